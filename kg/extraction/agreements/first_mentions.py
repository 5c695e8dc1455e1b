"""First mentions that look like one more of something known: "the extradition treaty", "the pledge we made in Rome"."""

from __future__ import annotations

import re

from kg.extraction.agreements.instrument_left import MONTH
from kg.extraction.agreements.phrases import Told
from kg.extraction.agreements.references import own_topic
from kg.extraction.agreements.told_apart import WHOSE, is_apart
from kg.extraction.agreements.verbs import DONE, PAPERS
from kg.extraction.agreements.worth import FOR_YEARS
from kg.extraction.titles import content_words

_PUT_TO_PAPER = frozenset(["signed", "agreed"])  # signed, or initialled
_BY_HAND = frozenset(["sign", "ink", "initial"])
_COOPERATION = re.compile(r"(?:[\w-]+\s+){0,3}(?:co-?operation|exchanges?|work|action)\b", re.IGNORECASE)
# What tells a paper apart: "the agreement of 2009", "the memorandum signed in May 2022".
_DATED = re.compile(
    r"(?:\s+in\s+principle)?,?\s+(?:of|from|dated|dating\s+from|(?:signed|concluded|initialled|reached)(?:\s+(?:in|at)\s+[A-Z][\w-]+)?"
    r"\s+(?:in|on))\s+"
    r"(?:(?:early\s+|late\s+)?(?:\d{1,2}\s+)?[A-Z]\w+\s+(?:\d{1,2},?\s+)?)?(?:19|20)\d\d\b|"
    rf"\s+(?:of|dated|from)\s+(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})\b|"
    rf"(?:\s+in\s+principle)?\s+(?:signed|concluded|initialled|reached)\s+(?:with\s+(?:[A-Z][\w-]+\s+){{1,3}})?(?:(?:in|on|last)\s+(?:\d{{1,2}}\s+)?{MONTH}\b|"
    r"(?:in|at)\s+[A-Z][\w-]+(?=[\s,.;])|(?:earlier\s+this|last|this)\s+(?:year|month|week|spring|summer|autumn|winter)\b)"
)
# The same of whatever is set up or promised: "the pledge that we made in Wales", "the dialogue launched in 2021".
_MADE = re.compile(
    r",?\s+(?:(?:which|that)\s+dates|dating)\s+(?:back\s+)?(?:from|to)\s+(?:[A-Z]|\d)|"
    r",?\s+(?:(?:that|which)\s+(?:(?:was|were|we|they|it|both\s+(?:sides|countries)|our\s+\w+|the\s+(?:two\s+)?\w+)\s+)?"
    r"(?:had\s+|has\s+been\s+|have\s+)?)?"
    r"(?:signed|made|agreed|reached|concluded|launched|established|set\s+up|created|adopted|announced|formed|founded|"
    r"initiated|introduced|given|pledged|declared|proclaimed|endorsed|unveiled|extended|granted)\s+(?:together\s+|jointly\s+|upon\s+)?"
    r"(?:(?:in|at|on|during)\s+(?:the\s+)?(?:[A-Z]|\d)|"
    r"(?:last|this|earlier\s+this)\s+(?:year|month|week|spring|summer|autumn|winter)\b|"
    rf"(?:last|in|on)\s+(?:\d{{1,2}}\s+)?{MONTH}\b|(?:\w+\s+){{1,2}}(?:years?|months?|weeks?)\s+ago\b)"
)
# What one there is does: "the agreement that has allowed the export of grain", "the deal that ended the strike".
_IN_EFFECT = re.compile(
    r"\s+(?:that|which)\s+(?:(?:has|have|had)\s+)?(?:\w+ly\s+)?(?:allow|govern|regulat|provid|enabl|guarante|permit|"
    r"secur|halt|stop|creat|facilitat|underpin|protect|cover)(?:e?s|ed|ied)?\s|"
    r"\s+(?:that|which)\s+(?:(?:has|have|had)\s+)?(?:ended|brought|led|made|freed|opened|lifted|paused)\s"
)
_TO_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[–—/-]\s*(?:(?:19|20)\d\d|\d\d))?$")
_RANK = re.compile(r"\b(?:strategic|comprehensive|special|privileged)\s")
_LIVES = frozenset(["enter", "come", "take", "expire", "lapse", "remain", "apply"])
_WORKS = frozenset(["project", "corridor"])
_WORK_NAME = re.compile(r"(?:^|\s)(?!(?:USD|EUR|US)\s)[A-Z][\w-]{2,}\s(?!.*[’']s\s)")
_BUILT = re.compile(r"\b(?:economic|green|growth|development|trade|transport|hydrogen)\b", re.IGNORECASE)


def may_stand_alone(told: Told) -> bool:
    """Whether what looks like one more mention is a first one: "the extradition treaty", "the Exchange of Notes"."""
    noun = told.instrument.noun
    if is_told_apart(told) or is_apart(told) or _is_of_somebody(told):
        return True
    if noun.kind == "commitment":
        said_for = bool(told.own) and not noun.named  # "the visa-free regime for holders of"
        return told.act.status is not None or said_for
    if (
        noun.kind == "programme"
        and noun.text != "framework"
        and _is_for_years(told)
        and (told.act.status in {None, *DONE} or told.member)
    ):
        return True  # "approved the work programme for 2024", "…, as well as the plan of consultations for 2023–2025"
    if told.act.status is None:
        return False
    if noun.text == "partnership" and _RANK.search(told.modifiers):
        return True  # "the strategic partnership established in 2019"
    if noun.named:  # "signed the minutes of the committee's meeting"
        put = told.act.direct and told.act.status in _PUT_TO_PAPER
        verb = told.act.verb  # "signed the minerals framework"
        by_hand = put and noun.text != "partnership" and verb is not None and verb.lemma_ in _BY_HAND
        return (put and noun.kind in PAPERS and bool(told.own)) or (by_hand and bool(content_words(told.modifiers)))
    if told.word == "of" and noun.kind == "programme" and _COOPERATION.match(told.text, told.own_end, told.right):
        return True  # "the programme of economic cooperation for 2022–2026 is being implemented"
    if told.own:  # "the contract for the power station was signed"
        the = told.determiner.rstrip().lower().endswith("the")
        verb = told.act.verb  # "the visa waiver agreement for diplomats came into force"
        lives = bool(content_words(told.modifiers)) and verb is not None and verb.lemma_ in _LIVES
        return the and (told.act.status in DONE or lives or bool(own_topic(told))) and noun.kind in PAPERS
    # As in "the adoption of the Chair’s Statement", "signed the Agreed Minutes".
    whole = " of " in noun.text or noun.text.endswith("s statement") or (" " in noun.text and noun.kind in PAPERS)
    return bool(content_words(told.modifiers)) or (whole and told.act.status in DONE)


def is_work(told: Told) -> bool:
    """As in "the Nordhavn harbour project", "the Lapset economic corridor": what is built, by its name."""
    noun = told.instrument.noun
    if noun.plural or noun.text not in _WORKS or not _WORK_NAME.search(told.modifiers):
        return False
    if noun.text == "corridor" and not _BUILT.search(told.modifiers):
        return False  # "the Suwałki corridor"
    word = told.sentence.tokens.doc.char_span(told.instrument.noun_begin, told.instrument.noun_end)
    return word is not None and word[0].dep_ != "compound"  # "Scaling project | development"


def is_told_apart(told: Told) -> bool:
    """As in "the memorandum signed in May 2022", "the pledge that we made in Wales": told by when or where."""
    noun, end, stop = told.instrument.noun, told.instrument.end, told.sentence.span.end
    papers = noun.kind in PAPERS or noun.kind == "declaration"
    dated = papers and _DATED.match(told.text, end, stop) is not None
    if is_in_effect(told) is not None:
        return True
    return dated or (not noun.plural and _MADE.match(told.text, end, stop) is not None)


def is_in_effect(told: Told) -> re.Match[str] | None:
    """The words by which it is told, in "the agreement that has allowed the export of grain": "that has allowed"."""
    noun, end, stop = told.instrument.noun, told.instrument.end, told.sentence.span.end
    the = told.determiner.rstrip().lower().endswith("the")
    return _IN_EFFECT.match(told.text, end, stop) if the and noun.kind in PAPERS and not noun.plural else None


def _is_of_somebody(told: Told) -> bool:
    """As in "the agreement that Kiribati has with China", "the communiqué adopted by the African Union"."""
    noun = told.instrument.noun
    paper = noun.kind in PAPERS or noun.kind == "declaration" or noun.given or not noun.named
    return paper and not noun.plural and WHOSE.match(told.text, told.instrument.end, told.sentence.span.end) is not None


def _is_for_years(told: Told) -> bool:
    """As in "the work programme for 2024", "the plan of consultations for 2023–2025"."""
    follows = FOR_YEARS.match(told.text, told.instrument.end, told.sentence.span.end)
    return follows is not None or _TO_YEARS.search(told.phrase) is not None
