"""Somebody told by what he is, in small letters: "the minister", "the Polish top diplomat", "the visiting dignitary".

News of a ministry names its minister once and says "the minister", "the chief diplomat", "the head of the MFA" from
then on. Such words go to whoever of the office was named before: home's own first, then the one named last. What fits
nobody is left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.language.analysis import Mention
from kg.language.cast import Cast
from kg.language.lexicon import named_index, side_of, title_index
from kg.language.office_keys import office_key
from kg.language.offices import bearers_of
from kg.language.spans import SpanIndex
from kg.language.wordlists import rows
from kg.language.wordplaces import first_word, places_of
from kg.model import Span

_TOLD = frozenset(("leader", "minister", "deputy"))  # classes of office whose titles stand in small letters, too
_CLASSES = {
    "minister": frozenset(("minister",)),
    "leader": frozenset(("leader",)),
    "diplomat": frozenset(("diplomat",)),
    "style": frozenset(("leader", "royal", "minister", "deputy")),
    "guest": _TOLD | {"royal", "official", "diplomat", "legislator"},
}
_STYLES = frozenset(
    f"{whose} {style}" for whose in ("His", "Her") for style in ("Highness", "Majesty", "Royal Highness", "Excellency")
)
_ALONE = re.compile(r"\s+(?:[a-z]+ed|met|held|will|has|had|is|was|also|then|spoke|told|said)\b")
_LEAD = 40  # characters before an epithet in which its article stands
_BEFORE = re.compile(
    r"(?:\b[Tt]he|^The)\s+(?:(?:visiting|new|newly[- ]elected|newly[- ]appointed|outgoing|senior|foreign)\s+)*"
    r"(?P<nation>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2}\s+)?(?:(?:visiting|new|newly[- ]elected|top|chief)\s+)*$"
)
_DIPLOMACY = re.compile(  # "the head of the Romanian diplomacy"
    r"(?:head|chief)\s+of\s+(?:the\s+)?(?P<nation>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2}\s)"
    r"(?:diplomacy|foreign\s+ministry|Foreign\s+Ministry|MFA)\b"
)
_VISITING = re.compile(r"\bvisiting\b")
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z])")
_NO_EPITHET = re.compile(r"\s+(?:of|for|in charge)\b|[’']s?\s+(?:office|spokes)|-\w|,\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class _Epithet:
    """One found: ``means`` the office or class that it tells, ``side`` whose it is, where that is said."""

    span: Span
    means: str
    side: str | None
    foreign: bool


def settle_epithets(cast: Cast, principals: tuple[str, ...], home: str | None) -> None:
    """Add a mention of whoever is meant wherever an epithet stands that means somebody named before."""
    found = list(_find(cast))
    if not found:
        return
    named = _Named(cast, principals, home)
    taken = SpanIndex(m.span for m in cast.mentions if m.kind == "person")
    for one in found:
        person = None if taken.meet(one.span) else named.meant(one)
        if person is not None:
            cast.mentions.append(Mention(one.span, "person", (person,), "office"))


class _Named:
    """Where people are named, by what an epithet may mean: each list is made once, for texts say the same again."""

    def __init__(self, cast: Cast, principals: tuple[str, ...], home: str | None) -> None:
        self._cast = cast
        self._principals = frozenset(principals)
        self._home = home
        self._holders = {key: frozenset(people) for key, people in bearers_of(cast).items()}
        people = (m for m in cast.mentions if m.kind == "person" and len(m.entities) == 1)
        self._all = sorted((m.span.begin, m.entities[0]) for m in people)
        self._known: dict[tuple[str, str | None, bool], list[tuple[int, str]]] = {}
        self._first: dict[str, tuple[list[tuple[int, str]], tuple[int, str] | None]] = {}

    def meant(self, one: _Epithet) -> str | None:
        """Who is meant: whoever was named last before, but home's own where nothing tells whose it is."""
        here = (one.span.begin, "")
        if self._home and one.side is None and not one.foreign:
            own, front = self._own(one.means)
            if bisect_left(own, here) == 1:
                return own[0][1]
            if front is not None and front < here:
                return front[1]
        fits = self._fits(one.means, one.side, one.foreign)
        before = bisect_left(fits, here)
        return fits[before - 1][1] if before else None

    def _fits(self, means: str, side: str | None, foreign: bool) -> list[tuple[int, str]]:
        """Where those are named of whom an epithet may speak, in the order of the text."""
        key = (means, side, foreign)
        if key not in self._known:
            country_of, rank = self._cast.countries.get, self._cast.rank
            if side is not None or foreign:
                found = self._fits(means, None, foreign=False)
                if side is not None:
                    found = [(at, p) for at, p in found if country_of(p) == side]
                else:
                    found = [(at, p) for at, p in found if self._home and country_of(p) not in (None, self._home)]
            elif means in _CLASSES:  # of no office in particular
                found = [(at, p) for at, p in self._all if rank(p) in _CLASSES[means]]
            else:
                found = [(at, p) for at, p in self._all if p in self._holders.get(means, ())]
            self._known[key] = found
        return self._known[key]

    def _own(self, means: str) -> tuple[list[tuple[int, str]], tuple[int, str] | None]:
        """Where home's own are named first, in the order of the text, and the first of them who is in front."""
        if means not in self._first:
            first: dict[str, int] = {}
            for at, person in self._fits(means, self._home, foreign=False):
                first.setdefault(person, at)
            own = [(at, person) for person, at in first.items()]
            self._first[means] = own, next((one for one in own if one[1] in self._principals), None)
        return self._first[means]


def _find(cast: Cast) -> Iterator[_Epithet]:
    text = cast.document.text
    known, first = _epithets()
    for at in places_of(text, first.keys()):
        phrase = next((p for p in first[first_word(text, at)] if text.startswith(p, at)), None)
        end = at + len(phrase or "")
        inner = _DIPLOMACY.match(text, at) if phrase is None else None
        if inner and (within := _side(text, inner.start("nation"), inner.end("nation"))) is not None:
            yield _Epithet(Span(at, inner.end()), "minister", within, False)
        if phrase is None or text[end : end + 1].isalnum():
            continue
        styled = phrase in _STYLES
        before = _BEFORE.search(text, max(0, at - _LEAD), at)
        if styled and _ALONE.match(text, end):
            yield _Epithet(Span(at, end), "style", None, False)
        if before is None or styled:
            continue
        side = _side(text, before.start("nation"), at) if before["nation"] else None
        if before["nation"] and side is None:
            continue
        if of := _OF.match(text, end):
            hit = named_index().at(text, of.end())
            if hit is None or hit.value.kind != "country" or hit.value.adjective:
                continue
            side, end = hit.value.id, hit.end
        elif _NO_EPITHET.match(text, end):
            continue
        means = known[phrase]
        foreign = means == "guest" or _VISITING.search(before[0]) is not None
        begin = before.start("nation") if before["nation"] else at  # the article is no part of a mention
        yield _Epithet(Span(begin, end), means, side, foreign)


def _side(text: str, begin: int, end: int) -> str | None:
    """The country whose adjective, or name, stands right before."""
    hit = named_index().at(text, begin)
    if hit is None or hit.value.kind == "place" or text[hit.end : end].strip() not in {"", "’s", "'s"}:
        return None
    return side_of(hit.value).id


@cache
def _epithets() -> tuple[dict[str, str], dict[str, list[str]]]:
    """What each epithet means, and the epithets by their first word, the longest first."""
    known = {row["epithet"]: row["means"] for row in rows("epithets.tsv")}
    for form in [row["title"] for row in rows("titles.tsv")]:
        hit = title_index().at(form, 0)
        if hit is not None and not hit.value.plural and not hit.value.short and hit.value.rank in _TOLD:
            known.setdefault(form.lower(), office_key(form))
    known |= dict.fromkeys(_STYLES, "style")
    first: dict[str, list[str]] = {}
    for phrase in sorted(known, key=lambda p: (-len(p), p)):
        first.setdefault(first_word(phrase), []).append(phrase)
    return known, first
