"""Agreements: instruments and concrete joint decisions (guidelines, "Agreements").

Rules:

    agreement.named       an instrument with a name of its own: "Strategic Framework Agreement"
    agreement.common      an instrument told by a noun and what it is on or what is done with it: "signed a contract"
    agreement.counted     a group told by a number: "about 70 business agreements"
    agreement.item        one entry of a list of documents: "• A Memorandum of Understanding on …"
    agreement.commitment  "the two leaders agreed to introduce …" (`kg.extraction.agreements.commitments`)
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extraction import rules
from kg.extraction.agreements.act import Act
from kg.extraction.agreements.commitments import find_commitments
from kg.extraction.agreements.drafts import Draft, finish
from kg.extraction.agreements.home import without_domestic
from kg.extraction.agreements.instrument_nouns import noun_of
from kg.extraction.agreements.instruments import find_instruments
from kg.extraction.agreements.known_names import add_known
from kg.extraction.agreements.known_sides import name_sides
from kg.extraction.agreements.lists import (
    Leads,
    Opening,
    capital_entry,
    cell_end,
    entry_span,
    group_before,
    group_of,
    is_entry,
    is_header,
)
from kg.extraction.agreements.mentions import add_defined, add_short_forms
from kg.extraction.agreements.merge import merge
from kg.extraction.agreements.negotiated_things import negotiated_things
from kg.extraction.agreements.own_titles import issued
from kg.extraction.agreements.scenes import find_scenes
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.agreements.sides import main_parties
from kg.extraction.agreements.take import take
from kg.extraction.agreements.topic_entries import is_topical, topic_entry
from kg.extraction.agreements.with_partners import negotiated_with
from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Occasion
from kg.language.analysis import Sentence
from kg.model import Agreement

_BETWEEN = re.compile(r"\bbetween\s+")
_UNDER = re.compile(r"\s(?:under|pursuant\s+to|in\s+(?:line|accordance)\s+with)\s")
# What is decided about a paper in force is told apart from the paper.
_REVIEW = re.compile(r"(?:\w+\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+)?)?review\s+(?:of\s+)?(?:the|our|their|its)\s")
_FOUNDING = re.compile(r"(?:the\s+)?(?:establishment|creation|setting[\s-]up|formation|launch)\s+of\s", re.IGNORECASE)
_OVERLAP = 40  # characters before a decision's words within which an instrument is the same thing


def find_agreements(context: Context, occasions: list[Occasion]) -> list[Agreement]:
    """All agreements of the document, one per instrument or decision, in the order of their first mention."""
    context.scenes = find_scenes(context, occasions)
    drafts: list[Draft] = []
    leads = Leads(context)
    for sentence in context.analysis.sentences:
        if sentence.block == "dateline":
            continue
        lead = leads.of(sentence)
        opened = lead if lead is not None and lead.sentence != sentence.index and is_entry(sentence) else None
        opening = Opening(
            opened,
            None if opened is not None else group_before(sentence, context),
            entry_span(sentence, context) if opened is not None else None,
        )
        covered = outer = sentence.span.begin
        listed: Act | None = None
        if lead is not None and lead.sentence == sentence.index and is_header(sentence, context):
            continue
        capital = capital_entry(opening, sentence, context)
        instruments = (
            [capital]
            if capital is not None
            else find_instruments(context.text, sentence.span.begin, cell_end(opening, sentence, context))
        )
        topic = topic_entry(opening, sentence, context)
        if instruments and topic is not None and is_topical(opening, topic, instruments[0].begin, sentence):
            drafts.append(_topic(topic, opening, sentence, context))
        for instrument in instruments:
            if instrument.noun_begin < covered and not instrument.proper:
                continue
            before = len(drafts)
            if opening.entry is not None and instrument.begin < outer:
                continue  # told in an entry's name
            end = take(instrument, sentence, context, drafts, opening, listed, nested=instrument.begin < outer)
            covered = max(covered, end)
            if listed is None and len(drafts) == before:
                listed = group_of(instrument, sentence, context)
            if len(drafts) > before:
                listed = listed if instrument.begin < outer else drafts[-1].act
                outer = max(outer, drafts[-1].end)
        if not instruments and topic is not None:
            drafts.append(_topic(topic, opening, sentence, context))
        drafts += negotiated_with(sentence, context)
        drafts += negotiated_things(sentence, context)
    drafts += issued(context)
    add_defined(drafts, context)
    add_known(drafts, context)
    add_short_forms(drafts, context)
    name_sides(drafts, context)
    decisions = find_commitments(context)
    drafts = [d for d in drafts if not (_is_decided(d) and any(c.begin <= d.position < c.end for c in decisions))]
    taken = sorted(d.position for d in drafts if not d.rule.startswith("agreement.counted"))
    told = 0  # where the words of the decision before end
    for c in decisions:
        under = _UNDER.search(context.text, c.begin, c.end)  # "raise the number of visas under the Pacific Scheme"
        end = under.start() if under else c.end
        if _FOUNDING.match(c.title):
            end = max(end, c.begin + len(c.title))  # the body that it names tells it
        begin = max(
            c.begin - _OVERLAP,
            context.analysis.sentences[c.sentence].span.begin,
            told if c.status == "agreed" and told <= c.begin else 0,
        )
        told = c.end if c.status == "agreed" else told
        alone = bisect_left(taken, begin) == bisect_left(taken, end)  # no instrument tells it
        if alone or _REVIEW.match(context.text, c.begin, c.end):
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


def _is_decided(draft: Draft) -> bool:
    """Whether it is told by a noun of what is decided, "a visa waiver", which a decision on it tells in full."""
    noun = noun_of(draft.noun)
    return noun is not None and noun.kind == "commitment"


def _topic(title: str, opening: Opening, sentence: Sentence, context: Context) -> Draft:
    """A paper told by what it is on alone, under a line that says what was signed."""
    lead = opening.lead
    assert lead is not None and lead.kind is not None  # that is what made it a topic
    draft = Draft(title, lead.kind, rules.AGREEMENT_ITEM, sentence.span.begin, [sentence.index], end=sentence.span.end)
    draft.statuses.append((lead.status, True))
    between = _BETWEEN.search(context.text, sentence.span.begin, sentence.span.begin + len(title))
    sides = sides_at(between.end(), sentence.span.end, context) if between is not None else []
    draft.parties, draft.explicit = (sides, True) if len(sides) > 1 else (main_parties(context), False)
    draft.under(lead.sentence, lead.date, lead.parties, draft.parties)
    draft.act = Act(lead.status, None)
    return draft
