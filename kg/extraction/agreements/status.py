"""What the text does with an instrument: the status that a sentence gives it, the verb that does so, and when.

Verbs: `kg.extraction.agreements.verbs`; nouns ("the signing of"): `agreement_acts`; words after it: `agreement_after`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.agreements.acts import acts, is_awaited_by, of_noun, takes_note
from kg.extraction.agreements.after import NEGOTIATIONS, said_after, then_in_force
from kg.extraction.agreements.grammar import governing, relative, taken_up
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.stands import standing
from kg.extraction.agreements.verbs import (
    DONE,
    PAPERS,
    is_awaited,
    is_drawn_up,
    is_given,
    is_won,
    of_verb,
    raises,
    verbs,
)
from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_FORCE = re.compile(
    r"\b(?:under|pursuant to|in accordance with|in line with|based on|on the basis of|as part of|"
    r"within the framework of|through|consistent with|"
    r"in conformity with|compliance with|progress (?:under|on|in implementing)|stock of|"
    r"building on|via|implementing|commitments? to|adherence to|"
    r"support for|success of|"
    r"(?:obligations|commitments|provisions|work|progress|cooperation) (?:under|of)|guided by|governed by|bound by|"
    r"regulated by|enshrined in|"
    r"set out in|outlined in|in addition to)\s+"
    r"(?:the\s+|our\s+|their\s+|its\s+|both\s+)?(?:[\w’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_BEFORE = 110  # characters before an instrument that are read
_DRAFT = re.compile(r"\bdraft\s+(?:[\w’-]+\s+){0,4}$", re.IGNORECASE)
_PROGRESS = re.compile(
    r"\b(?:progress|headway|advances?|steps?|work\w*)\s+(?:made\s+)?towards?\s+(?:the\s+|an?\s+|our\s+|their\s+)?"
    r"(?:\w+\s+of\s+(?:the\s+|an?\s+)?)?(?:(?!and\b)[\w’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_SINCE_DOING = re.compile(
    r"\bsince\s+(?:establish|launch|sign|form|creat|found|conclud|adopt)\w*ing\s+(?:(?:the|our|their|its|an?)\s+)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:(?:the|our|their|its)\s+)?$", re.IGNORECASE)
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
    r"\b(?:observ|celebrat|mark|commemorat)(?:e|es|ed|ing)\s+(?:the\s+year\s+)?\d{4}\s+as\s+(?:the\s+|an?\s+)?$|"
    r"\b(?:designat|declar|proclaim|announc|nam)(?:e|es|ed|ing)\s+(?:[\w–-]+\s+){0,4}(?:as\s+)?(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_RENEWALS = frozenset(["renewal", "extension"])
_ATTENDS = frozenset(["witness", "attend", "oversee", "see", "include", "be"])
# As in "since the signing of", "ten years after the signing of".
_LATER = re.compile(r"\b(?:since|(?P<years>(?:years?|decades?)\s+(?:after|since)))\s+(?:the\s+)?$", re.IGNORECASE)
_POSSIBLE = re.compile(r"(?<!\bas\s)\b(?:possible|potential|prospective)\s+(?:[\w’-]+\s+){0,2}$", re.IGNORECASE)
_IN_USE = re.compile(r"\bimplementation\s+of\s+(?:(?:the|their|our|its)\s+)?(?:[\w’-]+\s+){0,3}$", re.IGNORECASE)
_EXPECTED = frozenset(["expect", "schedule", "plan", "slate", "anticipate", "envisage", "foresee", "intend"])
_UNDER_WAY = re.compile(
    r"\bwork\s+(?:(?:is|was|has\s+(?:been|begun|started))\s+)?(?:already\s+|currently\s+)?(?:under\s?way|ongoing|in\s+progress|begun|started)\s+on\s+(?:the\s+|an?\s+)?(?:[\w’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_BASIS = re.compile(r"based|building|on\s+the\s+basis", re.IGNORECASE)  # what is built on is not said to be in use
_JUST = re.compile(
    r"\b(?:just|(?:moments?|minutes?|a\s+short\s+(?:while|time)|a\s+(?:little\s+)?while|an\s+hour)\s+ago)\b|\bearlier\s+today\b"
)
_PUT_OFF = frozenset(["postpone", "delay", "defer", "reschedule"])
_NO = re.compile(r"(?:^|[.;:]\s+)\W*no\s+(?:[\w’-]+\s+){0,2}$", re.IGNORECASE)
_NOW = re.compile(r"\b(?:today|this\s+(?:morning|afternoon|evening))\b")
_CLAUSE_AFTER = 90  # characters after a participle within which its clause says when
_CLAUSE_ENDS = re.compile(r"[;:)]|\.\s|,(?!\s+(?:19|20)\d\d)")
_LOOK_BACK = frozenset(["welcome", "note", "commend", "applaud", "praise", "recall", "hail"])
ANNIVERSARY = re.compile(
    r"\b(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(?P<digits>\d{1,3})(?:st|nd|"
    r"rd|th))\s+anniversary\s+of\s+(?:the\s+)?(?:(?:signing|entry\s+into\s+force|establishment|conclusion|"
    r"launch)\s+of\s+(?:the\s+)?)?(?:(?!(?:with|in|by|through|at)\b)[\w’-]+\s+){0,4}$",
    re.IGNORECASE,
)


class Act(NamedTuple):
    """The status that a sentence gives an instrument (None: it only speaks of it), and the verb, if one does.

    ``told`` are the characters that say when, where other words than the verb's clause do: "the signing in May of …".
    """

    status: str | None
    verb: Token | None
    direct: bool = False  # the verb acts on the instrument itself
    elsewhere: bool = False  # done before, beside or after the meeting: "welcomed a landmark deal", "will sign"
    coming: bool = False  # "will launch"
    told: tuple[int, int] | None = None


def find_act(instrument: Instrument, end: int, sentence: Sentence, context: Context) -> Act:
    """What the sentence does with the instrument, whose own words end at ``end``; a draft is still negotiated."""
    begin = max(sentence.span.begin, instrument.begin - _BEFORE)
    before = context.text[begin : instrument.begin]
    act = _find_act(instrument, end, before, sentence, context)
    if act.status in {"signed", "concluded"} and not act.coming:
        since = then_in_force(instrument, sentence, context)
        if since is not None:
            return act._replace(status="in force", elsewhere=True, told=_clause_after(since, sentence, context))
    draft = _DRAFT.search(before) or instrument.title.lower().startswith("draft")
    if draft and act.status in {None, "proposed", "in force"}:
        return act._replace(status="negotiating")
    if not draft and _POSSIBLE.search(before) and act.status in {None, "in force", "negotiating"}:
        return act._replace(status="proposed")
    return act


def _find_act(instrument: Instrument, end: int, before: str, sentence: Sentence, context: Context) -> Act:
    text, begin = context.text, instrument.begin - len(before)
    verb, relation = governing(instrument, sentence)
    if (
        verb is not None
        and verb.lemma_ in {"attend", "welcome"}
        and relation == "object"
        and "exchange of" in instrument.noun.text
    ):
        return Act("signed", verb, direct=True)
    if "exchange of" in instrument.noun.text and before.endswith("signing and "):
        return Act("signed", verb, direct=True)
    if relation == "passive" and verb is not None and verb.lemma_ in _EXPECTED and (then := _to_be_done(verb)):
        verb = then
    after = said_after(instrument, end, sentence, context)
    told = _clause_after(after.end, sentence, context) if after is not None and after.end is not None else None
    if relation in {"aside", "other"} and (taken := taken_up(instrument, sentence, text)) is not None:
        verb, relation = taken, "object"
    if verb is not None and relation in {"object", "passive"} and raises(verb, instrument):
        return Act(of_verb(verb, instrument), verb, elsewhere=True)
    if relation in {"subject", "passive"} and verb is not None and (stands := standing(verb)) is not None:
        if stands == "agreed" and after is not None and after.status in {"signed", "concluded"} and not after.to_come:
            stands = "signed"  # "…, signed in 2021, will enter into force"
        return Act(stands, verb, elsewhere=True, told=told if after and not after.to_come else None)
    if relation == "passive" and verb is not None and verbs().get(verb.lemma_) in DONE and is_awaited(verb):
        return Act("proposed", verb)
    existing = _IN_FORCE.search(before)
    if after is not None and not _is_outdone(after.end, verb, relation):
        status, to_come = after.status, after.to_come
        if status in DONE and _NO.search(before):
            return Act("rejected", verb, elsewhere=True)
        if status in {"agreed", "concluded", "terminated"} and NEGOTIATIONS.search(before):
            return Act("negotiating" if to_come or status == "terminated" else "agreed", verb, direct=True)
        if relation in {"object", "passive"} and verb is not None and verbs().get(verb.lemma_) == "terminated":
            status = of_verb(verb, instrument) or status  # "the agreement signed in 1969 was terminated"
        known = existing or _SINCE.search(before)
        status = "in force" if known and status == "agreed" and not after.apart else status
        if to_come and relation == "object" and verb is not None and verbs().get(verb.lemma_) == "negotiating":
            return Act("negotiating", verb, direct=True)  # "tasked officials to prepare a plan, to be adopted in May"
        if status in {"signed", "concluded"} and not to_come and _is_in_use(existing, before):
            return Act("used", verb, told=told)
        if status == "launched" and NEGOTIATIONS.search(before):
            return Act("negotiating", verb, direct=True)
        if status == "launched" and after.apart and not (told and _NOW.search(text, *told)):
            status = "in force"
        apart = after.apart or _SINCE.search(before) is not None
        return Act(status, verb, elsewhere=to_come or apart, coming=to_come, told=told)
    clause, which = relative(instrument, end, sentence) or (None, "")
    papers = {"signed", "concluded", "launched"} if instrument.proper else {"signed", "concluded"}
    ends = relation in {"object", "passive"} and verb is not None and verbs().get(verb.lemma_) == "terminated"
    done = clause is not None and (verbs().get(clause.lemma_) in papers or clause.lemma_ == "ratify")
    if clause is not None and done and which != "nsubj" and not ends:
        given = of_verb(clause, instrument)
        if given == "signed" and clause.lemma_ == "sign" and _is_in_use(existing, before):
            return Act("used", clause, direct=True)
        just = _JUST.search(text, clause.left_edge.idx, min(sentence.span.end, clause.idx + _CLAUSE_AFTER))
        return Act(given, clause, direct=True, elsewhere=just is None)
    if (
        clause is not None
        and instrument.noun.kind == "commitment"
        and verbs().get(clause.lemma_) == "agreed"
        and stance(clause) == "done"
    ):
        return Act("in force", clause, direct=True, elsewhere=True)  # "the visa-free regime that we introduced"
    if clause is not None and which == "nsubj" and (stands := standing(clause)) is not None:
        return Act(stands, clause, elsewhere=True)
    pattern, statuses = acts()
    noun = pattern.search(before)
    while noun and statuses[noun["act"].lower()] == "launched" and (inner := pattern.search(before, noun.start("of"))):
        noun = inner  # "the launch of exploratory | discussions on"
    if noun and not (existing and existing.start() > noun.start()):
        said = statuses[noun["act"].lower()]
        if said == "launched" and verb is not None and verb.lemma_ in _LOOK_BACK:
            return Act("in force", verb, elsewhere=True)
        if noun["act"].lower() in _RENEWALS and instrument.noun.kind in PAPERS:
            said = "signed"
        elif said == "in force" and instrument.noun.given:
            said = "launched"  # "the extension of a line of credit"
        told = (begin + noun.start("told"), begin + noun.end("told")) if noun["told"] else None
        if verb is not None and said in {"signed", "concluded"} and _is_to_come(verb):
            return Act("agreed", verb, elsewhere=True, coming=True)
        if later := _LATER.search(before, 0, noun.start()):
            return Act("in force" if later["years"] else said, verb, elsewhere=True)
        noted = verb is not None and (verb.lemma_ == "note" or (verb.lemma_ == "welcome" and said == "agreed"))
        status = of_noun(said, before, noun.start(), verb)
        if (said, status) in {("in force", "signed"), ("signed", "agreed")}:
            return Act(status, verb, elsewhere=True, coming=True)
        return Act(status, verb, direct=True, elsewhere=noted or bool(told) or takes_note(verb), told=told)
    if _UNDER_WAY.search(before) or (instrument.noun.kind in PAPERS and _PROGRESS.search(before)):
        return Act("negotiating", verb)
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
        if instrument.noun.kind in PAPERS and (fresh["whose"] or welcomed):
            return Act("signed", verb, elsewhere=True)
        if not instrument.proper:
            return Act("agreed", verb, elsewhere=True)
        if not fresh["whose"] and verb is not None and verb.lemma_ == "discuss" and relation == "object":
            return Act("negotiating", verb)
    if _COMING.search(before):
        return Act("agreed", verb)
    if existing or ANNIVERSARY.search(before):
        return Act("in force", verb)
    if relation == "negotiated":
        return Act("negotiating", verb, direct=True)
    if relation == "aside" and verb is not None and is_given(verb, instrument):
        relation = "object"  # "will provide India with a loan"
    if relation not in {"object", "passive"} or verb is None:
        return Act(None, verb)
    if verb.lemma_ not in verbs() and not (is_given(verb, instrument) or is_drawn_up(verb) or is_won(verb, instrument)):
        return Act(None, verb)
    coming, given = stance(verb) == "planned", of_verb(verb, instrument)
    to_sign = (coming and verbs().get(verb.lemma_) == "signed") or (verb.lemma_ == "ratify" and given != "in force")
    return Act(given, verb, direct=True, elsewhere=to_sign, coming=coming)


def _to_be_done(verb: Token) -> Token | None:
    """What an instrument that stands before it is expected to be: "…, is expected to be | signed"."""
    return next((c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VBN" and c.lemma_ in verbs()), None)


def _is_in_use(existing: re.Match[str] | None, before: str) -> bool:
    """As in "governed by the Agreement …, which was signed in 1996", "implementation of the Programme signed in"."""
    if existing is None:
        return _IN_USE.search(before) is not None
    return _BASIS.match(existing[0]) is None


def _is_to_come(verb: Token) -> bool:
    """As in "I will witness the signing of", "signature of the agreement is planned"."""
    if verb.lemma_ in _PUT_OFF or (verb.lemma_ in {"take", "occur", "happen"} and stance(verb) == "negated"):
        return True  # "the signing was postponed", "did not take place"
    return (verb.lemma_ in _ATTENDS and stance(verb) == "planned") or (verb.tag_ == "VBN" and is_awaited_by(verb))


def _is_outdone(end: int | None, verb: Token | None, relation: str) -> bool:
    """Whether what is told by the way is not the latest: "…, negotiations on which began in 2018, was signed"."""
    if relation != "passive" or verb is None or end is None or verb.idx < end:
        return False
    return verbs().get(verb.lemma_) in {"signed", "concluded"} and stance(verb) == "done"


def _clause_after(begin: int, sentence: Sentence, context: Context) -> tuple[int, int]:
    """Characters of what is told by the way, after its verb: "…, established in 2009 during the visit, …"."""
    stop = min(sentence.span.end, begin + _CLAUSE_AFTER)
    ends = _CLAUSE_ENDS.search(context.text, begin, stop)
    return begin, ends.start() if ends else stop
