"""Clauses as the parse has them: the subject of a verb, the verb over a noun, the extent of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_SUBJECTS = SUBJECTS | {"csubj"}
_PLEASURES = frozenset(("honour", "honor", "pleasure", "privilege"))
_WISH_NOUNS = """invitation opportunity chance occasion plan intention intent wish readiness willingness desire hope
eagerness decision aspiration offer"""
_WISHED = frozenset(_WISH_NOUNS.split()) | _PLEASURES
_OBJECT_CONTROL = frozenset(
    (
        "invite",
        "ask",
        "urge",
        "encourage",
        "expect",
        "request",
        "allow",
        "tell",
        "bring",
        "instruct",
        "task",
        "direct",
        "order",
    )
)
_UNDER_WAY = frozenset(["process", "course", "midst", "verge", "stage", "stages"])  # of doing it
_THANKS = frozenset(["thank", "congratulate", "commend", "praise", "applaud"])
_FOR_DOING = frozenset(  # what somebody is thanked for
    [
        "host",
        "chair",
        "convene",
        "organise",
        "organize",
        "come",
        "visit",
        "travel",
        "attend",
        "join",
        "receive",
        "welcome",
    ]
)


def find_subject(verb: Token) -> Token | None:
    """The subject of a verb, taken from the verb it is coordinated with or depends on where it has none."""
    seen = 0
    token = verb
    while seen < 5:
        for child in token.children:
            if child.dep_ in _SUBJECTS and child.i < token.i:
                own = child.dep_ == "csubj" and child.tag_ == "VBN"  # "A, Minister attached to B, will travel"
                return next((c for c in child.lefts if c.dep_ == "nsubj"), child) if own else child
        if token == verb and (lost := _of_adverb(verb)) is not None:
            return lost
        if token.dep_ in {"xcomp", "advcl", "ccomp"} and token.head.lemma_ in _OBJECT_CONTROL:
            for child in token.head.rights:
                if child.dep_ in {"dobj", "obj"} and child.i < token.i:
                    return child
        if token.dep_ in {"advcl", "xcomp"} and (guest := _asked(token)) is not None:
            return guest
        if token.lemma_ in _FOR_DOING and thanked_for(token):
            for child in token.head.head.rights:
                if child.dep_ in {"dobj", "obj"} and child.i < token.i:
                    return child  # "A thanked B for hosting the summit"
        if token.dep_ == "acl" and token.head.lemma_ == "invitation" and (guest := _invited(token)) is not None:
            return guest
        wished = token.dep_ == "acl" and token.head.lemma_ in _WISHED
        if wished or (token.dep_ == "prep" and token.head.lemma_ in _PLEASURES):  # "I had the honour of meeting B"
            token = governing_verb(token.head)
            seen += 1
            continue
        if token.dep_ in {"acl", "relcl"} and token.head.dep_ == "attr":
            token = token.head.head  # "A will be the first minister to meet B"
            seen += 1
            continue
        if token.dep_ == "pobj" and token.lemma_ in _UNDER_WAY:
            token = token.head  # "A is in the process of finalising a contract"
        if token.dep_ in {"conj", "xcomp", "advcl", "aux", "ccomp", "pcomp", "prep", "acomp"} and token.head != token:
            token = token.head
            seen += 1
            continue
        return None
    return None


def thanked_for(verb: Token) -> bool:
    """As in "A thanked B for hosting the summit", "Thank you for coming to X": what somebody is thanked for."""
    return verb.dep_ == "pcomp" and verb.head.head.lemma_ in _THANKS


def _of_adverb(verb: Token) -> Token | None:
    """As in "when you and I last spoke", where the parse hangs those who speak on the adverb: the first of them."""
    adverb = verb.nbor(-1) if verb.i else None
    if adverb is None or adverb.dep_ != "advmod" or adverb.head != verb:
        return None
    return next((c for c in adverb.lefts if c.dep_ == "nsubj"), None)


def _invited(verb: Token) -> Token | None:
    """As in "extended an invitation to B to visit", "the invitation for B to visit": B."""
    makes = verb.head.head.rights if verb.head.dep_ == "dobj" else ()  # "extended to B an invitation to visit"
    for child in (*verb.head.rights, *(c for c in makes if c.i < verb.head.i)):
        if child.i < verb.i and child.dep_ in {"prep", "dative"} and child.lower_ in {"to", "for"}:
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def _asked(verb: Token) -> Token | None:
    """As in "renewed his invitation to B to visit X", where the parse hangs all on the first verb: B."""
    if not any(c.dep_ == "dobj" and c.lemma_ == "invitation" for c in verb.head.rights):
        return None
    to = [c for c in verb.head.rights if c.i < verb.i and c.dep_ in {"prep", "dative"} and c.lower_ in {"to", "for"}]
    return next((c for c in to[0].rights if c.dep_ == "pobj"), None) if to else None


def clause_span(verb: Token, sentence: Sentence) -> tuple[int, int]:
    """Characters of the clause that a verb heads: its subtree, less coordinated clauses with subjects of their own."""
    begin = verb.left_edge.idx
    if verb.i > 1 and verb.nbor(-1).text == "-":
        begin = min([begin, *(c.left_edge.idx for c in verb.children)])
    end = verb.right_edge.idx + len(verb.right_edge)
    for child in verb.rights:
        if child.dep_ == "conj" and any(c.dep_ in _SUBJECTS for c in child.lefts):
            end = min(end, child.left_edge.idx)
    return max(begin, sentence.span.begin), min(end, sentence.span.end)


def governing_verb(token: Token) -> Token:
    """The verb of the clause that a noun stands in; the token itself where there is none."""
    current = token
    for _ in range(12):
        if current.pos_ in {"VERB", "AUX"} and current != token:
            return current
        if current.head == current:
            return current
        current = current.head
    return current
