"""Several occasions told by one phrase: "bilateral meetings with A and B", "the summits held on X, and on Y in P"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kg.extraction.circumstances import find_places
from kg.extraction.context import Context
from kg.extraction.occasions import Telling
from kg.language.analysis import Sentence
from kg.model import TimeExpression

_NEXT = re.compile(
    r"(?:\s+(?:in|at)\s+[^.;,]{2,40}?(?:,\s+[A-Z][^.;,]{1,25}?)?)?"
    r"\s*(?:,|,?\s*and|,?\s*as well as)\s*(?:again\s+)?"
    r"(?:(?:in|at)\s+(?:the\s+)?[A-Z][\w’'. -]{2,30}?\s+)?(?:in|on)?\s*(?:the\s+)?"
)
_AND_WITH = re.compile(
    r"\b(?:and|as well as)\s+(?:(?:also|then|later|separately|again)\s+)?with\s+|,\s+with\s+(?=[A-Z]|the\s+[A-Z])"
)
_LOOKING_ON = re.compile(r"\s+(?:in attendance|present|attending|participating|joining|representing|as\b)")
SEPARATELY = re.compile(r"\b(?:separately|respectively|individually|in turn|successively|one after the other)\b")
_APART = 7  # days between what one occasion of several days may spread over
_WINDOW = 120  # characters after the trigger in which the first date stands


def by_partners(telling: Telling, partners: list[str]) -> list[Telling]:
    """One telling for each partner of "bilateral meetings with A and B"."""
    lead = [p for p in telling.participants if p not in partners]
    return [
        replace(
            telling,
            participants=[*lead, partner],
            places=list(telling.places),
            fresh=True,
            beside=True,
            ordinal=None,
            part_of=None,
            reasons=[],
        )
        for partner in partners
    ]


def by_places(telling: Telling, hosts: dict[str, str]) -> list[Telling]:
    """One telling for each place of "visits to A and B", with its host beside the visitors."""
    visitors = [p for p in telling.participants if p not in hosts.values()]
    return [
        replace(telling, participants=[*visitors, host], places=[place], reasons=[]) for place, host in hosts.items()
    ]


def by_with(telling: Telling, lead: list[str], sentence: Sentence, context: Context) -> list[Telling]:
    """The telling and one for each further "and with B", "as well as with C" after it, with those of ``lead``."""
    end = sentence.span.end
    found: list[Telling] = []
    starts: list[int] = []
    for match in _AND_WITH.finditer(context.text, telling.position, end) if lead else ():
        listed, stop = context.actor_list(match.end(), end)
        people = [a for a in listed if context.kind(a) == "person"]
        if not people or set(people) & set(telling.participants) or _LOOKING_ON.match(context.text, stop):
            continue
        starts.append(match.start())
        found.append(replace(telling, participants=[*lead, *people], fresh=True, ordinal=None, reasons=[]))
    if not found:
        return [telling]
    for one, begin, stop in zip([telling, *found], [telling.position, *starts], [*starts, end], strict=True):
        times = [t for t in context.times(begin, stop) if t.time is not None and t.role == "on" and not t.in_name]
        one.date = context.when(times[0]) if times else telling.date
        one.places = find_places(begin, stop, sentence, context) or list(telling.places)
    return [telling, *found]


def by_dates(telling: Telling, sentence: Sentence, context: Context) -> list[Telling]:
    """One telling for each date of a list of dates after the trigger; the telling alone where there is no such list."""
    listed = _list_of_dates(telling, sentence, context)
    if len(listed) < 2:
        return [telling]
    found: list[Telling] = []
    since = telling.position
    stops = [*(t.span.begin for t in listed[1:]), sentence.span.end]
    for expression, stop in zip(listed, stops, strict=True):
        one = replace(telling, places=[], fresh=True, ordinal=None, reasons=[])
        one.date = context.when(expression)
        joint = max(context.text.rfind(" and ", since, expression.span.begin), since)
        one.places = find_places(joint, expression.span.begin, sentence, context)  # "in P on X, and in Q on Y"
        one.places = one.places or find_places(expression.span.end, stop, sentence, context)
        since = expression.span.end
        found.append(one)
    for one, following in reversed(list(pairwise(found))):
        one.places = one.places or list(following.places)  # "on X and Y in P"
    return found


def _list_of_dates(telling: Telling, sentence: Sentence, context: Context) -> list[TimeExpression]:
    listed: list[TimeExpression] = []
    for expression in context.times(telling.position, sentence.span.end):
        if expression.time is None or expression.in_name or expression.role != "on":
            continue
        if not listed:
            if expression.span.begin - telling.position > _WINDOW:
                break
        elif not _NEXT.fullmatch(context.text, listed[-1].span.end, expression.span.begin):
            break
        listed.append(expression)
    days = [t.time.earliest for t in listed if t.time is not None]
    return listed if all(abs((b - a).days) > _APART for a, b in pairwise(days)) else []
