"""Joint decisions told by a verb of agreeing or announcing with several sides behind it, or as a proposal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreement_dates import time_of
from kg.extraction.agreement_sides import main_parties
from kg.extraction.commitment_drafts import Commitment, is_vague, title_of
from kg.extraction.context import Context
from kg.extraction.instruments import find_instruments
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


_GROUPS = frozenset(["leaders", "sides", "parties", "countries", "nations", "governments", "presidents", "ministers"])
_START = frozenset(["start", "begin", "launch", "commence", "open", "resume", "continue", "initiate"])
_NEGOTIATION = re.compile(r"\b(?:negotiat\w+|talks|work|drafting|discussions)\b")
_MEETING = frozenset(["meet", "hold", "visit", "host", "convene"])
_VAGUE_NOUNS = re.compile(
    r"^(?:the\s+|an?\s+)?(?:\w+\s+)?(?:importance|need|significance|value|necessity|urgency|view|fact|way|same|"
    r"principle|following|range|number|issues?|matters?|idea|desire|areas?|"
    r"goals?|objectives?|priorit\w+|approach(?:es)?)\b",
    re.IGNORECASE,
)
_ACTION_NOUNS = re.compile(
    r"(?:the\s+)?(?:\w+\s+)?(?:renewal|extension|resumption|reopening|opening|introduction|removal|lifting|"
    r"abolition|elimination|selection|transfer|deployment|"
    r"co-investments?|investments?|release|delivery|purchase|acquisition|relocation|reinstatement)\b",
    re.IGNORECASE,
)


def _sides(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """The sides that agree, two or more, else none."""
    subject = context.subject(verb)
    if subject is None and verb.head.pos_ == "ADJ":  # "are pleased to announce"
        subject = context.subject(verb.head.head)
    if subject is None:
        return []
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    if passive:  # "it was decided to"
        return main_parties(context) if subject.lower_ == "it" else []
    actors = context.actors_of(subject, sentence)
    sides = context.represent(actors)
    together = (subject.pos_ == "PRON" and subject.lower_ in {"we", "they"}) or subject.lower_ in _GROUPS
    if len(sides) < 2 and (together or len(actors) > 1):
        sides = main_parties(context)
    return sides if len(sides) > 1 else []


def agreed(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """What several sides agree to do, or agree on."""
    if stance(verb) in {"negated", "proposed"} or verb.tag_ == "VBG":
        return []
    sides = _sides(verb, sentence, context)
    if not sides:
        return []
    complement = next(
        (c for c in verb.rights if c.dep_ in {"xcomp", "ccomp", "advcl"} and any(g.lower_ == "to" for g in c.lefts)),
        None,
    )
    if complement is None and any(
        c.lower_ == "to" and not list(c.children) for c in verb.rights
    ):  # "decided to, as you said, prioritise"
        complement = next(
            (
                c
                for c in verb.rights
                if c.pos_ == "VERB" and c.tag_ in {"VB", "VBP"} and c.dep_ in {"xcomp", "ccomp", "advcl"}
            ),
            None,
        )
    if complement is None and verb.dep_ not in {"acl", "advcl"}:  # "committed to establishing"
        to = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to"), None)
        complement = next((c for c in to.rights if c.dep_ == "pcomp"), None) if to is not None else None
    if complement is not None:
        acts = (complement, *[c for c in complement.conjuncts if c.pos_ == "VERB" and c.tag_ in {"VB", "VBP"}])
        return [made for act in acts if (made := _decision(act, verb, sides, sentence, context)) is not None]
    preposition = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"on", "upon"}), None)
    if preposition is not None:
        begin = preposition.idx + len(preposition) + 1
        title = title_of(begin, sentence, context)
        if title and not _VAGUE_NOUNS.match(title) and len(title.split()) > 1:
            bare = re.sub(r"^(?:an?|the)\s+", "", title)
            named = next(iter(find_instruments(context.text, begin, begin + len(title))), None)
            kind = named.noun.kind if named is not None and named.noun_begin - begin < 40 else "commitment"
            return [
                _commitment(
                    bare,
                    kind,
                    "agreed",
                    "agreement.commitment/1",
                    verb,
                    (begin, begin + len(title)),
                    sentence,
                    sides,
                    context,
                )
            ]
    context.refuse("agreement.commitment/1", "nothing concrete was agreed on", sentence.span)
    return []


def _commitment(
    title: str,
    kind: str,
    status: str,
    rule: str,
    verb: Token,
    span: tuple[int, int],
    sentence: Sentence,
    sides: list[str],
    context: Context,
) -> Commitment:
    return Commitment(
        title,
        kind,
        status,
        rule,
        verb.idx,
        span[0],
        span[1],
        sentence.index,
        list(sides),
        time_of(verb, sentence, context),
    )


def announced(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """What several sides announce together, told by a noun of action."""
    direct = next((c for c in verb.rights if c.dep_ in {"dobj", "obj"}), None)
    if direct is None or not _ACTION_NOUNS.match(
        context.text, direct.left_edge.idx, min(sentence.span.end, direct.left_edge.idx + 60)
    ):
        return []
    sides = _sides(verb, sentence, context)
    if not sides or stance(verb) in {"negated"}:
        return []
    begin = direct.left_edge.idx
    title = title_of(begin, sentence, context)
    return (
        [
            _commitment(
                title,
                "commitment",
                "agreed",
                "agreement.announced/1",
                verb,
                (direct.idx, direct.idx + 1),
                sentence,
                sides,
                context,
            )
        ]
        if title
        else []
    )


def _decision(act: Token, verb: Token, sides: list[str], sentence: Sentence, context: Context) -> Commitment | None:
    negated = next((c for c in act.lefts if c.dep_ == "neg"), None)
    begin = negated.idx if negated is not None else act.idx
    end = act.right_edge.idx + len(act.right_edge)
    following = min((c.left_edge.idx for c in act.rights if c.dep_ == "conj" and c.pos_ == "VERB"), default=end)
    title = re.sub(r"\s+(?:and|or)$", "", title_of(begin, sentence, context, min(end, following, sentence.span.end)))
    if not title:
        return None
    lemma = act.lemma_
    concrete = bool(context.analysis.quantities_in(Span(begin, max(begin, end)))) or negated is not None
    if is_vague(lemma) and not concrete:
        if lemma == "continue" and _NEGOTIATION.search(title):
            return None  # the instrument that is negotiated tells it
        context.refuse("agreement.commitment/1", f"'{lemma}' is a verb of resolve, not of decision", sentence.span)
        return None
    if lemma in _MEETING and not re.search(r"\bschedule\b", title):
        return None  # a planned meeting (guidelines, rulings)
    status = "negotiating" if lemma in _START and _NEGOTIATION.search(title) else "agreed"
    return _commitment(
        title, "commitment", status, "agreement.commitment/1", act, (begin, end), sentence, sides, context
    )


def proposal(noun: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """What is proposed: "our proposal to introduce …"."""
    act = next(
        (
            c
            for c in noun.rights
            if c.dep_ in {"acl", "relcl", "xcomp"} and c.tag_ == "VB" and any(g.lower_ == "to" for g in c.lefts)
        ),
        None,
    )
    if act is None or is_vague(act.lemma_) or len(main_parties(context)) < 2:
        return []
    if act.lemma_ in {"meet", "visit", "hold", "host", "bring", "convene"}:
        return []
    direct = next((c for c in act.rights if c.dep_ in {"dobj", "obj"}), None)
    begin = direct.left_edge.idx if direct is not None else act.idx
    title = title_of(begin, sentence, context, act.right_edge.idx + len(act.right_edge))
    if not title:
        return []
    return [
        Commitment(
            title,
            "commitment",
            "proposed",
            "agreement.proposal/1",
            act.idx,
            begin,
            begin + len(title),
            sentence.index,
            main_parties(context),
        )
    ]
