"""Instruments without a name of their own: by number, by what they are on, or by what is done with them.

Rules agreement.common, agreement.counted and agreement.item (`kg.extraction.agreements.find`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction import rules
from kg.extraction.agreements.commitment_drafts import is_vague
from kg.extraction.agreements.counted import find_counted
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.first_mentions import is_in_effect, is_told_apart, is_work, may_stand_alone
from kg.extraction.agreements.harmony import is_of_minds
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.instruments import papers_in
from kg.extraction.agreements.phrases import ANOTHER, Told, kind_of, one_line
from kg.extraction.agreements.plural import one_of_each_kind, one_on, one_with_each, plain_draft
from kg.extraction.agreements.references import is_reference, refer
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.agreements.subjects import is_one_sided
from kg.extraction.agreements.told_later import one_by_one, tells_again
from kg.extraction.agreements.verbs import DONE, PAPERS, verbs
from kg.extraction.agreements.worth import (
    is_elevated,
    is_first_told,
    is_led,
    is_own_paper,
    is_signed_by_several,
    why_not,
)
from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.extraction.titles import content_words, topic_end, topics
from kg.model import Span

_RULE = rules.AGREEMENT_COMMON
_TWO = 2  # partners, at the least
_ITEM_REACH = 40  # characters of an entry before its instrument
_COLON = re.compile(r"\s(?:was|were|have\s+been)\s[^:.;]{4,100}:")
_ONE_ON = re.compile(r"[^.;:,]{0,60}?(?=,\s+(?:one|the\s+first)\s+(?:on|in|regarding|concerning)\s)")
_OF_A_SIDE = re.compile(r"the\s+\w+\s+side\b|behalf\b")  # "signed the documents on the Omani side"
_THE_FOLLOWING = re.compile(r"(?:the\s+)?following\s", re.IGNORECASE)
_COUNTED_ON = re.compile(r"\s*(?:on|in\s+the\s+(?:field|area)s?\s+of|regarding|concerning)\s")
_INDEFINITE = re.compile(r"\b(?:an?)\s+$", re.IGNORECASE)
_PENDING = re.compile(r"\s+(?:issue|talks|negotiations?|problem|process)\b")
_REACHED = re.compile(r"\s+(?:was|were|has|have)\b")
_FIRST_WORD = re.compile(r"(?:\w+ly\s+|further\s+)?(\w+)")
_NOTES = re.compile(r"\bnotes\s+(?:on|for|concerning|regarding)\b")  # that two governments exchange
_AND = re.compile(r"\s*(?:,|/|,?\s+and|,?\s+as\s+well\s+as)\s+")
_STATE = re.compile(
    r"\b(?:signed|pending|existing|concluded|outstanding|draft|remaining)\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE
)
_TO_DO = re.compile(r"\bto\s+(?:be\s+)?[a-z]+")
# As in "contracts worth $70 million", "agreements whose value exceeds 45 billion riyals": one group.
_WORTH = re.compile(
    r"\s+(?:worth|valued\s+at|exceeding|totall?ing|amounting\s+to|(?:with|for|to)\s+(?:an?|the)\s+(?:total\s+)?"
    r"(?:value|worth|sum)?\s*of|(?:whose|the)\s+(?:total\s+|combined\s+)?value\s+(?:of\s+which\s+)?"
    r"(?:exceeds?|is|was|amounts?\s+to|reach(?:es|ed)))\s+"
    r"(?:(?:a\s+total\s+of|over|about|around|nearly|almost|some|more\s+than|approximately|at\s+least)\s+)?"
    r"(?:[A-Z]{2,3}\s?)?[$€£¥₹]?\s?\d"
)
_GIVEN_TO = re.compile(
    r"(?:\s+(?:of|worth|totall?ing)\s+[^,.;:]{2,40}?)?\s+(?:to|for)\s+(?:the\s+)?(?:[Gg]overnment\s+of\s+(?:the\s+)?)?(?=[A-Z])"
)
_ON_WHAT = frozenset(
    ["on", "covering", "regarding", "concerning", "in the fields of", "in the areas of", "in the field of"]
)
_CONSENT = frozenset(["agreement", "accord", "deal"])  # that may be to do something, as well as a paper


def find_unnamed(told: Told, drafts: list[Draft], context: Context) -> tuple[list[Draft], int]:
    """Drafts of an instrument without a name of its own, and where the text that they cover ends."""
    instrument, noun, right, begin = told.instrument, told.instrument.noun, told.right, told.sentence.span.begin
    if is_of_minds(told):
        return _let_go("of one mind, and no paper", told, context)
    counted = find_counted(told, context.text)
    verb = told.act.verb
    alone = noun.kind == "programme" and verb is not None and is_one_sided(verb, told.sentence, context)
    if counted is not None and not alone:
        if told.act.status in DONE or told.listed:  # "two agreements, one on aviation and the other on customs"
            parts = topics(context.text, instrument.end, told.sentence.span.end)
            if not parts and (colon := _COLON.match(context.text, instrument.end, told.sentence.span.end)):
                parts = topics(
                    context.text, colon.end() - 1, told.sentence.span.end
                )  # "two were signed: on …; and on …"
            if not parts and (one := _ONE_ON.match(context.text, instrument.end, told.sentence.span.end)):
                parts = topics(context.text, one.end(), told.sentence.span.end)  # "two were signed, one on …"
            if len(parts) == counted.count:
                return [one_on(told, first, last, context) for first, last in parts], parts[-1][1]
            if apart := one_by_one(told, counted.count or 0, context):
                return apart, right
        if tells_again(told, counted, drafts):
            return _let_go("told by their number before", told, context)
        return [counted], right
    several = (
        told.own is not None and noun.plural and len(topics(context.text, instrument.end, told.sentence.span.end)) > 1
    )
    if noun.counted and not (told.own and (told.member or _are_signed(told) or (several and _are_told(told, _TWO)))):
        return _let_go("no number, and nothing says what they are on", told, context)
    if is_elevated(told):
        draft = plain_draft(told)
        draft.statuses.append(("agreed", True))
        return [draft], right
    if is_own_paper(told, context) or (told.member and told.listed and noun.kind == "declaration" and not noun.plural):
        draft = plain_draft(told)
        draft.bare = True
        return [draft], right
    item = told.listed and told.left - begin < _ITEM_REACH and noun.kind not in {"programme", "commitment"}
    stop = told.sentence.span.end
    between = sides_at(told.own.end(), stop, context) if told.own and told.word == "between" else []
    if noun.plural:
        last = drafts[-1] if drafts else None
        if last is not None and last.count is not None and _AND.fullmatch(context.text, last.end, told.left):
            return _let_go("one group with those before it", told, context)  # "ten agreements and | memoranda"
        if both := one_of_each_kind(told):
            return both, right
        parts = topics(context.text, instrument.end, stop) if told.own else []
        if each := one_with_each(told, context):
            return each, right
        if _are_worth(told) or _are_given(told, context):
            return [plain_draft(told)], right
        if told.own and _THE_FOLLOWING.match(context.text, told.own_end):
            return _let_go("several, whose list follows", told, context)  # "memoranda in the following areas:"
        if not (told.own and (told.act.status in DONE or item or len(between) >= 2 or _are_told(told, len(parts)))):
            return _let_go("several, none of them told apart", told, context)
        if noun.named and noun.bare == "never":
            return _let_go("several, and no papers", told, context)  # "reached broad understandings on"
        group = noun.counted and noun.text != "instrument"  # "documents on trade and customs" are one group
        if len(parts) > 1 and not (group and _COUNTED_ON.match(context.text, *parts[1]) is None):
            return [one_on(told, first, last, context) for first, last in parts], parts[-1][1]
    if noun.counted and not told.member:
        return [plain_draft(told)], right  # "will sign the documents on trade"
    if told.member and (told.own or told.modifiers):
        return [plain_draft(told, rules.AGREEMENT_ITEM)], _covered(told, context)
    if is_work(told):
        return [plain_draft(told)], right
    if is_reference(told):
        known = refer(told, drafts, context, alike=is_told_apart(told))
        if not known and may_stand_alone(told):
            draft = plain_draft(told)
            if (does := is_in_effect(told)) is not None:
                draft.title = one_line(context.text[told.left : topic_end(context.text, does.end(), stop)])
            return [draft], right
        if not known and is_signed_by_several(told, context):
            draft = plain_draft(told)
            draft.bare = True  # the same as one that is named later
            return [draft], right
        return ([], begin) if known else _let_go("one more mention of something not told before", told, context)
    if told.own and told.word in {"to", "not to"}:
        refused = _promise(told, instrument, told.own.end(), right, context)
        if refused is not None:
            return [], refused
    if item and (told.own or told.modifiers):
        return [plain_draft(told, rules.AGREEMENT_ITEM)], right
    bodies = any(context.kind(p) == "organization" for p in between)
    if len(between) >= 2 and (not noun.named or (bodies and noun.bare != "never")):
        draft = plain_draft(told)
        draft.parties, draft.explicit = between, True
        draft.pending = bool(_INDEFINITE.search(told.determiner)) and _is_supposed(told)
        return [draft], right
    reason = why_not(told, context)
    if reason is not None:
        return _let_go(reason, told, context)
    draft = plain_draft(told)
    draft.kind = "treaty" if noun.given and _NOTES.search(told.before) else _kind(told, context)
    if told.own is None and (led := is_led(told)):
        draft.title = one_line(context.text[told.left : topic_end(context.text, led.end(), stop)])
    if told.act.status is None and is_first_told(told):
        runs = verb is not None and stance(verb) == "done" and verbs().get(verb.lemma_) != "agreed"
        draft.statuses.append(("in force" if runs else "agreed", True))
    draft.pending = not noun.given and bool(
        _INDEFINITE.search(told.determiner) or _PENDING.match(context.text, instrument.end, stop)
    )
    return [draft, *_another(draft, told, context)], _covered(told, context)


def _let_go(reason: str, told: Told, context: Context) -> tuple[list[Draft], int]:
    """No draft, and why."""
    context.refuse(_RULE, reason, Span(told.left, told.right))
    return [], told.sentence.span.begin


def _another(draft: Draft, told: Told, context: Context) -> list[Draft]:
    """The second of two of a kind: "a memorandum on semiconductors | and another one on bioenergy"."""
    stop = told.sentence.span.end
    found = ANOTHER.match(context.text, told.right, stop)
    if found is None or draft.end:
        return []
    last = topic_end(context.text, found.end("word") + 1, stop)
    noun = "MoU" if told.instrument.noun.text == "mou" else told.instrument.noun.text
    title = one_line(f"{told.modifiers}{noun} {context.text[found.start('word') : last]}")
    draft.end = told.right
    return [replace(draft, title=title, position=found.start("word"), sentences=[*draft.sentences], end=last)]


def _is_supposed(told: Told) -> bool:
    """As in "an agreement between A and B would help"."""
    verb = told.act.verb
    return verb is not None and stance(verb) == "proposed"


def _are_signed(told: Told) -> bool:
    """As in "documents on the railway were signed", "will sign documents on trade", "signed an instrument on"."""
    noun, act = told.instrument.noun, told.act
    paper = noun.plural or (noun.text == "instrument" and _INDEFINITE.search(told.determiner) is not None)
    will = act.status == "agreed" and act.direct and act.coming
    by = _OF_A_SIDE.match(told.text, told.own_end) is not None
    return paper and not by and told.word in _ON_WHAT and (act.status == "signed" or will)


def _are_worth(told: Told) -> bool:
    """As in "contracts worth $70 million were signed", which no number of papers tells."""
    signed = told.act.status in {"signed", "concluded"} and told.instrument.noun.kind in PAPERS
    return signed and _WORTH.match(told.text, told.instrument.end, told.sentence.span.end) is not None


def _are_given(told: Told, context: Context) -> bool:
    """As in "provides concessional loans for the Government of Peru": money for somebody by name."""
    given = _GIVEN_TO.match(told.text, told.instrument.end, told.sentence.span.end)
    if not told.instrument.noun.given or not told.act.direct or told.act.status is None or given is None:
        return False
    taker = context.mention_at(given.end())
    return taker is not None and taker.kind in {"country", "organization"} and taker.form == "name"


def _are_told(told: Told, topics_told: int) -> bool:
    """As in "pending agreements on customs", "the signed memoranda on", "to conclude memoranda on sport and on tax"."""
    if told.word != "on" or told.instrument.noun.kind not in PAPERS:
        return False
    if topics_told > 1 and told.act.status in {"negotiating", "proposed", "in force"}:
        return True
    return told.act.status in {"in force", "negotiating"} and _STATE.search(told.before) is not None


def _covered(told: Told, context: Context) -> int:
    """Where the text that a draft covers ends: before a treaty that its words name."""
    end, right = told.instrument.end, told.right
    named = told.own and any(i.noun.kind == "treaty" for i in papers_in(context.text, end, right))
    return end if named else right


def _kind(told: Told, context: Context) -> str:
    """The noun's kind, but an "agreement to …" is of the kind of what it sets up, else a commitment."""
    text, instrument, act = context.text, told.instrument, told.act
    kind = kind_of(told.phrase, instrument.noun.kind)
    if told.own is None:
        return kind
    if told.word == "on" and instrument.noun.text == "arrangement":
        return "memorandum"
    if told.word in {"for", "under which"} and instrument.noun.text == "arrangement":
        return "programme"  # "an arrangement under which land would be leased"
    if told.word in {"to", "not to"} and instrument.noun.text in _CONSENT:
        inner = next((i for i in papers_in(text, told.own.end(), told.right) if not i.proper), None)
        if inner:
            return inner.noun.kind
        decided = act.status not in {"signed", "negotiating", "proposed"} and not told.modifiers
        return "commitment" if decided else kind
    if (
        told.word == "for"
        and act.status == "agreed"
        and kind != "contract"
        and _TO_DO.search(text, told.own_end, told.right)
    ):
        return "commitment"  # "agreement was reached for 100 doctors to work in …"
    if told.word == "on" and not told.modifiers and act.status == "agreed" and _REACHED.match(text, instrument.end):
        return "commitment"  # "an agreement was reached on …"
    return kind


def _promise(told: Told, instrument: Instrument, position: int, right: int, context: Context) -> int | None:
    """Where to go on after an "agreement to …" that is none: vague, or about an instrument with a name of its own."""
    text, act = context.text, told.act
    word = _FIRST_WORD.match(text, position, right)
    if (
        word
        and is_vague(word[1].lower())
        and not context.analysis.quantities_in(Span(position, right))
        and instrument.noun.text in _CONSENT
        and act.status not in {"negotiating", "signed", "concluded"}
    ):
        context.refuse(_RULE, f"'{word[1]}' is a verb of resolve, not of decision", Span(instrument.begin, right))
        return right
    if (
        instrument.noun.text in {"agreement", "deal"}
        and act.status != "signed"
        and not content_words(told.modifiers)
        and any(i.proper for i in papers_in(text, position, right))
    ):
        return instrument.end
    return None
