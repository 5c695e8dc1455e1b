"""Entries of a list of papers that only say what each is on: "arrangements on: - Air services, which will …"."""

from __future__ import annotations

import re

from kg.extraction.agreements.lists import FINITE, MARK, Opening
from kg.extraction.context import Context
from kg.extraction.titles import topic_end
from kg.language.analysis import Sentence

_CLAUSE = re.compile(r",?\s+(?:which|that|under\s+which|whereby)\s+[a-z]")
_SIGNED_BY = re.compile(r"(?:jointly\s+)?(?:signed|exchanged|inked|initiall?ed)\s+(?:by|on|in|for|at)\b", re.IGNORECASE)
_TOPIC_WORDS = 20  # of an entry that only says what its paper is on


def topic_entry(opening: Opening, sentence: Sentence, context: Context) -> str | None:
    """The words of an entry that only says what one of the papers signed is on: "- Renewable energy"."""
    lead, entry = opening.lead, opening.entry or _before_clause(sentence, context)
    if lead is None or lead.kind is None or lead.status != "signed" or entry is None or sentence.block != "item":
        return None
    if _SIGNED_BY.match(context.text, entry[0]):
        return None
    words = context.text[entry[0] : topic_end(context.text, entry[0], entry[1])].split()
    return " ".join(words).strip(" ,.;") if (0 if lead.topical else 1) < len(words) <= _TOPIC_WORDS else None


def is_topical(opening: Opening, topic: str, named: int, sentence: Sentence) -> bool:
    """Whether an entry says what its paper is on before it names another: "- Films, replacing the 2008 agreement"."""
    return opening.lead is not None and opening.lead.topical and named > sentence.span.begin + len(topic)


def _before_clause(sentence: Sentence, context: Context) -> tuple[int, int] | None:
    """The words of an entry before what is told of them: "- Air services, | which will allow …"."""
    begin, end = sentence.span.begin, sentence.span.end
    clause = _CLAUSE.search(context.text, begin, end)
    mark = MARK.match(context.text, begin, end)
    if clause is None or mark is None:
        return None
    told = any(t.tag_ in FINITE and t.idx < clause.start() for t in sentence.tokens)
    return None if told else (mark.end(), clause.start())
