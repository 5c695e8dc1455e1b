"""Whom a speaker's label names: "S.Lavrov", "PRESIDENT BIDEN", "THE PRESIDENT", "Prime Minister of X Viktor Orban"."""

from __future__ import annotations

import re

from kg.language.cast import Cast
from kg.language.lexicon import title_index
from kg.language.people import fold, name_tokens, title_core


def labelled(cast: Cast) -> list[str]:
    """People who speak under a label with their name, in order."""
    turns = cast.document.turns
    found = (_named(t.speaker, cast) for t in turns if t.speaker and not t.asks)
    return [person for person in found if person]


def speakers(cast: Cast, home: str | None) -> dict[str, str | None]:
    """The person of each label: by name, else by office ("THE PRESIDENT"): home's own before another's."""
    labels = {t.speaker for t in cast.document.turns if t.speaker and not t.asks}
    return {label: _named(label, cast) or _by_office(label, cast, home) for label in sorted(labels)}


def _named(label: str, cast: Cast) -> str | None:
    return match_person(label, {cast.ids[id(c)]: c.tokens for c in cast.clusters}, cast.titles())


def _by_office(label: str, cast: Cast, home: str | None) -> str | None:
    office = next(iter(title_index().find(label)), None)
    if office is None or re.sub(r"^the\s+", "", label.strip(), flags=re.IGNORECASE).casefold() != fold(
        label[office.begin : office.end]
    ):
        return None
    core = title_core(office.value.name)
    holders = [p for p, titles in cast.titles().items() if any(title_core(t) == core for t in titles)]
    own = [p for p in holders if cast.countries[p] == home]
    return own[0] if len(own) == 1 else holders[0] if len(holders) == 1 else None


def match_person(
    label: str, people: dict[str, tuple[str, ...]], titles: dict[str, tuple[str, ...]] | None = None
) -> str | None:
    """The person whose name a speaker's label holds: "S.Lavrov", "PRESIDENT BIDEN", "Prime Minister of X Viktor Orban".

    Args:
        label: as printed.
        people: the words of each person's name.
        titles: each person's titles, to tell people of one surname apart.
    """
    words = name_tokens(re.sub(r"(?<=\b[A-Z]\.)(?=[A-Z])", " ", label))
    have = {w for w in words if not w.endswith(".")}
    scores = {p: len([t for t in tokens if t in have]) for p, tokens in people.items()}
    best = max(scores.values(), default=0)
    if best == 0:
        return None
    winners = [p for p in scores if scores[p] == best]
    if len(winners) > 1 and titles:
        plain = fold(label)
        winners = [p for p in winners if any(fold(t) in plain for t in titles.get(p, ()))]
    return winners[0] if len(winners) == 1 else None
