"""``kg link --live``: what is found goes into a file that builds replay; a failure changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.identity.suggestions import load_suggestions
from tests.cli.conftest import Run
from tests.cli.test_link import graph, project
from tests.identity.standin import StandIn, entity, serving

pytest.importorskip("httpx")
pytestmark = pytest.mark.model
__all__ = ["project"]  # the fixture of the neighbour


@pytest.fixture
def world(tmp_path: Path) -> Iterator[StandIn]:
    with serving() as standin:
        standin.add(entity("Q11404455", "Hiroshige Sekō", "Q5", "Q17", "", "Hiroshige Seko"))
        standin.add(entity("Q5005", "John Howard", "Q5", "Q408"))
        settings = f'contact = "ana@example.org"\nwikidata = "{standin.api}"\n'
        (tmp_path / "kg.toml").write_text(settings, encoding="utf-8")
        yield standin


def test_what_is_found_is_replayed_by_builds(project: Run, world: StandIn, tmp_path: Path) -> None:
    """An accepted item links its agent at the next build; candidates are close matches; the file gone, so are they."""
    before = graph(project)
    told = project("link", "--live")
    assert told.exit_code == 0, told.output
    assert "1 linked, 1 with candidates" in told.stderr
    assert {row.predicate for row in load_suggestions(tmp_path / "links-live.tsv").rows} == {"exact", "close"}
    assert "1 changed" in project("build", "texts").stderr
    after = graph(project)
    assert "skos:exactMatch wd:Q11404455" in after and "owl:sameAs" not in after
    assert "wd:Q5005" in after
    requests = len(world.asked)
    project("link", "--live")
    assert len(world.asked) == requests  # all from the cache
    (tmp_path / "links-live.tsv").unlink()
    project("build", "texts")
    assert graph(project) == before


def test_a_decision_beats_what_was_found(project: Run, world: StandIn) -> None:
    """A link that was found and then forbidden by a person is not made."""
    project("link", "forbid", "Hiroshige Seko", "Q11404455")
    project("link", "--live")
    project("build", "texts")
    assert "wd:Q11404455" not in graph(project)


def test_a_failure_harms_nothing(project: Run, world: StandIn, tmp_path: Path) -> None:
    """A server that is down leaves links as they were, says so, and gives exit code 1; builds go on as before."""
    before = graph(project)
    world.faults.extend(["404"] * 99)
    told = project("link", "--live")
    assert told.exit_code == 1
    assert "HTTP 404" in told.stderr and "links stay as they were" in told.stderr
    assert not (tmp_path / "links-live.tsv").exists()
    assert "1 unchanged" in project("build", "texts").stderr
    assert graph(project) == before


def test_offline_and_without_contact(project: Run, world: StandIn, tmp_path: Path) -> None:
    """--offline needs no contact and asks nobody; without either nothing is asked."""
    (tmp_path / "kg.toml").write_text(f'wikidata = "{world.api}"\n', encoding="utf-8")
    assert "0 of 2 names looked up" in project("link", "--live", "--offline").stderr
    told = project("link", "--live")
    assert told.exit_code == 2 and "contact" in told.stderr
    assert world.asked == []


TREATY = """Readout of Talks
2023-05-02

President Joseph Biden met with Prime Minister of Japan Fumio Kishida in Tokyo on May 1, 2023 on the sidelines of the
G7 Hiroshima Summit. On May 1, 2023 the United States and Japan signed the Treaty of Osaka.
"""


def test_treaties_and_summits_are_looked_up(fresh: Run, world: StandIn, tmp_path: Path) -> None:
    """An agreement with a name and a summit of a year get items of their kind; decisions win, and are undone."""
    world.add(
        entity("Q7001", "Treaty of Osaka", "Q131569"), entity("Q7002", "Treaty of Osaka", "Q5"),
        entity("Q7003", "G7 Hiroshima Summit", "Q1072326", "", "", "G7 Hiroshima Summit 2023"),
    )  # fmt: skip
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "talks.txt").write_text(TREATY, encoding="utf-8")
    assert fresh("build", "texts").exit_code == 0
    before = graph(fresh)
    told = fresh("link", "--live")
    assert told.exit_code == 0 and "2 linked" in told.stderr, told.output
    assert "1 changed" in fresh("build", "texts").stderr and "1 unchanged" in fresh("build", "texts").stderr
    after = graph(fresh)
    assert "skos:exactMatch wd:Q7001" in after and "skos:exactMatch wd:Q7003" in after and "wd:Q7002" not in after
    table = fresh("export", "--links", "sssom").stdout.splitlines()
    (treaty,) = [line.split("\t") for line in table if line.startswith("agreement:")]
    assert treaty[1:5] == ["Treaty of Osaka", "dg:Agreement", "skos:exactMatch", "wikidata:Q7001"]
    subject = treaty[0].replace(":", "/")
    assert "Q7001" in fresh("why", subject).stdout
    assert fresh("link", "forbid", subject, "Q7001", "--why", "another of that name").exit_code == 0
    assert "1 changed" in fresh("build", "texts").stderr
    assert "wd:Q7001" not in graph(fresh) and "skos:exactMatch wd:Q7003" in graph(fresh)
    (tmp_path / "links.tsv").unlink()
    fresh("build", "texts")
    assert graph(fresh) == after
    (tmp_path / "links-live.tsv").unlink()
    fresh("build", "texts")
    assert graph(fresh) == before
    assert fresh("check").exit_code == 0
