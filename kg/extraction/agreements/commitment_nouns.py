"""Joint decisions told by a noun: what several sides announce ("the renewal of …"), or what is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.agreements.commitment_drafts import Commitment, is_vague, title_of
from kg.extraction.agreements.commitment_sides import sides_of
from kg.extraction.agreements.commitment_verbs import ACTION_NOUNS, commitment
from kg.extraction.agreements.sides import main_parties
from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def _let_go(rule: str, reason: str, sentence: Sentence, context: Context) -> list[Commitment]:
    """No decision, and why."""
    context.refuse(rule, reason, sentence.span)
    return []


def announced(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """What several sides announce together, told by a noun of action."""
    told = next((c for c in verb.rights if c.dep_ in {"dobj", "obj"}), None)
    things = (told, *told.conjuncts) if told is not None else ()  # "the return of the envoys and the waiver of visas"
    stop = sentence.span.end
    direct = next((t for t in things if ACTION_NOUNS.match(context.text, _start(t), min(stop, _start(t) + 60))), None)
    if direct is None:
        return _let_go(rules.AGREEMENT_ANNOUNCED, "no noun of action is announced", sentence, context)
    sides = sides_of(verb, sentence, context)
    if not sides or stance(verb) in {"negated"}:
        return _let_go(rules.AGREEMENT_ANNOUNCED, "no two sides announce it", sentence, context)
    begin = _start(direct)
    title = title_of(begin, sentence, context)
    return (
        [
            commitment(
                title,
                "commitment",
                "agreed",
                rules.AGREEMENT_ANNOUNCED,
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


def _start(noun: Token) -> int:
    """Where the words of a noun begin, the first of a list or a later one."""
    return noun.left_edge.idx


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
        return _let_go(rules.AGREEMENT_PROPOSAL, "nothing concrete is proposed", sentence, context)
    if act.lemma_ in {"meet", "visit", "hold", "host", "bring", "convene"}:
        return _let_go(rules.AGREEMENT_PROPOSAL, "a meeting is proposed", sentence, context)
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
            rules.AGREEMENT_PROPOSAL,
            act.idx,
            begin,
            begin + len(title),
            sentence.index,
            main_parties(context),
        )
    ]
