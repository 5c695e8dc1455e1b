"""One mention of an instrument made into a draft: what it is on, what is done with it, its sides and its date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.after import said_after
from kg.extraction.agreements.dates import find_date
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.instrument_names import TAIL_IS_TIME, Instrument
from kg.extraction.agreements.instrument_nouns import next_noun, noun_of
from kg.extraction.agreements.instruments import find_instruments
from kg.extraction.agreements.lists import Opening
from kg.extraction.agreements.named import are_companies, is_instrument
from kg.extraction.agreements.parties import find_parties
from kg.extraction.agreements.phrases import ANOTHER, Told, modifiers_before, one_line
from kg.extraction.agreements.sides import main_parties
from kg.extraction.agreements.status import Act, find_act
from kg.extraction.agreements.unnamed import find_unnamed
from kg.extraction.context import Context
from kg.extraction.titles import content_words, topic_end
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = re.compile(
    r"(?:\s*\((?:the\s+)?[“\"]?[A-Z][\w&/-]{1,14}[”\"]?\))?"
    r"(?:\s+(?:was|were|has been|have been|is)\s+(?:also\s+)?(?:reached|achieved|made|signed|concluded)(?:\s+today)?|"
    r"\s+(?:signed|concluded|reached|made))?(?:\s+(?:in\s+[A-Z][\w-]+|last\s+\w+|today|yesterday|here|this\s+\w+|"
    r"on\s+(?:\d{1,2}\s+[A-Z]\w+|[A-Z]\w+\s+\d{1,2})(?:,?\s+\d{4})?)){0,2}"
    r"\s+(?P<word>on|to|for|of|between|with|regarding|concerning|related to|relating to|covering|about|"
    r"updating|revising|governing|"
    r"under which|not to|amending|extending|establishing|creating|setting up|in the form of|"
    r"in the fields? of|in the areas? of)\s+"
)
_LISTED = re.compile(
    r"(?:,|;|:|\band|\bas well as|\bincluding|\balong with|\bplus|(?:among|of)\s+(?:which|them)\s+(?:is|are|was|were)|"
    r"\bas\s+(?:was|were|did|has|have))\s+(?:of\s+)?(?:an?\s+|the\s+|several\s+|some\s+|about\s+|over\s+)?(?:[\w-]+\s+){0,2}$"
)
_MEMBER = re.compile(
    r"(?:,|;|:|\band|\bas well as|\binclud(?:es?|ed|ing)|\bcompris(?:es?|ed)|\bare|\bwere|\bis|\bwas)(?:\s+also)?\s+"
    r"(?:(?:an?|the)\s+)?(?:[\w’'-]+\s+){0,4}$"
)
_MEMBERSHIP = frozenset(["include", "comprise", "be"])
_EDITED = re.compile(r"\b(upgraded|enhanced|revised|moderni[sz]ed|amended|updated|renewed)\s+$")
_TASKED = re.compile(
    r"\b(?:(?:agreed|decided)\s+to\s+(?:start|launch|begin|open|commence|initiate)|tasked|instructed|"
    r"announced|launched|will negotiate|will finali[sz]e)\b"
)
_AND_A = re.compile(
    r"(?:,|,?\s+(?:and|as well as|or))\s+(?:of\s+)?(?:the\s+(?:signing|renewal|extension|conclusion|launch|adoption|"
    r"establishment|finali[sz]ation|implementation|entry\s+into\s+force)\s+of\s+(?:the\s+|an?\s+)?|"
    r"an?\s+|another\s+|(?:some\s+|about\s+|around\s+|over\s+|more\s+than\s+)?(?:two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|several|\d{1,2})\s+|(?P<the>the\s+))"
)
_PAPERS = frozenset(["treaty", "memorandum", "declaration", "contract"])
_APPOSITION = re.compile(
    r"(?:\s*\([^()]*\))?(?:,|\s+[–—])\s+(?:an?|the|our|their)\s+(?:new\s+|landmark\s+|historic\s+)?"
)
_NOUN_PHRASE = re.compile(r"(?:(?!(?:on|of|for|to|in|with|between|and)\b)[\w’'-]+\s+){0,5}")
_TO_FINISH = re.compile(
    r"\b(?:to|and)\s+(?:\w+ly\s+)?(?:conclude|complete|finali[sz]e|expedite|accelerate|speed\s+up)\b"
)
_ASIDE = re.compile(r"\s*\([^()]{1,60}\)")
_ON = re.compile(r"\s+(?:on|concerning|regarding)\s+")
_A = re.compile(r"\ban?\s+$")
_AND_BEFORE = re.compile(r"[A-Z]?[\w-]+\s+and\s+")  # "Sale and | purchase agreement"
_TRAILING = re.compile(r",\s+(?:of|under|for|in|with|through)\s*$")
_TO_BE = re.compile(r"\s+to\s+be\s*$")
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
    before = text[max(sentence.span.begin, instrument.begin - 80) : instrument.begin]
    own = None if instrument.proper else _OWN.match(text, instrument.end, sentence.span.end)
    own = None if own and TAIL_IS_TIME.match(text, own.start("word") - 1, sentence.span.end) else own
    right = _own_end(own.end(), sentence, text) if own else instrument.end
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
    if (
        listed is not None
        and act.status is None
        and not nested
        and _LISTED.search(before)
        and (instrument.proper or ((own or instrument.noun.plural) and instrument.noun.kind != "programme"))
    ):
        act = listed
    if not member and _is_apposition(instrument, before, drafts, sentence, text):
        return instrument.end
    lead = opening.lead if opening.lead is not None else opening.group if member else None
    if member and opening.group is not None:
        act = Act(opening.group.status, None)
    if nested and instrument.noun.kind == "programme" and act.status is None and _A.search(before):
        return instrument.end  # "a letter of intent to set up a Task Force" is one instrument
    if instrument.proper:
        if not is_instrument(instrument, sentence, context, act, before, listed=opening.lead is not None):
            return sentence.span.begin
        end = instrument.end
        draft = Draft(
            instrument.title,
            instrument.noun.kind,
            "agreement.named/3",
            instrument.begin,
            [sentence.index],
            proper=True,
            noun=instrument.noun.text,
        )
        if topic := _topic_of(instrument, sentence, text):
            draft.title += topic
            end = draft.end = instrument.end + len(topic)
        if edited := _EDITED.search(before):  # "an upgraded Free Trade Agreement"
            draft.title = f"{edited[1]} {draft.title}"
        draft.aliases += instrument.aliases
        made = [draft]
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
        if not draft.parties:
            draft.parties = find_parties(instrument, own_end, act.verb, sentence, context)
            draft.explicit = draft.parties != main_parties(context)
        draft.date = draft.date or find_date(instrument, own_end, act, sentence, context)
        if lead is not None:
            named = any(m.kind == "country" for m in context.mentions_in(instrument.begin, draft.end))
            draft.under(lead.sentence, lead.date, () if named else lead.parties, main_parties(context))
        if draft.kind == "treaty" and not draft.proper and draft.parties and are_companies(draft.parties, context):
            draft.kind = "contract"
        draft.act = act
        draft.tasked = act.status == "negotiating" and bool(_TASKED.search(before)) and not _TO_FINISH.search(before)
        draft.headline = sentence.block in {"title", "heading"} and lead is None
        drafts.append(draft)
    return end


def _opens_entry(instrument: Instrument, before: str, opening: Opening) -> bool:
    """Whether an entry of what was signed begins with the instrument's own words."""
    if opening.entry is None or opening.lead is None or opening.lead.status != "signed":
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
    draft.end = end
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


def _topic_of(instrument: Instrument, sentence: Sentence, text: str) -> str:
    """What a name that says little of itself is on: "the 2021 MoU" + " on water management"."""
    words = content_words(instrument.title) - content_words(instrument.noun.text)
    on = _ON.match(text, instrument.end, sentence.span.end)
    if on is None or len(words) > 1 or instrument.noun.kind not in _PAPERS:
        return ""
    if TAIL_IS_TIME.match(text, instrument.end, sentence.span.end):
        return ""
    end = _own_end(on.end(), sentence, text)
    return text[instrument.end : end].rstrip() if "\n\n" not in text[instrument.end : end] else ""


def _own_end(position: int, sentence: Sentence, text: str) -> int:
    """Where the words that say what an instrument is on end: at the next instrument, at latest at a finite verb."""
    end = _before_next(text, position, topic_end(text, position, sentence.span.end))
    if of := _TRAILING.search(text, position, end):
        end = of.start()  # "a credit line for tractors, of | which …"
    if to_be := _TO_BE.search(text, position, end):
        end = to_be.start()
    words = sentence.tokens.doc.char_span(position, end, alignment_mode="contract")
    following = next((t for t in words or () if _goes_on(t, position)), None)
    if following is not None:
        return position + len(text[position : following.nbor(-1).idx].rstrip(" ,"))
    finite = next((t for t in words or () if t.tag_ in {"VBZ", "VBP", "VBD", "MD"} and t.idx > position), None)
    if finite is None or not any(c.dep_ in {"nsubj", "nsubjpass"} and c.idx < position for c in finite.lefts):
        return end
    return position + len(text[position : finite.idx].rstrip(" ,"))


def _goes_on(token: Token, position: int) -> bool:
    """Whether what was done goes on with another verb: "welcomed the MoU on cables and | agreed to meet"."""
    if token.tag_ not in {"VBZ", "VBP", "VBD"} or token.dep_ != "conj" or token.idx <= position:
        return False
    return token.head.idx < position and token.head.pos_ == "VERB" and token.nbor(-1).lower_ == "and"


def _before_next(text: str, position: int, end: int) -> int:
    """Where an instrument's own words end before those of the next: "a protocol on trade | and a treaty on peace"."""
    if another := ANOTHER.search(text, position, end):
        end = another.start()
    for following in _AND_A.finditer(text, position, end):
        found = next_noun(text, following.end(), min(len(text), following.end() + 60))
        noun = noun_of(found[0]) if found else None
        if found is None or noun is None or not _NOUN_PHRASE.fullmatch(text, following.end(), found.start()):
            continue
        if following["the"] is None or text[following.end()].isupper() or noun.kind in _PAPERS:
            return following.start()
    return end


def _is_verb(instrument: Instrument, sentence: Sentence) -> bool:
    """As in "Australia plans to deliver …"."""
    span = sentence.tokens.doc.char_span(instrument.noun_begin, instrument.noun_end)
    return span is not None and len(span) == 1 and bool(span[0].pos_ == "VERB")
