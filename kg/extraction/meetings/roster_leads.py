"""Rosters told of those who lead: "A led the Pakistan side", "A represented P", "with A leading the P team"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.context import Context, unique
from kg.extraction.meetings.roster_people import CLAUSE, LONGEST_TITLE, Roster, people_named, side_named
from kg.language.analysis import Mention
from kg.language.wordplaces import places_of
from kg.model import Span

_LEADS = re.compile(
    r"(?:led|leads|lead|leading|headed|heads|head|heading|represented|represents|represent|representing)\s+"
    r"(?:(?P<own>(?:(?:the\s+)?delegations?\s+(?:of|from)\s+)?(?:their|the)\s+respective\s+(?:delegations|sides|teams|countries))|"
    r"(?:the\s+)?(?P<whose>[^.;,()]{2,60}?)(?:[’']s?)?\s+(?:delegation|side|team|one)\b|(?P<land>(?:the\s+)?(?=[A-Z])))"
)
_VERBS = frozenset(
    (
        *("led", "leads", "lead", "leading", "headed", "heads", "head", "heading"),
        *("represented", "represents", "represent", "representing"),
    )
)
_GOES = re.compile(r"\s+(?:at|in|on)\b")
_HELPERS = re.compile(r"[,\s]*(?:(?:is|was|are|were|be|will|has|had|have|been|also|jointly|who)\s+)*")
_JOINED = re.compile(r"(?:,?\s+and|,)(?:\s+the)?\s+", re.IGNORECASE)
_ABOVE = frozenset(("title", "heading", "dateline"))


def leads(context: Context) -> Iterator[Roster]:
    """Statements of who led which side, in text order."""
    text = context.text
    for at in places_of(text, _VERBS):
        match = _LEADS.match(text, at)
        sentence = context.sentence_at(at)
        if match is None or sentence.block in _ABOVE or match.end() > sentence.span.end:
            continue
        before = [m for m in context.mentions_in(sentence.span.begin, at) if m.kind == "person" and m.form == "name"]
        if not before or not _right_before(before[-1], at, context):
            continue
        to_come = "will " in text[before[-1].span.end : at]
        if match["own"]:
            people, _ = people_named(first_of_list(before, context).span.begin, at, context)
            if len(people) > 1:
                yield Roster(tuple(people), None, Span(at, match.end()), sentence, to_come, None)
            continue
        if match["whose"]:
            of = side_named(*match.span("whose"), context)
        else:
            land = context.mention_at(match.end())
            fits = land is not None and land.kind in {"country", "organization"} and context.is_actor(land)
            of = context.country(land.entities[0]) if land is not None and fits else None
            goes = land is not None and _GOES.match(text, land.span.end)  # "will represent Poland at a meeting of …"
            of = of if "represent" in match[0] and not goes else None
        if of is not None:
            people = unique(list(before[-1].entities))
            span = Span(before[-1].span.begin, match.end())
            # "A headed the X delegation at the talks with Y": told before the words that tell of them.
            yield Roster(tuple(people), of, span, sentence, to_come, None, inside=bool(match["whose"]))


def _right_before(person: Mention, verb: int, context: Context) -> bool:
    """Whether a person, with a title behind the name, is the subject of a verb."""
    gap = context.text[person.span.end : verb]
    words = _HELPERS.sub("", gap, count=1) if _HELPERS.match(gap) else gap
    return len(gap) <= LONGEST_TITLE and not CLAUSE.search(words.strip().removesuffix("will").removesuffix("is being"))


def first_of_list(people: list[Mention], context: Context) -> Mention:
    """The first of those named one after another up to the last."""
    first = people[-1]
    for mention in reversed(people[:-1]):
        gap = context.text[mention.span.end : first.span.begin]
        if len(gap) > LONGEST_TITLE or CLAUSE.search(gap) or not _JOINED.search(gap):
            break
        first = mention
    return first
