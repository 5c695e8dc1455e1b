"""The gazetteer's source tables, asked of Wikidata anew: named queries kept as files, one country and page at a time.

Every page is kept in the cache of the polite client: a refresh that was stopped goes on where it was. A table is
written once all its pages are there; until then the former one stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import LiveError
from kg.identity.compile.tables import Row, read_table, write_table
from kg.identity.live.polite import Polite, today
from kg.resources import resource

PAGE = 2000  # rows that are asked for at once
SOURCE = "wikidata"
#: Tables in the order in which they are asked for, with the columns that `kg.identity.compile` reads.
TABLES = {
    "positions": (
        "position_qid", "label", "short_title", "country_qid", "jurisdiction_qid", "start", "end", "replaces_qid",
        "replaced_by_qid", "enwiki", "source",
    ),
    "persons": ("person_qid", "name", "gender", "born", "died", "enwiki"),
    "office_holders": (
        "person_qid", "person", "position_qid", "position_title", "country_qid", "start", "end", "source_repo",
    ),
}  # fmt: skip
_KEYS = {"positions": ("position_qid",), "persons": ("person_qid",)}
_SOURCES = (
    "repo (every-politician-scrapers/…)", "commit", "commit_date", "holder_rows", "positions", "home_country_qid",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refreshed:
    """Rows by table."""

    rows: dict[str, int]


def refresh(polite: Polite, endpoint: str, folder: Path, told: Callable[[str], None], *, page: int = PAGE) -> Refreshed:
    """Ask for every table and write it into ``folder``, beside the tables that are from elsewhere.

    Countries are those of ``countries.tsv`` there. Queries are those of ``data/gazetteer/queries``.

    Raises:
        GazetteerError: ``countries.tsv`` is not there.
        LiveError: a page could not be had; those before it are kept in the cache.
    """
    countries = sorted({row["country_qid"] for row in read_table(folder / "countries.tsv", ("country_qid",))} - {""})
    found: dict[str, list[Row]] = {}
    for table in TABLES:
        query = resource("data", "gazetteer", "queries", f"{table}.rq").read_text(encoding="utf-8")
        rows: list[Row] = []
        for country in countries:
            told(f"{table} of {country}")
            rows += _pages(polite, endpoint, query.replace("{country}", country), page)
        found[table] = _tidy(table, rows)
    # Persons and offices that only one of the queries knows would be dangling.
    people = {row["person_qid"] for row in found["persons"]}
    found["office_holders"] = [row for row in found["office_holders"] if row["person_qid"] in people]
    for table, columns in TABLES.items():
        write_table(folder / f"{table}.tsv", columns, found[table])
    day = today(polite.clock).isoformat()
    source = {_SOURCES[0]: SOURCE, "commit_date": day, "holder_rows": str(len(found["office_holders"]))}
    write_table(folder / "sources_office_holders.tsv", _SOURCES, [{name: source.get(name, "") for name in _SOURCES}])
    return Refreshed({table: len(rows) for table, rows in found.items()})


def _pages(polite: Polite, endpoint: str, query: str, page: int) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    while True:
        text = query.replace("{limit}", str(page)).replace("{offset}", str(len(rows)))
        answer = polite.get(endpoint, {"query": text, "format": "json"}, _bindings)
        new = _bindings(answer)
        rows += new
        if len(new) < page:
            return rows


def _bindings(answer: dict[str, Any]) -> list[dict[str, str]]:
    """Rows of SPARQL 1.1 Query Results JSON."""
    try:
        return [
            {name: " ".join(str(cell["value"]).split()) for name, cell in row.items()}
            for row in answer["results"]["bindings"]
        ]
    except (KeyError, TypeError, AttributeError):
        raise LiveError("not an answer of a SPARQL endpoint", hint="see --endpoint") from None


def _tidy(table: str, rows: Sequence[dict[str, str]]) -> list[Row]:
    """Rows with every column, sorted, none twice; of two rows on one person or office the first."""
    columns = TABLES[table]
    every = sorted({tuple(SOURCE if c.startswith("source") else row.get(c, "") for c in columns) for row in rows})
    full = [dict(zip(columns, cells, strict=True)) for cells in every]
    keys = _KEYS.get(table)
    if keys is None:
        return full
    first: dict[tuple[str, ...], Row] = {}
    for row in full:
        first.setdefault(tuple(row[key] for key in keys), row)
    return list(first.values())
