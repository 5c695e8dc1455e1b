"""Persons and their terms of office, gathered from every source table that has either."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from kg.errors import GazetteerError
from kg.identity.compile.tables import Row, read_table, values
from kg.identity.names import normal, person_words, plain, sound
from kg.identity.roles import WEIGHTS, role

# Positions whose short title in the source is another office's: known faults of the tables.
_FAULTS = {"Q5468326": "other foreign secretary"}
_MONTHS = {name: f"{i:02}" for i, name in enumerate(
    ["January", "February", "March", "April", "May", "June", "July",
     "August", "September", "October", "November", "December"], 1)}  # fmt: skip
_REPO = "repo (every-politician-scrapers/…)"
_HEADS_SEEN, _MINISTERS_SEEN, _FACTBOOK_SEEN = "2022-07", "2023-01", "2026-05"
_NUMERALS = frozenset(["ii", "iii", "iv", "vi", "vii", "viii", "x", "xvi"])
_FACTBOOK_TITLE = re.compile(
    r"^(?:(?:Acting|Interim|Transitional|Transition|Federal|State|the)\s)*"
    r"(President|Prime Minister|Chancellor|Premier|King|Queen|Emperor|Supreme Leader|Sultan|Amir|Grand Duke|"
    r"Taoiseach)\b"
    r"(?: of (?:the )?(?:Republic|Government|Council of Ministers|Spain))*\s+"
)


@dataclass(frozen=True, order=True)
class Term:
    """An office held, with dates as precise as the source; an open ``end`` is vouched for until ``seen``."""

    country: str
    role: str
    start: str
    end: str
    seen: str
    position: str


@dataclass
class Person:
    """A politician; ``qid`` is empty for a leader whom only the Factbook names."""

    qid: str
    label: str
    names: set[str] = field(default_factory=set)
    born: str = ""
    died: str = ""
    terms: set[Term] = field(default_factory=set)


def gather(sources: Path, supplements: Path, countries: list[Row], canonical: dict[str, str]) -> list[Person]:
    """Everybody, sorted by item, then the leaders without one by name."""
    iso = {row["qid"]: row["iso2"] for row in countries}
    people: dict[str, Person] = {}
    for row in read_table(sources / "persons.tsv", ("person_qid", "name", "enwiki")):
        label = _usual_name(row["name"], row["enwiki"])
        people[row["person_qid"]] = Person(row["person_qid"], label, {row["name"]}, row["born"], row["died"])
    _office_holders(sources, people, iso, canonical)
    _foreign_ministers(sources, people, iso, canonical)
    _heads(sources, people, iso, canonical)
    _legislators(sources, people)
    for row in read_table(supplements / "person_aliases.tsv", ("qid", "aliases")):
        if row["qid"] in people:  # tables that were asked for anew may lack somebody
            people[row["qid"]].names |= set(values(row["aliases"]))
    unlinked = _with_items(_factbook(sources, people, iso, canonical), people, supplements)
    for person in [*people.values(), *unlinked]:
        person.names = {name for name in person.names if person_words(name) != person_words(person.label)}
    linked = sorted(people.values(), key=lambda person: int(person.qid[1:]))
    return [*linked, *sorted(unlinked, key=lambda person: person.label)]


def _usual_name(name: str, article: str) -> str:
    """The English article's title without its brackets, or the label; macrons go, as English names do without them."""
    usual = re.sub(r"\s*\([^)]*\)$", "", article)
    if not usual or "," in usual or not set(person_words(usual)) & set(person_words(name)):
        usual = name.partition(",")[0]
    return plain(usual) if re.search("[āēīōūĀĒĪŌŪ]", usual) else usual


def _office_holders(sources: Path, people: dict[str, Person], iso: dict[str, str], canonical: dict[str, str]) -> None:
    seen = {
        row[_REPO]: row["commit_date"][:7]
        for row in read_table(sources / "sources_office_holders.tsv", (_REPO, "commit_date"))
    }
    where = _jurisdictions(sources, iso, canonical)
    for row in read_table(
        sources / "office_holders.tsv", ("person_qid", "position_title", "country_qid", "start", "end")
    ):
        person = people[row["person_qid"]]
        person.names.add(row["person"].partition(",")[0])
        country, part = where(row["position_qid"], canonical.get(row["country_qid"], row["country_qid"]))
        name = _FAULTS.get(row["position_qid"]) or role(row["position_title"], iso.get(country, ""))
        name = f"regional {name}" if part else name
        last = "" if row["end"] else seen.get(row["source_repo"], _HEADS_SEEN)
        person.terms.add(Term(country, name, row["start"][:10], row["end"][:10], last, row["position_qid"]))


def _jurisdictions(
    sources: Path, iso: dict[str, str], canonical: dict[str, str]
) -> Callable[[str, str], tuple[str, bool]]:
    """Whose office a position is: the sources file territories and parts under the state ("President", of Sakha)."""
    parts = {row["wikidataid"] for row in read_table(sources / "admin1_iso3166_2.tsv", ("wikidataid", "name"))}
    parts |= {row["wikidataid"] for row in read_table(sources / "ne_populated_places.tsv", ("wikidataid",))}
    parts.discard("")
    divisions: dict[str, set[str]] = defaultdict(set)
    for row in read_table(sources / "admin1_iso3166_2.tsv", ("country_code", "name")):
        divisions[row["country_code"]].add(normal(re.sub(r" (?:Province|Oblast|Region|Prefecture)$", "", row["name"])))
    position: dict[str, Row] = {}
    for row in read_table(sources / "positions.tsv", ("position_qid", "label", "jurisdiction_qid")):
        position.setdefault(row["position_qid"], row)

    def where(qid: str, country: str) -> tuple[str, bool]:
        row = position.get(qid, {})
        held = canonical.get(row.get("jurisdiction_qid", ""), row.get("jurisdiction_qid", ""))
        if held and held != country and held in iso:
            return held, False
        tail = normal(row.get("label", "")).rpartition(" of ")[2].removeprefix("the ")
        return country, held != country and (held in parts or tail in divisions[iso.get(country, "")])

    return where


def _foreign_ministers(
    sources: Path, people: dict[str, Person], iso: dict[str, str], canonical: dict[str, str]
) -> None:
    for row in read_table(sources / "foreign_ministers_2023-01.tsv", ("person_qid", "name", "country_qid", "start")):
        country = canonical.get(row["country_qid"], row["country_qid"])
        person = people.setdefault(row["person_qid"], Person(row["person_qid"], _usual_name(row["name"], "")))
        person.names.add(row["name"])
        _confirm(person, Term(country, "minister foreign", row["start"], "", _MINISTERS_SEEN, row["position_qid"]))


def _heads(sources: Path, people: dict[str, Person], iso: dict[str, str], canonical: dict[str, str]) -> None:
    for row in read_table(sources / "heads_2021_2022.tsv", ("officeholder", "positionLabel", "start_year", "end_year")):
        if not row["officeholder"]:
            continue
        country = canonical.get(row["countryid"], row["countryid"])
        qid = row["officeholder"]
        person = people.setdefault(qid, Person(qid, _usual_name(row["officeholderLabel"], "")))
        person.names.add(row["officeholderLabel"])
        name = role(row["positionLabel"], iso.get(country, ""))
        seen = "" if row["end_year"] else _HEADS_SEEN
        _confirm(person, Term(country, name, row["start_year"], row["end_year"], seen, row["position"]))


def _confirm(person: Person, term: Term) -> None:
    """A later source adds a term, or vouches longer for one that an earlier source left open."""
    same = [held for held in person.terms if (held.country, held.role) == (term.country, term.role)]
    still = [held for held in same if not held.end]
    if term.end and same:
        return
    if not term.end and still:
        for held in still:
            person.terms.discard(held)
            latest = max(held.seen, term.seen)
            person.terms.add(Term(held.country, held.role, held.start, "", latest, held.position or term.position))
        return
    if not any(held.start[:4] == term.start[:4] for held in same):
        person.terms.add(term)


def _legislators(sources: Path, people: dict[str, Person]) -> None:
    executive = {"prez": "president", "viceprez": "vice president"}
    for row in read_table(sources / "us_legislators_since1980.tsv", ("person_qid", "name", "last", "types", "file")):
        qid = row["person_qid"]
        person = people.setdefault(qid, Person(qid, row["name"]))
        person.names.add(row["name"])
        if row["nickname"]:
            person.names.add(f"{row['nickname']} {row['last']}")
        person.born = person.born or row["born"]
        end = row["last_term_end"]
        kinds = values(row["types"].replace(";", "|"))
        if row["file"] != "executive":
            person.terms.add(Term("Q30", "member of congress", row["first_term_start"], end, "", ""))
            continue
        # The executive's dates are whole: they close what the snapshot of 2022 left open.
        name = executive[kinds[0]]
        known = [held for held in person.terms if held.country == "Q30" and held.role == name]
        for held in known:
            if not held.end:
                person.terms.discard(held)
                person.terms.add(Term("Q30", name, held.start, end, "", held.position))
        if not any(held.end in ("", end) for held in known):
            start = row["first_term_start"] if not known else f"{int(end[:4]) - 4}{end[4:]}"
            person.terms.add(Term("Q30", name, start, end, "", next((held.position for held in known), "")))


def _factbook(
    sources: Path, people: dict[str, Person], iso: dict[str, str], canonical: dict[str, str]
) -> dict[tuple[str, str], Person]:
    """Leaders of 2023 to 2026: by name onto those the tables know in that country, else persons without an item."""
    of: dict[str, list[Person]] = defaultdict(list)
    for _, person in sorted(people.items()):
        for country in sorted({term.country for term in person.terms}):
            of[country].append(person)
    states = {
        row["iso3166_1_alpha_2"]
        for row in read_table(sources / "countries.tsv", ("iso3166_1_alpha_2", "is_independent"))
        if row["is_independent"] == "Yes"
    }
    unlinked: dict[tuple[str, str], Person] = {}
    for row in read_table(sources / "leaders_factbook_2026.tsv", ("country_qid", "office", "text")):
        country = canonical.get(row["country_qid"], row["country_qid"])
        # Territories repeat the head of another state.
        if iso.get(country) not in states or not (found := _leader(html.unescape(row["text"]))):
            continue
        title, name, family, start = found
        term = Term(country, role(title, iso[country]), start, "", _FACTBOOK_SEEN, "")
        if any(
            (other.country, other.role) == (country, term.role)
            and other.start[:4] > start[:4] and other.seen < _FACTBOOK_SEEN
            and not _same_name(person, name)
            for person in of[country] for other in person.terms
        ):  # fmt: skip
            continue  # a slip of the pen: others held the office after that day ("since 23 June 2005", for 2025)
        words = set(person_words(name))
        match = [person for person in of[country] if set(person_words(person.label)) == words]
        match = match or [person for person in of[country] if _same_name(person, name)]
        match = match or [person for person in of[country] if weight(person.terms) and _like(person, name, family)]
        if len(match) == 1:
            _confirm(match[0], term)
        elif not match:
            label = " ".join(_cased(word) for word in name.split())
            unlinked.setdefault((normal(label), country), Person("", label)).terms.add(term)
    return unlinked


def _with_items(unlinked: dict[tuple[str, str], Person], people: dict[str, Person], supplements: Path) -> list[Person]:
    """Gives the leaders of the supplement their items, where they join ``people``; returns the others."""
    for row in read_table(supplements / "leader_supplement.tsv", ("country_qid", "factbook", "qid", "name")):
        leader = unlinked.pop((normal(row["factbook"]), row["country_qid"]), None)
        if leader is None:
            raise GazetteerError(
                f"leader_supplement.tsv: the Factbook leaves no {row['factbook']} without an item",
                hint="remove the line, or mend the name",
            )
        person = people.setdefault(row["qid"], Person(row["qid"], _usual_name(row["name"], "")))
        person.names |= {leader.label, row["name"]}
        for term in sorted(leader.terms):
            _confirm(person, term)
    return list(unlinked.values())


def _cased(word: str) -> str:
    return word.title() if word.isupper() and len(word) > 1 and word.casefold() not in _NUMERALS else word


def _leader(text: str) -> tuple[str, str, str, str] | None:
    """Title, name, family name and first day from "Prime Minister Sanae TAKAICHI (since 21 October 2025)"."""
    first = text.partition(";")[0]
    title = _FACTBOOK_TITLE.match(first)
    since = re.search(r"\(since (?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})\)", first)
    if not title or not since:
        return None
    name = re.sub(r"\([^)]*\)|\b(?:Dr|Gen|Lt|Col|Maj|Sr|Sir|Dame)\.?\s", "", first[title.end() : since.start()])
    name = re.sub('["\u201c\u201d].*?["\u201c\u201d]', "", name).strip(" ,")
    family = [
        normal(word) for word in name.split() if word.isupper() and len(word) > 1 and word.casefold() not in _NUMERALS
    ]
    if not family or not 1 < len(name.split()) < 6 or "," in name or name.startswith("of "):
        return None
    day, month, year = since.groups()
    parts = (
        [year]
        if month not in _MONTHS
        else [year, _MONTHS[month]]
        if not day
        else [year, _MONTHS[month], f"{int(day):02}"]
    )
    return title[0].strip(), name, family[-1], "-".join(parts)


def _same_name(person: Person, name: str) -> bool:
    asked = {sound(word) for word in person_words(name)}
    every = [{sound(word) for word in person_words(text)} for text in (person.label, *person.names)]
    return any(len(mine) > 1 and len(asked) > 1 and (mine <= asked or asked <= mine) for mine in every)


def _like(person: Person, name: str, family: str) -> bool:
    """Another transliteration: a long family name almost the same, and the same first letter ("Benyamin Netanyahu")."""
    words = person_words(person.label)
    given = person_words(name)[0]
    near = max((SequenceMatcher(None, family, word).ratio() for word in words[1:]), default=0.0)
    return len(family) > 4 and near >= 0.85 and words[0][0] == given[0]


def weight(terms: Iterable[Term]) -> int:
    """0 to 3: how likely somebody who is named without more is this person, by the highest office held."""
    return max((WEIGHTS.get(term.role, 0) for term in terms), default=0)
