"""The gazetteer as the language room may ask it: for which country somebody of this name and title acted on a day."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.identity.likeness import name_fit
from kg.identity.names import person_words
from kg.identity.roles import fit, own_title, role
from kg.language import wordlists
from kg.lexicons import countries

if TYPE_CHECKING:
    from kg.identity.gazetteer import Gazetteer, Person, Term

_SURNAME, _SAME_NAME = 0.5, 0.75  # see name_fit
_SAME_ROLE, _ANY_MINISTER = 0.8, 0.6
_KEPT = 4096  # names


class GazetteerDirectory:
    """Answers `kg.language.analysis.Directory` from a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        # The same few people are asked for again and again, by documents of other days.
        self._bearers = lru_cache(maxsize=_KEPT)(self._find_bearers)

    def country_of(self, name: str, title: str | None, on: date | None) -> str | None:
        """Wikidata id of the one country in which somebody of this name held the office on the day, or None.

        Without a title, or with one that fits nobody, whoever bears the whole name and was in any office counts: then,
        else at another time, since those in office change their office more often than their country.
        """
        words = person_words(name)
        people = self._bearers(words)
        found = {term.country for _, term in self._held(words, title, on)} if title else set[int]()
        if not found and len(words) > 1:
            known = [p for p, like in people if like >= _SAME_NAME]
            found = {t.country for p in known for t in _terms(p, on)} or {t.country for p in known for t in p.terms}
        found.discard(0)
        return f"Q{found.pop()}" if len(found) == 1 else None

    def given_name(self, name: str, title: str | None, on: date | None) -> str | None:
        """The given name of the one person of this surname who held the office on the day, or None.

        Names that begin with the surname ("Xi Jinping") have none by which others call their bearer.
        """
        if not title:
            return None
        words = person_words(name)
        held = {person.label for person, _ in self._held(words, title, on)}
        given, _, rest = held.pop().partition(" ") if len(held) == 1 else ("", "", "")
        return given if rest and not set(person_words(given)) & set(words) else None

    def has_office(self, country: str, title: str) -> bool:
        """Whether the gazetteer knows anybody who held that office in the country (Wikidata id)."""
        return self.gazetteer.has_role(int(country[1:]), role(title))

    def _held(self, words: tuple[str, ...], title: str, on: date | None) -> list[tuple[Person, Term]]:
        """Who of this name held an office of the title on the day, with the term."""
        asked, people = role(title), self._bearers(words)
        held = [(p, t) for p, _ in people for t in _terms(p, on)]
        same = [(p, t) for p, t in held if fit(asked, t.role) >= _SAME_ROLE]
        if same or not (where := own_title(title)):
            return same
        # "Secretary Blinken": ministers of few states are called so.
        return [(p, t) for p, t in held if _iso2().get(t.country) in where and fit(asked, t.role) >= _ANY_MINISTER]

    def _find_bearers(self, words: tuple[str, ...]) -> tuple[tuple[Person, float], ...]:
        """Those whose name may be meant, with how well it fits."""
        people = ((person, _likeness(words, person)) for person in self.gazetteer.people_named(words))
        return tuple((person, like) for person, like in people if like >= _SURNAME or _inside(words, person))


@cache
def _iso2() -> dict[int, str]:
    """Codes of states by the number of their Wikidata item."""
    return {int(row.qid[1:]): row.iso2 for row in countries() if row.qid}


def _inside(words: tuple[str, ...], person: Person) -> bool:
    """Whether a word is a family name within the name, "Lula", "Peña", or begins it where names do so: "Xi"."""
    if len(words) != 1 or not any(words[0] in known for known in person.names):
        return False
    first = all(known[0] == words[0] for known in person.names if words[0] in known)
    return not first or bool({_iso2().get(c) for c in person.countries} & wordlists.words("family_first.txt"))


def _likeness(words: tuple[str, ...], person: Person) -> float:
    return max((name_fit(words, known) for known in person.names), default=0.0)


def _terms(person: Person, on: date | None) -> list[Term]:
    return [term for term in person.terms if on is None or term.covers(on)]
