"""What the text does with an instrument: the status that a sentence gives it, the verb that does so, and when.

Each step knows one way of saying it and tells an act or nothing; the first that does is heard. Verbs:
`kg.extraction.agreements.verbs`; nouns ("the signing of"): `agreement_acts`; words after it: `agreement_after`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extraction.agreements.act import Act, Saying, clause_after
from kg.extraction.agreements.after import then_in_force
from kg.extraction.agreements.idioms import in_idiom
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.status_after import by_words_after
from kg.extraction.agreements.status_before import (
    by_noun,
    designated,
    existing,
    forthcoming,
    fresh,
    headline,
    moving_on,
    since_doing,
    under_way,
)
from kg.extraction.agreements.status_verbs import (
    acted_on,
    awaited,
    by_clause,
    exchanged,
    founded,
    negotiated,
    raised,
    standing_so,
)
from kg.extraction.context import Context
from kg.language.analysis import Sentence

_DRAFT = re.compile(r"\bdraft\s+(?:[\w’-]+\s+){0,4}$", re.IGNORECASE)
_DRAFTS_OF = re.compile(r"\bdrafts\s+of\s+(?:[\w’-]+\s+){0,3}$", re.IGNORECASE)
_STUDY = re.compile(
    r"\b(?:(?:feasibility|joint|scoping|preliminary)\s+){1,2}stud(?:y|ies)\s+(?:on|of|for|into|towards?|about|regarding)\s+"
    r"(?:(?:an?|the|possible|a\s+possible)\s+)?(?:[\w’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"(?<!\bas\s)\b(?:possible|potential|prospective|proposed)\s+(?:[\w’-]+\s+){0,2}$", re.IGNORECASE
)

_ENTRY_MARK = re.compile(r"[\W_]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s*)?[\W_]*")  # of a list: "7. ", "(a) ", "- "
_MADE = frozenset(["signed", "concluded", "in force"])

# What is said of the instrument itself goes before what is told by the way, that before the words around it, and the
# bare verb comes last.
_STEPS: tuple[Callable[[Saying], Act | None], ...] = (
    exchanged,
    raised,
    standing_so,
    awaited,
    by_words_after,
    by_clause,
    in_idiom,
    by_noun,
    under_way,
    moving_on,
    designated,
    since_doing,
    headline,
    fresh,
    forthcoming,
    existing,
    negotiated,
    founded,
    acted_on,
)


def find_act(instrument: Instrument, end: int, sentence: Sentence, context: Context) -> Act:
    """What the sentence does with the instrument, whose own words end at ``end``; a draft is still negotiated."""
    saying = Saying.of(instrument, end, sentence, context)
    act = next((act for step in _STEPS if (act := step(saying)) is not None), Act(None, saying.verb))
    if act.status in {"signed", "concluded", "agreed"} and not act.coming:
        since = then_in_force(instrument, end, sentence, context)
        if since is not None:
            return act._replace(status="in force", elsewhere=True, told=clause_after(since, sentence, context))
    if act.status in _MADE and not act.coming and _is_to_do(act, sentence):
        return act._replace(status="agreed", coming=True)
    draft = _DRAFT.search(saying.before) or instrument.title.lower().startswith("draft")
    if act.status == "signed" and act.verb is not None and _DRAFTS_OF.search(saying.before):
        return act._replace(status="negotiating")  # "exchanged drafts of a treaty"
    if act.status in {"signed", "concluded", "agreed", "in force", None} and _STUDY.search(saying.before):
        return Act("proposed", act.verb)  # "the study on a free trade agreement, which was concluded in May"
    if draft and act.status in {None, "proposed", "in force"}:
        return act._replace(status="negotiating")
    if not draft and _POSSIBLE.search(saying.before) and act.status in {None, "in force", "negotiating"}:
        return act._replace(status="proposed")
    return act


def _is_to_do(act: Act, sentence: Sentence) -> bool:
    """Whether an entry of a list only says what is to be done: "7. Sign a memorandum …", not "Signed a memorandum"."""
    verb = act.verb
    if verb is None or verb.tag_ not in {"VB", "VBP"} or any(c.dep_.startswith(("nsubj", "aux")) for c in verb.lefts):
        return False
    first = verb if verb.dep_ != "conj" else verb.head  # "Commit to and implement a plan"
    before = sentence.span.of(verb.doc.text)[: max(0, first.idx - sentence.span.begin)]
    return first.text[:1].isupper() and _ENTRY_MARK.fullmatch(before) is not None
