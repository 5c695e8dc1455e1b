"""The status that an instrument has by the verb of its sentence, or by that of a clause on it: "which they signed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.act import AT_THE_MEETING, CLAUSE_AFTER, Act, Saying
from kg.extraction.agreements.grammar import relative
from kg.extraction.agreements.setting_up import set_up
from kg.extraction.agreements.stands import standing
from kg.extraction.agreements.state_organs import is_executive, organs
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
from kg.extraction.modality import stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_INTO = re.compile(r"\binto\s+(?:an?\s+|the\s+)?(?:[\w’-]+\s+){0,4}$")
_END = frozenset(["conclude", "end", "culminate", "close", "finish", "result"])
_ENTERS = frozenset(["enter", "come", "take"])
_ISSUED = PAPERS | {"declaration"}
_WITH_A = re.compile(r"\b(?:with\s+(?:an?\s+|the\s+)?|in\s+(?:an?|the)\s+)(?:[\w’-]+\s+){0,3}$")
_PASS = frozenset(["approve", "endorse", "pass"])
_JUST = re.compile(
    r"\b(?:just|(?:moments?|minutes?|a\s+short\s+(?:while|time)|a\s+(?:little\s+)?while|an\s+hour)\s+ago)\b|\bearlier\s+today\b"
)


def exchanged(saying: Saying) -> Act | None:
    """As in "attended the signing and exchange of documents", which signs them."""
    if "exchange of" not in saying.instrument.noun.text:
        return None
    seen = saying.verb is not None and saying.verb.lemma_ in {"attend", "welcome"} and saying.relation == "object"
    held = (
        saying.verb is not None
        and saying.relation == "subject"
        and any(c.lower_ == "place" for c in saying.verb.rights)
    )
    seen = seen or (held and saying.verb is not None and stance(saying.verb) == "done")  # "took place in Lusaka"
    return Act("signed", saying.verb, direct=True) if seen or saying.before.endswith("signing and ") else None


def raised(saying: Saying) -> Act | None:
    """As in "upgrade the Partnership to a Strategic Partnership"."""
    verb = saying.acted
    if verb is None or not raises(verb, saying.instrument):
        return None
    return Act(of_verb(verb, saying.instrument), verb, elsewhere=True)


def standing_so(saying: Saying) -> Act | None:
    """What the instrument is said to be: "remains in force", "is still under consultation"."""
    verb, after = saying.verb, saying.after
    if saying.relation not in {"subject", "passive"} or verb is None or (stands := standing(verb)) is None:
        return None
    if stands == "agreed" and after is not None and after.status in {"signed", "concluded"} and not after.to_come:
        stands = "signed"  # "…, signed in 2021, will enter into force"
    if stands == "agreed" and verb.lemma_ in _ENTERS and saying.instrument.noun.kind in PAPERS:
        return Act("signed", verb, elsewhere=True)  # what will enter into force is signed
    return Act(stands, verb, elsewhere=True, told=saying.told if after and not after.to_come else None)


def awaited(saying: Saying) -> Act | None:
    """As in "once the agreement is signed"."""
    if saying.relation == "passive" and saying.meant in DONE and saying.verb is not None and is_awaited(saying.verb):
        return Act("proposed", saying.verb)
    return None


def by_clause(saying: Saying) -> Act | None:
    """The verb of a clause on the instrument: "a roadmap that their ministers signed", "…, which is in force"."""
    instrument = saying.instrument
    clause, which = relative(instrument, saying.end, saying.sentence, saying.context.text) or (None, "")
    if clause is None:
        return None
    if verbs().get(clause.lemma_) == "terminated" and which != "nsubj" and stance(clause) == "done":
        return Act("terminated", clause, direct=True, elsewhere=True)  # "…, which has since been suspended"
    papers = {"signed", "concluded", "launched"} if instrument.proper else {"signed", "concluded"}
    done = verbs().get(clause.lemma_) in papers or clause.lemma_ == "ratify"
    if done and which != "nsubj" and saying.meant != "terminated":
        given = of_verb(clause, instrument)
        if given == "signed" and clause.lemma_ == "sign" and saying.is_in_use:
            return Act("used", clause, direct=True)
        stop = min(saying.sentence.span.end, clause.idx + CLAUSE_AFTER)
        begin, text = clause.left_edge.idx, saying.context.text
        just = _JUST.search(text, begin, stop) or AT_THE_MEETING.search(text, begin, stop)
        return Act(given, clause, direct=True, elsewhere=just is None)
    if clause.lemma_ == "negotiate" and clause.tag_ == "VBG" and which != "nsubj":
        return Act("negotiating", clause, direct=True)  # "the treaty that they are negotiating"
    if instrument.noun.kind == "commitment" and verbs().get(clause.lemma_) == "agreed" and stance(clause) == "done":
        return Act("in force", clause, direct=True, elsewhere=True)  # "the visa-free regime that we introduced"
    if which == "nsubj" and (stands := standing(clause)) is not None:
        signed = saying.meant == "signed" and saying.acted is not None and stance(saying.acted) == "done"
        if signed and stands == "agreed":
            return None  # "signed a treaty, which will enter into force in May"
        if stands == "agreed" and clause.lemma_ in _ENTERS and instrument.noun.kind in PAPERS:
            return Act("signed", clause, elsewhere=True)
        return Act(stands, clause, elsewhere=True)
    return None


def _by_parliament(verb: Token, saying: Saying) -> bool:
    """As in "the Parliament of Mongolia approved", "was approved by the Senate"."""
    by = next((c for c in verb.children if c.dep_ in {"nsubj", "agent"}), None)
    if by is None:
        return False
    organ = organs().search(saying.context.text, by.left_edge.idx, by.right_edge.idx + len(by.right_edge))
    return organ is not None and not is_executive(organ[0])


def _is_then_to_be_signed(verb: Token) -> bool:
    """As in "was approved by the Federal Council and is to be | signed in June"."""
    later = (t for c in verb.rights if c.dep_ == "conj" for t in (c, *c.rights))
    return any(t.lemma_ in {"sign", "initial", "ink"} and t.i > verb.i for t in later)


def negotiated(saying: Saying) -> Act | None:
    """As in "negotiations that they held | on an agreement"."""
    return Act("negotiating", saying.verb, direct=True) if saying.relation == "negotiated" else None


def founded(saying: Saying) -> Act | None:
    """As in "will convene a new working group", "stood up a task force"."""
    verb = saying.acted
    if verb is None or saying.instrument.noun.kind != "programme" or verb.lemma_ in verbs():
        return None
    given = set_up(verb, saying.before)
    return Act(given, verb, direct=True, coming=given == "agreed") if given is not None else None


def acted_on(saying: Saying) -> Act | None:
    """What the verb over the instrument does to it, if anything: the last resort."""
    verb, instrument = saying.verb, saying.instrument
    if verb is None:
        return None
    given_aside = saying.relation == "aside" and is_given(verb, instrument)  # "will provide India with a loan"
    if saying.relation == "aside" and verb.lemma_ == "enter" and _INTO.search(saying.before):
        if instrument.noun.kind in PAPERS or stance(verb) != "done":
            return Act("signed" if stance(verb) == "done" else "agreed", verb, direct=True)
        return Act("launched", verb, direct=True)  # "entered into a partnership"
    ended = saying.relation == "aside" and verb.lemma_ in _END and stance(verb) == "done"
    if ended and saying.instrument.noun.kind in _ISSUED and _WITH_A.search(saying.before):
        return Act("signed", verb, direct=True)  # "the summit concluded with a joint declaration"
    if saying.acted is None and not given_aside:
        return None
    if verb.lemma_ not in verbs() and not (is_given(verb, instrument) or is_drawn_up(verb) or is_won(verb, instrument)):
        return None
    given, said = of_verb(verb, instrument), stance(verb)
    coming = said == "planned" or (said == "proposed" and given == "agreed")  # "ready to sign"
    if given == "agreed" and verb.lemma_ in _PASS and instrument.noun.kind == "treaty" and _by_parliament(verb, saying):
        given = "agreed" if _is_then_to_be_signed(verb) else "in force"  # what a parliament approves is ratified
    decided = verb.dep_ == "xcomp" and verb.head.lemma_ in {"agree", "decide"} and stance(verb.head) == "done"
    to_sign = (coming and not decided and verbs().get(verb.lemma_) == "signed") or (
        verb.lemma_ == "ratify" and given != "in force"
    )
    return Act(given, verb, direct=True, elsewhere=to_sign, coming=coming)
