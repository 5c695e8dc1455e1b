"""The gazetteer as a reader sees it: things and people by name, holders of an office by country and day.

The file is SQLite, opened read-only and read on demand; what was read once is kept: a warm reader touches no disk.
``python -m kg.identity.compile`` writes it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from kg.errors import GazetteerError, Where
from kg.identity.names import is_junior, normal, person_words, sound, without_the
from kg.model import Agent
from kg.resources import resource

_VERSION = "2"
_LAST = "\U0010ffff"  # above every letter
_SOME = 200
_AT_ONCE = 500  # parameters of a query: SQLite allows 999
_COMMON = 600  # a word that more people bear than this finds nobody by itself


@dataclass(frozen=True, slots=True)
class Thing:
    """A country, organisation or place. ``id`` is the number of its Wikidata item, negative where it has none.

    ``latitude`` and ``longitude`` are in degrees (WGS 84), of a country those of its label on a map.
    """

    id: int
    kind: str
    label: str
    country: int
    iso: str
    m49: str
    geonames: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Former:
    """A name that a country or place bore, from and until when, as precise as is usual; empty for no such day."""

    name: str
    thing: Thing
    since: str
    until: str

    def borne(self, day: date) -> bool:
        """True where it was the name on that day."""
        text = day.isoformat()
        return bool(self.until) and self.since <= text and text[: len(self.until)] <= self.until


@dataclass(frozen=True, slots=True)
class Term:
    """An office held; days as precise as the source gives them. An open ``end`` is vouched for until ``seen``."""

    country: int
    role: str
    start: str
    end: str
    seen: str

    #: Sorts after every ISO day of the term: "2019~" after "2019-12-31".
    until: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "until", f"{self.end}~")

    def covers(self, day: date) -> bool:
        """True where the term began by ``day`` and is not known to have ended."""
        return self.start <= day.isoformat() <= self.until

    def vouched(self, day: date) -> bool:
        """True where the source itself says that the office was held on ``day``."""
        last = self.end or self.seen
        return bool(self.start) and self.covers(day) and day.isoformat()[: len(last)] <= last


@dataclass(frozen=True, slots=True)
class Person:
    """A politician. ``names`` are the words of each known name; ``weight`` is 0 to 3 by the highest office held."""

    id: int
    label: str
    names: tuple[tuple[str, ...], ...]
    born: str
    died: str
    weight: int
    terms: tuple[Term, ...]
    junior: bool = False  # some name ends in "Jr."
    # Drawn from the terms once, for those who ask of many people at a time.
    countries: frozenset[int] = field(init=False, compare=False, repr=False)
    first: str = field(init=False, compare=False, repr=False)  # the first day of any term
    open_since: str = field(init=False, compare=False, repr=False)  # some term was open when a source of this day ended

    def __post_init__(self) -> None:
        object.__setattr__(self, "countries", frozenset(term.country for term in self.terms))
        object.__setattr__(self, "first", min((term.start[:4] for term in self.terms), default="~"))
        open_ = (term.seen for term in self.terms if not term.end)
        object.__setattr__(self, "open_since", min(open_, default="~"))


class Gazetteer:
    """A snapshot of identities; see `open`. One instance serves one thread."""

    def __init__(self, base: sqlite3.Connection, path: Path) -> None:
        self._base = base
        self.path = path
        self._named: dict[str, tuple[tuple[int, Thing], ...]] = {}
        self._things: dict[int, Thing] = {}
        self._people: dict[int, Person] = {}
        self._words: dict[str, frozenset[int]] = {}
        #: Decisions of `kg.identity.resolve` by what they depend on; emptied when it grows past its bound.
        self.decisions: dict[object, object] = {}
        #: Who may be meant by the words of a name, as `kg.identity.weigh` found them.
        self.bearers_of: dict[object, object] = {}
        #: What `kg.identity.things` found by a name, of a kind.
        self.found: dict[object, tuple[Thing | None, tuple[Thing, ...]]] = {}
        #: Agents by key, as `kg.identity.agents` and `kg.identity.described` made them.
        self.agents: dict[object, Agent] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the gazetteer that ships with diplograph, or another one.

        Raises:
            GazetteerError: the file is missing, is no gazetteer, or is one of another version.
        """
        hint = "reinstall diplograph, or write one with python -m kg.identity.compile"
        try:
            path = path or resource("data", "gazetteer", "gazetteer.sqlite")
            if not path.is_file():
                raise FileNotFoundError(path)
            base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            version = base.execute("SELECT value FROM meta WHERE key='version'").fetchone()
        except FileNotFoundError:
            raise GazetteerError("no gazetteer here", where=Where(str(path or "gazetteer.sqlite")), hint=hint) from None
        except sqlite3.Error as error:
            raise GazetteerError(f"not a gazetteer: {error}", where=Where(str(path)), hint=hint) from None
        if version is None or version[0] != _VERSION:
            found = version[0] if version else "none"
            raise GazetteerError(f"gazetteer of version {found}, not {_VERSION}", where=Where(str(path)), hint=hint)
        return cls(base, path)

    def close(self) -> None:
        self._base.close()

    @cached_property
    def meta(self) -> dict[str, str]:
        """Version, snapshot days, licences, and the SHA-256 of each input."""
        return dict(self._base.execute("SELECT key, value FROM meta"))

    @cached_property
    def version(self) -> str:
        """Name for reasons: "gazetteer" with the beginning of the digest of its inputs."""
        return f"gazetteer {hashlib.sha256(self.meta.get('inputs', '').encode()).hexdigest()[:8]}"

    @cached_property
    def source(self) -> str:
        """Version with the days of its snapshots, as links cite it."""
        return f"{self.version} ({self.meta.get('snapshot', 'no snapshot named')})"

    def knows(self, key: str) -> bool:
        """Whether an item is in the gazetteer: "Q17"."""
        return self.thing(int(key[1:])) is not None or self.person(int(key[1:])) is not None

    @cached_property
    def _roles(self) -> dict[int, str]:
        return dict(self._base.execute("SELECT id, name FROM role"))

    @cached_property
    def _role_ids(self) -> dict[str, int]:
        return {name: key for key, name in self._roles.items()}

    def thing(self, number: int) -> Thing | None:
        """A country, organisation or place by its number."""
        if number not in self._things:
            columns = "id, kind, label, country, iso, m49, geonames, latitude, longitude"
            row = self._base.execute(f"SELECT {columns} FROM thing WHERE id=?", (number,)).fetchone()
            if row is None:
                return None
            self._things[number] = Thing(*row)
        return self._things[number]

    def named(self, name: str) -> tuple[tuple[int, Thing], ...]:
        """Things of this name, each with the name's weight: 3 names, 2 places, 1 adjectives and demonyms."""
        key = normal(without_the(name))
        found = self._named.get(key)
        if found is None:
            rows = self._base.execute("SELECT weight, id FROM alias WHERE name=? ORDER BY weight DESC, id", (key,))
            pairs = [(weight, self.thing(number)) for weight, number in rows.fetchall()]
            found = self._named[key] = tuple((weight, thing) for weight, thing in pairs if thing)
        return found

    @cached_property
    def _former(self) -> dict[str, list[Former]]:
        found: dict[str, list[Former]] = {}
        rows = self._base.execute("SELECT name, id, since, until, form FROM former ORDER BY since, form, id")
        for name, number, since, until, form in rows.fetchall():
            if thing := self.thing(number):
                found.setdefault(name, []).append(Former(form, thing, since, until))
        return found

    def former(self, name: str) -> tuple[Former, ...]:
        """Who bore a name that is no longer theirs, the earliest first."""
        return tuple(self._former.get(normal(without_the(name)), ()))

    def names_borne(self, number: int) -> list[Former]:
        """The former names of a country or place, the earliest first."""
        found = [one for some in self._former.values() for one in some if one.thing.id == number]
        return sorted(found, key=lambda one: (one.since, one.name))

    def person(self, number: int) -> Person | None:
        """A politician by number."""
        return next(iter(self._persons((number,))), None)

    def _persons(self, numbers: Sequence[int]) -> list[Person]:
        """Politicians by number, in that order; those not read before are read together."""
        missing = [number for number in numbers if number not in self._people]
        for at in range(0, len(missing), _AT_ONCE):
            some = missing[at : at + _AT_ONCE]
            query = "SELECT id, label, names, born, died, weight, terms FROM person WHERE id IN (%s)"
            for row in self._base.execute(query % ",".join("?" * len(some)), some):
                names = tuple(person_words(name) for name in (row[1], *row[2].split("|")) if name)
                terms = tuple(self._term(text) for text in row[6].split(";") if text)
                junior = any(is_junior(name) for name in (row[1], *row[2].split("|")))
                self._people[row[0]] = Person(row[0], row[1], names, row[3], row[4], row[5], terms, junior)
        return [self._people[number] for number in numbers if number in self._people]

    def _term(self, text: str) -> Term:
        country, role, start, end, seen, _position = text.split(",")
        return Term(int(country or 0), self._roles[int(role or 0)], start, end, seen)

    def _bearers(self, word: str) -> frozenset[int]:
        found = self._words.get(word)
        if found is None:
            rows = self._base.execute("SELECT id FROM word WHERE word=?", (word,))
            found = self._words[word] = frozenset(row[0] for row in rows)
        return found

    def names_of(self, number: int) -> frozenset[str]:
        """Every normal name of a country, organisation or place."""
        rows = self._base.execute("SELECT name FROM alias WHERE id=?", (number,))
        return frozenset(name for (name,) in rows.fetchall())

    def bearers(self, word: str) -> int:
        """How many people have a name with this normal word in it."""
        return len(self._bearers(sound(word)))

    def people_named(self, words: tuple[str, ...]) -> list[Person]:
        """Everybody who might bear a name: sharing two of its words, else one that is not common. By number."""
        bearers = [self._bearers(sound(word)) for word in words if len(word) > 1]
        twice = {number for i, some in enumerate(bearers) for other in bearers[i + 1 :] for number in some & other}
        found = twice or {number for some in bearers if len(some) <= _COMMON for number in some}
        return self._persons(sorted(found))

    def things_beginning(self, start: str) -> list[tuple[str, int, Thing]]:
        """Normal name, its weight, and the thing, of names that begin with a normal text; some hundred at most."""
        rows = self._base.execute(
            "SELECT name, weight, id FROM alias WHERE name >= ? AND name < ? ORDER BY length(name), name LIMIT ?",
            (start, start + _LAST, _SOME),
        ).fetchall()
        return [(name, weight, thing) for name, weight, number in rows if (thing := self.thing(number))]

    def people_beginning(self, words: list[str]) -> list[Person]:
        """Whose names have these words, the last one perhaps only begun; some hundred at most, the better known."""
        *whole, begun = (sound(word) for word in words)
        rows = self._base.execute("SELECT id FROM word WHERE word >= ? AND word < ?", (begun, begun + _LAST))
        found = {number for (number,) in rows.fetchall()}
        for word in whole:
            found &= self._bearers(word)
        marks = ",".join("?" * min(len(found), 900))
        rows = self._base.execute(
            f"SELECT id FROM person WHERE id IN ({marks}) ORDER BY weight DESC, id LIMIT ?",
            (*sorted(found)[:900], _SOME),
        )
        return self._persons([number for (number,) in rows.fetchall()])

    def has_role(self, country: int, role: str) -> bool:
        """Whether anybody ever held a role in a country, as far as the sources know."""
        key = self._role_ids.get(role)
        query = "SELECT 1 FROM holder WHERE country=? AND role=? LIMIT 1"
        return self._base.execute(query, (country, key)).fetchone() is not None

    def holders(self, country: int, role: str, day: date) -> list[Person]:
        """Who the sources say held a role in a country on a day, sorted by number."""
        key = self._role_ids.get(role)
        rows = self._base.execute("SELECT id FROM holder WHERE country=? AND role=? ORDER BY id", (country, key))
        people = self._persons([number for (number,) in rows.fetchall()])
        return [
            person for person in people
            if any(term.country == country and term.role == role and term.vouched(day) for term in person.terms)
        ]  # fmt: skip
