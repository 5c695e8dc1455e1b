"""What the text does with an instrument: the status that a sentence gives it, the verb that does so, and when.

Words of acting stand in data/lexicons/agreement_verbs.tsv (verbs) and agreement_acts.tsv (nouns: "the signing of …").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.context import Context
from kg.extraction.instruments import Instrument
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.lexicons import read_lexicon
from kg.model import When

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_FORCE = re.compile(
    r"\b(?:under|pursuant to|in accordance with|in line with|based on|on the basis of|as part of|within the framework of|through|consistent with|"
    r"in conformity with|compliance with|progress under|building on|via|implementing|commitments? to|adherence to|support for|success of|"
    r"(?:obligations|commitments|provisions|work|progress|cooperation) (?:under|of)|guided by|enshrined in|set out in|outlined in|in addition to)\s+"
    r"(?:the\s+|our\s+|their\s+|its\s+|both\s+)?(?:[\w’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:would|could|should|might|may|facilitat\w+|towards?|hop\w+|early|earliest|prepar\w+|look(?:s|ed|ing)? forward|aim\w*|intend\w*|swift|speedy|expedit\w+|"
    r"encourag\w+|urg\w+|call\w* for|importance of|need for|possib\w+|propos\w+|explor\w+|soon|work(?:ing)? (?:on|for)|consider\w*|effort\w*|seek\w*)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:\([^)]*\))?,?\s+(?:(?:which|that)\s+)?(?:(?:we|they|the\s+two\s+\w+|both\s+\w+)\s+)?(?:(?P<will>will\s+(?:soon\s+)?be|is\s+to\s+be|to\s+be|are\s+to\s+be)|(?:was|were|has\s+been|have\s+been|had\s+been|being|just|have|had|has)\s+)?"
    r"\s*(?:(?:recently|formally|officially|already|successfully|also|now|today|initially)\s+)*(?P<done>signed|inked|concluded|adopted|issued|reached|ratified|finali[sz]ed|entered\s+into\s+force|enter(?:s|ing)?\s+into\s+force|under\s+negotiation|being\s+negotiated|"
    r"terminated|suspended|announced|launched|agreed|negotiations?)\b"
)
_AFTER_STATUS = {
    "ratified": "in force", "entered into force": "in force", "under negotiation": "negotiating", "being negotiated": "negotiating", "negotiation": "negotiating",
    "negotiations": "negotiating", "finalised": "agreed", "finalized": "agreed", "announced": "agreed", "launched": "agreed", "agreed": "agreed",
    "terminated": "terminated", "suspended": "terminated", "reached": "agreed", "enter into force": "agreed", "enters into force": "agreed", "entering into force": "agreed",
}
_EXISTING = frozenset("support strengthen expand join review commend apply reaffirm affirm uphold guide celebrate".split())
_FINISH = frozenset("conclude finalise finalize complete".split())
_VAGUE_TIME = re.compile(r"\b(?:recent(?:ly)?|earlier|previous(?:ly)?|already|not so long ago|long-standing|existing|past)\b", re.IGNORECASE)
_DATED = re.compile(r"\s*(?:\([^)]*\))?,?\s+(?:(?:which|that)\s+)?(?:(?:was|were|we|they)\s+)?(?:signed|concluded|adopted|issued|reached|made|entered into force|of)\s+(?:by\s+[^,;.]{0,60}?\s+)?(?:in\s+[A-Z]\w+\s+)?(?:on\s+|in\s+)?")
_ANNIVERSARY = re.compile(r"\b(?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(?P<digits>\d{1,3})(?:st|nd|rd|th))\s+anniversary\s+of\s+(?:the\s+)?(?:(?:signing|entry\s+into\s+force|establishment|conclusion|launch)\s+of\s+(?:the\s+)?)?(?:[\w’-]+\s+){0,4}$", re.IGNORECASE)
_NTH = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}


class Act(NamedTuple):
    """The status that a sentence gives an instrument (None: it only speaks of it), and the verb, if one does."""

    status: str | None
    verb: Token | None
    direct: bool = False  # the verb acts on the instrument itself


@cache
def verbs() -> dict[str, str]:
    """Status by verb lemma."""
    return {row["lemma"]: row["status"] for row in read_lexicon("agreement_verbs")}


@cache
def _acts() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = read_lexicon("agreement_acts")
    words = sorted((row["act"] for row in rows), key=lambda w: (-len(w), w))
    pattern = re.compile(
        r"\b(?P<act>" + "|".join(re.escape(w) for w in words) + r")\s+(?:process\s+|phase\s+)?(?P<of>of|on|for|from|to|towards?|about|concerning|regarding)\s+"
        r"(?:(?:the|an?|our|their|its|several|concluding|developing|reaching|signing|such|both|any)\s+){0,2}(?:(?!and\b|which\b|that\b|in\b|with\b|to\b)[\w’-]+\s+){0,4}$",
        re.IGNORECASE,
    )
    return pattern, {row["act"]: row["status"] for row in rows}


def find_act(instrument: Instrument, sentence: Sentence, context: Context) -> Act:
    """What the sentence does with the instrument."""
    text = context.text
    begin = max(sentence.span.begin, instrument.begin - 110)
    before = text[begin : instrument.begin]
    verb, relation = _verb(instrument, sentence)
    after = _AFTER.match(text, instrument.end, sentence.span.end)
    if after:
        status = _AFTER_STATUS.get(re.sub(r"\s+", " ", after["done"].lower()), "signed")
        return Act("agreed" if after["will"] and status != "negotiating" else status, verb)
    pattern, statuses = _acts()
    act = pattern.search(before)
    if act:
        return Act(_of_noun(statuses[act["act"].lower()], before, act.start(), verb, sentence, context), verb, direct=True)
    if _ANNIVERSARY.search(before):
        return Act("in force", verb)
    if _IN_FORCE.search(before):
        return Act("in force", verb)
    if verb is None or verb.lemma_ not in verbs() or relation not in {"object", "passive"}:
        return Act(_of_subject(verb, relation), verb)
    return Act(_of_verb(verb, instrument), verb, direct=True)


def _of_noun(status: str, before: str, at: int, verb: Token | None, sentence: Sentence, context: Context) -> str:
    """ "the signing of" tells of a signing, "would be facilitated by the signing of" only proposes it."""
    lead = context.text[sentence.span.begin : sentence.span.begin + max(0, len(before) * 0)] or before[:at]
    clause = re.split(r"[;:]|, (?:and|but|which)\b", before[:at])[-1]
    hedged = _HEDGE.search(clause[-70:]) or (verb is not None and stance(verb) in {"proposed"} and lead)
    if status == "signed" and hedged and not re.search(r"\b(?:welcomed|witnessed|attended|oversaw)\b", clause):
        return "proposed"
    if status == "agreed" and hedged:
        return "proposed"
    if status == "negotiating" and re.search(r"\b(?:towards?|possible|possibility of)\s+(?:\w+ing\s+)?(?:the\s+)?(?:start|launch\w*|begin\w*|open\w*)?", clause[-40:]) and re.search(r"\b(?:launch|start|begin|open)", clause[-40:]):
        return "proposed"
    return status


def _of_subject(verb: Token | None, relation: str) -> str | None:
    """ "The Agreement entered into force"."""
    if verb is None or relation != "subject":
        return None
    if verb.lemma_ in {"enter", "come"} and any(c.lower_ == "into" for c in verb.rights):
        return "in force" if stance(verb) == "done" else "agreed"
    return None


def _of_verb(verb: Token, instrument: Instrument) -> str | None:
    base = verbs()[verb.lemma_]
    said = stance(verb)
    if said == "negated":
        return "rejected" if base in {"signed", "agreed"} and verb.lemma_ != "conclude" else "negotiating"
    if said == "planned":
        if verb.lemma_ in _FINISH:
            return "negotiating"
        return "agreed" if base in {"signed", "agreed"} else base
    if said == "proposed":
        return "proposed" if base in {"signed", "agreed", "proposed"} else base
    if said == "ongoing" and base in {"signed", "agreed"}:
        return "negotiating" if verb.lemma_ in _FINISH else base
    if base == "in force" and verb.lemma_ in _EXISTING:
        return None
    if base == "negotiating" and verb.lemma_ in {"discuss", "review"} and instrument.proper:
        return None
    return base


def _verb(instrument: Instrument, sentence: Sentence) -> tuple[Token | None, str]:
    """The verb that governs the instrument, and how: as ``object``, ``passive`` subject, ``subject`` or ``other``."""
    span = sentence.tokens.doc.char_span(instrument.noun_begin, instrument.noun_end, alignment_mode="expand")
    if span is None:
        return None, "other"
    token = span.root
    relation = "other"
    for _ in range(8):
        head = token.head
        if head is token:
            return None, "other"
        dep = token.dep_
        if dep == "prep" and token.lower_ not in {"of", "on", "upon", "to", "onto", "for", "toward", "towards"}:
            relation = "aside"
        if head.pos_ in {"VERB", "AUX"}:
            if relation == "aside":
                return head, "aside"
            if dep in {"dobj", "obj", "attr", "oprd"} or (dep == "prep" and token.lower_ in {"on", "upon", "to", "onto", "toward", "towards"}):
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


def find_date(instrument: Instrument, act: Act, sentence: Sentence, context: Context) -> When | None:
    """The date in the name, the date of signing after it, or a date in the clause of a verb that does something with it."""
    inside = [t for t in context.times(instrument.begin, instrument.end) if t.time is not None and t.role == "on"]
    if inside and instrument.proper:
        return context.when(inside[0])
    text, stop = context.text, sentence.span.end
    signed = _DATED.match(text, instrument.end, stop)
    if signed:
        near = [t for t in context.times(signed.end() - 1, min(stop, signed.end() + 30)) if t.time is not None]
        if near and near[0].span.begin <= signed.end() + 12:
            return context.when(near[0])
    if act.verb is not None and (act.direct or act.status in {"signed", "agreed"}) and (verbs().get(act.verb.lemma_) in {"signed", "agreed"} or act.verb.lemma_ in {"welcome", "witness", "hold"}):
        times = [t for t in context.times(sentence.span.begin, stop) if t.time is not None and not t.in_name and t.role in {"on", "during"}]
        close = [t for t in times if abs(t.span.begin - act.verb.idx) < 120 and (t.time.latest - t.time.earliest).days <= 366 and not _after_break(t.span.begin, act.verb.idx, text)]  # type: ignore[union-attr]  # filtered above
        if close:
            return context.when(min(close, key=lambda t: abs(t.span.begin - act.verb.idx)))  # type: ignore[union-attr]  # checked above
    return None


def told_vaguely(sentence: Sentence, context: Context) -> bool:
    """Whether the sentence puts its act at some other, unsaid time: "the recent signing", "not so long ago"."""
    return bool(_VAGUE_TIME.search(sentence.span.of(context.text)))


def _after_break(position: int, verb: int, text: str) -> bool:
    return position > verb and bool(re.search(r"[;:]|, (?:and|which|where)\b", text[verb:position]))
