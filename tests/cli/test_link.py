"""``kg link``, ``kg export --links`` and ``kg why AGENT``: decisions made, kept, reviewed and undone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.model
TALKS = """Readout of Talks
2019-03-02

Foreign Minister of Russia Sergey Lavrov met with Minister of Trade of Japan Hiroshige Seko in Tokyo on March 1, 2019.
John Howard met with Hiroshige Seko in Osaka on March 2, 2019.
"""
SEKO = "person.Hiroshige_Seko.Japan"


@pytest.fixture
def project(tmp_path: Path, fresh: Run) -> Run:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "talks.txt").write_text(TALKS, encoding="utf-8")
    assert fresh("build", "texts").exit_code == 0
    return fresh


def graph(kg: Run) -> str:
    return kg("export", "--format", "trig").stdout


def test_a_decision_is_made_kept_and_undone(project: Run, tmp_path: Path) -> None:
    """Of set: the next build applies it, a rebuild keeps it; without its line all is as before."""
    before = graph(project)
    told = project(
        "link", "set", "Hiroshige Seko", "https://www.wikidata.org/wiki/Q11404455", "--why", "the list", "--who", "Ana"
    )
    assert told.exit_code == 0, told.output
    assert "Q11404455. kg build makes it so" in told.stderr
    assert (tmp_path / "links.tsv").read_text(encoding="utf-8").count("\n") == 2
    assert "1 changed" in project("build", "texts").stderr
    after = graph(project)
    assert "owl:sameAs wd:Q11404455" in after and "ManualMappingCuration" in after and f"agent:{SEKO} a" not in after
    assert "1 unchanged" in project("build", "texts").stderr
    project("build", "texts", "--force")
    assert graph(project) == after
    shutil.rmtree(tmp_path / ".kg")
    project("build", "texts")
    assert graph(project) == after
    assert json.loads(project("link", "list", "--json").stdout)[0]["who"] == "Ana"
    (tmp_path / "links.tsv").unlink()
    assert "1 changed" in project("build", "texts").stderr
    assert graph(project) == before


def test_a_link_is_forbidden(project: Run) -> None:
    """Of forbid: it takes a link away at the next build, and nothing else."""
    assert "agent/Q58217" in graph(project).replace("agent:", "agent/")
    assert project("link", "forbid", "Sergey Lavrov", "Q58217", "--why", "a namesake").exit_code == 0
    project("build", "texts")
    assert "wd:Q58217" not in graph(project)
    assert "«Sergey Lavrov»: decided not to be Sergey Lavrov" in " ".join(project("why", "Lavrov").stdout.split())
    assert "not-same  Q58217" in project("link", "list").stdout


def test_review_walks_what_is_unsure(project: Run, tmp_path: Path) -> None:
    """Each candidate is shown with its sentence; answers are kept at once; quitting keeps those before it."""
    told = project("link", "review", "--who", "Ana", input=b"q\n")
    assert "John Howard" in told.stderr and "met with Hiroshige Seko in Osaka" in " ".join(told.stderr.split())
    assert "0 decided" in told.stderr and not (tmp_path / "links.tsv").exists()
    told = project("link", "review", "--who", "Ana", input=b"maybe\ny\n")
    assert "1 decided" in told.stderr, told.output
    assert "same\tQ51330\tAna" in (tmp_path / "links.tsv").read_text(encoding="utf-8")
    assert "Is it" not in project("link", "review", input=b"y\n").stderr
    project("build", "texts")
    assert "owl:sameAs wd:Q51330" in graph(project)


def test_review_of_nobody_can_tell(project: Run, tmp_path: Path) -> None:
    """An unsure answer is asked again only with --all; the input's end is as good as quit; skip decides nothing."""
    assert "1 decided" in project("link", "review", input=b"u\n").stderr
    assert "Is it" not in project("link", "review", input=b"y\n").stderr
    assert "Is it Q51330" in project("link", "review", "--all", input=b"s\n").stderr
    assert "0 decided" in project("link", "review", "--all").stderr
    assert "\tunsure\t" in (tmp_path / "links.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("set", "Nobody At All", "Q1"), "the store has no agent 'Nobody At All'"),
        (("set", "h", "Q1"), "the store has no agent 'h'"),
        (("set", "Hiroshige Seko", "11"), "'11' is no Wikidata item"),
        (("forbid", "Hiroshige Seko", "Q0"), "'Q0' is no Wikidata item"),
    ],
)
def test_what_cannot_be_decided(project: Run, tmp_path: Path, args: tuple[str, ...], words: str) -> None:
    """An agent that is not there and an item that is none are refused, and nothing is written."""
    told = project("link", *args)
    assert told.exit_code == 2 and words in told.stderr and not (tmp_path / "links.tsv").exists()


def test_a_key_needs_no_store(fresh: Run, tmp_path: Path) -> None:
    """A decision may be made before anything was built, by a key or by kind and name."""
    assert fresh("link", "set", "person:Hiroshige Seko", "Q11404455").exit_code == 0
    assert fresh("link", "set", f"agent/{SEKO}", "Q11404455").exit_code == 0
    assert (tmp_path / "links.tsv").read_text(encoding="utf-8").count("Q11404455") == 2


def test_a_broken_table_stops_a_build(project: Run, tmp_path: Path) -> None:
    """A line that is wrong is named, with exit code 2, and the store stays as it is."""
    before = graph(project)
    (tmp_path / "links.tsv").write_text("what\n", encoding="utf-8")
    told = project("build", "texts")
    assert told.exit_code == 2 and "links.tsv:1" in told.stderr
    assert graph(project) == before


def test_links_alone_are_exported(project: Run, tmp_path: Path) -> None:
    """--links gives the links graph alone: as Turtle, or as an SSSOM table; with --format it is refused."""
    turtle = project("export", "--links", "turtle").stdout
    assert "wd:Q58217" in turtle and "dg:Meeting" not in turtle and "rdfs:label" not in turtle
    assert project("export", "--links", "sssom", "-o", "l.sssom.tsv").exit_code == 0
    lines = (tmp_path / "l.sssom.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == '#sssom_version: "1.0"'
    assert any(
        line.startswith("agent:Q58217\tSergey Lavrov\tdg:Person\tskos:exactMatch\twikidata:Q58217") for line in lines
    )
    assert project("export", "--links", "sssom", "--format", "turtle").exit_code == 2


def test_why_says_why_an_agent_is_linked(project: Run) -> None:
    """For an agent kg why tells each link's reason and gazetteer, and how each document's name led to the agent."""
    told = " ".join(project("why", "agent/Q58217").stdout.split())
    for name in ("Sergey Lavrov", "lavrov", "Q58217"):
        assert " ".join(project("why", name).stdout.split()) == told
    lost = project("why", "Nobody At All")
    assert lost.exit_code == 2 and "Nobody At All" in lost.stderr
    assert "exact <http://www.wikidata.org/entity/Q58217> 1.00" in told and "gazetteer" in told
    assert "«Sergey Lavrov»" in told and "office +0.30" in told
    close = json.loads(project("why", "agent/person.John_Howard", "--json").stdout)
    assert close["links"][0]["predicate"] == "close" and "name +0.55" in close["links"][0]["why"]
