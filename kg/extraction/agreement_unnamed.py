"""Instruments without a name of their own: by number, by what they are on, or by what is done with them.

Rules agreement.common, agreement.counted and agreement.item (`kg.extraction.agreements`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.agreement_drafts import Draft
from kg.extraction.agreement_parties import is_one_sided, sides_at
from kg.extraction.agreement_phrases import kind_of, modifiers_before, one_line
from kg.extraction.agreement_references import REFERENCE, refer
from kg.extraction.agreement_status import DONE, Act
from kg.extraction.commitment_drafts import is_vague
from kg.extraction.context import Context
from kg.extraction.instrument_names import Instrument
from kg.extraction.instruments import find_instruments
from kg.extraction.titles import content_words, topics
from kg.language.analysis import Sentence
from kg.model import Span

_WORDS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {
    "fifteen": 15,
    "twenty": 20,
    "a dozen": 12,
    "dozens of": 24,
    "dozen": 12,
}
_NUMBER = re.compile(
    r"\b(?P<about>about|around|some|nearly|almost|over|more than|approximately|at least|up to)?\s*"
    r"(?<![\d.,$€£(])(?P<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"a dozen|dozens of|dozen)\s+"
    r"(?:(?!(?:of|and|in|to|for|years?|million|billion|trillion|thousand|percent|per)\b)[\w’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_TOPIC_WORD = re.compile(r"\s*(?:on|in|regarding|concerning)\s")
_INDEFINITE = re.compile(r"\b(?:an?)\s+$", re.IGNORECASE)
_RESULTS = re.compile(r"\b(?:results?|outcomes?|fruits?)\s+of\b")
_LATER_WITH = re.compile(r"\bwith\s+(?:the\s+)?[A-Z]")
_PENDING = re.compile(r"\s+(?:issue|talks|negotiations?|problem|process)\b")
_NAMES_ONLY = frozenset(
    [
        "statement",
        "project",
        "resolution",
        "consensus",
        "outlook",
        "scheme",
        "corridor",
        "package",
        "plan",
        "charter",
        "covenant",
        "alliance",
        "year",
        "network",
        "facility",
        "pledge",
    ]
)
_WEAK = frozenset(
    ["plan", "programme", "project", "mechanism", "fund", "package", "arrangement", "roadmap", "statement", "blueprint"]
) | {"program", "road map", "work plan", "deal", "accord"}


@dataclass(frozen=True)
class Told:
    """An instrument as a sentence tells of it: ``own`` is the word that opens what it is on, up to ``right``."""

    instrument: Instrument
    own: re.Match[str] | None
    right: int
    sentence: Sentence
    before: str
    listed: bool  # an entry under a lead line
    act: Act


def find_unnamed(told: Told, drafts: list[Draft], context: Context) -> tuple[list[Draft], int]:
    """An instrument without a name of its own: by number, by what it is on, or by what is done with it."""
    instrument, own, right, sentence, before, act = (
        told.instrument,
        told.own,
        told.right,
        told.sentence,
        told.before,
        told.act,
    )
    text, noun, begin = context.text, instrument.noun, sentence.span.begin
    number = _NUMBER.search(before)
    modifiers = modifiers_before(before)
    left = instrument.begin - len(modifiers)
    phrase = (
        one_line(text[left : instrument.end] + text[own.start("word") - 1 : right])
        if own
        else one_line(text[left:right])
    )
    rule = "agreement.common/1"
    if noun.plural and number is not None and noun.kind != "programme":
        start = number.start("about") if number["about"] else number.start("n")
        title = one_line(
            before[start:] + text[instrument.begin : right if own and right - instrument.end < 90 else instrument.end]
        )
        word = number["n"].lower()
        draft = Draft(
            title, kind_of(phrase, noun.kind), "agreement.counted/1", instrument.begin, [sentence.index], noun=noun.text
        )
        draft.count = int(word) if word.isdigit() else _WORDS[word]
        draft.approximate = bool(number["about"]) or "dozen" in word
        if act.status is None and _RESULTS.search(text, begin, instrument.begin):
            draft.statuses.append(("signed", True))
        return [draft], right
    if noun.counted:
        return [], begin
    item = told.listed and left - begin < 40 and noun.kind != "programme"
    determiner = before[: len(before) - len(modifiers)]
    between = sides_at(own.end(), sentence.span.end, context) if own and own["word"] == "between" else []
    if noun.plural:
        if not (own and (act.status in DONE or item or len(between) >= 2)):
            return [], begin
        parts = topics(text, instrument.end, sentence.span.end)
        if len(parts) > 1:
            made = []
            for first, last in parts:
                title = one_line(
                    f"{modifiers}{noun.text} {'' if _TOPIC_WORD.match(text, first, last) else 'on '}{text[first:last]}"
                )
                made.append(Draft(title, noun.kind, rule, instrument.begin, [sentence.index], noun=noun.text, end=last))
                if re.search(r"\bbetween\s", text[first : last + 20]):
                    found = re.compile(r"\bbetween\s+").search(text, first, sentence.span.end)
                    made[-1].parties = (
                        sides if found and len(sides := sides_at(found.end(), sentence.span.end, context)) >= 2 else []
                    )
            return made, parts[-1][1]
    reference = REFERENCE.search(determiner + ("" if determiner.endswith(" ") else " "))
    defined = (
        text[instrument.noun_begin].isupper()
        and not noun.plural
        and not _INDEFINITE.search(before)
        and not modifiers
        and sentence.block not in {"title", "heading"}
    )
    if (
        reference
        and (
            not own
            or own["word"] in {"for", "of", "about"}
            or reference[0].lower().split()[0] in {"this", "that", "these", "such"}
        )
    ) or (defined and (own is None or own["word"] not in {"on", "between", "with", "regarding", "concerning"})):
        known = refer(instrument, modifiers, sentence, drafts, context, act)
        if not known and act.status is not None and content_words(modifiers) and not noun.named and not own:
            return [
                Draft(phrase, kind_of(phrase, noun.kind), rule, instrument.begin, [sentence.index], noun=noun.text)
            ], right
        return [], begin
    if own and own["word"] in {"to", "not to"}:
        refused = _promise(instrument, own.end(), right, context, act)
        if refused is not None:
            return [], refused
    if item and (own or modifiers):
        return [
            Draft(
                phrase,
                kind_of(phrase, noun.kind),
                "agreement.item/1",
                instrument.begin,
                [sentence.index],
                noun=noun.text,
            )
        ], right
    bodies = any(context.kind(p) == "organization" for p in between)
    if len(between) >= 2 and (not noun.named or (bodies and noun.text not in _NAMES_ONLY)):
        return [
            Draft(
                phrase,
                kind_of(phrase, noun.kind),
                rule,
                instrument.begin,
                [sentence.index],
                parties=between,
                explicit=True,
                noun=noun.text,
            )
        ], right
    reason = None
    if not own and not content_words(modifiers):
        reason = "it says nothing of itself"
    elif noun.kind == "programme" and (
        noun.plural
        or (
            act.verb is not None
            and act.direct
            and is_one_sided(act.verb, sentence, context)
            and not _LATER_WITH.search(text, instrument.end, right)
        )
    ):
        reason = "one side's own"
    elif noun.named and not (
        act.direct
        and act.status in DONE
        and act.verb is not None
        and own
        and noun.text not in _NAMES_ONLY
        and not reference
    ):
        reason = "no name of its own, and nothing is done with it"
    elif (
        (noun.text in _WEAK and act.status is None)
        or (act.status is None and not own)
        or (act.status is None and noun.kind not in {"treaty", "memorandum", "contract"})
    ):
        reason = "nothing is done with it"
    elif own and own["word"] == "of" and noun.kind == "treaty":
        reason = "somebody's consent"
    if reason is not None:
        context.refuse(rule, reason, Span(left, right))
        return [], begin
    kind = kind_of(phrase, noun.kind)
    if own and own["word"] in {"to", "not to"} and noun.text in {"agreement", "deal", "accord"}:
        inner = next((i for i in find_instruments(text, own.end(), right) if not i.proper), None)
        kind = (
            inner.noun.kind
            if inner
            else "commitment"
            if act.status not in {"signed", "negotiating", "proposed"} and not modifiers
            else kind
        )
    draft = Draft(phrase, kind, rule, instrument.begin, [sentence.index], noun=noun.text)
    if (
        own
        and own["word"] == "on"
        and not modifiers
        and right > instrument.end
        and act.status == "agreed"
        and re.match(r"\s+(?:was|were|has|have)\b", text[instrument.end :][:12])
    ):
        draft.kind = "commitment"  # "an agreement was reached on …"
    draft.pending = bool(_INDEFINITE.search(determiner) or _PENDING.match(text, instrument.end, sentence.span.end))
    keep = any(i.noun.kind == "treaty" for i in find_instruments(text, instrument.end, right)) if own else False
    return [draft], instrument.end if keep else right


def _promise(instrument: Instrument, position: int, right: int, context: Context, act: Act) -> int | None:
    """Where to go on after an "agreement to …" that is none: vague, or about an instrument with a name of its own."""
    text = context.text
    word = re.compile(r"(?:\w+ly\s+|further\s+)?(\w+)").match(text, position, right)
    if (
        word
        and is_vague(word[1].lower())
        and not context.analysis.quantities_in(Span(position, right))
        and instrument.noun.text in {"agreement", "accord", "deal"}
        and act.status not in {"negotiating", "signed", "concluded"}
    ):
        context.refuse(
            "agreement.common/1", f"'{word[1]}' is a verb of resolve, not of decision", Span(instrument.begin, right)
        )
        return right
    if instrument.noun.text in {"agreement", "deal"} and any(i.proper for i in find_instruments(text, position, right)):
        return instrument.end
    return None
