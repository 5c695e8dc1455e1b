"""Whom a speaker's label names: "S.Lavrov", "PRESIDENT BIDEN", "THE PRESIDENT", "Prime Minister of X Viktor Orban"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.bearers import Person
from kg.language.cast import Cast
from kg.language.lexicon import named_index, title_index
from kg.language.people import fold, name_tokens, title_core
from kg.language.personal import clean_name
from kg.language.spans import SpanIndex
from kg.model import Document, Span

_MOST_WORDS = 4


_CAPITALS = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[\s’'-]+[^\W\d_]+)*")


def introduced(document: Document, people: tuple[Person, ...]) -> Iterator[Person]:
    """People whom only a label names, with the title behind a comma: "ANTHONY ALBANESE, PRIME MINISTER"."""
    known = SpanIndex(p.span for p in people if p.name is not None)
    for turn in document.turns:
        if turn.label is None or turn.asks or known.meet(turn.label):
            continue
        label = turn.label.of(document.text)
        name, comma, rest = label.partition(",")
        office = title_index().at(rest, len(rest) - len(rest.lstrip())) if comma else None
        styled = list(title_index().find(name))
        begin = styled[-1].end + 1 if styled and styled[0].begin == 0 else 0
        bare = name[begin:].strip()
        if office is None or not 1 < len(bare.split()) <= _MOST_WORDS or not _CAPITALS.fullmatch(bare):
            continue
        at = turn.label.begin + begin
        span = Span(at, at + len(bare))
        of = next((h.value for h in named_index().find(rest.title(), office.end)), None)
        yield Person(span, clean_name(bare), office.value.name, office.value.rank, of, name_span=span)


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
