"""Papers told by their number and, later, one by one: "Three MoUs were signed. They cover A, B and C"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.phrases import Told
from kg.extraction.agreements.plural import one_on
from kg.extraction.agreements.verbs import DONE
from kg.extraction.context import Context

_REACH = 2  # sentences
_PAPERS = (
    r"(?:agreements|memoranda(?:\s+of\s+understanding)?|memorandums(?:\s+of\s+understanding)?|mous|documents|instruments|"
    r"treaties|protocols|accords|contracts)"
)
_SAYS = (
    r"(?:covers?|covered|concern(?:ed)?|relate[sd]?\s+to|deal\s+with|dealt\s+with|regard(?:ed)?|pertain(?:ed)?\s+to|"
    r"address(?:ed)?|focus(?:ed)?\s+on|(?:are|were)\s+(?:on|about|in))"
)
_LISTS = re.compile(
    rf"\W*(?:they|(?:the|these|those|all|both)\s+(?:\w+\s+)?(?:signed\s+|new\s+)?{_PAPERS}(?:\s+signed)?)\s+(?:will\s+)?{_SAYS}\s+"
    r"(?:the\s+(?:fields?|areas?|sectors?)\s+of\s+)?",
    re.IGNORECASE,
)
_NEXT = re.compile(r",\s+and\s+(?:on\s+)?|,\s+|\s+and\s+(?:on\s+)?")
_END = re.compile(r"[.;:(]|,\s+(?:which|where|while|as\s+well)\b|\s+(?:between|which)\s")
_AGAIN = re.compile(r"\b(?:the|these|those|both|all)\s+(?:\w+\s+)?$", re.IGNORECASE)


def one_by_one(told: Told, count: int, context: Context) -> list[Draft]:
    """A draft for each of so many papers, where a later sentence lists as many topics; empty where none does."""
    sentences = context.analysis.sentences
    for sentence in sentences[told.sentence.index + 1 : told.sentence.index + 1 + _REACH]:
        lists = _LISTS.match(context.text, sentence.span.begin, sentence.span.end)
        if lists is None:
            continue
        stop = _END.search(context.text, lists.end(), sentence.span.end)
        end = stop.start() if stop else sentence.span.end
        cuts = [(lists.end(), lists.end())]
        cuts += [m.span() for m in _NEXT.finditer(context.text, lists.end(), end)]
        begins, ends = [after for _, after in cuts], [*(before for before, _ in cuts[1:]), end]
        if len(begins) != count:
            return []
        drafts = [one_on(told, first, last, context) for first, last in zip(begins, ends, strict=True)]
        return [replace(d, end=told.right, sentences=[*d.sentences, sentence.index]) for d in drafts]
    return []


def tells_again(told: Told, group: Draft, drafts: list[Draft]) -> bool:
    """Whether a number of papers is told of once more: "The three MoUs are on …"."""
    if _AGAIN.search(told.before) is None or told.act.status in DONE:
        return False
    alike = [d for d in drafts if d.kind == group.kind]
    together = Counter(d.sentences[0] for d in alike if d.count is None)
    return any(d.count == group.count for d in alike) or group.count in together.values()
