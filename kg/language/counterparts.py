"""Counterparts: "his Japanese counterpart", "her counterpart, Yoko Kamikawa", "their Italian counterparts".

A counterpart is of the nationality said, else of the other side: of two parties the one whose officer is not named just
before. Without a name it is the one officer of that country whom the text names, else the country itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.language.analysis import Mention
from kg.language.appositions import is_set_off
from kg.language.bearers import Person
from kg.language.cast import Cast
from kg.language.lexicon import side_of
from kg.model import EntityKind

_STATE = frozenset(("leader", "minister", "deputy", "official", "royal"))
_OPENING = 80  # characters of a sentence before a counterpart
_REACH = 300  # characters back to whose counterpart it is


def name_countries(cast: Cast, people: Sequence[Person], parties: Sequence[str]) -> None:
    """Give counterparts with a name, and the name behind a comma, the country that the text leaves to them."""
    named = sorted((p for p in cast.person_of), key=lambda p: p.span)
    for person in people:
        if person.rank != "counterpart" or person.plural:
            continue
        bearer = person if person.name is not None else _behind(person, named, cast)
        if bearer is None:
            continue
        country = _of(person) or _other_side(person, named, cast, parties)
        if country is not None and cast.countries[cast.person_of[bearer]] is None:
            cast.countries[cast.person_of[bearer]] = country
        if bearer is person and cast.rank(cast.person_of[bearer]) in {"counterpart", "honorific", ""}:
            own = _last(person, named)
            if own is None:
                continue
            cast.ranks[cast.person_of[bearer]] = cast.rank(cast.person_of[own])


def settle_counterparts(cast: Cast, people: Sequence[Person], principals: Sequence[str]) -> None:
    """Find who counterparts without a name are."""
    named = sorted((p for p in cast.person_of), key=lambda p: p.span)
    told = sorted((m.span.begin, m.entities[0]) for m in cast.mentions if m.kind == "person" and len(m.entities) == 1)
    for person in people:
        if person.rank != "counterpart" or person.name is not None or _behind(person, named, cast) is not None:
            continue
        country = _of(person)
        members = _officers(cast, country) if country else _others(person, told, cast, principals)
        if country and len(members) > 1 and not person.plural:
            members = _of_one_rank(person, members, named, cast) or members
        if country and len(members) > 1 and not person.plural:
            members = _first_after(person, members, named, cast) or tuple(p for p in members if p in principals)[:1]
        if members:
            cast.mentions.append(Mention(person.span, "person", tuple(members), "group" if person.plural else "office"))
        elif country:
            kind: EntityKind = "country" if country.startswith("country/") else "organization"
            cast.mentions.append(Mention(person.span, kind, (country,), "group"))


def _of(person: Person) -> str | None:
    return side_of(person.of).id if person.of and person.of.kind != "place" else None


def _behind(person: Person, named: Sequence[Person], cast: Cast) -> Person | None:
    """Whoever is named right behind the word: "his counterpart, Foreign Minister Yoko Kamikawa"."""
    at = bisect_left(named, person.span.end, key=_begin)
    if at == len(named):
        return None
    text, behind = cast.document.text, named[at]
    between = text[person.span.end : min(behind.span.begin, person.span.end + 3)]
    if behind.span.begin > person.span.end + 2 or between.strip() not in {"", ","}:
        return None
    apart = between.strip() and is_set_off(
        text[max(0, person.span.begin - _OPENING) : person.span.begin], text, behind.span.end
    )
    return None if apart else behind


def _begin(person: Person) -> int:
    return person.span.begin


def _near(person: Person, named: Sequence[Person]) -> Sequence[Person]:
    """Those named shortly before."""
    begin = person.span.begin
    return named[bisect_left(named, begin - _REACH, key=_begin) : bisect_left(named, begin, key=_begin)]


def _last(person: Person, named: Sequence[Person]) -> Person | None:
    """Whoever is named last before, whose counterpart it is."""
    near = _near(person, named)
    return near[-1] if near else None


def _before(person: Person, named: Sequence[Person], cast: Cast) -> str | None:
    """The country of whoever is named last before, whose counterpart it is."""
    known = [c for p in _near(person, named) if (c := cast.countries[cast.person_of[p]])]
    return known[-1] if known else None


def _other_side(person: Person, named: Sequence[Person], cast: Cast, parties: Sequence[str]) -> str | None:
    own = _before(person, named, cast)
    others = [p for p in parties if p != own]
    return others[0] if own in parties and len(others) == 1 else None


def _officers(cast: Cast, country: str) -> tuple[str, ...]:
    ranks = {cast.ids[id(c)]: c.rank for c in cast.clusters}
    return tuple(p for p in ranks if ranks[p] in _STATE and cast.countries.get(p) == country)


def _of_one_rank(person: Person, members: Sequence[str], named: Sequence[Person], cast: Cast) -> tuple[str, ...]:
    """The one of several officers with the rank of whoever is named last before: a minister's is a minister."""
    own = _last(person, named)
    rank = cast.rank(cast.person_of[own]) if own is not None else ""
    same = tuple(p for p in members if cast.rank(p) == rank)
    return same if len(same) == 1 else ()


def _first_after(person: Person, members: Sequence[str], named: Sequence[Person], cast: Cast) -> tuple[str, ...]:
    """The one of several officers who is named next, where a headline tells of somebody's counterpart."""
    if any(cast.person_of[p] in members for p in named[: bisect_left(named, person.span.begin, key=_begin)]):
        return ()
    later = named[bisect_left(named, person.span.end, key=_begin) :]
    return next(((cast.person_of[p],) for p in later if cast.person_of[p] in members), ())


def _others(person: Person, told: Sequence[tuple[int, str]], cast: Cast, principals: Sequence[str]) -> tuple[str, ...]:
    """The principals of another side than whoever is named or told by office last before."""
    begin = person.span.begin
    near = told[bisect_left(told, (begin - _REACH, "")) : bisect_left(told, (begin, ""))]
    own = next((c for _, p in reversed(near) if (c := cast.countries.get(p))), None)
    found = tuple(p for p in principals if own and cast.countries.get(p) not in (None, own))
    return found if (len(found) > 1) is person.plural else ()
