"""What a clause asserts: done, going on, planned, only proposed, cancelled or denied.

Tense and modal verbs of the clause decide, then the verb that it depends on ("agreed to meet", "hopes to meet").
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Literal

from kg.lexicons import read_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

Stance = Literal["done", "ongoing", "planned", "proposed", "cancelled", "negated"]

_FUTURE = frozenset(("will", "shall", "'ll", "’ll", "wo"))
_SUPPOSED = frozenset(("if", "unless"))
_ABOUT_TO = frozenset(("going", "heading", "leaving", "departing", "flying"))  # "is heading to X": not yet there
_GLAD = frozenset(("pleased", "glad", "happy", "delighted", "honoured", "honored", "proud", "privileged"))
_PLEASURES = frozenset(("pleasure", "honour", "honor", "privilege", "delight", "joy"))
_CHANCES = frozenset(("opportunity", "chance", "occasion"))
_HAS = frozenset(("have", "get", "use", "take", "enjoy", "seize"))
_BY_ADJECTIVE: dict[str, Stance] = {  # "is due to meet", "is unable to travel"
    "due": "planned",
    "unable": "negated",
    "unlikely": "negated",
    "unwilling": "negated",
    "reluctant": "negated",
}
_MISREAD = {"hop": "hope"}  # the model's lemma of "hopes" and "hoped"
_THANKS = frozenset(("thank", "commend", "applaud", "praise", "congratulate"))
_CONDITIONAL = frozenset(("would", "could", "should", "may", "might", "can", "must", "'d", "’d"))
_AGREED = frozenset(("agree", "decide", "resolve"))
_PARTIES = frozenset(("delegation", "mission", "team"))
_DEEPEST = 8  # words above a verb among which what was agreed is looked for
_ASKED_FOR = frozenset(("ask", "request", "propose", "suggest", "recommend", "urge"))
_BACKSHIFTED = frozenset(("would", "'d", "’d", "should"))


@cache
def stance_words(where: str) -> dict[str, str]:
    """Words that decide a stance, by where they stand.

    ``matrix`` verb, ``modifier``, ``before`` the noun, or the verb or noun by which what ``would`` be is ``reported``.
    """
    return {row["word"]: row["stance"] for row in read_lexicon("stance_words") if row["where"] == where}


def lemma(token: Token) -> str:
    """The lemma of a word, the model's known slips put right."""
    return _MISREAD.get(token.lemma_, token.lemma_)


def stance(verb: Token) -> Stance:
    """The stance of the clause that ``verb`` heads.

    A headline's present tense counts as done, what is only supposed as negated.
    """
    children = list(verb.children)
    helpers = [c.lower_ for c in children if c.dep_ in {"aux", "auxpass"}]
    tags = {c.tag_ for c in children if c.dep_ in {"aux", "auxpass"}}
    if any(c.dep_ == "neg" or (c.dep_ == "mark" and c.lower_ in _SUPPOSED) for c in children):
        return "negated"
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return "negated"  # "left without meeting B"
    if verb.lemma_ in {"cancel", "postpone"}:
        return "cancelled"
    if any(c.lower_ == "longer" and any(n.lower_ == "no" for n in c.lefts) for c in children):
        able = verb.lemma_ == "be" and any(c.lower_ == "able" for c in verb.rights)
        if _FUTURE & set(helpers) or able:
            return "cancelled"  # "will no longer travel to P"
    if _FUTURE & set(helpers):
        return "proposed" if verb.dep_ == "ccomp" and lemma(verb.head) in {"hope", "wish"} else "planned"
    if _CONDITIONAL & set(helpers):
        return "planned" if _is_backshifted(verb, set(helpers)) else "proposed"
    if verb.dep_ == "ccomp" and any(c.lower_ == "be" and c.dep_ == "auxpass" for c in children) and "to" not in helpers:
        return "planned"  # "directed that the Commission be reconvened"
    if (verb.tag_ in {"VB", "VBN"} and "to" in helpers) or (
        verb.dep_ in {"xcomp", "pcomp"} and verb.tag_ in {"VB", "VBG"}
    ):
        return _by_matrix(verb)
    if (
        "having" in helpers
        and verb.dep_ in {"xcomp", "ccomp"}
        and stance_words("matrix").get(lemma(verb.head)) == "negated"
    ):
        return "negated"  # "denied having met B"
    if verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"} and any(c.lower_ == "due" for c in verb.rights):
        return "planned"  # "whose 23rd session is due in X"
    if verb.tag_ == "VBN" and "being" in helpers and tags & {"VBZ", "VBP"}:
        return "ongoing"  # "is being held in X"
    if verb.tag_ == "VBG" and tags & {"VBZ", "VBP"}:
        return "planned" if verb.lower_ in _ABOUT_TO else "ongoing"
    if verb.dep_ == "ccomp" and not helpers and verb.tag_ in {"VB", "VBP"} and lemma(verb.head) in _ASKED_FOR:
        return "proposed"  # "asked that Japan host a meeting"
    if verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP", "VBD"} and any(_is_infinitive(c) for c in verb.rights):
        glad = any(c.dep_ == "attr" and c.lemma_ in _PLEASURES for c in verb.rights)  # "It is an honour to welcome B"
        return "done" if glad or verb.tag_ == "VBD" else "planned"  # "The session is to take place in May"
    if verb.tag_ == "VBG" and verb.dep_ == "conj" and not helpers and _is_awaited(verb):
        return "planned"  # "looking forward to our talks today and hosting you in X"
    if verb.tag_ == "VB" and verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return stance(verb.head)
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and set(helpers) <= {"be"} and verb.head.pos_ == "VERB":
        return stance(verb.head)
    if verb.pos_ in {"VERB", "AUX"} and lemma(verb) in {"hope", "wish", "invite", "propose", "suggest"}:
        return "proposed"
    if verb.pos_ in {"VERB", "AUX"} and verb.lemma_ in {"plan", "schedule", "intend", "slate", "slat", "envisage"}:
        return "planned"
    return "done"


def _is_backshifted(verb: Token, helpers: set[str]) -> bool:
    """As in "They agreed that the talks would be held in May": what was to come when it was said."""
    if not helpers & _BACKSHIFTED:
        return False
    if verb.dep_ == "relcl" and "would" in helpers:
        return _was_agreed(verb)
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if verb.dep_ not in {"ccomp", "acl"} or verb.head == verb:
        return False
    matrix = verb.head
    if "should" in helpers and lemma(matrix) not in {"agree", "decide"}:
        return False  # a wish, unless it was agreed
    return lemma(matrix) in stance_words("reported") and (matrix.pos_ == "NOUN" or matrix.tag_ in {"VBD", "VBN"})


def _was_agreed(verb: Token) -> bool:
    """As in "They agreed to set up a committee which would meet in May": part of what was agreed."""
    for above in islice(verb.ancestors, _DEEPEST):
        if above.tag_ in {"VBD", "VBN"} and above.pos_ == "VERB":
            return lemma(above) in _AGREED
        if above.pos_ == "VERB" and above.dep_ not in {"xcomp", "conj", "ccomp"}:
            return False
    return False


def _is_infinitive(token: Token) -> bool:
    return token.dep_ == "xcomp" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.lefts)


def _infinitive_above(verb: Token) -> Token | None:
    above = next((t for t in verb.ancestors if t.pos_ == "VERB"), None)
    return above if above is not None and any(c.lower_ == "to" and c.dep_ == "aux" for c in above.lefts) else None


def _is_somewhere(be: Token, verb: Token) -> bool:
    places = [c for c in be.rights if c.dep_ == "prep" and c.lower_ == "in" and c.i < verb.i]
    return any(c.pos_ == "PROPN" for place in places for c in place.rights)


def _by_matrix(verb: Token) -> Stance:
    matrix = verb.head.head if verb.head.pos_ == "ADP" else verb.head
    if matrix == verb:  # tokens are made anew at each access
        return "planned"  # a headline: "President Biden to Visit Poland"
    words = stance_words("matrix")
    if matrix.lemma_ in _THANKS and verb.head.lower_ == "for":
        return "done"  # "I would like to thank B for receiving me"
    if matrix.pos_ == "PROPN" and matrix.dep_ == "ROOT":
        return "planned"  # the same, where the parse takes it for a clause at the name
    if matrix.pos_ == "VERB" or matrix.pos_ == "AUX":
        found = words.get(lemma(matrix))
        if any(c.dep_ == "dobj" and c.lemma_ == "invitation" for c in matrix.rights):
            refused = words.get(lemma(matrix)) == "negated" or matrix.lemma_ == "reject"
            return "negated" if refused else "planned" if matrix.lemma_ == "accept" else "proposed"
        if any(c.dep_ == "nsubjpass" and c.lemma_ == "invitation" for c in matrix.lefts):
            return "planned" if matrix.lemma_ == "accept" else "proposed"  # "An invitation was extended to B to visit"
        if verb.dep_ == "conj" and matrix.dep_ == "relcl" and (first := _infinitive_above(matrix)) is not None:
            return stance(first)  # "agreed to conclude the pact, which had been drawn up, and to convene the Committee"
        if found:
            return found  # type: ignore[return-value]  # the lexicon holds stances only
        if matrix.lemma_ == "be":
            if matrix.tag_ == "VBD" and _is_somewhere(matrix, verb):
                return "done"  # "I was in Lima to sign", but "we were to sign"
            glad = any(c.dep_ == "attr" and c.lemma_ in _PLEASURES for c in matrix.children)
            return stance(matrix) if glad else "planned"  # "It is a pleasure to welcome B"
        return stance(matrix)
    if matrix.pos_ == "NOUN" and any(c.lower_ == "no" and c.dep_ == "det" for c in matrix.lefts):
        return "negated"  # "has no plans to meet B"
    if matrix.lemma_ == "invitation" and matrix.dep_ == "dobj":
        if matrix.head.lemma_ == "accept":
            return "planned"
        if words.get(lemma(matrix.head)) == "negated" or matrix.head.lemma_ == "reject":
            return "negated"  # "declined an invitation to meet B"
    if matrix.dep_ == "dobj" and matrix.lemma_ in _PARTIES and matrix.head.pos_ == "VERB":
        return stance(matrix.head)  # "led a delegation to take part in the summit"
    if matrix.dep_ == "attr" or (matrix.dep_ == "acomp" and matrix.lower_ in _GLAD):
        return stance(matrix.head)  # "A will be the first to meet B", "I am pleased to visit X"
    if matrix.lower_ == "able" and matrix.dep_ == "acomp":
        return stance(matrix.head)  # "I am glad to be able to welcome B"
    if matrix.lemma_ in _PLEASURES and matrix.dep_ == "dobj":
        return stance(matrix.head)  # "I have the honour of welcoming B"
    if matrix.lemma_ in _CHANCES and matrix.dep_ == "dobj" and matrix.head.lemma_ in _HAS:
        return stance(matrix.head)  # "I had the opportunity to meet B in Lima", "will have a chance to"
    if matrix.lemma_ == "ceremony" and matrix.head.pos_ == "VERB":
        return stance(matrix.head)  # "attended the ceremony of exchanging documents"
    if matrix.lemma_ in _BY_ADJECTIVE:
        return _BY_ADJECTIVE[matrix.lemma_]
    if matrix.lemma_ in {"invitation", "proposal", "initiative", "desire", "wish", "offer", "readiness", "willingness"}:
        return "proposed"
    if matrix.lemma_ in {"plan", "commitment", "decision", "agreement", "intention"}:
        return "planned"
    return "proposed"


def _is_awaited(verb: Token) -> bool:
    """Whether a gerund stands beside what somebody looks forward to, however the parse joins the two."""
    beside = verb.head
    above = beside.head.head if beside.dep_ == "pobj" else beside
    return beside.idx < verb.idx and looks_forward(above)


def looks_forward(verb: Token) -> bool:
    """Whether a verb is "look forward", which tells of what is to come."""
    return verb.lemma_ == "look" and any(c.lower_ == "forward" for c in verb.rights)
