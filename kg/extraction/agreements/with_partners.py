"""Papers told by those with whom they are negotiated: "we are negotiating with Chile, India and Kenya"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.instruments import papers_in
from kg.extraction.agreements.named import is_organisation
from kg.extraction.agreements.phrases import modifiers_before, one_line
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.agreements.subjects import subject_sides
from kg.extraction.context import Context
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

# As in "are currently negotiating with | Chile, India and Kenya", "is in talks with | Chile and India".
_WITH = re.compile(
    r"\b(?:(?P<open>(?:is|are|am|were|was|been|[’']re|[’']s)\s+(?:(?:also|still|now|already|\w+ly)\s+){0,2}"
    r"(?:negotiating|in\s+(?:(?:active|ongoing|advanced|intensive)\s+)?(?:(?:trade|free\s+trade)\s+)?negotiations|conducting\s+negotiations)"
    r"(?:\s+(?:also|simultaneously|currently))?)|"
    r"(?P<done>(?:has|have|[’']ve)\s+(?:(?:also|now|already|\w+ly)\s+){0,2}(?:concluded|completed|finali[sz]ed)\s+(?:the\s+)?"
    r"(?:(?:free\s+)?trade\s+)?negotiations))\s+with\s+"
)
_ENDS = re.compile(
    r"\s*(?:[.;]|,\s+(?:and|while|but|which|with|as)\s|$|\s+(?:as\s+well|too|at\s+the\s+moment|today|now)\b)"
)
_REACH = 3  # sentences before in which the paper is called by its noun
_TWO = 2  # partners, at the least
_PAPERS = frozenset(["treaty"])


def negotiated_with(sentence: Sentence, context: Context) -> list[Draft]:
    """One for each of several partners, where the text before says what is negotiated, or nothing does."""
    begin, end = sentence.span.begin, sentence.span.end
    if "negotiati" not in sentence.span.of(context.text):
        return []
    found = _WITH.search(context.text, begin, end)
    if found is None:
        return []
    partners = sides_at(found.end(), end, context)
    named = [m for m in context.mentions_in(found.end(), end) if set(m.entities) & set(partners)]
    if len(partners) < _TWO or not all(_is_party(p, context) for p in partners) or not named:
        return []
    if _ENDS.match(context.text, named[-1].span.end, end) is None:
        return []
    own = _own(found.start(), partners, sentence, context)
    if own is None:
        return []
    noun = _paper(sentence, context)
    drafts = []
    for at, partner in enumerate(partners):
        name = next(m.span.of(context.text) for m in named if partner in m.entities)
        draft = Draft(
            one_line(f"{noun} with {name}"), "treaty", rules.AGREEMENT_COMMON, found.start() + at, [sentence.index],
            noun="agreement", parties=[own, partner], explicit=True,
        )  # fmt: skip
        draft.statuses.append(("agreed" if found["done"] else "negotiating", True))
        drafts.append(draft)
    return drafts


def _is_party(actor: str, context: Context) -> bool:
    return context.kind(actor) == "country" or is_organisation(context.entities[actor].name or "")


def _own(position: int, partners: list[str], sentence: Sentence, context: Context) -> str | None:
    """Who negotiates with them: the subject of the first verb from the position on, else whose text it is."""
    verb: Token | None = next((t for t in sentence.tokens if t.idx >= position and t.pos_ in {"VERB", "AUX"}), None)
    while verb is not None and verb.dep_ in {"aux", "auxpass"}:
        verb = verb.head
    own = [p for p in subject_sides(verb, sentence, context) if p not in partners]
    return own[0] if len(own) == 1 else context.side(sentence)


def _paper(sentence: Sentence, context: Context) -> str:
    """What the sentences before call the papers: "trade agreement" after "our network of trade agreements"."""
    text = context.text
    for before in reversed(context.analysis.sentences[max(0, sentence.index - _REACH) : sentence.index + 1]):
        for paper in reversed(papers_in(text, before.span.begin, before.span.end)):
            if paper.noun.kind in _PAPERS and not paper.proper and not paper.noun.text.isupper():
                words = modifiers_before(text[max(before.span.begin, paper.begin - 40) : paper.begin])
                return f"{words}{paper.noun.text}"
    return "agreement"
