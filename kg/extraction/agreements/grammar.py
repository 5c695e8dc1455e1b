"""Which verb governs an instrument in its sentence, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.instrument_names import Instrument
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAVE = frozenset(["withdraw", "exit"])
_VIEWS = frozenset(["view", "opinion", "idea", "assessment", "information", "question", "remark", "thought"])
_RELATIVES = frozenset(["that", "which"])
_TOPIC_BEFORE = 120  # characters before an instrument in which its sentence takes it up
_AS_FOR = re.compile(
    r"(?:^|[.:?!]\s+)\W*(?:as\s+for|as\s+regards|regarding|concerning|with\s+regard\s+to|turning\s+to|on)\s+"
    r"(?:the\s+|our\s+)?(?:[\w’-]+\s+){0,3}$",
    re.IGNORECASE,
)
# As in "signed a memorandum | in May 2022, which has since been suspended".
_WHEN = re.compile(r"\s+(?:in|on|last|at)\s[^,;:.()]{2,30}(?=,\s+which\s)")
_TOPIC_REACH = 160  # characters
_NOBODY = frozenset(["nobody", "none", "neither", "no-one"])


def governing(instrument: Instrument, sentence: Sentence) -> tuple[Token | None, str]:
    """The verb that governs the instrument, and how: as ``object``, ``passive`` subject, ``subject`` or ``other``."""
    span = sentence.tokens.doc.char_span(instrument.noun_begin, instrument.noun_end, alignment_mode="expand")
    if span is None:
        return None, "other"
    token = span.root
    relation = "other"
    for _ in range(8):
        head = token.head
        if head == token:
            return None, "other"
        dep = token.dep_
        if dep == "prep" and token.lower_ == "including":
            relation = "including"
        elif dep == "prep" and ((token.lower_ == "from" and head.lemma_ in _LEAVE) or _is_pulled(token)):
            relation = "left"
        elif dep == "appos" and (signs := _over_aside(token, head)) is not None:
            return signs, "object"  # "signed, together with the Minister of Finance, two agreements"
        elif dep == "prep" and token.lower_ in {"on", "about"} and head.lemma_ in _VIEWS:
            relation = "aside"  # "exchanged views on a memorandum"
        elif dep == "prep" and token.lower_ not in {"of", "on", "upon", "to", "onto", "for", "toward", "towards"}:
            relation = "aside"
        if head.pos_ in {"VERB", "AUX"}:
            if relation == "left":
                return head, "object" if head.lemma_ in _LEAVE or head.lemma_ == "pull" else "aside"
            if relation == "aside":
                return head, "aside"
            if relation == "including":
                return head, "object"
            if dep == "prep" and token.lower_ in {"on", "for"} and _is_negotiated(token):
                return head, "negotiated"
            if dep in {"dobj", "obj", "attr", "oprd"} or (
                dep == "prep" and token.lower_ in {"on", "upon", "to", "onto", "toward", "towards"}
            ):
                return head, "object"
            if dep == "prep":
                return head, "aside"
            if dep == "nsubjpass":
                return head, "passive"
            if dep in {"nsubj", "csubj"}:
                return head, "subject"
            return head, "object" if dep in {"dep", "ROOT", "conj"} else "other"
        token = head
    return None, "other"


def _over_aside(token: Token, head: Token) -> Token | None:
    """The verb whose object the model takes for one in the aside before it: "sign, with the Minister, | two papers"."""
    by = head.head if head.dep_ == "pobj" else head
    if by.dep_ == "prep" and by.lower_ == "with" and by.head.pos_ == "VERB" and by.head.i == by.i - 1:
        lone = not any(c.dep_ in {"dobj", "nsubjpass"} for c in by.head.children)
        return by.head if lone else None  # "signed with her counterpart Blok a | plan of action"
    if token.left_edge.i == 0 or token.left_edge.nbor(-1).text != ",":
        return None
    over = head.head
    for _ in range(3):
        if over.pos_ == "VERB":
            lone = not any(c.dep_ in {"dobj", "nsubjpass"} for c in over.children)
            return over if lone and over.i < head.i and over.nbor(1).text == "," else None
        if over.dep_ not in {"prep", "advmod", "pobj"}:
            return None
        over = over.head
    return None


def relative(instrument: Instrument, end: int, sentence: Sentence, text: str) -> tuple[Token, str] | None:
    """The verb of the clause that says what was done with the instrument, or what it is, and how "which" stands to it.

    As in "a roadmap that their ministers signed" (``dobj``), "…, which is in force" (``nsubj``): that of a clause on
    the instrument's noun, or one that begins right after its own words, which end at ``end``, and a time after them.
    ``text`` is the document's.
    """
    doc = sentence.tokens.doc
    span = doc.char_span(instrument.noun_begin, instrument.noun_end, alignment_mode="expand")
    if span is None:
        return None
    for child in span.root.rights:
        if child.dep_ == "relcl" and child.pos_ in {"VERB", "AUX"}:
            which = next((c for c in child.lefts if c.lower_ in _RELATIVES), None)
            if which is None and _is_open(child):
                return child, "dobj"
            return (child, which.dep_) if which is not None else None
    if when := _WHEN.match(text, end, sentence.span.end):
        end = when.end()
    last = doc.char_span(end - 1, end, alignment_mode="expand")
    if last is None:
        return None
    for token in doc[last.end : last.end + 2]:
        if token.lower_ not in _RELATIVES or token.head.i < token.i or token.head.pos_ not in {"VERB", "AUX"}:
            continue
        if token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            return token.head, token.dep_
        if token.dep_ == "mark" and token.head.dep_ in {"acl", "relcl"} and _is_open(token.head):
            return token.head, "dobj"
    return None


def _is_pulled(preposition: Token) -> bool:
    """As in "pulled out of the Treaty"."""
    over = (
        preposition.head.head if preposition.lower_ == "of" and preposition.head.lower_ == "out" else preposition.head
    )
    out = preposition.lower_ == "out" or preposition.nbor(-1).lower_ == "out"
    return out and over.lemma_ == "pull"


def _is_open(verb: Token) -> bool:
    """As in "the Treaty their ministers signed": who does it is said, and nothing that it is done to."""
    subject = any(c.dep_ == "nsubj" for c in verb.lefts)
    return subject and not any(c.dep_ in {"dobj", "attr", "ccomp", "xcomp"} for c in verb.rights)


def taken_up(instrument: Instrument, sentence: Sentence, text: str) -> Token | None:
    """The verb that acts on what its sentence opens with: "As for the Treaty, Washington said that it suspends it".

    ``text`` is the document's: putting it together from its tokens costs the whole document.
    """
    doc, begin = sentence.tokens.doc, max(sentence.span.begin, instrument.begin - _TOPIC_BEFORE)
    before = text[begin : instrument.begin]
    if not _AS_FOR.search(before if begin == sentence.span.begin else f"-{before}"):
        return None
    after = doc.char_span(
        instrument.end, min(sentence.span.end, instrument.end + _TOPIC_REACH), alignment_mode="contract"
    )
    for token in after or ():
        if token.lower_ not in {"it", "them"}:
            continue
        if token.dep_ in {"dobj", "nsubjpass"} and token.head.pos_ == "VERB":
            return token.head
        if token.dep_ == "pobj" and token.head.lower_ == "from" and token.head.head.lemma_ in _LEAVE:
            return token.head.head
    return None


def _is_gerund_over(time: Token, done_to: Token) -> bool:
    return done_to.lower_.endswith("ing") and done_to.i < time.i


def is_denied(verb: Token) -> bool:
    """Whether nobody does it: "nobody is talking about terminating the contract", "neither side signed"."""
    token = verb
    for _ in range(4):
        if any(c.dep_ in {"nsubj", "nsubjpass"} and _is_none(c) for c in token.lefts):
            return True
        if token.dep_ == "xcomp" and token.head.lemma_ in {"fail", "refuse", "decline"}:
            return True
        if token.head == token or token.dep_ not in {"pcomp", "prep", "xcomp", "ccomp"}:
            return False
        token = token.head
    return False


def _is_none(subject: Token) -> bool:
    return subject.lower_ in _NOBODY or any(c.lower_ in {"no", "neither"} for c in subject.lefts)


def _is_negotiated(preposition: Token) -> bool:
    """Whether "negotiations" or "talks" stand before "on an agreement", with other words between."""
    for token in reversed(preposition.doc[max(0, preposition.i - 14) : preposition.i]):
        if token.lower_ in {"negotiations", "negotiation", "talks"}:
            return True
        if token.is_sent_start:
            return False
    return False


def is_shared(time: Token, verb: Token) -> bool:
    """Whether the time of the verb that one is coordinated with is its own too: "in March they met and agreed"."""
    subject = next((c for c in verb.head.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and subject.left_edge.i <= time.i <= subject.right_edge.i:
        return False  # "trade, worth $6 billion in 2009, had doubled, and they agreed"
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts)
    if verb.head.i < time.i < verb.i and any(_is_gerund_over(time, c) for c in verb.head.rights if c.dep_ == "dobj"):
        return False  # "welcomed the convening of the Dialogue in February and concurred on signing it"
    return not own or time.i < verb.head.i  # not "trade stood at $6 billion in 2009, and the two leaders agreed"
