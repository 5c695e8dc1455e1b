"""Offices alone: "the President of Russia", "both Prime Ministers", "the Foreign Secretary".

One that says its country goes to whoever holds it here, else to somebody without a name. One that does not goes to the
only or the nearest holder; what fits nobody is left open rather than guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.language.bearers import Person
from kg.language.cast import Cast
from kg.language.lexicon import Named
from kg.language.people import fold, title_core
from kg.model import Office, Span

_SEPARABLE = frozenset(("leader", "minister", "deputy", "royal", "official", "diplomat", "spouse", "legislator"))
_STATE = frozenset(("leader", "minister", "deputy"))


def settle_offices(cast: Cast, people: Iterable[Person], principals: Sequence[str], home: str | None) -> None:
    """Find the person of each office that stands alone."""
    seen = sorted((p.span, cast.person_of[p]) for p in cast.person_of)
    cores = {p: frozenset(title_core(t) for t in ts) for p, ts in cast.titles().items()}
    for person in people:
        if person.name is not None or person.rank not in _SEPARABLE or person.plural:
            continue
        of_id = Named(person.of.kind, person.of.name).id if person.of else None
        if of_id is None and person.determiner is None:
            continue
        title = title_core(person.title or "")
        holders = [p for p in cores if title in cores[p] and (of_id is None or cast.countries.get(p) in (None, of_id))]
        if of_id is not None:
            holders = [p for p in holders if cast.countries.get(p) == of_id] or holders
        target = _holder(person, holders, principals, seen, cast, home)
        if target is None and not holders and of_id is not None and person.rank in _STATE:
            target = f"person/{fold(person.title or '')} of {of_id}"
            cast.offices[target] = (Office(person.title or "", of_id), person.rank or "")
            cast.countries[target] = of_id
            if person.of is not None:
                of = person.of
                cast.know(Named(of.kind, of.name, of.qid, country=of.country))
        if target is not None:
            cast.add_office(person, target)


def _holder(
    person: Person,
    holders: list[str],
    principals: Sequence[str],
    seen: list[tuple[Span, str]],
    cast: Cast,
    home: str | None,
) -> str | None:
    if len(holders) == 1:
        return holders[0]
    before = [p for s, p in seen if p in holders and s < person.span]
    own = [p for p in dict.fromkeys(before) if cast.countries.get(p) == home]
    if len(own) == 1 and person.of is None:
        return own[0]  # "the President" without more is one's own
    in_principals = [p for p in before if p in principals]
    chosen = in_principals or before
    return chosen[-1] if chosen else None
