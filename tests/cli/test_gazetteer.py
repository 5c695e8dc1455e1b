"""``kg gazetteer``: what it is, and its tables asked for anew, paged and resumable."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import LiveError
from kg.identity.compile.tables import read_table
from kg.identity.live.cache import Cache
from kg.identity.live.polite import Polite
from kg.identity.live.refresh import TABLES, refresh
from tests.cli.conftest import Run
from tests.identity.standin import FakeClock, StandIn, serving

pytest.importorskip("httpx")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[StandIn]:
    """An endpoint that knows three holders of an office in each of two countries, and a folder with those countries."""
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "countries.tsv").write_text("country_qid\nQ17\nQ159\n", encoding="utf-8")
    with serving() as standin:
        standin.sparql = {
            "office_holders": [
                {"person_qid": f"Q{n}", "person": f"Person  {n}", "position_qid": "Q9", "position_title": "Minister",
                 "country_qid": "Q17", "start": "2024-01-01"}
                for n in (1, 2, 3)
            ],
            "persons": [{"person_qid": f"Q{n}", "name": f"Person {n}", "born": "1970-01-01"} for n in (1, 2)],
            "positions": [{"position_qid": "Q9", "label": "Minister", "country_qid": "Q17"}],
        }  # fmt: skip
        yield standin


def client(tmp_path: Path) -> Polite:
    return Polite("ana@example.org", Cache(tmp_path / "cache"), clock=FakeClock())


def test_the_same_tables_are_written(world: StandIn, tmp_path: Path) -> None:
    """Every table has its columns, sorted, no row twice, no holder without a person, and names its source and day."""
    polite = client(tmp_path)
    done = refresh(polite, f"{world.url}/sparql", tmp_path / "tables", lambda what: None, page=2)
    polite.close()
    assert done.rows == {"positions": 1, "persons": 2, "office_holders": 2}
    for table, columns in TABLES.items():
        with (tmp_path / "tables" / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
            assert tuple(next(csv.reader(file, delimiter="\t"))) == columns
    holders = read_table(tmp_path / "tables" / "office_holders.tsv")
    assert [(row["person_qid"], row["person"], row["source_repo"]) for row in holders] == [
        ("Q1", "Person 1", "wikidata"), ("Q2", "Person 2", "wikidata"),
    ]  # fmt: skip
    (source,) = read_table(tmp_path / "tables" / "sources_office_holders.tsv")
    assert source["commit_date"] == "2026-05-28"


def test_pages_meet_and_countries_are_asked_one_by_one(world: StandIn, tmp_path: Path) -> None:
    """Each query is asked for each country, page after page, until a page is not full."""
    polite = client(tmp_path)
    refresh(polite, f"{world.url}/sparql", tmp_path / "tables", lambda what: None, page=2)
    polite.close()
    holders = [asked["query"] for _, _, asked in world.asked if asked["query"].startswith("# office_holders")]
    assert [("wd:Q159" in query, query.rsplit(" ", 1)[1].strip()) for query in holders] == [
        (True, "0"), (True, "2"), (False, "0"), (False, "2"),
    ]  # fmt: skip


def test_a_refresh_goes_on_where_it_was_stopped(world: StandIn, tmp_path: Path) -> None:
    """A failure keeps the former tables; the next run asks only for what is missing."""
    (tmp_path / "tables" / "persons.tsv").write_text("former", encoding="utf-8")
    polite = client(tmp_path)
    told: list[str] = []

    def tell(what: str) -> None:
        told.append(what)
        if len(told) == 4:
            world.faults.extend(["404"])

    with pytest.raises(LiveError, match="HTTP 404"):
        refresh(polite, f"{world.url}/sparql", tmp_path / "tables", tell, page=2)
    assert (tmp_path / "tables" / "persons.tsv").read_text(encoding="utf-8") == "former"
    before = len(world.asked) - 1
    refresh(polite, f"{world.url}/sparql", tmp_path / "tables", lambda what: None, page=2)
    polite.close()
    keys = [json.dumps(asked) for _, _, asked in world.asked]
    assert len(keys) - len(set(keys)) == 1  # the one that failed
    assert before > 0


def test_what_is_no_endpoint(world: StandIn, tmp_path: Path) -> None:
    """An address that answers something else is told as that."""
    polite = client(tmp_path)
    with pytest.raises(LiveError, match="not an answer of a SPARQL endpoint"):
        refresh(polite, f"{world.url}/recon", tmp_path / "tables", lambda what: None)
    polite.close()


def test_from_the_command_line(world: StandIn, fresh: Run, tmp_path: Path) -> None:
    """Update writes the tables and says how much; without countries.tsv or a contact it says what is missing."""
    args = ("gazetteer", "update", "--endpoint", f"{world.url}/sparql", "--sources")
    told = fresh(*args, "tables", "--contact", "ana@example.org")
    assert told.exit_code == 0, told.output
    assert "persons.tsv: 2 rows" in told.stderr
    assert "contact" in fresh(*args, "tables").stderr
    (tmp_path / "empty").mkdir()
    assert fresh(*args, "empty", "--contact", "ana@example.org").exit_code == 2


def test_the_gazetteer_tells_of_itself(fresh: Run) -> None:
    """Kg gazetteer names version, snapshot days and licences."""
    told = json.loads(fresh("gazetteer", "--json").stdout)
    assert told["version"].startswith("gazetteer ") and told["bytes"] <= 6_000_000
    assert "CC0-1.0" in fresh("gazetteer").stdout


def test_a_refreshed_gazetteer_compiles(world: StandIn, fresh: Run, tmp_path: Path, shared: Path) -> None:
    """With --out the refreshed tables, beside those from elsewhere, give a gazetteer that knows the new people."""
    tables = tmp_path / "all"
    shutil.copytree(shared / "gazetteer", tables)
    for path in (tables, *tables.iterdir()):
        path.chmod(0o755)
    world.sparql["persons"].append({"person_qid": "Q3", "name": "Zebedee Quux"})
    world.sparql["office_holders"][2]["person"] = "Zebedee Quux"
    countries = tables / "countries.tsv"
    told = fresh(
        "gazetteer", "update", "--endpoint", f"{world.url}/sparql", "--sources", "all", "--out", "new",
        "--contact", "ana@example.org",
    )  # fmt: skip
    assert countries.is_file()
    assert told.exit_code == 0, told.output
    from kg.identity.gazetteer import Gazetteer

    opened = Gazetteer.open(tmp_path / "new" / "gazetteer.sqlite")
    assert [person.label for person in opened.people_named(("zebedee", "quux"))] == ["Zebedee Quux"]
    assert opened.meta["snapshot"].startswith("office terms: 20") and "foreign ministers" not in opened.meta["snapshot"]
    opened.close()
    (tmp_path / "kg.toml").write_text('gazetteer = "new/gazetteer.sqlite"\n', encoding="utf-8")
    assert json.loads(fresh("gazetteer", "--json").stdout)["file"].endswith("new/gazetteer.sqlite")
