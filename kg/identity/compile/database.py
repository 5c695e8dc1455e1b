"""The gazetteer file: an SQLite database whose bytes are a function of the source tables and supplements alone.

Layout (version 2), all numbers of items without their Q; leaders without an item have negative numbers:

    meta(key, value)                     version, licences, and the SHA-256 of each input
    role(id, name)                       kg.identity.roles
    thing(id, kind, label, country, …)   countries, organisations, places
    alias(name, weight, id)              normal name of a thing; weight 0: another's first, see homonyms
    person(id, label, names, born, died, weight, terms)
    word(word, id)                       each word of each name of a person, as it sounds (kg.identity.names.sound)
    holder(country, role, id)            who ever held a role in a country
    former(name, id, since, until, form) normal name that a country or place bore, its days, and the name as written
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from kg.identity.compile.homonyms import Homonym
from kg.identity.compile.people import Person, Term, weight
from kg.identity.compile.tables import Row, values
from kg.identity.names import normal, person_words, sound, without_the

VERSION = 2
SNAPSHOT = "office terms: 2022-08; foreign ministers: 2023-01; leaders: 2026-05"
_TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE role(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE thing(id INTEGER PRIMARY KEY, kind TEXT, label TEXT, country INT, iso TEXT, m49 TEXT, geonames TEXT,
                   latitude REAL, longitude REAL);
CREATE TABLE alias(name TEXT, weight INT, id INT, PRIMARY KEY(name, weight, id)) WITHOUT ROWID;
CREATE TABLE person(id INTEGER PRIMARY KEY, label TEXT, names TEXT, born TEXT, died TEXT, weight INT, terms TEXT);
CREATE TABLE word(word TEXT, id INT, PRIMARY KEY(word, id)) WITHOUT ROWID;
CREATE TABLE holder(country INT, role INT, id INT, PRIMARY KEY(country, role, id)) WITHOUT ROWID;
CREATE TABLE former(name TEXT, id INT, since TEXT, until TEXT, form TEXT, PRIMARY KEY(form, id, since)) WITHOUT ROWID;
"""


def number(qid: str) -> int:
    """17 for "Q17", 0 for none."""
    return int(qid[1:]) if qid else 0


def things(
    countries: list[Row],
    organisations: list[Row],
    places: list[Row],
    codes: dict[str, Row],
    others: Iterable[Homonym] = (),
    states: Iterable[Row] = (),
    former: Iterable[Row] = (),
    points: Mapping[str, tuple[float, float]] = MappingProxyType({}),
) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Rows of ``thing`` and ``alias``; things without an item follow, numbered by name.

    ``states`` are further names of countries, and, without an item, former states; ``former`` names that things bore,
    theirs where nobody else bears them; ``points`` latitude and longitude of countries, by item.
    """
    rows: list[tuple[object, ...]] = []
    aliases: set[tuple[str, int, int]] = set()
    free = -1

    def add(kind: str, row: Row, country: str, names: Iterable[str], heft: int, detail: tuple[object, ...]) -> None:
        nonlocal free
        known = number(row["qid"])
        if not known:
            known, free = free, free - 1
        rows.append((known, kind, row["name"], number(country), *detail))
        aliases.update(
            (form, heft, known) for name in names for form in {normal(name), normal(without_the(name))} if form
        )

    for row in countries:
        code = codes.get(row["qid"], {})
        detail = (row["iso2"], code.get("m49", ""), code.get("geoname_id", ""), *points.get(row["qid"], (None, None)))
        add("country", row, row["qid"], [row["name"], *values(row["names"])], 3, detail)
        aliases.update(
            (normal(word), 1, number(row["qid"])) for word in values(row["adjectives"]) + values(row["demonyms"])
        )
    for row in organisations:
        add("organization", row, "", values(row["abbreviations"]) + values(row["names"]), 3, ("", "", "", None, None))
    for row in places:
        where = [float(row[axis]) if row[axis] else None for axis in ("latitude", "longitude")]
        add("place", row, row["country_qid"], values(row["names"]), 2, (row["iso"], "", row["geonames"], *where))
    for row in states:
        if row["qid"]:
            aliases.update((normal(without_the(text)), 3, number(row["qid"])) for text in values(row["names"]))
            aliases.update((normal(text), 0, number(row["qid"])) for text in values(row["shared"]))
        else:
            add("country", row, "", [row["name"], *values(row["names"])], 3, ("", "", "", None, None))
    known = {row[0] for row in rows}
    owned = {(form, item) for form, _, item in aliases}
    for other in others:
        item = number(other.qid)
        if item not in known:
            where = [float(text) if text else None for text in (other.latitude, other.longitude)]
            rows.append((item, "place", other.name, number(other.country), other.iso, "", other.geonames, *where))
        aliases.update((form, heft, item) for text, heft in other.names if ((form := normal(text)), item) not in owned)
    borne = {form for form, heft, _ in aliases if heft}
    heft = {row[0]: 3 if row[1] == "country" else 2 for row in rows}
    for row in former:
        if (form := normal(row["name"])) not in borne:
            aliases.add((form, heft[number(row["qid"])], number(row["qid"])))
    return sorted(rows, key=repr), sorted(aliases)


def write_database(
    path: Path,
    people: list[Person],
    rows: list[tuple[object, ...]],
    aliases: list[tuple[object, ...]],
    former: Iterable[Row],
    inputs: dict[str, str],
    snapshot: str = SNAPSHOT,
) -> None:
    """Write the file anew. ``inputs`` maps each input's name to its SHA-256; ``snapshot`` names their days."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    roles = {name: i for i, name in enumerate(sorted({term.role for person in people for term in person.terms}))}
    base = sqlite3.connect(draft)
    base.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA encoding='UTF-8';" + _TABLES)
    meta = {
        "version": str(VERSION),
        "snapshot": snapshot,
        "licences": "CC0-1.0 (Wikidata, CIA World Factbook), PDDL-1.0, public domain (Natural Earth), Apache-2.0, MIT",
        "inputs": json.dumps(inputs, sort_keys=True),
    }
    base.executemany("INSERT INTO meta VALUES(?,?)", sorted(meta.items()))
    base.executemany("INSERT INTO role VALUES(?,?)", sorted((i, name) for name, i in roles.items()))
    base.executemany("INSERT INTO thing VALUES(?,?,?,?,?,?,?,?,?)", rows)
    base.executemany("INSERT INTO alias VALUES(?,?,?)", aliases)
    bore = [(normal(row["name"]), number(row["qid"]), row["since"], row["until"], row["name"]) for row in former]
    base.executemany("INSERT INTO former VALUES(?,?,?,?,?)", sorted(bore))
    free = 1 - min((int(str(row[0])) for row in rows), default=0)
    written: list[tuple[object, ...]] = []
    words: set[tuple[str, int]] = set()
    holders: set[tuple[int, int, int]] = set()
    for person in people:
        known = number(person.qid)
        if not known:
            known, free = -free, free + 1
        terms = sorted(person.terms)
        written.append(
            (known, person.label, "|".join(sorted(person.names)), person.born, person.died, weight(terms),
             ";".join(",".join(_term(term, roles)) for term in terms))
        )  # fmt: skip
        for name in (person.label, *person.names):
            words.update((sound(word), known) for word in person_words(name) if len(word) > 1)
        holders.update((number(term.country), roles[term.role], known) for term in terms if term.country)
    base.executemany("INSERT INTO person VALUES(?,?,?,?,?,?,?)", written)
    base.executemany("INSERT INTO word VALUES(?,?)", sorted(words))
    base.executemany("INSERT INTO holder VALUES(?,?,?)", sorted(holders))
    base.commit()
    base.execute("VACUUM")
    base.close()
    _settle(draft)
    os.replace(draft, path)


def _term(term: Term, roles: dict[str, int]) -> tuple[str, ...]:
    fields = (
        str(number(term.country)),
        str(roles[term.role]),
        term.start,
        term.end,
        term.seen,
        str(number(term.position)),
    )
    return tuple("" if text == "0" else text for text in fields)


def _settle(path: Path) -> None:
    """Blank what SQLite's header says of its own version and change counts (file format, 1.3.12 to 1.3.22)."""
    with path.open("r+b") as file:
        for offset in (24, 40, 92, 96):
            file.seek(offset)
            file.write(b"\0\0\0\1")


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
