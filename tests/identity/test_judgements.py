"""links.tsv: what decisions do, that they win, and that a line that goes is undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LinksError
from kg.identity.agents import WIKIDATA
from kg.identity.events import fact_links
from kg.identity.gazetteer import Gazetteer
from kg.identity.judgements import Judgement, Judgements, load_judgements, save_judgements
from kg.identity.record import Record, load_record
from kg.identity.resolve import identify
from kg.identity.suggestions import Suggestion, Suggestions, load_suggestions, save_suggestions
from kg.model import Agent, Entity
from tests.identity.samples import person, story, thing

SEKO = "person.Hiroshige_Seko.Japan"
UNKNOWN = "Q999999991"  # no item of the gazetteer


def resolved(gazetteer: Gazetteer, record: Record, entity: Entity, *countries: str, day: str = "2019-05-31") -> Agent:
    document, extraction = story(day, entity, *countries)
    return identify(document, extraction, gazetteer, record).agents[entity.id]


def judged(*rows: tuple[str, str, str]) -> Record:
    return Record(Judgements(tuple(Judgement(*row, "Ana", "2026-05-31", "seen") for row in rows)))


def seko() -> Entity:
    return person("Hiroshige Seko", "Minister of Economy, Trade, and Industry", "Japan", "Japan")


@pytest.mark.parametrize("subject", [SEKO, "person:Hiroshige Seko", "person:Mr. HIROSHIGE SEKO"])
def test_a_decision_links_whom_the_gazetteer_does_not_know(gazetteer: Gazetteer, subject: str) -> None:
    """By key or by name: the agent gets the item as its key, keeps its name, and the link says whose decision it is."""
    agent = resolved(gazetteer, judged((subject, "same", UNKNOWN)), seko())
    assert (agent.key, agent.kind) == (UNKNOWN, "person")
    assert agent.label.casefold().endswith("hiroshige seko")
    (link,) = agent.links
    assert (link.iri, link.exact, link.curated, link.by, link.on) == (
        WIKIDATA + UNKNOWN,
        True,
        True,
        "Ana",
        "2026-05-31",
    )
    assert "decided by Ana on 2026-05-31: seen" in link.why


def test_without_the_line_all_is_as_before(gazetteer: Gazetteer) -> None:
    """The same gazetteer, asked again without the decision, answers as if it had never been."""
    before = resolved(gazetteer, Record(), seko())
    resolved(gazetteer, judged((SEKO, "same", UNKNOWN)), seko())
    assert resolved(gazetteer, Record(), seko()) == before
    assert before.key == SEKO


def test_a_decision_beats_the_gazetteer(gazetteer: Gazetteer) -> None:
    """An agent that the gazetteer links is another item where a person says so, by name or by its item."""
    lavrov = person("Sergey Lavrov", "Foreign Minister", "Russia")
    assert resolved(gazetteer, judged(("Q58217", "same", "Q7747")), lavrov).label == "Vladimir Putin"
    assert resolved(gazetteer, judged(("person:Sergey Lavrov", "same", "Q7747")), lavrov).key == "Q7747"


@pytest.mark.parametrize("predicate", ["not-same", "unsure"])
@pytest.mark.parametrize("subject", ["Q58217", "person:Sergey Lavrov", "person.Sergey_Lavrov.Russia"])
def test_a_forbidden_link_is_not_made(gazetteer: Gazetteer, subject: str, predicate: str) -> None:
    """Whoever was decided not to be the item has a minted key and no accepted link; unsure keeps the candidate."""
    lavrov = person("Sergey Lavrov", "Foreign Minister", "Russia", "Russia")
    agent = resolved(gazetteer, judged((subject, predicate, "Q58217")), lavrov)
    assert agent.key == "person.Sergey_Lavrov.Russia"
    assert not any(link.exact for link in agent.links)


def test_unsure_stays_a_candidate_and_not_same_does_not(gazetteer: Gazetteer) -> None:
    """Of a minted agent's candidates one that was ruled out is gone; one that nobody can tell stays, marked."""
    smith = person("John Howard")
    plain = resolved(gazetteer, Record(), smith)
    assert [link.iri for link in plain.links] == [WIKIDATA + "Q51330"]
    assert not plain.links[0].exact
    assert resolved(gazetteer, judged((plain.key, "not-same", "Q51330")), smith).links == ()
    (unsure,) = resolved(gazetteer, judged((plain.key, "unsure", "Q51330")), smith).links
    assert (unsure.exact, unsure.curated, unsure.by) == (False, True, "Ana")


def test_an_item_that_nobody_can_tell_stays_a_candidate(gazetteer: Gazetteer) -> None:
    """Of whoever was linked, "unsure" about the item itself takes the link and leaves it as a candidate."""
    lavrov = person("Sergey Lavrov", "Foreign Minister", "Russia", "Russia")
    (unsure,) = resolved(gazetteer, judged(("Q58217", "unsure", "Q58217")), lavrov).links
    assert (unsure.iri, unsure.exact, unsure.curated) == (f"{WIKIDATA}Q58217", False, True)
    assert resolved(gazetteer, judged(("Q58217", "not-same", "Q58217")), lavrov).links == ()


def test_places_and_organisations_are_decided_too(gazetteer: Gazetteer) -> None:
    """A place can be forbidden and an organisation without an item linked."""
    tokyo = thing("place", "Tokyo")
    assert resolved(gazetteer, judged(("Q1490", "not-same", "Q1490")), tokyo).key == "place.Tokyo"
    ministry = thing("organization", "Foreign Ministry", "Japan")
    key = resolved(gazetteer, Record(), ministry).key
    assert resolved(gazetteer, judged((key, "same", UNKNOWN)), ministry).key == UNKNOWN


def test_two_agents_become_one(gazetteer: Gazetteer) -> None:
    """The object may be another agent of the graph; chains of decisions are followed, and circles end."""
    record = judged((SEKO, "same", "person.Seko.Japan"), ("person.Seko.Japan", "same", UNKNOWN))
    assert resolved(gazetteer, record, seko()).key == UNKNOWN
    circle = judged((SEKO, "same", "person.A"), ("person.A", "same", SEKO))
    assert resolved(gazetteer, circle, seko()).key in (SEKO, "person.A")


def test_the_later_line_counts() -> None:
    """Of two decisions on one pair, and of two identities for one subject, the later is in force."""
    rows = [Judgement("Q1", "same", "Q2"), Judgement("Q1", "same", "Q3"), Judgement("person.A", "same", "Q5")]
    assert Judgements(tuple(rows)).same(["Q1"]) == "Q3"
    turned = Judgements((*rows, Judgement("person.A", "not-same", "Q5")))
    assert turned.same(["person.A"]) is None
    assert turned.refused(["person.A"]) == {"Q5"}


def test_a_new_decision_supersedes(tmp_path: Path) -> None:
    """Adding a decision takes out those that it contradicts, and no others; comments of the file stay."""
    path = tmp_path / "links.tsv"
    path.write_text(
        "# ours\nsubject\tpredicate\tobject\nperson:A B\tsame\tQ1\nperson.C\tnot-same\tQ1\n", encoding="utf-8"
    )
    judgements = load_judgements(path).adding(Judgement("person:a  b", "same", "Q2", why="two\twords\n"))
    save_judgements(path, judgements)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ours\n")
    assert [(row.subject, row.object) for row in load_judgements(path).rows] == [
        ("person.C", "Q1"),
        ("person:a b", "Q2"),
    ]
    assert load_judgements(path).rows[1].why == "two words"


cell = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12).map(
    lambda t: " ".join(t.split())
)


@given(st.lists(st.builds(
    Judgement, st.sampled_from(["Q1", "person.A", "person:Ana Lee"]), st.sampled_from(["same", "not-same", "unsure"]),
    st.sampled_from(["Q1", "Q2"]), cell, st.dates().map(str) | st.just(""), cell,
), max_size=5))  # fmt: skip
def test_decisions_survive_the_file(tmp_path_factory: pytest.TempPathFactory, rows: list[Judgement]) -> None:
    """What is written is read again, whatever people are called and give as reasons."""
    path = tmp_path_factory.mktemp("links") / "links.tsv"
    judgements = Judgements(tuple(rows))
    save_judgements(path, judgements)
    assert load_judgements(path) == judgements
    assert load_judgements(path).digest == judgements.digest


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a\tb\n", ":1", "does not name the columns"),
        ("subject\tpredicate\tobject\twho\twhen\twhy\n\nQ1\tsame\n", ":3", "a line of 2 columns"),
        ("subject\tpredicate\tobject\twho\twhen\twhy\nQ1\tequals\tQ2\n", ":2", "'equals' is no decision"),
        ("subject\tpredicate\tobject\twho\twhen\twhy\nAna\tsame\tQ2\n", ":2", "'Ana' is no agent"),
        ("subject\tpredicate\tobject\twho\twhen\twhy\nQ1\tsame\tQ0\n", ":2", "'Q0' is no Wikidata item"),
        ("subject\tpredicate\tobject\twho\twhen\twhy\nQ1\tsame\tQ2\tAna\tlast week\n", ":2", "'last week' is no day"),
        (b"\xff\xfe", "links.tsv", "is not UTF-8"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str | bytes, place: str, words: str) -> None:
    """A file or line that is wrong stops at the door, with its place and what to try."""
    path = tmp_path / "links.tsv"
    path.write_bytes(text if isinstance(text, bytes) else text.replace("predicate\tobject\n", "").encode())
    header = "subject\tpredicate\tobject\twho\twhen\twhy"
    if isinstance(text, str) and text.startswith("subject"):
        path.write_text(text.replace(text.split("\n")[0], header), encoding="utf-8")
    with pytest.raises(LinksError, match=words) as caught:
        load_judgements(path)
    assert place in str(caught.value)
    assert caught.value.hint


def found(subject: str, predicate: str, item: str, score: float = 0.9) -> Suggestion:
    return Suggestion(
        subject, predicate, item, "Hiroshige Sekō", score, "wikidata.org", "2026-05-31", "one of that name"
    )


def test_live_suggestions_are_weaker_than_decisions(gazetteer: Gazetteer) -> None:
    """An accepted suggestion links whom nothing else links; decisions and the gazetteer win over it."""
    live = Suggestions((found(SEKO, "exact", UNKNOWN), found("Q58217", "exact", UNKNOWN)))
    agent = resolved(gazetteer, Record(suggestions=live), seko())
    assert (agent.key, agent.label, agent.links[0].curated) == (UNKNOWN, "Hiroshige Sekō", False)
    assert agent.links[0].source == "wikidata.org, 2026-05-31"
    forbidden = Record(judged((SEKO, "not-same", UNKNOWN)).judgements, live)
    assert resolved(gazetteer, forbidden, seko()).key == SEKO
    other = Record(judged((SEKO, "same", "Q7747")).judgements, live)
    assert resolved(gazetteer, other, seko()).key == "Q7747"
    assert (
        resolved(gazetteer, Record(suggestions=live), person("Sergey Lavrov", "Foreign Minister", "Russia")).key
        == "Q58217"
    )


def test_close_suggestions_are_candidates(gazetteer: Gazetteer) -> None:
    """What was found live but not accepted is a ranked candidate of the minted agent."""
    live = Suggestions((found(SEKO, "close", "Q1", 0.4), found(SEKO, "close", "Q2", 0.5)))
    agent = resolved(gazetteer, Record(suggestions=live), seko())
    assert agent.key == SEKO
    assert [(link.iri, link.exact) for link in agent.links] == [(WIKIDATA + "Q2", False), (WIKIDATA + "Q1", False)]


def test_suggestions_survive_their_file(tmp_path: Path) -> None:
    """The table is written sorted, read again as it was, and refused with its line where it was tampered with."""
    path = tmp_path / "links-live.tsv"
    rows = Suggestions().replacing([], [found("person.B", "close", "Q2"), found("person.A", "exact", "Q1")])
    save_suggestions(path, rows)
    assert load_suggestions(path) == rows
    assert rows.replacing(["person.A"], []).rows == rows.rows[1:]
    path.write_text(path.read_text(encoding="utf-8").replace("Q2", "two"), encoding="utf-8")
    with pytest.raises(LinksError, match=r"links-live\.tsv:3"):
        load_suggestions(path)


def test_the_record_s_digest_tells_its_files_apart(tmp_path: Path) -> None:
    """No files: no digest. Either file changes it, so that a build knows its documents to be out of date."""
    links, live = tmp_path / "links.tsv", tmp_path / "live.tsv"
    digests = [load_record(links, live).digest]
    save_judgements(links, Judgements((Judgement("Q1", "same", "Q2"),)))
    digests.append(load_record(links, live).digest)
    save_suggestions(live, Suggestions((found("person.A", "exact", "Q1"),)))
    digests.append(load_record(links, live).digest)
    links.unlink()
    digests.append(load_record(links, live).digest)
    assert digests[0] == ""
    assert len(set(digests)) == 4


def test_decisions_on_agreements_and_events() -> None:
    """By what ends their IRI: the same, not the same or unsure, over what was found live; they are items or nothing."""
    treaty, summit = "agreement/" + "0" * 16, "meeting/" + "1" * 16
    found = Suggestions(
        tuple(Suggestion(treaty, "close", item, "", 0.7, "w", "2026-05-31", "name") for item in ("Q7", "Q8", "Q9"))
    )
    record = Record(
        judged((treaty, "not-same", "Q7"), (treaty, "unsure", "Q9"), (summit, "same", "Q5")).judgements, found
    )
    links = fact_links(record)
    assert [(link.iri.rpartition("/")[2], link.exact, link.curated) for link in links[treaty]] == [
        ("Q8", False, False), ("Q9", False, True),
    ]  # fmt: skip
    assert [(link.exact, link.curated, link.by) for link in links[summit]] == [(True, True, "Ana")]
    with pytest.raises(LinksError, match="no Wikidata item"):
        Judgements().adding(Judgement(treaty, "same", "person.Ana"))
