"""Whom a speaker's label names: "S.Lavrov", "PRESIDENT BIDEN", "THE PRESIDENT", "Prime Minister of X Viktor Orban"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.bearers import Person
from kg.language.cast import Cast
from kg.language.lexicon import Title, named_index, title_index
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
    """People who speak under a label with their name, in order; nobody where an office alone speaks first.

    "PRIME MINISTER:" is the host, and the first "PRIME MINISTER O’NEILL:" his guest.
    """
    turns = cast.document.turns
    labels = [t.speaker for t in turns if t.speaker and not t.asks]
    found = [_named(label, cast) for label in labels]
    if labels and found[0] is None and (office := _office(labels[0])) is not None and office.rank == "leader":
        return []
    return [person for person in found if person]


def office_labels(cast: Cast) -> list[Person]:
    """The labels that are a leader's office alone, as people without a name."""
    labels = [(t.label, _office(t.speaker)) for t in cast.document.turns if t.speaker and t.label and not t.asks]
    return [Person(span, None, o.name, o.rank, None) for span, o in labels if o is not None and o.rank == "leader"]


def speakers(cast: Cast, home: str | None) -> dict[str, str | None]:
    """The person of each label: by name, else by office ("THE PRESIDENT"): home's own before another's."""
    labels = {t.speaker for t in cast.document.turns if t.speaker and not t.asks}
    return {label: _named(label, cast) or _by_office(label, cast, home) for label in sorted(labels)}


def _named(label: str, cast: Cast) -> str | None:
    return match_person(label, {cast.ids[id(c)]: c.tokens for c in cast.clusters}, cast.titles())


def _by_office(label: str, cast: Cast, home: str | None) -> str | None:
    office = _office(label)
    if office is None:
        return None
    core = title_core(office.name)
    holders = [p for p, titles in cast.titles().items() if any(title_core(t) == core for t in titles)]
    own = [p for p in holders if cast.countries[p] == home]
    others = {_named(t.speaker, cast) for t in cast.document.turns if t.speaker and not t.asks}
    if len(own) == 1:
        return own[0]
    if not own and f"person/{fold(office.name)} of {home}" in cast.offices:
        return f"person/{fold(office.name)} of {home}"
    return holders[0] if len(holders) == 1 and holders[0] not in others else None


def _office(label: str) -> Title | None:
    """The office that a label is of where it says nothing else: "THE PRESIDENT"."""
    hit = next(iter(title_index().find(label)), None)
    bare = re.sub(r"^the\s+", "", label.strip(), flags=re.IGNORECASE).casefold()
    return hit.value if hit is not None and bare == fold(label[hit.begin : hit.end]) else None


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
