"""Titles that stand beside a name and yet are no office of the country that the person is of.

They are of a firm or association ("President and CEO, NAACP"), of a division ("Attorney General (Oregon)"), of the one
told before or after in a list, or of whom the person serves ("State Secretary to Prime Minister A").
"""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.context import Context
from kg.language.wordlists import words
from kg.lexicons import read_lexicon
from kg.model import Span

_OF_A_FIRM = re.compile(r"\s*(?:&|and)\s+(?:CEO|Chief Executive|(?:Co-)?Founder|Owner)\b|\s+Emeritus\b", re.IGNORECASE)
_FIRM_TITLE = re.compile(r"^(?:CEO|CFO|COO|CTO|(?:Co-)?Founder|Owner)$|\bExecutive Vice President\b", re.IGNORECASE)
_NAMED_AFTER = re.compile(r",\s+(?:at\s+)?(?:the\s+)?(?P<body>(?:St\.\s+)?[A-Z][^,;:.()\n]{2,80})")
_AND_A_NAME = re.compile(r"\s+and\s+(?:Mr|Mrs|Ms|Dr)\b")
_SERVES = re.compile(
    r"\bto\s+(?P<office>(?:(?:Deputy|Vice|First)\s+)?"
    r"(?:President|Prime Minister|Premier|Secretary|Minister|King|Chancellor|Governor))$"
)
_MEMBER = re.compile(r"\b(?:Senator|Representative|Congress\w+|Delegate)$")
_LONG = 9  # words of a title with a comma in it, which has then run into another name
_NEXT_OFFICE = re.compile(r"\s+and\s+(?:the\s+)?[A-Z][^.,;:()]{0,70}?\b(?:of|for)\s+(?:the\s+)?(?=[A-Z])")


def doubt(context: Context, span: Span, title: str, name: str) -> str | None:
    """Why a title, told at ``span`` with a person's name and no country, is no office of the person's country."""
    text = context.text
    told = span.of(text)
    first, _, last = told.partition(title)
    if _FIRM_TITLE.search(title) or _OF_A_FIRM.match(last) or _OF_A_FIRM.match(text, span.end):
        return "an office of a firm or association"
    if ("," in title and len(title.split()) > _LONG) or any(n != name and n in title for n in _names(context, span)):
        return "the title has run into another name"
    if _AND_A_NAME.match(last) or re.search(r"\w,\s+and\s+$", first):
        return "the title is another's"
    if not first and last.startswith(",") and _told_before(context, span):
        return "the title is that of the one named before"
    if first and (body := _NAMED_AFTER.match(text, span.end)) is not None and _is_private(body["body"], title):
        return f"an office of '{body['body'].strip()}'"
    if _of_division(text, span, title):
        return "an office of a division of the country"
    return None


def own_title(title: str, told: str) -> str:
    """The office of who is named, where the title read is of whom serves him: "State Secretary to Prime Minister A"."""
    serves = _SERVES.search(title)
    return serves["office"] if serves is not None and told.partition(title)[2].strip() else title


def country_after(context: Context, span: Span, title: str) -> str | None:
    """The country that a second office names: "A, Spokesperson and Chief Advisor to the President of Türkiye"."""
    if not span.of(context.text).rstrip().endswith(title):
        return None
    after = _NEXT_OFFICE.match(context.text, span.end)
    mention = context.mention_at(after.end()) if after else None
    return mention.entities[0] if mention is not None and mention.kind == "country" else None


def is_unique(title: str) -> bool:
    """Whether one person at a time holds an office of this title."""
    return title.casefold() in words("unique_offices.txt")


def _names(context: Context, span: Span) -> list[str]:
    return [
        entity.name
        for mention in context.analysis.mentions_in(span)
        if mention.kind == "person"
        for entity in (context.entities[mention.entities[0]],)
        if entity.name
    ]


def _told_before(context: Context, span: Span) -> bool:
    """Whether a name stands right before, set off by a comma only: "A, Secretary of Health, B, Secretary of Labor"."""
    before = context.mentions_in(max(0, span.begin - 120), span.begin)
    return any(m.kind == "person" and context.text[m.span.end : span.begin].strip() == "," for m in before[-2:])


def _is_private(body: str, title: str) -> bool:
    """Whether a name is that of a firm or association, by a word of it, or in capitals after a high title."""
    private = words("private_bodies.txt")
    return any(token.rstrip("’'") in private for token in body.split()) or (body.isupper() and is_unique(title))


@cache
def _division() -> str:
    names = {row["name"] for row in read_lexicon("divisions")}
    return "|".join(sorted((re.escape(n) for n in names), key=lambda n: (-len(n), n)))


@cache
def _before_title() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\b)(?:{_division()})(?:\s+State)?\s+$")


@cache
def _around_title() -> re.Pattern[str]:
    return re.compile(rf"(?:{_division()})(?:\s+State)?\s+[A-Z]")


@cache
def _after_name() -> re.Pattern[str]:
    return re.compile(rf"\s*\((?:D-|R-)?(?:{_division()})(?:\s+[Ss]tate)?\)|\s+of\s+(?:{_division()})\b")


def _of_division(text: str, span: Span, title: str) -> bool:
    """Whether the name of a state or province stands at a title: "Maine Senator A", "Attorney General B (Oregon)".

    "Senator A of Delaware" sits in the country's own parliament.
    """
    told = span.of(text)
    if _around_title().match(told) or _before_title().search(text, max(0, span.begin - 30), span.begin):
        return True
    if _MEMBER.search(title):
        return False
    if _after_name().match(text, span.end):
        return True
    return re.search(rf"\bof\s+(?:{_division()})$", told) is not None
