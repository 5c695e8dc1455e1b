"""The status that the words before an instrument give it: "the signing of", "progress towards", "under", "our new"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.act import AT_THE_MEETING, Act, Saying
from kg.extraction.agreements.acts import acts, is_awaited_by, of_noun, takes_note
from kg.extraction.agreements.verbs import PAPERS, verbs
from kg.extraction.modality import stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_PROGRESS = re.compile(
    r"\b(?:progress|headway|advances?|steps?|work\w*)\s+(?:made\s+)?towards?\s+(?:the\s+|an?\s+|our\s+|their\s+)?"
    r"(?:\w+\s+of\s+(?:the\s+|an?\s+)?)?(?:(?!and\b)[\w’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_SINCE_DOING = re.compile(
    r"\bsince\s+(?:establish|launch|sign|form|creat|found|conclud|adopt)\w*ing\s+(?:(?:the|our|their|its|an?)\s+)?$",
    re.IGNORECASE,
)
_COMING = re.compile(r"\b(?:forthcoming|upcoming|planned)\s+(?:[\w’-]+\s+){0,2}$", re.IGNORECASE)
# As in "expressed interest in | an agreement on", "the desirability of".
_WISHED = re.compile(
    r"\b(?:interest(?:ed)?\s+in|desirability\s+of|merits?\s+of|in\s+favou?r\s+of)\s+"
    r"(?:(?:concluding|signing|negotiating|reaching|having)\s+)?an?\s+(?:[\w’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_HEADLINE_VERB = re.compile(
    r"\b(?P<verb>Sign|Ink|Seal|Clinch|Renew|Initial|Conclude?|Adopt|Launch|Announce?|Finalise?|Finalize?)"
    r"(?:s|es|ed|d|ing|led)?\s+(?:[\w-]+\s+){0,2}$"
)
# The same in a headline that has capitals for names alone: "Peru and Chile ink | agreement".
_IN_TITLE = re.compile(
    r"[A-Z]\w+\s+(?P<verb>sign|ink|seal|clinch|initial)(?:s|ed|ing|led|es)?\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}$"
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
# As in "will exchange views on an agreement", which there is not yet.
_VIEWS_ON = re.compile(
    r"\bviews\s+(?:were\s+exchanged\s+)?on\s+an?\s+(?:(?:new|possible|future)\s+)?(?:[\w’-]+\s+){0,3}$", re.IGNORECASE
)
_ALLOWS = frozenset(["approve", "authorise", "authorize", "endorse"])
_FINISH = re.compile(
    r"(?:to|for)\s+(?:the\s+)?(?:\w+ly\s+)?(?:conclu|complet|finali|continu|advanc|accelerat|expedit|speed|intensif|pursu|resum)",
    re.IGNORECASE,
)
_RENEWALS = frozenset(["renewal", "extension"])
_DECIDES = frozenset(["agree", "decide"])
_ATTENDS = frozenset(["witness", "attend", "oversee", "see", "include", "be"])
# As in "since the signing of", "ten years after the signing of".
_LATER = re.compile(r"\b(?:since|(?P<years>(?:years?|decades?)\s+(?:after|since)))\s+(?:the\s+)?$", re.IGNORECASE)
# As in "work is under way on", "negotiations have begun on", "talks are continuing on".
_UNDER_WAY = re.compile(
    r"\b(?:work|negotiations?|talks|consultations|discussions|preparations)\s+"
    r"(?:(?:is|are|was|were|(?:has|have)(?:\s+been)?)\s+)?(?:already\s+|currently\s+|now\s+|still\s+)?"
    r"(?:under\s?way|ongoing|in\s+progress|begun|started|continuing|proceeding|advancing|resumed|taking\s+place)\s+"
    r"(?:between\s+[^,;.]{3,60}?\s+)?(?:on|for|towards?)\s+(?:the\s+|an?\s+)?(?:[\w’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_SCHEDULES = frozenset(["programme", "program", "agenda", "schedule", "itinerary"])
_UNDERTAKES = frozenset(["agree", "decide", "undertake", "commit", "promise"])
_BRINGS = frozenset(
    ["bring", "encourage", "expedite", "accelerate", "hasten", "prepare", "speed", "promote", "arrange"]
)
_FORWARD = re.compile(
    r"\b(?:mov|go|press|push|forg)\w*\s+(?:forward|ahead)\s+(?:with|on|in)\s+(?:(?:the|our|their|an?)\s+)?(?:[\w’/-]+\s+){0,3}$",
    re.IGNORECASE,
)
_PUT_OFF = frozenset(["postpone", "delay", "defer", "reschedule"])
_LOOK_BACK = frozenset(["welcome", "note", "commend", "applaud", "praise", "recall", "hail"])
ANNIVERSARY = re.compile(
    r"\b(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(?P<digits>\d{1,3})(?:st|nd|"
    r"rd|th))\s+anniversary\s+of\s+(?:the\s+)?(?:(?:signing|entry\s+into\s+force|establishment|conclusion|"
    r"launch)\s+of\s+(?:the\s+)?)?(?:(?!(?:with|in|by|through|at)\b)[\w’-]+\s+){0,4}$",
    re.IGNORECASE,
)


def by_noun(saying: Saying) -> Act | None:
    """A noun of acting on the instrument: "the signing of", "negotiations on" (`kg.extraction.agreements.acts`)."""
    before, verb, instrument = saying.before, saying.verb, saying.instrument
    noun, existing = _noun_of_acting(before), saying.existing
    if noun is None or (existing and existing.start() > noun.start()):
        return None
    said, verb = _status_of(noun), _over(verb, instrument.begin - len(before) + noun.start())
    if said == "launched" and verb is not None and verb.lemma_ in _LOOK_BACK:
        return Act("in force", verb, elsewhere=True)
    if noun["act"].lower() in _RENEWALS and instrument.noun.kind in PAPERS:
        said = "signed"
    elif said == "in force" and instrument.noun.given:
        said = "launched"  # "the extension of a line of credit"
    if said == "launched" and verb is not None and verb.lemma_ in _DECIDES and verb.idx < instrument.begin:
        return Act("agreed", verb, direct=True)  # "agreed on the establishment of a joint fund"
    if verb is not None and said in {"signed", "concluded"} and _is_to_come(verb):
        return Act("agreed", verb, elsewhere=True, coming=True)
    if verb is not None and said in {"signed", "concluded"} and verb.lemma_ in _ALLOWS:
        return Act("agreed", verb, direct=True)  # "the Cabinet approved the signing of"
    if later := _LATER.search(before, 0, noun.start()):
        return Act("in force" if later["years"] else said, verb, elsewhere=True)
    if verb is not None and said == "signed" and _is_brought_on(verb):
        return Act("agreed", verb, direct=True)
    status = of_noun(said, before, noun.start(), verb)
    if (said, status) in {("in force", "signed"), ("signed", "agreed")}:
        return Act(status, verb, elsewhere=True, coming=True)
    begin = instrument.begin - len(before)
    told = (begin + noun.start("told"), begin + noun.end("told")) if noun["told"] else None
    if noun["told"] and AT_THE_MEETING.search(noun["told"]):
        told = None  # "welcomed the signing, at the Summit, of"
    noted = verb is not None and (verb.lemma_ == "note" or (verb.lemma_ == "welcome" and said == "agreed"))
    return Act(status, verb, direct=True, elsewhere=noted or bool(told) or takes_note(verb), told=told)


def under_way(saying: Saying) -> Act | None:
    """As in "work is under way on a treaty", "progress towards the signing of"."""
    paper = saying.instrument.noun.kind in PAPERS
    if _UNDER_WAY.search(saying.before) or (paper and _PROGRESS.search(saying.before)):
        return Act("negotiating", saying.verb)
    return None


def designated(saying: Saying) -> Act | None:
    """As in "2024 was declared | the Year of …"."""
    if saying.instrument.noun.needs_of and _DESIGNATED.search(saying.before):
        return Act("agreed", saying.verb, direct=True)
    return None


def since_doing(saying: Saying) -> Act | None:
    """As in "since establishing the Partnership"."""
    return Act("in force", saying.verb) if _SINCE_DOING.search(saying.before) else None


def headline(saying: Saying) -> Act | None:
    """As in "Chile, Peru Sign | Agreement", where the model sees no verb."""
    found = _HEADLINE_VERB.search(saying.before)
    if found is None and saying.sentence.block in {"title", "heading"}:
        found = _IN_TITLE.search(saying.before)
    if found is None:
        return None
    stem = found["verb"].lower()
    return Act(verbs().get(stem) or verbs()[f"{stem}e"], saying.verb, direct=True)


def fresh(saying: Saying) -> Act | None:
    """As in "our new agreement", which no verb acts on."""
    found, verb = _NEW.search(saying.before), saying.verb
    if found is None or saying.meant not in {None, "welcomed"}:
        return None
    if verb is not None and verb.lemma_ == "enter" and saying.relation == "aside":
        return None  # "entered into a new partnership"
    welcomed = saying.relation == "object" and verb is not None and verb.lemma_ == "welcome"
    if saying.instrument.noun.kind in PAPERS and (found["whose"] or welcomed):
        return Act("signed", verb, elsewhere=True)
    if not saying.instrument.proper:
        return Act("agreed", verb, elsewhere=True)
    if not found["whose"] and verb is not None and verb.lemma_ == "discuss" and saying.relation == "object":
        return Act("negotiating", verb)
    return None


def forthcoming(saying: Saying) -> Act | None:
    """As in "the forthcoming agreement", "interest in concluding an agreement"."""
    if saying.instrument.noun.kind in PAPERS and (_WISHED.search(saying.before) or _VIEWS_ON.search(saying.before)):
        return Act("proposed", saying.verb)
    return Act("agreed", saying.verb) if _COMING.search(saying.before) else None


def existing(saying: Saying) -> Act | None:
    """As in "pursuant to the Agreement", "the tenth anniversary of the Treaty"."""
    if saying.existing or ANNIVERSARY.search(saying.before):
        return Act("in force", saying.verb)
    return None


def moving_on(saying: Saying) -> Act | None:
    """As in "want to move forward with the Mercosur-Canada agreement"."""
    paper = saying.instrument.noun.kind in PAPERS
    return Act("negotiating", saying.verb) if paper and _FORWARD.search(saying.before) else None


def _is_brought_on(verb: Token) -> bool:
    """As in "agreed to bring forward the signing of", "undertook to encourage the signing of": ready, unsigned."""
    agreed = verb.dep_ in {"xcomp", "advcl"} and verb.tag_ == "VB" and verb.head.lemma_ in _UNDERTAKES
    return agreed and stance(verb.head) == "done" and verb.lemma_ in _BRINGS


def _over(verb: Token | None, position: int) -> Token | None:
    """The verb that governs the noun of acting: not "negotiations to | modernise the Agreement"."""
    if verb is None or verb.idx < position or verb.dep_ != "acl":
        return verb
    return next((t for t in verb.ancestors if t.pos_ == "VERB" and t.idx < position), verb)


def _noun_of_acting(before: str) -> re.Match[str] | None:
    pattern = acts()[0]
    noun = pattern.search(before)
    while noun and (inner := pattern.search(before, noun.end("act"))):
        finished = _FINISH.match(before, noun.start("of")) is not None
        used = _status_of(inner) == "in force" and _status_of(noun) == "negotiating"
        if not (finished or used or _status_of(noun) == "launched"):
            break  # "the launch of exploratory | discussions on", "the need to conclude | negotiations on"
        noun = inner  # "work on the | implementation of"
    return noun


def _status_of(noun: re.Match[str]) -> str:
    return acts()[1][noun["act"].lower()]


def _is_to_come(verb: Token) -> bool:
    """As in "I will witness the signing of", "signature of the agreement is planned"."""
    if verb.lemma_ in _PUT_OFF or (verb.lemma_ in {"take", "occur", "happen"} and stance(verb) == "negated"):
        return True  # "the signing was postponed", "did not take place"
    if verb.lemma_ == "include" and verb.tag_ in {"VBZ", "VBP"}:
        told = verb.head if verb.dep_ == "relcl" else next((c for c in verb.lefts if c.dep_ == "nsubj"), verb)
        return told.lemma_ in _SCHEDULES  # "a programme that includes the signing of"
    return (verb.lemma_ in _ATTENDS and stance(verb) == "planned") or (verb.tag_ == "VBN" and is_awaited_by(verb))
