"""Offices alone: "the President of Russia", "both Prime Ministers", "the Foreign Secretary".

One that says its country goes to whoever holds it here, else to somebody without a name. One that does not goes to the
only or the nearest holder; what fits nobody is left open rather than guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.allegiance import by_title, offices_of_home
from kg.language.analysis import Directory
from kg.language.bearers import Person
from kg.language.cast import Cast
from kg.language.lexicon import Named, acts_for, country_by_qid
from kg.language.people import fold, title_core
from kg.model import Office, Span

_SEPARABLE = frozenset(("leader", "minister", "deputy", "royal", "official", "diplomat", "spouse", "legislator"))
_STATE = frozenset(("leader", "minister", "deputy"))


def settle_offices(
    cast: Cast, people: Sequence[Person], principals: Sequence[str], home: str | None, directory: Directory | None
) -> None:
    """Find the person of each office that stands alone."""
    at_home = offices_of_home(people, cast.document)
    openings = {block.span.begin for block in cast.document.blocks}
    seen = sorted((p.span, cast.person_of[p]) for p in cast.person_of)
    cores = {p: frozenset(title_core(t) for t in ts) for p, ts in cast.titles().items()}
    for person in people:
        if person.name is not None or person.rank not in _SEPARABLE or person.plural:
            continue
        of = person.of or by_title([person.title])
        of_id = acts_for(Named(of.kind, of.name, of.qid, country=of.country)).id if of else None
        if of_id is None and person.determiner is None and person.span.begin not in openings:
            continue
        title = title_core(person.title or "")
        holders = [p for p in cores if title in cores[p] and (of_id is None or cast.countries.get(p) in (None, of_id))]
        if of_id is not None:
            holders = [p for p in holders if cast.countries.get(p) == of_id] or holders
        if of is None and home is not None and title in at_home and _has(home, person.title or "", cast, directory):
            holders = [p for p in holders if cast.countries.get(p) in (None, home)]
            of_id = home if not holders else None
        target = _holder(person, holders, principals, seen, cast, home)
        if target is None and not holders and of_id is not None and person.rank in _STATE:
            target = f"person/{fold(person.title or '')} of {of_id}"
            cast.offices[target] = (Office(person.title or "", of_id), person.rank or "")
            cast.countries[target] = of_id
            if of is not None:
                cast.know(acts_for(Named(of.kind, of.name, of.qid, country=of.country)))
        if target is not None:
            cast.add_office(person, target)


def _has(country: str, title: str, cast: Cast, directory: Directory | None) -> bool:
    """Whether the country has such an office: the White House has no Prime Minister."""
    base = cast.named.get(country) or next((c for c in country_by_qid().values() if c.id == country), None)
    return directory is not None and base is not None and base.qid is not None and directory.has_office(base.qid, title)


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
