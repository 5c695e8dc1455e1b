"""What is negotiated though no word tells of a paper: "talks with the company on the supply of 120 coaches"."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction import rules
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.instruments import papers_in
from kg.extraction.agreements.phrases import one_line
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.agreements.sides import main_parties
from kg.extraction.context import Context, unique
from kg.extraction.titles import topic_end
from kg.language.analysis import Sentence
from kg.language.wordlists import rows, words

_TWO = 2  # sides, at the least
_REACH = 70  # characters before the talks in which their beginning or end is told
_LEAST = 4  # letters of a title
# Talks that go on or are to come, unlike a meeting that was held on a topic.
_GO_ON = re.compile(
    r"\b(?:in|continu\w+|conclu\w+|complet\w+|finish\w*|finali[sz]\w+|resum\w+|accelerat\w+|expedit\w+|speed\w*\s+up|"
    r"advanc\w+|progress(?:es|ed)?\s+(?:of|in)|pursu\w+|launch\w*|open(?:ed|ing)?|start\w*|begin\w*|began|enter(?:ed|ing)?\s+into)\s+"
    r"(?:(?:the|their|our|its|with|advanced|direct|ongoing|on-going|intensive|final|early)\s+){0,3}$",
    re.IGNORECASE,
)
_GOING_ON = re.compile(
    r"[^.;:]{0,90}?\b(?:(?:is|are|were|was)\s+(?:\w+\s+)?(?:ongoing|on-going|under\s*way|advanced|at\s+an\s+advanced|in\s+progress)|"
    r"(?:will\s+(?:be\s+)?|should\s+(?:be\s+)?|continue\s+to\s+|have\s+|to\s+)?(?:continu\w*|resum\w*|accelerat\w*|conclud\w*|progress\w*|advanc\w*))\b",
    re.IGNORECASE,
)
_MET = re.compile(r"\b(?:held|holds?|holding|had|having|conducted)\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:has|have|had|were|was)\s+(?:\w+\s+)?(?:concluded|completed|finali[sz]ed|finished)\b", re.IGNORECASE
)
_WORD = r"(?!(?:on|for|over|of|to|and|the|with|in|is|are|was|were)\b)[\w’'-]+"
_ON = r"(?:on|for|over|towards?|regarding|concerning|about|of)"
_FINITE = re.compile(
    r"\s(?:should|shall|will|would|can|must|to\s+be)\b|,?\s+(?:of|for|in|on|under)\s+(?:which|whom)?$|,\s"
)
_OPENED = re.compile(
    r"\b(?:open|opening|begin|beginning|start|starting|launch|launching)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_OF = re.compile(r"\b(?:on|of|for|under|concerning|regarding)\s+$", re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:propos\w+|suggest\w+|possib\w+|ready|readiness|hop(?:e|es|ed|ing)|wish\w*|interest\w*|call(?:s|ed)?\s+for)\b",
    re.IGNORECASE,
)


def negotiated_things(sentence: Sentence, context: Context) -> list[Draft]:
    """One for each thing that a sentence tells as negotiated, where no word tells of a paper."""
    text, begin, end = context.text, sentence.span.begin, sentence.span.end
    told = sentence.span.of(text).lower()
    if "negotiat" not in told and "talks" not in told:
        return []
    drafts = [_draft(found, sentence, context) for found in _before().finditer(text, begin, end)]
    if "under negotiation" in told or "being negotiated" in told:
        drafts += [_draft(found, sentence, context) for found in _under().finditer(text, begin, end)]
    return [draft for draft in drafts if draft is not None]


def _draft(found: re.Match[str], sentence: Sentence, context: Context) -> Draft | None:
    """The draft of one such thing; None where a meeting is told, or a paper of its own name or noun."""
    text, begin, end = context.text, sentence.span.begin, sentence.span.end
    before = text[max(begin, found.start() - _REACH) : found.start()]
    if _MET.search(before):
        return None
    talks = found.groupdict().get("talks") or ""
    if talks.lower() in {"talks", "consultations"} and not (
        _GO_ON.search(before) or _GOING_ON.match(text, found.end(), end)
    ):
        return None
    behind = found["rest"] if "rest" in found.groupdict() else None
    stop = found.end("rest") if behind is not None else topic_end(text, found.end("thing"), end)
    if (finite := _FINITE.search(text, found.end("thing"), stop)) is not None:
        stop = finite.start()
    if papers_in(text, found.start(), stop) or found["thing"][0].isupper() or _OF.search(before):
        return None  # "an agreement on | the transfer of prisoners is under negotiation"
    title = one_line(text[found.start("phrase") : stop])
    if len(title) < _LEAST:
        return None
    kind = things().get(found["thing"].lower(), "programme")
    draft = Draft(title, kind, rules.AGREEMENT_COMMON, found.start("phrase"), [sentence.index], end=stop)
    draft.statuses.append((_status(before, text[found.end() : end]), True))
    draft.parties, draft.explicit = _parties(found, sentence, context)
    return draft


def _status(before: str, after: str) -> str:
    if _DONE.search(before) or _DONE.match(after.lstrip()):
        return "agreed"
    return "proposed" if _OPENED.search(before) and _WISHED.search(before) else "negotiating"


def _parties(found: re.Match[str], sentence: Sentence, context: Context) -> tuple[list[str], bool]:
    """Who negotiates: those whom "with" or "between" names, the first with whose text it is; else the document's."""
    main = main_parties(context, sentence, found.start())
    if found["partners"] is None:
        return main, False
    partners = sides_at(found.start("partners"), found.end("partners"), context)
    if len(partners) >= _TWO or not partners:
        return (partners, True) if partners else (main, False)
    own = [p for p in main if p not in partners]
    side = context.side(sentence)
    own = [side] if side is not None and side not in partners else own[:1]
    return unique([*own, *partners]), True


@cache
def things() -> dict[str, str]:
    """The kind of what is negotiated, by the last word of the phrase that tells it."""
    return {row["thing"]: row["kind"] for row in rows("negotiated_things.tsv")}


@cache
def _heads() -> str:
    """The last words of what is negotiated, and of what is built, as alternatives."""
    return "|".join(map(re.escape, sorted({*things(), *words("built_things.txt")}, key=lambda w: (-len(w), w))))


@cache
def _under() -> re.Pattern[str]:
    """As in "| a solar farm near Winneba | is under negotiation with the Ministry"."""
    return re.compile(
        rf"\b(?:the|an?|its|their|our|his)\s+(?P<phrase>(?:{_WORD}\s+){{0,3}}?(?P<thing>{_heads()})"
        r"(?P<rest>(?:\s+[^.;:,]{2,80}?)?))\s+(?:is|are|was|were)\s+(?:(?:also|still|currently|now|already)\s+)?"
        r"(?:under\s+negotiation|being\s+negotiated)\b(?:\s+with\s+(?P<partners>[^.;:]{2,90}))?",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    """As in "negotiations with Kazakhstan on | a direct flight", "is negotiating | the purchase of"."""
    return re.compile(
        r"\b(?:(?P<talks>negotiations?|talks|consultations)|negotiat(?:e|es|ed|ing))\s+"
        rf"(?:(?:with|between)\s+(?P<partners>[^.;:]{{2,90}}?)\s+{_ON}\s+|{_ON}\s+)?"
        r"(?:(?:the|an?|its|their|our|his)\s+)?"
        rf"(?P<phrase>(?:{_WORD}\s+){{0,3}}?(?P<thing>{_heads()}))"
        r"(?=\s+(?:of|for|from|to|by|between|with|in|at|on|near|under|and|is|are|will|was|were|that|which|should)\b|[.,;]|\s*$)",
        re.IGNORECASE,
    )
