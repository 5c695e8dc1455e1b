"""Joint decisions without an instrument: "agreed to introduce visa-free travel" (guidelines, "Agreements").

Rule agreement.commitment: a verb of agreeing with several sides behind its subject, and a concrete thing agreed on.
Vague resolve ("agreed to deepen cooperation") is refused by the verbs of data/lexicons/vague_verbs.txt.
Rule agreement.proposal: "proposal to introduce …", with the same condition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.model import When
from kg.resources import resource

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGREE = frozenset("agree decide commit pledge undertake resolve".split())
_START = frozenset("start begin launch commence open resume continue initiate".split())
_VAGUE_NOUNS = re.compile(r"^(?:the\s+)?(?:importance|need|significance|value|necessity|urgency|view|fact|way|same|principle|following)\b", re.IGNORECASE)
_CUT = re.compile(r"[.;:]|,\s+(?:and\s+(?:called|reaffirmed|to\s+\w+|underscored|the)|which|as\s+well|in\s+(?:order|particular|line)|with\s+(?:a\s+view|the)|noting|recogni[sz]ing|while|where|starting)\b|\s+(?:as\s+(?:part|soon|well)|in\s+order\s+to|with\s+a\s+view|and\s+called|so\s+that)\b")
_MAX_TITLE = 170


@dataclass
class Commitment:
    """A joint decision: ``begin`` and ``end`` are where its words stand."""

    title: str
    kind: str
    status: str
    rule: str
    position: int
    begin: int
    end: int
    sentence: int
    parties: list[str] = field(default_factory=list)
    date: When | None = None


def is_vague(lemma: str) -> bool:
    """Whether a verb tells of resolve ("deepen"), not of a decision."""
    return lemma in _vague()


@cache
def _vague() -> frozenset[str]:
    lines = resource("data", "lexicons", "vague_verbs.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def find_commitments(context: Context) -> list[Commitment]:
    """Joint decisions and proposals of the document, in text order."""
    found: list[Commitment] = []
    for sentence in context.analysis.sentences:
        for token in sentence.tokens:
            if token.lemma_ in _AGREE and token.pos_ == "VERB":
                found += _agreed(token, sentence, context)
            elif token.lemma_ in {"proposal", "initiative", "offer"} and token.pos_ == "NOUN":
                found += _proposal(token, sentence, context)
    return found


def _agreed(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    said = stance(verb)
    if said in {"negated", "proposed"} or verb.tag_ == "VBG":
        return []
    subject = context.subject(verb)
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    actors = context.actors_of(subject, sentence) if subject is not None and not passive else []
    sides = context.represent(actors)
    if subject is not None and subject.lower_ == "it" and passive:
        sides = list(context.analysis.parties[:2])  # "it was decided to"
    if len(sides) < 2 and subject is not None and subject.pos_ == "PRON" and subject.lower_ in {"we", "they"}:
        sides = list(context.analysis.parties[:2])
    if len(sides) < 2:
        return []
    complement = next((c for c in verb.rights if c.dep_ in {"xcomp", "ccomp", "advcl"} and any(g.lower_ == "to" for g in c.lefts)), None)
    results: list[Commitment] = []
    if complement is not None:
        for act in (complement, *[c for c in complement.conjuncts if c.pos_ == "VERB" and c.tag_ == "VB"]):
            made = _decision(act, verb, sides, sentence, context)
            if made is not None:
                results.append(made)
        return results
    preposition = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"on", "upon"}), None)
    if preposition is not None:
        begin = preposition.idx + len(preposition) + 1
        title = _words(begin, sentence, context)
        if title and not _VAGUE_NOUNS.match(title) and len(title.split()) > 1:
            return [Commitment(title, "commitment", "agreed", "agreement.commitment/1", verb.idx, begin, begin + len(title), sentence.index, sides, _when(verb, sentence, context))]
    context.refuse("agreement.commitment/1", "nothing concrete was agreed on", sentence.span)
    return []


def _decision(act: Token, verb: Token, sides: list[str], sentence: Sentence, context: Context) -> Commitment | None:
    negated = next((c for c in act.lefts if c.dep_ == "neg"), None)
    begin = negated.idx if negated is not None else act.idx
    end = act.right_edge.idx + len(act.right_edge)
    title = _words(begin, sentence, context, min(end, sentence.span.end))
    figures = context.analysis.quantities_in(type(sentence.span)(begin, max(begin, end)))
    if not title:
        return None
    lemma = act.lemma_
    concrete = bool(figures) or negated is not None
    if lemma in _vague() and not concrete:
        context.refuse("agreement.commitment/1", f"'{lemma}' is a verb of resolve, not of decision", sentence.span)
        return None
    if lemma in {"meet", "hold", "visit", "host", "convene"} and not re.search(r"\bschedule\b", title):
        return None  # a planned meeting (guidelines, rulings)
    status = "agreed"
    if lemma in _START and re.search(r"\b(?:negotiat\w+|talks|work|drafting|discussions)\b", title):
        status = "negotiating"
    return Commitment(title, "commitment", status, "agreement.commitment/1", act.idx, begin, end, sentence.index, sides, _when(verb, sentence, context))


def _proposal(noun: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    act = next((c for c in noun.rights if c.dep_ in {"acl", "relcl", "xcomp"} and c.tag_ == "VB"), None)
    if act is None or act.lemma_ in _vague() or len(context.analysis.parties) < 2:
        return []
    if act.lemma_ in {"meet", "visit", "hold", "host", "bring", "convene"}:
        return []
    direct = next((c for c in act.rights if c.dep_ in {"dobj", "obj"}), None)
    begin = direct.left_edge.idx if direct is not None else act.idx
    title = _words(begin, sentence, context, act.right_edge.idx + len(act.right_edge))
    if not title:
        return []
    return [Commitment(title, "commitment", "proposed", "agreement.proposal/1", act.idx, begin, begin + len(title), sentence.index, list(context.analysis.parties[:2]))]


def _words(begin: int, sentence: Sentence, context: Context, end: int | None = None) -> str:
    stop = min(end or sentence.span.end, sentence.span.end)
    cut = _CUT.search(context.text, begin + 1, stop)
    text = context.text[begin : cut.start() if cut else stop]
    if len(text) > _MAX_TITLE:
        text = text[:_MAX_TITLE].rsplit(" ", 1)[0]
    return re.sub(r"\s+", " ", text).strip(" ,.;")


def _when(verb: Token, sentence: Sentence, context: Context) -> When | None:
    times = [t for t in context.times(sentence.span.begin, sentence.span.end) if t.role == "on" and not t.in_name and t.time is not None]
    near = [t for t in times if t.span.end <= verb.idx and verb.idx - t.span.begin < 80]
    return context.when(near[-1]) if near else None
