"""Asking Wikidata: manners, misbehaving servers, the cache, and who is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import LiveError
from kg.identity.live.cache import Cache
from kg.identity.live.lookup import Sought, look_up
from kg.identity.live.polite import ATTEMPTS, Polite
from kg.identity.live.reconciliation import Reconciliation
from kg.identity.live.wikidata import Wikidata
from tests.identity.standin import FakeClock, StandIn, entity, serving

pytest.importorskip("httpx")
SEKO = Sought("person.Hiroshige_Seko.Japan", "person", "Hiroshige Seko", "Q17")
MINISTRY = Sought("organization.Foreign_Ministry.Japan", "organization", "Ministry of Foreign Affairs of Japan", "Q17")


@pytest.fixture(scope="module")
def server() -> Iterator[StandIn]:
    with serving() as standin:
        yield standin


@pytest.fixture
def world(server: StandIn) -> StandIn:
    """Some people, a ministry with its classes, a family name, and a merged item."""
    server.entities.clear()
    server.merged.clear()
    server.faults.clear()
    server.asked.clear()
    server.agents.clear()
    server.add(
        entity("Q101", "Hiroshige Sekō", "Q5", "Q17", "", "Hiroshige Seko"),
        entity("Q102", "Seko", "Q101352"),
        entity("Q201", "Ministry of Foreign Affairs of Japan", "Q301", "Q17"),
        entity("Q301", "foreign ministry", "", "", "Q302"),
        entity("Q302", "ministry", "", "", "Q43229"),
        entity("Q43229", "organization"),
    )
    return server


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def polite(tmp_path: Path, clock: FakeClock) -> Iterator[Polite]:
    cache = Cache(tmp_path / "cache.sqlite")
    made = Polite("ana@example.org", cache, clock=clock, timeout=5)
    yield made
    made.close()
    cache.close()


def asked_once(polite: Polite, world: StandIn) -> list[str]:
    return Wikidata(polite, world.api).search("Hiroshige Seko")


def test_nobody_is_asked_without_a_contact(tmp_path: Path) -> None:
    """Without a contact there is an error that says which setting to set."""
    cache = Cache(tmp_path / "c")
    with pytest.raises(LiveError, match="without saying who asks") as caught:
        Polite("", cache)
    assert "contact" in (caught.value.hint or "")
    cache.close()


def test_it_says_who_asks_and_minds_the_lag(polite: Polite, world: StandIn) -> None:
    """Each request carries the contact in its User-Agent, and maxlag=5."""
    assert asked_once(polite, world) == ["Q101"]
    (agent,) = world.agents
    assert agent.startswith("diplograph/") and "(ana@example.org)" in agent
    assert world.asked[0][2]["maxlag"] == "5"


@pytest.mark.parametrize(
    ("faults", "slept"),
    [
        (["503"], [1.0]),
        (["429 3"], [3.0]),
        (["503", "503", "503"], [1.0, 2.0, 4.0]),
        (["maxlag"], [7.0]),
        (["cut"], [1.0]),
        (["html", "429"], [1.0, 2.0]),
        (["429 Thu, 28 May 2026 20:27:30 GMT"], [50.0]),
    ],
)
def test_it_waits_and_asks_again(
    polite: Polite, world: StandIn, clock: FakeClock, faults: list[str], slept: list[float]
) -> None:
    """After a refusal that passes, it waits as it is told, or twice as long each time, and gets its answer."""
    world.faults.extend(faults)
    assert asked_once(polite, world) == ["Q101"]
    assert clock.slept == slept


@pytest.mark.parametrize(
    ("faults", "words", "requests"),
    [
        (["503"] * 9, "HTTP 503", ATTEMPTS),
        (["maxlag"] * 9, "maxlag: Waiting for a host", ATTEMPTS),
        (["html"] * 9, "text/html that is no JSON", ATTEMPTS),
        (["429 86400"], "asks to come back in 86400 s", 1),
        (["404"], "HTTP 404", 1),
        (["badvalue"], "badvalue: no such thing", 1),
        (["list"], "JSON that is no object", 1),
        (["odd"], "an answer of another form", 1),
    ],
)
def test_it_gives_up_with_words(polite: Polite, world: StandIn, faults: list[str], words: str, requests: int) -> None:
    """What does not pass ends after as many attempts as are decent, at once where asking again is of no use."""
    world.faults.extend(faults)
    with pytest.raises(LiveError, match=words):
        asked_once(polite, world)
    assert len(world.asked) == requests
    world.faults.clear()
    assert asked_once(polite, world) == ["Q101"]  # a fault is never kept


def test_a_slow_or_absent_server(tmp_path: Path, world: StandIn, clock: FakeClock) -> None:
    """A server that does not answer in time, and one that is not there, are told as such."""
    cache = Cache(tmp_path / "c")
    polite = Polite("ana@example.org", cache, clock=clock, timeout=0.05)
    world.faults.extend(["slow"] * ATTEMPTS)
    with pytest.raises(LiveError, match="Timeout"):
        asked_once(polite, world)
    polite.close()
    # With time enough for a busy machine to be refused.
    polite = Polite("ana@example.org", cache, clock=clock, timeout=30)
    with pytest.raises(LiveError, match="ConnectError"):
        Wikidata(polite, "http://127.0.0.1:9/w/api.php").search("x")
    polite.close()
    cache.close()


def test_answers_are_kept_until_they_are_old(polite: Polite, world: StandIn, clock: FakeClock) -> None:
    """The same question is asked once; when its answer is old, again."""
    for _ in range(3):
        asked_once(polite, world)
    assert len(world.asked) == 1
    clock.time += 31 * 24 * 3600
    asked_once(polite, world)
    assert len(world.asked) == 2


def test_offline_asks_nobody(polite: Polite, world: StandIn, clock: FakeClock) -> None:
    """With --offline old answers do, and what was never asked is not found."""
    asked_once(polite, world)
    clock.time += 10**9
    offline = Polite("", polite.cache, offline=True, clock=clock)
    assert asked_once(offline, world) == ["Q101"]
    with pytest.raises(LiveError, match="not in the cache"):
        Wikidata(offline, world.api).search("Somebody Else")
    assert len(world.asked) == 1
    found = look_up([SEKO], Wikidata(offline, world.api), lambda name: None)
    assert found.rows == () and found.answered == () and found.fault == ""


def test_a_broken_cache_is_told(tmp_path: Path) -> None:
    """A file that is no cache is refused with what to do."""
    (tmp_path / "c").write_bytes(b"no database" * 200)
    with pytest.raises(LiveError, match="the cache cannot be used"):
        Cache(tmp_path / "c")


def test_merged_and_missing_items(polite: Polite, world: StandIn) -> None:
    """A merged id leads to its item, which remembers it; a missing one to nothing; 120 ids take three calls."""
    world.merged["Q9"] = "Q101"
    found = Wikidata(polite, world.api).items(["Q9", "Q101", "Q999"])
    assert set(found) == {"Q9", "Q101"}
    assert found["Q9"].id == "Q101"
    assert (found["Q9"].merged, found["Q101"].merged) == ("Q9", "")
    world.asked.clear()
    Wikidata(polite, world.api).items(f"Q{n}" for n in range(1000, 1120))
    assert [len(asked["ids"].split("|")) for _, _, asked in world.asked] == [50, 50, 20]


def test_kinds_are_checked_through_subclasses(polite: Polite, world: StandIn) -> None:
    """A foreign ministry is an organisation two steps up; a family name is no person, a person no organisation."""
    wikidata = Wikidata(polite, world.api)
    items = wikidata.items(["Q101", "Q102", "Q201"])
    assert wikidata.fits(items["Q101"], "person") and not wikidata.fits(items["Q102"], "person")
    assert wikidata.fits(items["Q201"], "organization") and not wikidata.fits(items["Q101"], "organization")


def test_one_of_that_name_kind_and_country_is_accepted(polite: Polite, world: StandIn) -> None:
    """A person of the agent's country and a ministry are accepted, each with its reasons; the family name is not."""
    found = look_up([SEKO, MINISTRY], Wikidata(polite, world.api), lambda name: None)
    assert [(row.subject, row.predicate, row.object) for row in found.rows] == [
        (SEKO.key, "exact", "Q101"),
        (MINISTRY.key, "exact", "Q201"),
    ]
    assert found.rows[0].label == "Hiroshige Sekō"
    assert found.rows[0].retrieved == "2026-05-28"
    assert "name +0.70, person +0.10, country +0.20" in found.rows[0].why


def test_what_is_not_sure_is_a_candidate(polite: Polite, world: StandIn) -> None:
    """Namesakes, another country, and a person of no known country: candidates, never links."""
    world.add(entity("Q103", "Hiroshige Seko", "Q5", "Q17"))
    two = look_up([SEKO], Wikidata(polite, world.api), lambda name: None)
    assert {row.predicate for row in two.rows} == {"close"} and len(two.rows) == 2
    world.entities.clear()
    world.add(entity("Q104", "John Smith", "Q5", "Q30"), entity("Q105", "Jane Roe", "Q5"))
    abroad = Sought("person.John_Smith.Japan", "person", "John Smith", "Q17")
    nowhere = Sought("person.Jane_Roe", "person", "Jane Roe")
    found = look_up([abroad, nowhere], Wikidata(polite, world.api), lambda name: None)
    assert [(row.subject, row.predicate) for row in found.rows] == [(nowhere.key, "close")]


def test_an_accepted_merged_item_is_recorded(polite: Polite, world: StandIn) -> None:
    """Where the search still gives a merged id, the link goes to the item it was merged into, and says so."""
    world.merged["Q9"] = "Q101"
    world.entities["Q101"]["aliases"] = {"en": [{"language": "en", "value": "Hiroshige Seko"}]}
    (row,) = look_up([SEKO], Wikidata(polite, world.api), lambda name: None).rows
    assert row.object == "Q101"


def test_a_failure_keeps_what_was_found(polite: Polite, world: StandIn) -> None:
    """When the server breaks down on the second agent, the first one's answer is kept, and the reason told."""
    first = Sought("organization.X", "organization", "Ministry of Foreign Affairs of Japan", "Q17")
    asked: list[str] = []

    def told(name: str) -> None:
        asked.append(name)
        if len(asked) == 2:
            world.faults.extend(["503"] * 9)

    found = look_up([first, SEKO], Wikidata(polite, world.api), told)
    assert found.answered == ("organization.X",)
    assert "HTTP 503" in found.fault


@pytest.mark.parametrize(("versions", "path"), [(("0.1", "0.2"), "/recon"), (("0.2", "1.0-draft"), "/recon/match")])
def test_a_reconciliation_service_instead(polite: Polite, world: StandIn, versions: tuple[str, ...], path: str) -> None:
    """By what its manifest says it is asked in 0.2 or in 1.0-draft; only a sure match of the kind is accepted."""
    world.versions = versions
    service = Reconciliation(polite, f"{world.url}/recon")
    found = look_up([SEKO], service, lambda name: None)
    assert [(row.predicate, row.object) for row in found.rows] == [("exact", "Q101")]
    assert world.asked[-1][:2] == ("POST", path)
    world.add(entity("Q103", "Hiroshige Seko", "Q5", "Q17"))
    other = Sought("person.Hiroshige_Seko", "person", "Hiroshige Seko")
    assert {row.predicate for row in look_up([other], service, lambda name: None).rows} == {"close"}


def test_a_service_that_answers_oddly(polite: Polite, world: StandIn) -> None:
    """What is no reconciliation service, or answers in another form, is told as that."""
    world.faults.append("odd")
    assert (
        "is no reconciliation service"
        in look_up([SEKO], Reconciliation(polite, f"{world.url}/recon"), lambda name: None).fault
    )
    service = Reconciliation(polite, f"{world.url}/recon/")
    assert service.versions
    world.faults.append("odd")
    assert "of another form" in look_up([MINISTRY], service, lambda name: None).fault
