"""Rosters told of those who come along: "The X delegation includes A and B", "Accompanying the President were A and B".

And of those who head both sides: "signed by both heads of delegation, A and B", "led respectively by A and B".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.context import Context
from kg.extraction.meetings.roster_leads import first_of_list
from kg.extraction.meetings.roster_people import CLAUSE, LONGEST_TITLE, SPOUSE, Roster, people_named
from kg.language.analysis import Sentence
from kg.language.wordplaces import places_of
from kg.model import Span

_PARTY = r"(?:delegations?|entourage|retinue|party|team)"
_BE = r"(?:is|are|was|were|will\s+be|would\s+be|has\s+been|have\s+been)"
_WHOM = r"(?:him|her\b(?!\s+[a-z])|(?:the|his|her)\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}|[A-Z][^.;:,]{2,40}?)"
_BEHIND = re.compile(  # those who are named behind it
    rf"(?P<party>{_PARTY})\b(?:\s+(?:to|for|at)\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){{0,4}}?)?\s+(?:will\s+|would\s+)?"
    r"(?:also\s+)?(?:includ(?:es?|ed)|compris(?:es?|ed)|consist(?:s|ed)?\s+of|"
    rf"{_BE}\s+(?:made\s+up|composed|comprised)\s+of)\s+"
    rf"|[Aa]ccompanying\s+(?P<whom>{_WHOM})(?:\s+(?:to|on|in|at|during|for)\s+[^.;:,]{{2,40}}?)?\s+{_BE}\s+"
    rf"|[Mm]embers\s+of\s+(?:the|his|her)\s+(?:[\w’'-]+\s+){{0,3}}?{_PARTY}\s+(?:will\s+include|included?|{_BE})\s+"
    r"|(?P<heads>(?:[Hh]eads|leaders)\s+of\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}delegations?|chairs|chairpersons|chairmen|"
    r"chief\s+negotiators)(?:,|\s+(?:are|were))\s+"
    r"|(?P<led>(?:led|headed|chaired)\s+respectively\s+by\s+)"
    r"|(?P<along>(?:[Aa]ccompanied|[Ff]lanked|[Jj]oined)\s+by\s+|(?P<with>(?:[Aa]long|[Tt]ogether)\s+with\s+|[Aa]longside\s+))"
)
_BEFORE = re.compile(  # those who are named before it
    rf"accompan(?:y|ies|ied)\s+{_WHOM}(?=\s|[.,;])"
    rf"|(?:(?:part|members?)\s+of|join(?:s|ed|ing)?)\s+(?:the|his|her)\s+(?:[\w’'-]+\s+){{0,3}}?{_PARTY}\b"
)
_WORDS_BEHIND = frozenset(
    (
        *("delegation", "delegations", "entourage", "retinue", "party", "team"),
        *("accompanying", "Accompanying", "members", "Members", "heads", "Heads", "leaders"),
        *("chairs", "chairpersons", "chairmen", "chief", "led", "headed", "chaired", "accompanied", "Accompanied"),
        *("flanked", "Flanked", "joined", "Joined", "along", "Along", "together", "Together", "alongside", "Alongside"),
    )
)
_WORDS_BEFORE = frozenset(
    ("accompany", "accompanies", "accompanied", "part", "member", "members", "join", "joins", "joined")
)
_IS = re.compile(rf"(?:,|\))?\s+(?:(?:will|would|{_BE}|have|has|had|also|been|be|an?|the)\s+)*$")
_ABOVE = frozenset(("title", "heading", "dateline"))
_OF_ITS_OWN = re.compile(rf"\b{_BE}\s+(?:also\s+)?$")
_ENDS = re.compile(r"[^.;:]{0,90}?,")  # a comma, and then the clause
_REACH = 60  # characters from whom somebody accompanies to the word
_LONG = 120  # characters of a title and a name
_TWO = 2  # heads of two sides


def company(context: Context) -> Iterator[Roster]:
    """Statements of who came along, and of who headed both sides, in text order."""
    text = context.text
    for at, match, sentence in _matches(_BEHIND, _WORDS_BEHIND, context):
        if match["along"] and _OF_ITS_OWN.search(text, sentence.span.begin, at):
            continue  # "was accompanied by", a statement of its own
        if match["with"] and not _begins_person(match.end(), context):
            continue  # "working together with your team"
        people, end = people_named(match.end(), sentence.span.end, context)
        if SPOUSE.match(text, match.end()):
            people = people[1:]  # takes no part in talks
        if match["along"] and at == sentence.span.begin and not _ENDS.match(text, end):
            people = people[:-1]  # "Accompanied by B, A met C": who goes on
        if len(people) < (_TWO if match["heads"] or match["led"] else 1):
            continue
        beside = _person_in(*match.span("whom"), context) if match["whom"] else None
        if match["along"]:
            beside = _person_in(max(sentence.span.begin, at - _REACH), at, context)
        span = Span(at, max(end, match.end()))
        heads, here = bool(match["heads"] or match["led"]), bool(match["along"])
        yield Roster(tuple(people), None, span, sentence, None, beside, here, here, along=not heads)
    for at, match, sentence in _matches(_BEFORE, _WORDS_BEFORE, context):
        helpers = _IS.search(text, sentence.span.begin, at)
        named = [m for m in context.mentions_in(sentence.span.begin, at) if m.kind == "person" and m.form == "name"]
        if helpers is None or not named:
            continue
        begin = first_of_list(named, context).span.begin
        people, end = people_named(begin, at, context)
        rest = text[end : helpers.start()]
        if people and len(rest) <= LONGEST_TITLE and not CLAUSE.search(rest):
            beside = _person_in(*match.span(), context)
            yield Roster(tuple(people), None, Span(begin, match.end()), sentence, None, beside, along=True)


def _matches(
    pattern: re.Pattern[str], words: frozenset[str], context: Context
) -> Iterator[tuple[int, re.Match[str], Sentence]]:
    """What a pattern matches in running text, from one of the words on."""
    for at in places_of(context.text, words):
        match, sentence = pattern.match(context.text, at), context.sentence_at(at)
        if match is not None and sentence.block not in _ABOVE and match.end() <= sentence.span.end:
            yield at, match, sentence


def _begins_person(position: int, context: Context) -> bool:
    """Whether a person is named right there, the article aside."""
    named = context.mentions_in(position, position + _LONG)
    return bool(named) and named[0].kind == "person" and named[0].span.begin - position <= len("the ")


def _person_in(begin: int, end: int, context: Context) -> str | None:
    """The person spoken of last in a stretch of text."""
    named = [m for m in context.mentions_in(begin, end) if m.kind == "person" and len(m.entities) == 1]
    return named[-1].entities[0] if named else None
