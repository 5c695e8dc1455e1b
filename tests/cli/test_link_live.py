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
    assert "0 of 2 agents looked up" in project("link", "--live", "--offline").stderr
    told = project("link", "--live")
    assert told.exit_code == 2 and "contact" in told.stderr
    assert world.asked == []
