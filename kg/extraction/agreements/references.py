"""One more mention of an instrument that was told before: "this agreement", "the memorandum"."""

from __future__ import annotations

import re

from kg.extraction.agreements.dates import find_date
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.phrases import Told
from kg.extraction.agreements.verbs import PAPERS
from kg.extraction.context import Context
from kg.extraction.titles import content_words

_REFERENCE = re.compile(
    r"\b(?:this|that|these|the|said|its|their|our|such(?:\s+an?)?)\s+(?:new\s+|landmark\s+|historic\s+)?$",
    re.IGNORECASE,
)
# As in "said that | agreement was reached", where "that" points at nothing.
_SAID_THAT = re.compile(r"\b(?:\w+ed|\w+ing|said|says?|told|tells?|notes?|hopes?|fact|news)\s+that\s+$", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(?:an?)\s+$", re.IGNORECASE)
_LOOSE = frozenset(["for", "of", "about"])
_TOPICAL = frozenset(["on", "between", "with", "regarding", "concerning", "amending", "extending"])
_POINTING = frozenset(["this", "that", "these", "such"])
_OF_ANY = frozenset(  # said of any paper, whatever it is on
    [
        "signature",
        "ratification",
        "approval",
        "leaders",
        "presidents",
        "ministers",
        "sides",
        "parties",
        "countries",
        "governments",
    ]
)
_REACH = 6  # sentences between "this agreement" and what it refers to
_DRAFTS = 60  # drafts before it, of which it may be one


def is_pointed_at(told: Told) -> bool:
    """Whether a determiner points at something known: "this new", "the"."""
    return _pointer(told) is not None


def is_reference(told: Told) -> bool:
    """Whether the words point back: "this agreement", "the Agreement", not "the agreement on trade"."""
    pointer = _pointer(told)
    if pointer is not None and (not told.own or told.word in _LOOSE or pointer in _POINTING):
        return True
    instrument = told.instrument
    defined = (
        told.text[instrument.noun_begin].isupper()
        and (not told.own or told.left > told.sentence.span.begin)  # where a sentence begins, capitals say nothing
        and not instrument.noun.plural
        and not _INDEFINITE.search(told.before)
        and not told.modifiers
        and told.sentence.block not in {"title", "heading"}
    )
    return defined and told.word not in _TOPICAL and not told.word.startswith("in the")


def _pointer(told: Told) -> str | None:
    found = _REFERENCE.search(told.determiner + ("" if told.determiner.endswith(" ") else " "))
    if found is None or _SAID_THAT.search(told.determiner):
        return None
    return found[0].lower().split()[0]


def own_topic(told: Told) -> frozenset[str]:
    """The words of what a paper is said to be for or of: "the convention for | the avoidance of double taxation"."""
    if told.own is None or told.word not in _LOOSE or told.own.start("word") - told.instrument.end > 1:
        return frozenset()
    words = content_words(told.text[told.own_end : told.right]) - _OF_ANY
    return words if told.instrument.noun.kind in PAPERS and len(words) > 1 else frozenset()


def refer(told: Told, drafts: list[Draft], context: Context, *, alike: bool = False) -> bool:
    """Add a mention to the last instrument of that noun, else of that kind (not ``alike``); False if none is near."""
    noun, act, sentence = told.instrument.noun, told.act, told.sentence
    words = content_words(told.modifiers) or own_topic(told)
    near = [d for d in drafts[-_DRAFTS:] if d.count is None and not (words and not words & content_words(d.title))]
    fits = [d for d in near if d.noun == noun.text]
    if (
        not alike and " of " not in noun.text and noun.text != "notes"
    ):  # "the Exchange of Notes" is no word for just any treaty
        fits = fits or [d for d in near if d.kind == noun.kind and not words]
    if not fits or sentence.index - fits[-1].sentences[-1] > _REACH:
        return False
    target = fits[-1]
    target.sentences.append(sentence.index)
    if act.status is not None:
        target.statuses.append((act.status, False))
    if target.date is None and act.status in {"signed", "concluded"}:
        target.date = find_date(told.instrument, told.instrument.end, act, sentence, context)
    return True
