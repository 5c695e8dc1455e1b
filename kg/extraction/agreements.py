"""Agreements: instruments and concrete joint decisions (guidelines, "Agreements").

Rules:

    agreement.named       an instrument with a name of its own: "Strategic Framework Agreement"
    agreement.common      an instrument told by a noun and what it is on or what is done with it: "signed a contract"
    agreement.counted     a group told by a number: "about 70 business agreements"
    agreement.item        one entry of a list of documents: "• A Memorandum of Understanding on …"
    agreement.commitment  "the two leaders agreed to introduce …" (`kg.extraction.commitments`)
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extraction.agreement_dates import find_date
from kg.extraction.agreement_drafts import Draft, finish
from kg.extraction.agreement_home import without_domestic
from kg.extraction.agreement_lists import Lead, is_entry, next_lead
from kg.extraction.agreement_mentions import add_defined, add_short_forms
from kg.extraction.agreement_merge import merge
from kg.extraction.agreement_named import are_companies, is_instrument
from kg.extraction.agreement_parties import find_parties
from kg.extraction.agreement_phrases import Told, modifiers_before
from kg.extraction.agreement_sides import main_parties
from kg.extraction.agreement_status import Act, find_act, said_after
from kg.extraction.agreement_unnamed import find_unnamed
from kg.extraction.commitments import find_commitments
from kg.extraction.context import Context
from kg.extraction.instrument_names import TAIL_IS_TIME, Instrument
from kg.extraction.instrument_nouns import noun_pattern
from kg.extraction.instruments import find_instruments
from kg.extraction.occasions import Occasion
from kg.extraction.titles import topic_end
from kg.language.analysis import Sentence
from kg.model import Agreement

_OWN = re.compile(
    r"(?:\s+(?:was|were|has been|have been|is)\s+(?:also\s+)?(?:reached|achieved|made|signed|concluded)(?:\s+today)?|"
    r"\s+(?:signed|concluded|reached|made))?(?:\s+(?:in\s+[A-Z][\w-]+|last\s+\w+|today|yesterday|here|this\s+\w+)){0,2}"
    r"\s+(?P<word>on|to|for|of|between|with|regarding|concerning|related to|relating to|covering|about|"
    r"under which|not to|amending|extending|in the fields? of|in the areas? of)\s+"
)
_LISTED = re.compile(
    r"(?:,|;|:|\band|\bas well as|\bincluding|\balong with|\bplus)\s+(?:an?\s+|the\s+|several\s+)?(?:[\w-]+\s+){0,2}$"
)
_TASKED = re.compile(r"\b(?:agreed|decided|tasked|instructed|announced|launched|will negotiate|will finali[sz]e)\b")
_AND_A = re.compile(r"(?:,|,?\s+(?:and|as well as|or))\s+(?:an?\s+|another\s+|the\s+(?=[A-Z]))")
_OVERLAP = 40  # characters before a decision's words within which an instrument is the same thing
_APPOSITION = re.compile(
    r"(?:\s*\([^()]*\))?(?:,|\s+[–—])\s+(?:an?|the|our|their)\s+(?:new\s+|landmark\s+|historic\s+)?"
)
_NOUN_PHRASE = re.compile(r"(?:(?!(?:on|of|for|to|in|with|between|and)\b)[\w’-]+\s+){0,5}")
_TO_FINISH = re.compile(
    r"\b(?:to|and)\s+(?:\w+ly\s+)?(?:conclude|complete|finali[sz]e|expedite|accelerate|speed\s+up)\b"
)


def find_agreements(context: Context, occasions: list[Occasion]) -> list[Agreement]:
    """All agreements of the document, one per instrument or decision, in the order of their first mention."""
    drafts: list[Draft] = []
    lead: Lead | None = None
    for sentence in context.analysis.sentences:
        if sentence.block == "dateline":
            continue
        lead = next_lead(sentence, context, lead)
        opened = lead if lead is not None and lead.sentence != sentence.index and is_entry(sentence) else None
        covered = outer = sentence.span.begin
        listed: Act | None = None
        for instrument in find_instruments(context.text, sentence.span.begin, sentence.span.end):
            if instrument.noun_begin < covered and not instrument.proper:
                continue
            before = len(drafts)
            end = _take(instrument, sentence, context, drafts, opened, listed, nested=instrument.begin < outer)
            covered = max(covered, end)
            if len(drafts) > before:
                listed = listed if instrument.begin < outer else drafts[-1].act
                outer = max(outer, drafts[-1].end)
    add_defined(drafts, context)
    add_short_forms(drafts, context)
    taken = sorted(d.position for d in drafts if not d.rule.startswith("agreement.counted"))
    for c in find_commitments(context):
        if bisect_left(taken, c.begin - _OVERLAP) == bisect_left(taken, c.end):  # no instrument tells it
            draft = Draft(
                c.title,
                c.kind,
                c.rule,
                c.position,
                [c.sentence],
                statuses=[(c.status, True)],
                parties=c.parties,
                explicit=True,
                date=c.date,
            )
            draft.sentences = [c.lead, c.sentence] if c.lead is not None else draft.sentences
            draft.act = Act(c.status, None, elsewhere=c.undated)
            drafts.append(draft)
    return finish(without_domestic(merge(drafts), context), context, occasions)


def _take(
    instrument: Instrument,
    sentence: Sentence,
    context: Context,
    drafts: list[Draft],
    lead: Lead | None,
    listed: Act | None,
    *,
    nested: bool,
) -> int:
    """Add drafts for an instrument; returns where the text that they cover ends.

    ``lead`` opens the list that the sentence is an entry of; ``listed`` is what was done with the instrument before
    it in the sentence; one that is ``nested`` stands in that one's name.
    """
    text = context.text
    if text[instrument.noun_begin].islower() and _is_verb(instrument, sentence):
        return sentence.span.begin
    before = text[max(sentence.span.begin, instrument.begin - 80) : instrument.begin]
    own = None if instrument.proper else _OWN.match(text, instrument.end, sentence.span.end)
    own = None if own and TAIL_IS_TIME.match(text, own.start("word") - 1, sentence.span.end) else own
    right = _before_next(text, own.end(), topic_end(text, own.end(), sentence.span.end)) if own else instrument.end
    act = (
        find_act(instrument, right, sentence, context)
        if not nested
        else _act_on_nested(instrument, right, sentence, context)
    )
    if (
        listed is not None
        and act.status is None
        and not nested
        and _LISTED.search(before)
        and (instrument.proper or (own and instrument.noun.kind != "programme"))
    ):
        act = listed
    if _is_apposition(instrument, before, drafts, sentence, text):
        return instrument.end
    if instrument.proper:
        if not is_instrument(instrument, sentence, context, act, before):
            return sentence.span.begin
        end = instrument.end
        draft = Draft(
            instrument.title,
            instrument.noun.kind,
            "agreement.named/1",
            instrument.begin,
            [sentence.index],
            proper=True,
            noun=instrument.noun.text,
        )
        draft.aliases += instrument.aliases
        made = [draft]
    else:
        told = Told(text, instrument, own, right, sentence, before, lead is not None, act)
        made, end = find_unnamed(told, drafts, context)
    for draft in made:
        draft.end = draft.end or max(right, instrument.end)
        inner = not instrument.proper and any(
            i.noun_begin > instrument.noun_end for i in find_instruments(text, instrument.noun_end, draft.end)
        )
        own_end = instrument.end if inner else draft.end
        if act.status is not None:
            draft.statuses.append((act.status, act.direct or not act.elsewhere))
        elif lead is not None:
            draft.statuses.append((lead.status, True))
        if lead is not None:
            draft.sentences.insert(0, lead.sentence)
        if not draft.parties:
            draft.parties = find_parties(instrument, own_end, act.verb, sentence, context)
            draft.explicit = draft.parties != main_parties(context)
        draft.date = draft.date or find_date(instrument, own_end, act, sentence, context)
        if draft.kind == "treaty" and not draft.proper and draft.parties and are_companies(draft.parties, context):
            draft.kind = "contract"
        draft.act = act
        draft.tasked = act.status == "negotiating" and bool(_TASKED.search(before)) and not _TO_FINISH.search(before)
        draft.headline = sentence.block in {"title", "heading"} and lead is None
        drafts.append(draft)
    return end


def _act_on_nested(instrument: Instrument, end: int, sentence: Sentence, context: Context) -> Act:
    """What is done with a name in another's name is said right after it alone: "on the Treaty …, signed in 2013"."""
    after = said_after(instrument, end, sentence, context) if instrument.proper else None
    return Act(after[0] if after else None, None)


def _is_apposition(instrument: Instrument, before: str, drafts: list[Draft], sentence: Sentence, text: str) -> bool:
    """Whether an unnamed instrument only says what the name right before it is: "the Accord, a long-term pact"."""
    last = drafts[-1] if drafts else None
    if instrument.proper or last is None or not last.proper or last.sentences[-1] != sentence.index:
        return False
    left = instrument.begin - len(modifiers_before(before))
    return last.end <= left and bool(_APPOSITION.fullmatch(text, last.end, left))


def _before_next(text: str, position: int, end: int) -> int:
    """Where an instrument's own words end before those of the next: "a protocol on trade | and a treaty on peace"."""
    for following in _AND_A.finditer(text, position, end):
        if (noun := noun_pattern().search(text, following.end(), min(len(text), following.end() + 60))) and (
            _NOUN_PHRASE.fullmatch(text, following.end(), noun.start())
        ):
            return following.start()
    return end


def _is_verb(instrument: Instrument, sentence: Sentence) -> bool:
    """As in "Australia plans to deliver …"."""
    span = sentence.tokens.doc.char_span(instrument.noun_begin, instrument.noun_end)
    return span is not None and len(span) == 1 and bool(span[0].pos_ == "VERB")
