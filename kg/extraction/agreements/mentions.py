"""Names told in other ways: explained by an instrument's noun ("AUKUS – a partnership"), and short forms of names."""

from __future__ import annotations

import re

from kg.extraction import rules
from kg.extraction.agreements.dates import find_date
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.instrument_nouns import noun_of
from kg.extraction.agreements.parties import find_parties
from kg.extraction.agreements.status import find_act
from kg.extraction.context import Context
from kg.language.wordplaces import matches_at, places_where, word_test

_DEFINED = re.compile(
    r"(?<![\w-])(?P<name>[A-Z]{3,12})\s*(?:[–—]|,|\()\s*(?:an?|the)\s+(?:[\w’-]+\s+){0,4}?(?P<noun>partnership|"
    r"pact|treaty|agreement|alliance|initiative|framework|compact)\b(?!\s+[A-Z])"
)


@word_test
def _is_acronym(word: str) -> bool:
    return len(word) > 2 and word.isupper()


def add_defined(drafts: list[Draft], context: Context) -> None:
    """Names explained by an instrument's noun: "AUKUS – an enhanced security partnership"."""
    known = {name for d in drafts for name in (d.title, *d.aliases)}
    for match in matches_at(_DEFINED, places_where(context.text, _is_acronym), context.text, 0, len(context.text)):
        sentence = context.sentence_at(match.start())
        noun = noun_of(match["noun"])
        if noun is None or match["name"] in known:
            continue
        instrument = Instrument(
            match.start("name"), match.end("name"), noun, match.start("name"), match.end("name"), match["name"], True
        )
        act = find_act(instrument, instrument.end, sentence, context)
        draft = Draft(
            match["name"],
            noun.kind,
            rules.AGREEMENT_NAMED,
            match.start(),
            [sentence.index],
            proper=True,
            noun=noun.text,
            end=match.end(),
        )
        draft.statuses = [(act.status or "in force", True)]
        draft.parties = find_parties(instrument, match.end(), act.verb, sentence, context)
        draft.date = find_date(instrument, instrument.end, act, sentence, context)
        drafts.append(draft)
        known.add(match["name"])


def add_short_forms(drafts: list[Draft], context: Context) -> None:
    """Mentions by the short form that a name was given: "(JAEPA)", "(known as the Americas Partnership)"."""
    owners = {
        alias: d
        for d in reversed(drafts)
        for alias in d.aliases
        if d.proper and (alias.isupper() or " " in alias or sum(c.isupper() for c in alias) > 1)
    }
    if not owners:
        return
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(a) for a in sorted(owners, key=lambda a: (-len(a), a))) + r")(?![\w-])"
    )
    for match in pattern.finditer(context.text):
        draft, sentence = owners[match[0]], context.sentence_at(match.start())
        noun = noun_of(draft.noun)
        if sentence.index in draft.sentences or noun is None:
            continue
        act = find_act(
            Instrument(match.start(), match.end(), noun, match.start(), match.end(), match[0], True),
            match.end(),
            sentence,
            context,
        )
        draft.sentences.append(sentence.index)
        if act.status is not None and act.direct:
            draft.statuses.append((act.status, False))
