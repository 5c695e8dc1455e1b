"""Which lines of the record bear on a document: what changes in the others leaves it as it is.

A document is told here by the agents that its graph names and by the forms that it uses for them. A line bears on it

- where its subject is one of those agents, or, of two that are the same, its object or the end that it leads to;
- where the document uses the name that the line is about ("person:John Howard", "person.John_Howard.Australia");
- where it keeps everybody off an item, and a form may be a name of that item: without the line it might be it again.

Too many lines cost an analysis more; one too few would lose a decision.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import astuple
from functools import cached_property

from kg.identity.agents import mint
from kg.identity.gazetteer import Gazetteer
from kg.identity.judgements import FACT, ITEM, spoken
from kg.identity.likeness import name_fit
from kg.identity.names import normal, person_words, sound, untitled
from kg.identity.record import Record

OFFICE = "office."  # of somebody told by an office alone, whom no form names


class Relevance:
    """The record, by what its lines bear on. ``gazetteer`` is opened only where a line keeps an item off."""

    def __init__(self, record: Record, gazetteer: Callable[[], Gazetteer]) -> None:
        self._record = record
        self._gazetteer = gazetteer
        self._keys: dict[str, set[str]] = {}
        self._names: dict[str, set[str]] = {}
        self._people: dict[str, list[tuple[str, tuple[tuple[str, ...], ...]]]] = {}  # word: lines with names
        self._offices: set[str] = set()  # lines that bear on whoever is told by an office alone
        self._everywhere: set[str] = set()
        for row in record.judgements.rows:
            self._add("\t".join(astuple(row)), row.subject, row.object if row.predicate == "same" else None)
            if row.predicate != "same" and ITEM.fullmatch(row.subject):
                self._keep_off("\t".join(astuple(row)), row.subject)
        for found in record.suggestions.rows:
            self._add("\t".join(map(str, astuple(found))), found.subject, found.object)

    def __bool__(self) -> bool:
        return bool(self._record)

    @property
    def keys(self) -> frozenset[str]:
        """The agents, agreements and events that some line bears on."""
        return frozenset(self._keys)

    @property
    def facts(self) -> frozenset[str]:
        """Of them the agreements and events."""
        return frozenset(key for key in self._keys if FACT.fullmatch(key))

    @cached_property
    def all_digest(self) -> str:
        """What every document's digest begins with: another gazetteer than the one that ships."""
        return self._record.gazetteer

    def digest(self, keys: Iterable[str], forms: Iterable[str]) -> str:
        """Of the lines that bear on a document with these agents and forms; empty where none does."""
        lines = set(self._everywhere)
        for key in keys:
            lines |= self._keys.get(key, set())
            if key.startswith(OFFICE):
                lines |= self._offices
        if self._names or self._people:
            for form in forms:
                for name in _ways(form):
                    lines |= self._names.get(name, set())
                lines |= self._perhaps(person_words(form)) if self._people else set()
        if not lines:
            return self.all_digest
        text = "\n".join((self.all_digest, *sorted(lines)))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def _add(self, line: str, subject: str, target: str | None) -> None:
        kind, colon, name = subject.partition(":")
        if colon:
            self._names.setdefault(spoken(kind, name).partition(":")[2], set()).add(line)
        else:
            self._keys.setdefault(subject, set()).add(line)
            if not (ITEM.fullmatch(subject) or FACT.fullmatch(subject)):
                self._by_minted(line, subject)
        # The end is described by who was led to it; what somebody is not stays as it is.
        for key in {target, self._record.judgements.end(target)} if target else ():
            self._keys.setdefault(key, set()).add(line)

    def _by_minted(self, line: str, key: str) -> None:
        """The name in a key: who is an item by the gazetteer's guess has it as well."""
        if key.startswith(OFFICE):
            self._everywhere.add(line)
            return
        name, _, of = (part.replace("_", " ") for part in key.partition(".")[2].partition("."))
        for text in (name, *((f"{name} of {of}", f"{name} of the {of}") if of else ())):
            self._names.setdefault(spoken("person", text).partition(":")[2], set()).add(line)
            self._names.setdefault(normal(text), set()).add(line)

    def _perhaps(self, words: tuple[str, ...]) -> set[str]:
        """Lines on people whom these words may name."""
        near = [pair for word in words for pair in self._people.get(sound(word), ())]
        return {line for line, names in near if any(name_fit(words, name) for name in names)}

    def _keep_off(self, line: str, item: str) -> None:
        """Whoever might be the item but for this line."""
        number = int(item[1:])
        if person := self._gazetteer().person(number):
            for word in {sound(word) for name in person.names for word in name}:
                self._people.setdefault(word, []).append((line, person.names))
            self._offices.add(line)
        for name in self._gazetteer().names_of(number):
            self._names.setdefault(name, set()).add(line)
        led = [row.subject for row in self._record.judgements.towards(item)]
        led += [row.subject for row in self._record.suggestions.towards(item)]
        for subject in led:
            self._add(line, subject, item)


def _ways(form: str) -> set[str]:
    """The normal names under which lines may tell of a form: as it is, as a person's, and as keys have either."""
    keys = mint("place", form), mint("person", untitled(form))
    minted = {normal(key.partition(".")[2].replace("_", " ")) for key in keys}
    return {normal(form), spoken("person", form).partition(":")[2], *minted}
