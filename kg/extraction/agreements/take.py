"""One mention of an instrument made into a draft: what it is on, what is done with it, its sides and its date."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction import rules
from kg.extraction.agreements.act import Act
from kg.extraction.agreements.after import said_after
from kg.extraction.agreements.beside import with_those_beside, without_kinds
from kg.extraction.agreements.dates import find_date
from kg.extraction.agreements.described import described
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.extents import PAPERS, head_of, own_end, topic_of
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.instrument_nouns import noun_of
from kg.extraction.agreements.instruments import papers_in
from kg.extraction.agreements.kinds import settle_kind
from kg.extraction.agreements.lists import Opening
from kg.extraction.agreements.named import is_instrument
from kg.extraction.agreements.own_words import own_words
from kg.extraction.agreements.parties import find_parties
from kg.extraction.agreements.phrases import Told, modifiers_before, one_line
from kg.extraction.agreements.sides import main_parties
from kg.extraction.agreements.signed_only import is_signed
from kg.extraction.agreements.status import find_act
from kg.extraction.agreements.unnamed import find_unnamed
from kg.extraction.context import Context
from kg.extraction.titles import topic_end
from kg.language.analysis import Sentence

_LISTED = re.compile(
    r"(?:,|;|:|\band|\bas well as|\bin addition to|\binclud(?:ing|es?|ed)|\bnamely|"
    r"\b(?:along|together) with|\bplus|"
    r"(?:among|amongst|of)\s+(?:which|them)\s+(?:is|are|was|were)|"
    r"\bas\s+(?:was|were|did|has|have))\s+(?:of\s+)?(?:an?\s+|the\s+|several\s+|some\s+|about\s+|over\s+)?(?:[\w-]+\s+){0,2}$"
)
_MEMBER = re.compile(
    r"(?:,|;|:|\band|\bas well as|\binclud(?:es?|ed|ing)|\bcompris(?:es?|ed)|\bconcern(?:ed)?|\bcover(?:ed)?|"
    r"\bare|\bwere|\bis|\bwas)(?:\s+also)?\s+"
    r"(?:(?:an?|the)\s+)?(?:[\w’'-]+\s+){0,4}$"
)
_MEMBERSHIP = frozenset(["include", "comprise", "concern", "cover", "be"])
_EDITED = re.compile(r"\b(upgraded|enhanced|revised|moderni[sz]ed|amended|updated|renewed)\s+$")
_TASKED = re.compile(
    r"\b(?:(?:agreed|decided)\s+to\s+(?:start|launch|begin|open|commence|initiate)|tasked|instructed|"
    r"announced(?!\s+that\b)|launched|will negotiate|will finali[sz]e)\b"
)
_WORKS = frozenset(["project", "corridor"])
_LENT = re.compile(r"\b(?:loan|grant|financing|credit)\s+(?:framework\s+)?(?:agreement|contract)\b", re.IGNORECASE)
# What of a treaty in force is negotiated: "the modernisation of the", "an updated procurement chapter of the".
_CHANGE = re.compile(
    r"\b(?P<what>(?:(?<=\bto\s)(?:update|upgrade|moderni[sz]e|revise|renegotiate|amend)\s+(?:the|our|their)\s+|"
    r"(?:moderni[sz]ation|upgrad(?:e|ing)|revision|expansion|renegotiation|"
    r"(?<=\ban\s)(?:[\w-]+\s+){0,4}chapter|(?<=\b[at]\s)(?:[\w-]+\s+){0,4}chapter)\s+(?:of|to)\s+(?:the|our|their)\s+))$"
)
_APPOSITION = re.compile(
    r"(?:\s*\([^()]*\))?(?:,|:|\s+[–—])\s+(?:[Ww]ith\s+)?(?:[Aa]n?|[Tt]he|our|their)\s+(?:new\s+|landmark\s+|historic\s+)?"
    r"(?:(?:[A-Z]{2,3}\s?)?[$€£¥]?\s?\d[\d.,]*[\s-](?:million|billion)\s+(?:[A-Z]{3}\s+)?)?"
)
_ON_LISTS = frozenset(["signed", "negotiating", "in force"])
_APART = ({"treaty", "memorandum"}, {"memorandum", "declaration"}, {"memorandum", "contract"})  # no two of one paper
_IN_PRINCIPLE = re.compile(
    r"\s+in\s+principle\s+(?:was\s+reached\s+)?(?:on|regarding)\s+(?:the|an?)\s+(?:[A-Z][\w-]+\s+){1,6}"
)
_TO_FINISH = re.compile(
    r"\b(?:(?:to|and)\s+(?:\w+ly\s+)?(?:conclude|complete|finali[sz]e|expedite|accelerate|speed\s+up)|"
    r"(?:are|is|were|was|been)\s+(?:\w+ly\s+)?(?:concluding|completing|finali[sz]ing))\b"
)
# As in "signed an amendment to the | Air Services Agreement".
_AMENDMENT = re.compile(
    r"\b(?:an?|the|this)\s+(?:\w+\s+)?(?P<what>(?:amendment|addendum|supplement|annex)\s+to\s+(?:the|an?|our|their))\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]{1,60}\)")
_A_PLAN = re.compile(r"(?:,|\band|\bas\s+well\s+as|\bin\s+addition\s+to|\bincluded)\s+an?\s+(?:[\w-]+\s+){0,2}$")
_THE_PLAN = re.compile(r"(?:,|\band|\bas\s+well\s+as|\bin\s+addition\s+to|\bincluded)\s+the\s+(?:[\w-]+\s+){0,2}$")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[–—/-]\s*(?:(?:19|20)\d\d|\d\d))?$")
_A = re.compile(r"\ban?\s+$")
_AND_BEFORE = re.compile(r"[A-Z]?[\w-]+\s+and\s+|(?i:first|second|third|new)\s+")  # "Sale and | purchase agreement"
_MAIN_VERB = re.compile(
    r"\s*(?:\([^()]{1,40}\))?\s+(?:was|were|is|are|has|have|had|will|would|shall|enter(?:s|ed)|c[ao]mes?|t[ao]kes?|took|expire[ds])\b"
)
_AT_START = 3  # characters of an entry before its name: a quotation mark, a space


def take(
    instrument: Instrument,
    sentence: Sentence,
    context: Context,
    drafts: list[Draft],
    opening: Opening,
    listed: Act | None,
    *,
    nested: bool,
) -> int:
    """Add drafts for an instrument; returns where the text that they cover ends.

    ``opening`` has the list that the sentence is an entry of, or the group whose members it tells; ``listed`` is what
    was done with the instrument before it in the sentence; one that is ``nested`` stands in that one's name.
    """
    text = context.text
    if text[instrument.noun_begin].islower() and _is_verb(instrument, sentence):
        return sentence.span.begin
    if _IN_PRINCIPLE.match(text, instrument.end, sentence.span.end):
        return sentence.span.begin  # the treaty tells it
    before = text[max(sentence.span.begin, instrument.begin - 80) : instrument.begin]
    own = None if instrument.proper else own_words(instrument, sentence, text)
    right = own_end(own.end(), sentence, text) if own else instrument.end
    act = (
        find_act(instrument, right, sentence, context)
        if not nested
        else _act_on_nested(instrument, right, sentence, context)
    )
    member = (
        opening.group is not None
        and not nested
        and (act.status is None or (act.verb is not None and act.verb.lemma_ in _MEMBERSHIP))
        and bool(_MEMBER.search(before))
    )
    if listed is not None and act.status is None and not nested and _LISTED.search(before):
        if instrument.proper or ((own or instrument.noun.plural) and instrument.noun.kind != "programme"):
            act = listed if listed.told is None or listed.told[1] > instrument.begin else listed._replace(told=None)
        elif (
            listed.status in {"signed", "agreed"}
            and not instrument.noun.plural
            and (_A_PLAN.search(before) or (_THE_PLAN.search(before) and _YEARS.search(text, instrument.end, right)))
        ):
            act, member = listed, True  # "an agreement on …, and a cooperation roadmap"
    if act.status is None and not nested and not member and opening.lead is None and (instrument.proper or own):
        again = described(instrument, sentence, context)
        opening, member = (replace(opening, group=again), True) if again is not None else (opening, member)
    entry = opening.lead is not None and opening.lead.status == "signed"
    if not (entry or member or is_signed(instrument, act, before, sentence, context)):
        return sentence.span.begin
    if not member and _is_apposition(instrument, before, drafts, sentence, text):
        return instrument.end
    lead = opening.lead if opening.lead is not None else opening.group if member else None
    if member and opening.group is not None:
        act = Act(opening.group.status, None)
    if nested and instrument.noun.kind == "programme" and act.status is None and _A.search(before):
        return instrument.end  # "a letter of intent to set up a Task Force" is one instrument
    if nested and instrument.noun.given:
        return instrument.end  # "notes on a loan of $5 million"
    if nested and act.status is None and _is_purpose(instrument, drafts[-1], text):
        return instrument.end
    if instrument.proper:
        if not is_instrument(instrument, sentence, context, act, before, listed=opening.lead is not None):
            return sentence.span.begin
        end = instrument.end
        draft = Draft(
            instrument.title,
            instrument.noun.kind,
            rules.AGREEMENT_NAMED,
            instrument.begin,
            [sentence.index],
            proper=True,
            noun=instrument.noun.text,
        )
        if topic := topic_of(instrument, sentence, text):
            draft.title += topic
            end = draft.end = instrument.end + len(topic)
        elif (head := head_of(instrument, sentence)) is not None:
            draft.title += text[instrument.end : head]
            end = draft.end = head
        if edited := _EDITED.search(before):  # "an upgraded Free Trade Agreement"
            draft.title = f"{edited[1]} {draft.title}"
        draft.aliases += instrument.aliases
        made = [draft, *_changed(draft, instrument, act, before)]
    else:
        told = Told(
            text,
            instrument,
            own,
            right,
            sentence,
            before,
            opening.lead is not None,
            act,
            member or _opens_entry(instrument, before, opening),
        )
        made, end = find_unnamed(told, drafts, context)
    if opening.entry is not None and len(made) == 1 and _opens_entry(instrument, before, opening):
        end = max(end, _whole_entry(made[0], instrument, opening.entry, text))
    if made and act.status in {"signed", "concluded", "agreed"} and (amends := _AMENDMENT.search(before)):
        made[0].title = f"{amends['what']} {made[0].title}"
    for draft in made:
        draft.end = draft.end or max(right, instrument.end)
        inner = not instrument.proper and any(
            i.noun_begin > instrument.noun_end for i in papers_in(text, instrument.noun_end, draft.end)
        )
        words_end = instrument.end if inner else draft.end
        if act.status is not None:
            draft.statuses.append((act.status, act.direct or not act.elsewhere))
        elif lead is not None:
            draft.statuses.append((lead.status, True))
        if not draft.parties:
            draft.parties = find_parties(instrument, words_end, act.verb, sentence, context)
            if len(sides := without_kinds(draft.parties, context)) < len(draft.parties):
                draft.parties = sides if len(sides) > 1 else main_parties(context, sentence, instrument.begin)
            draft.explicit = draft.parties != main_parties(context)
            if draft.kind == "programme":
                draft.parties = with_those_beside(draft, instrument.begin, words_end, act.verb, sentence, context)
        if not (nested and _goes_on(words_end, sentence, text)):
            draft.date = draft.date or find_date(instrument, words_end, act, sentence, context)
        if lead is not None:
            named = any(m.kind == "country" for m in context.mentions_in(instrument.begin, draft.end))
            draft.under(lead.sentence, lead.date, () if named else lead.parties, main_parties(context))
        settle_kind(draft, context)
        draft.act = act
        draft.tasked = act.status == "negotiating" and bool(_TASKED.search(before)) and not _TO_FINISH.search(before)
        draft.headline = sentence.block in {"title", "heading"} and lead is None
        drafts.append(draft)
    return end


def _opens_entry(instrument: Instrument, before: str, opening: Opening) -> bool:
    """Whether an entry of what was signed begins with the instrument's own words."""
    if opening.entry is None or opening.lead is None or opening.lead.status not in _ON_LISTS:
        return False
    own = 0 if instrument.proper else len(modifiers_before(before))
    apart = instrument.begin - own - opening.entry[0]
    words = before[: len(before) - own]
    return apart <= _AT_START or (apart <= len(words) and _AND_BEFORE.fullmatch(words[-apart:]) is not None)


def _whole_entry(draft: Draft, instrument: Instrument, entry: tuple[int, int], text: str) -> int:
    """Draw the name of an entry's instrument out to the entry's end; returns where that is."""
    begin, end = entry
    at = instrument.noun_end
    while (stop := topic_end(text, at, end)) < end and (aside := _ASIDE.match(text, stop, end)):
        at = aside.end()
    end = min(stop, end)
    if draft.count is not None or end < instrument.end:
        return instrument.end
    draft.title = one_line(text[begin:end]).strip("“”\"'")
    if "“" not in draft.title:
        draft.title = draft.title.replace("”", "")  # "“Roadmap” for …", whose first mark is no part of it
    draft.end = end
    return end


def _act_on_nested(instrument: Instrument, end: int, sentence: Sentence, context: Context) -> Act:
    """What is done with a name in another's name is said right after it alone: "on the Treaty …, signed in 2013"."""
    own = instrument.proper and not _goes_on(end, sentence, context.text)
    after = said_after(instrument, end, sentence, context) if own else None
    return Act(after[0] if after else None, None)


def _goes_on(end: int, sentence: Sentence, text: str) -> bool:
    """Whether the main clause goes on after a nested name: "the protocol to the Treaty | was signed on 5 May"."""
    return _MAIN_VERB.match(text, end, sentence.span.end) is not None


def _is_apposition(instrument: Instrument, before: str, drafts: list[Draft], sentence: Sentence, text: str) -> bool:
    """Whether an unnamed instrument only says what the name right before it is: "the Accord, a long-term pact"."""
    last = drafts[-1] if drafts else None
    if instrument.proper or last is None or not last.proper or last.sentences[-1] != sentence.index:
        return False
    left = instrument.begin - len(modifiers_before(before))
    if {last.kind, instrument.noun.kind} in _APART:
        return False  # "signed an Air Services Agreement, a | memorandum on sport and a protocol"
    return last.end <= left and bool(_APPOSITION.fullmatch(text, last.end, left))


def _changed(draft: Draft, instrument: Instrument, act: Act, before: str) -> list[Draft]:
    """The treaty itself where its change alone is negotiated: "talks on the upgrade of the | Treaty on Trade"."""
    change = _CHANGE.search(before) if instrument.noun.kind == "treaty" else None
    if change is None or act.status not in {"negotiating", "proposed"}:
        return []
    treaty = replace(draft, statuses=[("in force", True)], sentences=[*draft.sentences], aliases=[*draft.aliases])
    treaty.act = act
    draft.title, draft.aliases = one_line(f"{change['what']} {draft.title}"), []
    return [treaty]


def _is_purpose(instrument: Instrument, outer: Draft, text: str) -> bool:
    """Whether a nested name is but what money or a paper is for: "a loan to the … Fund", "notes on the … Project"."""
    if instrument.noun.kind != "programme":
        return False
    noun = noun_of(outer.noun)
    ends = outer.end - instrument.end <= 1
    works = instrument.noun.text in _WORKS or _LENT.search(outer.title) is not None
    return (noun is not None and noun.given) or (ends and works and outer.kind in PAPERS)


def _is_verb(instrument: Instrument, sentence: Sentence) -> bool:
    """As in "Australia plans to deliver …"."""
    span = sentence.tokens.doc.char_span(instrument.noun_begin, instrument.noun_end)
    return span is not None and len(span) == 1 and bool(span[0].pos_ == "VERB")
