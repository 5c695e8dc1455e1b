"""What the text does with an instrument: the status that a sentence gives it, the verb that does so, and when.

Words of acting stand in data/lexicons/agreement_verbs.tsv (verbs) and agreement_acts.tsv (nouns: "the signing of …").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.agreement_after import NEGOTIATIONS, said_after
from kg.extraction.agreement_grammar import governing, relative
from kg.extraction.context import Context
from kg.extraction.instrument_names import Instrument
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.lexicons import read_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_FORCE = re.compile(
    r"\b(?:under|pursuant to|in accordance with|in line with|based on|on the basis of|as part of|"
    r"within the framework of|through|consistent with|"
    r"in conformity with|compliance with|progress (?:under|on|in implementing)|stock of|"
    r"building on|via|implementing|commitments? to|adherence to|"
    r"support for|success of|"
    r"(?:obligations|commitments|provisions|work|progress|cooperation) (?:under|of)|guided by|enshrined in|"
    r"set out in|outlined in|in addition to)\s+"
    r"(?:the\s+|our\s+|their\s+|its\s+|both\s+)?(?:[\w’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:would|could|should|might|may|facilitat\w+|towards?|hop\w+|early|earliest|prepar\w+|look(?:s|ed|"
    r"ing)? forward|aim\w*|intend\w*|swift|speedy|expedit\w+|"
    r"encourag\w+|urg\w+|call\w* for|importance of|need for|possib\w+|propos\w+|explor\w+|soon|work(?:ing)? (?:on|"
    r"for)|exchang\w+ (?:of )?views|discuss\w*|stud(?:y|ied|ying)|feasib\w+|interest(?:ed)? in|readiness|ready|"
    r"willing\w*|consider\w*|effort\w*|seek\w*)\b",
    re.IGNORECASE,
)
_TOWARDS_START = re.compile(
    r"\b(?:towards?|possible|possibility of|explore)\s+(?:the\s+)?(?:early\s+)?(?:launch|start|begin|open)",
    re.IGNORECASE,
)
_STARTING = re.compile(r"(?:launch|start|open|resum|begin|commenc|initiat)\w*\s+of\b", re.IGNORECASE)
_HASTENED = re.compile(r"\b(?:expedit|accelerat|speed|hasten|work\w*\s+(?:on|towards?))\w*\b", re.IGNORECASE)
_SINCE_DOING = re.compile(
    r"\bsince\s+(?:establish|launch|sign|form|creat|found|conclud|adopt)\w*ing\s+(?:(?:the|our|their|its|an?)\s+)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:(?:the|our|their|its)\s+)?$", re.IGNORECASE)
_START_WORD = 13  # characters of "commencement", with which an act may begin
_COMING = re.compile(r"\b(?:forthcoming|upcoming|planned)\s+(?:[\w’-]+\s+){0,2}$", re.IGNORECASE)
_HEADLINE_VERB = re.compile(
    r"\b(?P<verb>Sign|Conclude?|Adopt|Launch|Announce?|Finalise?|Finalize?)(?:s|es|ed|d|ing)?\s+(?:[\w-]+\s+){0,2}$"
)
_NEW = re.compile(
    r"\b(?P<whose>(?:our|the|its|their)\s+(?:[\w-]+\s+)?)?(?:new|landmark|historic|"
    r"(?:newly|recently)[\s-]signed)\s+(?:[\w’-]+\s+){0,3}$",
    re.IGNORECASE,
)
# As in "decided to designate 2023 as the Year of …", "2024 was declared the Year of …".
_DESIGNATED = re.compile(
    r"\b(?:designat|declar|proclaim|announc|nam)(?:e|es|ed|ing)\s+(?:[\w–-]+\s+){0,4}(?:as\s+)?(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_PAPERS = frozenset(["treaty", "memorandum", "contract"])
_RENEWALS = frozenset(["renewal", "extension"])
_RENEW = frozenset(["renew", "extend", "prolong"])  # a paper that is renewed is signed once more
_EXISTING = frozenset(
    [
        "support",
        "strengthen",
        "expand",
        "join",
        "review",
        "commend",
        "apply",
        "reaffirm",
        "affirm",
        "uphold",
        "guide",
        "celebrate",
    ]
)
_LISTS = frozenset(["package", "document", "list", "they", "these", "outcome", "result", "agreement"])
_LOOK_BACK = frozenset(["welcome", "note", "commend", "applaud", "praise", "recall", "hail"])
_STRIVE = frozenset(["work", "strive", "aim", "seek", "endeavour", "endeavor", "continue", "try", "negotiate"])
_FINISH = frozenset(["conclude", "finalise", "finalize", "complete"])
ANNIVERSARY = re.compile(
    r"\b(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(?P<digits>\d{1,3})(?:st|nd|"
    r"rd|th))\s+anniversary\s+of\s+(?:the\s+)?(?:(?:signing|entry\s+into\s+force|establishment|conclusion|"
    r"launch)\s+of\s+(?:the\s+)?)?(?:(?!(?:with|in|by|through|at)\b)[\w’-]+\s+){0,4}$",
    re.IGNORECASE,
)


DONE = frozenset(
    ("signed", "concluded", "agreed", "launched")
)  # "concluded" is signed or only agreed, "launched" agreed or in force


class Act(NamedTuple):
    """The status that a sentence gives an instrument (None: it only speaks of it), and the verb, if one does."""

    status: str | None
    verb: Token | None
    direct: bool = False  # the verb acts on the instrument itself
    elsewhere: bool = False  # done before, beside or after the meeting: "welcomed a landmark deal", "will sign"
    coming: bool = False  # "will launch"


@cache
def verbs() -> dict[str, str]:
    """Status by verb lemma."""
    return {row["lemma"]: row["status"] for row in read_lexicon("agreement_verbs")}


@cache
def _acts() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = read_lexicon("agreement_acts")
    words = sorted((row["act"] for row in rows), key=lambda w: (-len(w), w))
    pattern = re.compile(
        r"\b(?P<act>"
        + "|".join(re.escape(w) for w in words)
        + r")\s+(?:process\s+|phase\s+)?(?P<of>of|on|for|from|to|towards?|about|concerning|regarding)\s+"
        r"(?:(?:the|an?|our|their|its|several|concluding|developing|reaching|signing|such|both|"
        r"any)\s+){0,2}(?:(?!and\b|which\b|that\b|in\b|with\b|to\b|review\b|stud(?:y|ies)\b)[\w’$€£.-]+\s+){0,6}$",
        re.IGNORECASE,
    )
    return pattern, {row["act"]: row["status"] for row in rows}


def find_act(instrument: Instrument, end: int, sentence: Sentence, context: Context) -> Act:
    """What the sentence does with the instrument, whose own words end at ``end``."""
    text = context.text
    begin = max(sentence.span.begin, instrument.begin - 110)
    before = text[begin : instrument.begin]
    verb, relation = governing(instrument, sentence)
    if verb is not None and verb.lemma_ == "attend" and relation == "object" and "exchange of" in instrument.noun.text:
        return Act("signed", verb, direct=True)
    existing = _IN_FORCE.search(before)
    after = said_after(instrument, end, sentence, context)
    if after is not None:
        status, to_come = after
        if status in {"agreed", "concluded", "terminated"} and NEGOTIATIONS.search(before):
            return Act("negotiating" if to_come or status == "terminated" else "agreed", verb, direct=True)
        if relation == "passive" and verb is not None and verbs().get(verb.lemma_) == "terminated":
            status = "terminated"  # "the agreement signed in 1969 was terminated"
        known = existing or _SINCE.search(before)
        return Act("in force" if known and status == "agreed" else status, verb, elsewhere=to_come, coming=to_come)
    clause = relative(instrument, sentence)
    papers = {"signed", "concluded", "launched"} if instrument.proper else {"signed", "concluded"}
    if clause is not None and verbs().get(clause.lemma_) in papers:
        return Act(_of_verb(clause, instrument), clause, direct=True, elsewhere=True)
    pattern, statuses = _acts()
    noun = pattern.search(before)
    if noun and not (existing and existing.start() > noun.start()):
        said = statuses[noun["act"].lower()]
        if said == "launched" and verb is not None and verb.lemma_ in _LOOK_BACK:
            return Act("in force", verb, elsewhere=True)
        if noun["act"].lower() in _RENEWALS and instrument.noun.kind in _PAPERS:
            said = "signed"
        noted = verb is not None and (verb.lemma_ == "note" or (verb.lemma_ == "welcome" and said == "agreed"))
        return Act(_of_noun(said, before, noun.start(), verb), verb, direct=True, elsewhere=noted or _takes_note(verb))
    if instrument.noun.needs_of and _DESIGNATED.search(before):
        return Act("agreed", verb, direct=True)
    if _SINCE_DOING.search(before):
        return Act("in force", verb)
    headline = _HEADLINE_VERB.search(before)
    if headline:
        stem = headline["verb"].lower()
        return Act(verbs().get(stem) or verbs()[f"{stem}e"], verb, direct=True)
    fresh = _NEW.search(before)
    if fresh and not (
        relation in {"object", "passive"} and verb is not None and verbs().get(verb.lemma_, "welcomed") != "welcomed"
    ):
        welcomed = relation == "object" and verb is not None and verb.lemma_ == "welcome"
        if instrument.noun.kind in _PAPERS and (fresh["whose"] or welcomed):
            return Act("signed", verb, elsewhere=True)
        if not instrument.proper:
            return Act("agreed", verb, elsewhere=True)
    if _COMING.search(before):
        return Act("agreed", verb)
    if existing or ANNIVERSARY.search(before):
        return Act("in force", verb)
    if relation == "negotiated":
        return Act("negotiating", verb, direct=True)
    if verb is None or verb.lemma_ not in verbs() or relation not in {"object", "passive"}:
        return Act(_of_subject(verb, relation), verb)
    coming = stance(verb) == "planned"
    to_sign = (coming and verbs()[verb.lemma_] == "signed") or (verb.lemma_ == "ratify" and stance(verb) != "done")
    return Act(_of_verb(verb, instrument), verb, direct=True, elsewhere=to_sign, coming=coming)


def _of_noun(status: str, before: str, at: int, verb: Token | None) -> str:
    """As in "the signing of" tells of a signing, "would be facilitated by the signing of" only proposes it."""
    clause = re.split(r"[;:]|, (?:and|but|which)\b", before[:at])[-1]
    hedged = _HEDGE.search(clause[-70:]) or (verb is not None and stance(verb) == "proposed")
    if status in {"concluded", "agreed"} and _HASTENED.search(clause[-50:]):
        return "negotiating"
    if (
        status in {"signed", "concluded"}
        and hedged
        and not re.search(r"\b(?:welcomed|witnessed|attended|oversaw)\b", clause)
    ):
        return "proposed"
    if status in {"agreed", "launched"} and hedged:
        return "proposed"
    if status == "negotiating" and (
        _TOWARDS_START.search(before[max(0, at - 40) : at + _START_WORD]) or (hedged and _STARTING.match(before, at))
    ):
        return "proposed"
    return status


def _takes_note(verb: Token | None) -> bool:
    """As in "took note of the conclusion of …", which was some other day."""
    return verb is not None and verb.lemma_ == "take" and any(c.lower_ == "note" for c in verb.rights)


def _of_subject(verb: Token | None, relation: str) -> str | None:
    """As in "The Agreement entered into force"."""
    if verb is None or relation != "subject":
        return None
    if verb.lemma_ in {"enter", "come"} and any(c.lower_ == "into" for c in verb.rights):
        return "in force" if stance(verb) == "done" else "agreed"
    if verb.lemma_ in {"expire", "lapse"}:
        return "terminated" if stance(verb) == "done" else "in force"
    return None


def _of_verb(verb: Token, instrument: Instrument) -> str | None:
    base = "signed" if verb.lemma_ in _RENEW and instrument.noun.kind in _PAPERS else verbs()[verb.lemma_]
    if verb.lemma_ == "bring":
        return _brought(verb)
    if base == "welcomed":
        return None  # whoever welcomes an agreement, or will, does nothing to it
    said = stance(verb)
    if verb.lemma_ == "ratify" and said in {"planned", "proposed"}:
        return "signed"
    if verb.lemma_ in _FINISH and verb.tag_ == "VB" and verb.head.lemma_ in _STRIVE:
        return "negotiating"
    if said == "negated":
        return "rejected" if base in DONE and base != "concluded" else "negotiating"
    if said == "planned":
        if verb.lemma_ == "develop" and instrument.noun.kind == "programme":
            return "agreed"
        intended = "proposed" if verb.head.lemma_ == "intend" else "agreed"
        return "negotiating" if verb.lemma_ in _FINISH else intended if base in DONE else base
    if said == "proposed":
        return "proposed" if base in DONE else base
    if said == "ongoing" and verb.lemma_ in _FINISH:
        return "negotiating"
    if verb.lemma_ == "include":
        return "signed" if any(c.dep_ == "nsubj" and c.lemma_.lower() in _LISTS for c in verb.lefts) else None
    if (
        verb.lemma_ in {"approve", "endorse"}
        and said == "done"
        and (instrument.noun.kind in {"programme", "declaration"} or instrument.noun.counted)
    ):
        return "signed"  # a plan or a paper is adopted so
    if base == "in force" and verb.lemma_ in _EXISTING and instrument.proper:
        return None
    if (
        base == "negotiating"
        and instrument.proper
        and (verb.lemma_ in {"discuss", "review"} or instrument.noun.kind == "programme")
    ):
        return None
    return base


def _brought(verb: Token) -> str | None:
    """As in "bring the agreement into force": in force once done, signed before."""
    into = next((c for c in verb.rights if c.lower_ == "into"), None)
    if into is None or not any(c.lower_ in {"force", "effect"} for c in into.rights):
        return None
    return "in force" if stance(verb) == "done" else "signed"
