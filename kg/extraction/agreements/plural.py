"""Papers told by a noun in the plural, or by one noun for two: one by one, by topic or by partner.

"memoranda on health and on sport"                         one on each topic
"free trade agreements with Singapore and Vietnam"         one with each partner
"visa facilitation and readmission agreements"             one of each kind
"""

from __future__ import annotations

import re

from kg.extraction import rules
from kg.extraction.agreements.dates import in_brackets
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.named import is_organisation
from kg.extraction.agreements.phrases import Told, kind_of, one_line
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.agreements.subjects import subject_sides
from kg.extraction.agreements.verbs import PAPERS
from kg.extraction.context import Context

_RULE = rules.AGREEMENT_COMMON
_TWO = 2  # partners, at the least
_TOPICAL = (
    r"(?:(?:free\s+|preferential\s+)?trade|investment(?:\s+(?:protection|promotion))?|visa(?:\s+(?:facilitation|waiver|exemption|liberali[sz]ation))?|"
    r"readmission|extradition|(?:mutual\s+)?legal\s+assistance|air\s+(?:services?|transport)|(?:avoidance\s+of\s+)?double\s+taxation|tax|"
    r"social\s+security|customs|fisher(?:y|ies)|mobility|migration|labou?r|military|defen[cs]e|security|"
    r"transit|transport|aviation|maritime|culture|cultural|education|educational|scientific|energy|nuclear|data|"
    r"information[\s-](?:sharing|security)|logistics|tourism|agriculture|agricultural|health|science|sports?|media)"
)
# As in "negotiations on visa facilitation and readmission | agreements".
_PAIR = re.compile(rf"(?<![\w-])(?P<one>{_TOPICAL})\s+and\s+(?P<two>{_TOPICAL})\s+$", re.IGNORECASE)
_TALKS_ON = re.compile(r"\b(?:negotiations?|talks)\s+(?:on|for|of|towards?|about)\s+(?:(?:the|their|an?)\s+)?$")
# As in "is in talks with | Chile, India and Kenya on free trade agreements".
_TALKS_WITH = re.compile(
    r"\b(?:negotiating|negotiations|talks)\s+with\s+(?=[^.;:]{3,160}?\s(?:on|about|for|regarding|concerning|towards?)\s+(?:[\w-]+\s+){0,3}$)"
)
_TALKS_REACH = 200  # characters before a noun
_TOPIC_WORD = re.compile(r"\s*(?:on|in|regarding|concerning)\s")
_BETWEEN = re.compile(r"\bbetween\s+")


def plain_draft(told: Told, rule: str = _RULE) -> Draft:
    """A draft of an instrument without a name, by the phrase that tells it."""
    noun = told.instrument.noun
    return Draft(
        told.phrase,
        kind_of(told.phrase, noun.kind),
        rule,
        told.instrument.begin,
        [told.sentence.index],
        noun=noun.text,
    )


def one_of_each_kind(told: Told) -> list[Draft]:
    """Two papers that share a noun: "visa facilitation and readmission | agreements"; none where it tells no two."""
    pair = _PAIR.search(told.before) if told.instrument.noun.kind == "treaty" else None
    if pair is None:
        return []
    talked = told.act.status is None and _TALKS_ON.search(told.before, 0, pair.start()) is not None
    if told.act.status is None and not talked:
        return []
    first, second = plain_draft(told), plain_draft(told)
    if talked:
        first.statuses, second.statuses = [("negotiating", True)], [("negotiating", True)]
    noun = told.instrument.noun.text
    first.title, second.title = one_line(f"{pair['one']} {noun}"), one_line(f"{pair['two']} {noun}")
    first.position -= 1  # apart, though one noun tells both
    return [first, second]


def one_with_each(told: Told, context: Context) -> list[Draft]:
    """As in "free trade agreements with Singapore and Vietnam": one with each of several partners."""
    if told.instrument.noun.kind not in PAPERS or told.sentence.block in {"title", "heading"}:
        return []  # below a headline the text says which
    talks = _TALKS_WITH.search(context.text, max(told.sentence.span.begin, told.left - _TALKS_REACH), told.left)
    at, stop = (told.own.end(), told.sentence.span.end) if told.own is not None and told.word == "with" else (-1, -1)
    if at < 0 and talks is not None:  # "is in talks with Chile and India on free trade | agreements"
        at, stop = talks.end(), told.left
    if at < 0 or (told.act.status is None and talks is None):
        return []
    partners = sides_at(at, stop, context)
    if len(partners) < _TWO or not all(context.kind(p) == "country" or _is_bloc(p, context) for p in partners):
        return []
    others = subject_sides(told.act.verb, told.sentence, context) or context.represent(
        [context.side(told.sentence) or ""]
    )
    own = [p for p in others if p not in partners]
    named = context.mentions_in(at, stop)
    found = []
    for nth, partner in enumerate(partners) if len(own) == 1 else ():
        draft = plain_draft(told)
        name = next(m.span.of(context.text) for m in named if partner in m.entities)
        draft.title = one_line(f"{told.modifiers}{told.instrument.noun.text} with {name}")
        draft.parties, draft.explicit = [*own, partner], True
        draft.position += nth  # apart, though one noun tells all
        if told.act.status is None:
            draft.statuses.append(("negotiating", True))
        found.append(draft)
    return found


def _is_bloc(actor: str, context: Context) -> bool:
    return is_organisation(context.entities[actor].name or "")


def one_on(told: Told, first: int, last: int, context: Context) -> Draft:
    """One of several topics of a plural noun, with the sides that it names itself."""
    text, noun, stop = context.text, told.instrument.noun, told.sentence.span.end
    found = _BETWEEN.search(text, first, min(stop, last + 20))
    sides = sides_at(found.end(), stop, context) if found else []
    words = text[first : min(last, found.start()) if found and len(sides) >= _TWO else last].rstrip()
    topic = f"{'' if _TOPIC_WORD.match(text, first, last) else 'on '}{words}"
    title = one_line(f"{told.modifiers}{'MoU' if noun.text == 'mou' else noun.text} {topic}")
    draft = Draft(title, noun.kind, _RULE, told.instrument.begin, [told.sentence.index], noun=noun.text, end=last)
    opened = text.find("(", first, min(stop, last + 3))
    draft.date = in_brackets(opened, stop, context) if opened >= 0 else None
    if len(sides) >= _TWO:
        draft.parties = sides
    return draft
