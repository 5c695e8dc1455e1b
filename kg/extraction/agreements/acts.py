"""Nouns of acting before an instrument: "the signing in May of", "negotiations on", and the status that they give it.

Words in data/lexicons/agreement_acts.tsv.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.modality import stance
from kg.lexicons import read_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGE = re.compile(
    r"\b(?:would|could|should|might|may|facilitat\w+|towards?|hop\w+|early|earliest|prepar\w+|look(?:s|ed|"
    r"ing)? forward|aim\w*|intend\w*|swift|speedy|expedit\w+|"
    r"encourag\w+|urg\w+|call\w* for|importance of|need for|possib\w+|propos\w+|explor\w+|soon|work(?:ing)? (?:on|"
    r"for)|exchang\w+ (?:of )?views|discuss\w*|stud(?:y|ied|ying)|feasib\w+|interest(?:ed)? in|readiness|ready|"
    r"willing\w*|consider\w*|effort\w*|seek\w*|request\w*|ask(?:s|ed|ing)?|appeal\w*|advocat\w*|wish\w*|push(?:es|ed|ing)?\s+for)\b",
    re.IGNORECASE,
)
# As in "their discussions resulted in the | signing of", which is no hope.
_RESULTED = re.compile(
    r"\b(?:result|culminat|end|led|conclud|resulting)\w*\s+(?:in|to|with)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE
)
_TOWARDS_START = re.compile(
    r"\b(?:towards?|possible|possibility of|explore)\s+(?:the\s+)?(?:early\s+)?(?:launch|start|begin|open)",
    re.IGNORECASE,
)
_WORKS_TOWARDS_START = re.compile(
    r"work\w*\s+towards?\s+(?:the\s+)?(?:early\s+)?(?:launch|start|open|begin|initiat)\w*\s", re.IGNORECASE
)
_STARTING = re.compile(r"(?:launch|start|open|resum|begin|commenc|initiat)\w*\s+of\b", re.IGNORECASE)
_SUPPORT = re.compile(r"\bsupport(?:s|ed|ing)?\s+(?:for\s+)?the\s+(?:\w+\s+)?$", re.IGNORECASE)
# As in "exploratory talks on": nobody negotiates yet.
_EXPLORATORY = re.compile(r"\b(?:exploratory|preliminary|scoping|initial)\s+$", re.IGNORECASE)
_HASTENED = re.compile(r"\b(?:expedit|accelerat|speed|hasten|work\w*\s+(?:on|towards?))\w*\b", re.IGNORECASE)
# As in "are working on the | signing of", "are negotiating the | signing of".
_WORKED_ON = re.compile(r"\b(?:work(?:ing|ed)?\s+(?:on|towards?)|negotiat(?:e|ed|ing))\s+(?:the\s+)?$", re.IGNORECASE)
_AWAITS = frozenset(
    ["expect", "await", "anticipate", "schedule", "slate", "plan", "foresee", "envisage", "pend", "urge"]
)
# What one looks forward to the signing of is finished.
_AWAITED = re.compile(r"\blook(?:s|ed|ing)?\s+forward\s+to\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_TALKED = re.compile(r"(?:\w+\s+){0,3}?(?:negotiations|talks)\b|finali[sz]ation\b|completion\b", re.IGNORECASE)
STARTS = frozenset(["launch", "start", "begin", "open", "resume", "commence", "initiate", "relaunch", "restart"])
_FINISHED = frozenset(["complete", "conclude", "finalise", "finalize", "finish"])
_TO_CONCLUDE = re.compile(r"(?:conclude|complete|finali[sz]e)\s", re.IGNORECASE)
_STRESSED = re.compile(
    r"\b(?:stress|underlin|emphasi[sz]|underscor|importance|necessity)\w*\s+(?:of\s+)?\w+ing\b", re.IGNORECASE
)
_INFINITIVE = re.compile(r"(?<!able)(?<!managed)\sto\s+(?:\w+ly\s+|soon\s+)?$")
# As in "hoped for the early | conclusion of the agreement", on which they work; that of "an agreement" is an idea.
_OF_THE = re.compile(r"conclusion\s+of\s+(?:the|our|their|this|that|both|these)\s", re.IGNORECASE)
_ROUND = re.compile(r"\brounds?\s+of\s+(?:the\s+|formal\s+|trade\s+|its\s+|their\s+)?$", re.IGNORECASE)
_DECIDES = frozenset(["agree", "decide", "concur"])
_START_WORD = 13  # characters of "commencement", with which an act may begin


@cache
def acts() -> tuple[re.Pattern[str], dict[str, str]]:
    """The nouns of acting as they stand before an instrument, and the status of each."""
    rows = read_lexicon("agreement_acts")
    words = sorted((row["act"] for row in rows), key=lambda w: (-len(w), w))
    pattern = re.compile(
        r"\b(?P<act>" + "|".join(re.escape(w) for w in words) + r")(?:\s+|(?=,\s+(?:in|on|at|last|this)\s))"
        r"(?:process\s+|phase\s+|(?<=ceremony\s)(?:was\s+held|took\s+place)\s+(?:[^,;:()]{2,60}?\s+)?(?=for\s))?"
        r"(?P<told>(?:(?:in|on(?!\s+an?\b)|at|by|last|this|yesterday|today|earlier|a|two|ten)\s[^,;:()]{2,70}?\s+|"
        r"(?:today|yesterday|here)\s+|,\s+(?:in|on|at|last|this)\s[^;:()]{2,60}?,\s+)(?=of\s))?"
        r"(?:(?:between|among|with|within|before|next|later|early)\s(?:[^,;:()]|,(?=\s+(?:the\s+)?[A-Z])){3,90}?\s+(?=(?:on|for|towards?)\s))?"
        r"(?P<of>of|on|for|from|to|towards?|about|concerning|regarding)\s+"
        r"(?:(?:the|an?|our|their|its|several|concluding|developing|reaching|signing|such|both|"
        r"any)\s+){0,2}(?:(?!and\b|which\b|that\b|in\b|with\b|to\b|review\b|stud(?:y|ies)\b)[\w’“”$€£.-]+\s+){0,6}$",
        re.IGNORECASE,
    )
    return pattern, {row["act"]: row["status"] for row in rows}


def of_noun(status: str, before: str, at: int, verb: Token | None) -> str:
    """As in "the signing of" tells of a signing, "would be facilitated by the signing of" only proposes it."""
    rounds = _ROUND.search(before, 0, at) or (verb is not None and any(c.lemma_ == "round" for c in verb.rights))
    if status == "negotiating" and rounds:
        return status  # "concluded the tenth round of negotiations for"
    if status == "negotiating" and verb is not None and verb.tag_ in {"VBD", "VBN"} and _is_finished(verb):
        return "agreed"  # "work on the treaty has been completed"
    to_come = _INFINITIVE.search(before, 0, at) or (verb is not None and stance(verb) != "done")
    if status == "agreed" and to_come and _TO_CONCLUDE.match(before, at):
        return "negotiating"  # "agreed to conclude negotiations on"
    awaited = verb is not None and (is_awaited_by(verb) or stance(verb) != "done")
    if status == "in force" and awaited and before[at:].lower().startswith("rati"):
        return "signed"  # "ratification of the treaty is expected"
    if (
        status == "in force"
        and before[at:].lower().startswith(("entry", "rati"))
        and _HEDGE.search(before[max(0, at - 50) : at])
    ):
        return "signed"  # "the importance of the early entry into force of the treaty"
    if (
        status in {"signed", "concluded"}
        and verb is not None
        and stance(verb) == "done"
        and _RESULTED.search(before, 0, at)
    ):
        return status
    decided = verb is not None and verb.lemma_ in _DECIDES and stance(verb) == "done"
    if status == "negotiating" and decided and _STARTING.match(before, at):
        return status  # "agreed on an early start of negotiations on"
    if status == "in force" and _AWAITED.search(before[:at]) and before[at:].lower().startswith(("rati", "entry")):
        return "signed"  # "looked forward to the ratification of"
    clause = re.split(r"[;:]|, (?:and|but|which)\b", before[:at])[-1]
    hedged = _HEDGE.search(clause[-70:]) or (verb is not None and stance(verb) == "proposed")
    if status in {"concluded", "agreed"} and _HASTENED.search(clause[-50:]):
        return "negotiating"
    if status in {"signed", "concluded"} and _WORKED_ON.search(clause):
        return "negotiating"
    if status == "signed" and _AWAITED.search(before[:at]) and before[at:].lower().startswith("sign"):
        return "agreed"
    if (
        status in {"signed", "concluded"}
        and hedged
        and not re.search(r"\b(?:welcomed|witnessed|attended|oversaw)\b", clause)
    ):
        return "negotiating" if _OF_THE.match(before, at) else "proposed"
    if status == "agreed" and hedged and _TALKED.match(before, at):
        return "negotiating"  # "support for the swift conclusion of the negotiations on"
    if status in {"agreed", "launched"} and hedged:
        return "proposed"
    if status == "negotiating" and verb is not None and verb.lemma_ in STARTS and stance(verb) == "proposed":
        return "proposed"  # "hope that negotiations can be launched"
    starting = status == "negotiating" and verb is not None and verb.lemma_ in STARTS and verb.tag_ == "VBG"
    if starting and (hedged or _STRESSED.search(clause)):
        return "proposed"  # "stressed starting negotiations", "hope of resuming the negotiations"
    if status == "negotiating" and _EXPLORATORY.search(before[:at]):
        return "proposed"
    if status == "negotiating" and (
        _TOWARDS_START.search(before[max(0, at - 40) : at + _START_WORD])
        or _WORKS_TOWARDS_START.match(before, at)
        or ((hedged or _SUPPORT.search(clause[-50:])) and _STARTING.match(before, at))
    ):
        return "proposed"
    return status


def is_awaited_by(verb: Token) -> bool:
    """Whether a verb says that what it is said of is to come: "is expected", "is planned for the summer"."""
    return verb.lemma_ in _AWAITS


def _is_finished(verb: Token) -> bool:
    return verb.lemma_ in _FINISHED and stance(verb) == "done"


def takes_note(verb: Token | None) -> bool:
    """As in "took note of the conclusion of …", which was some other day."""
    return verb is not None and verb.lemma_ == "take" and any(c.lower_ == "note" for c in verb.rights)
