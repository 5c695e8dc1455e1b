"""Joint decisions told by a verb of agreeing with several sides behind it: "agreed to introduce …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.agreement_dates import time_of
from kg.extraction.agreement_sides import main_parties, of_group
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
_FINISH = frozenset(["conclude", "finalise", "finalize", "complete", "expedite", "negotiate"])
_MEETING = frozenset(["meet", "hold", "visit", "host", "convene"])
_REGULAR = re.compile(
    r"\b(?:schedule|every|annual(?:ly)?|regular(?:ly)?|biannual(?:ly)?|monthly|quarterly|(?:once|twice)\s+an?\s+year)\b"
)
_CHANGE = frozenset(
    [
        "bring",
        "increase",
        "raise",
        "lift",
        "boost",
        "grow",
        "expand",
        "double",
        "triple",
        "reach",
        "achieve",
        "strive",
        "work",
        "aim",
    ]
)
_VAGUE_OBJECTS = frozenset(
    ["effort", "cooperation", "co-operation", "collaboration", "tie", "relation", "coordination"]
)
_ACTIVE = frozenset(["VB", "VBP", "VBG"])
_WILL = frozenset(["will", "would", "shall"])
_VAGUE_NOUNS = re.compile(
    r"^(?:the\s+|an?\s+)?(?:\w+\s+)?(?:importance|need|significance|value|necessity|urgency|view|fact|way|same|"
    r"principle|following|range|number|issues?|matters?|idea|desire|areas?|"
    r"goals?|objectives?|priorit\w+|approach(?:es)?)\b",
    re.IGNORECASE,
)


def sides_of(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """The sides that agree, two or more, else none."""
    subject = context.subject(verb)
    if subject is None and verb.head.pos_ == "ADJ":  # "are pleased to announce"
        subject = context.subject(verb.head.head)
    if subject is None:
        return []
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    if passive:  # "it was decided to"
        return main_parties(context, sentence, verb.idx) if subject.lower_ == "it" else []
    actors = context.subjects(verb, sentence) or context.actors_of(subject, sentence)
    sides = context.represent([*actors, *_with(verb, sentence, context)])
    together = (subject.pos_ == "PRON" and subject.lower_ in {"we", "they"}) or subject.lower_ in _GROUPS
    if together and (told := of_group(sides, sentence, subject.idx, context)):
        return told
    if len(sides) < 2 and (together or len(actors) > 1):
        sides = main_parties(context, sentence, verb.idx)
    return sides if len(sides) > 1 else []


def _with(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """As in "agreed with President Macron to …"."""
    with_ = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "with"), None)
    partner = next((c for c in with_.rights if c.dep_ == "pobj"), None) if with_ is not None else None
    return context.actors_of(partner, sentence) if partner is not None else []


def agreed(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """What several sides agree to do, or agree on."""
    if stance(verb) in {"negated", "proposed"} or verb.tag_ == "VBG":
        return []
    sides = sides_of(verb, sentence, context)
    if not sides:
        return []
    complement = _complement(verb)
    if complement is not None:
        tags = {"VB", "VBP", complement.tag_} & _ACTIVE
        acts = [c for c in (complement, *complement.conjuncts) if c.pos_ == "VERB" and c.tag_ in tags]
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
                commitment(
                    bare,
                    kind,
                    "agreed",
                    "agreement.commitment/3",
                    verb,
                    (begin, begin + len(title)),
                    sentence,
                    sides,
                    context,
                )
            ]
    context.refuse("agreement.commitment/3", "nothing concrete was agreed on", sentence.span)
    return []


def _complement(verb: Token) -> Token | None:
    """What is agreed to be done: "to introduce …", "on introducing …", "that the ministers will introduce …"."""
    clauses = [c for c in verb.rights if c.dep_ in {"xcomp", "ccomp", "advcl"}]
    found = next((c for c in clauses if any(g.lower_ == "to" for g in c.lefts)), None)
    if found is None and any(c.lower_ == "to" and not list(c.children) for c in verb.rights):
        found = next((c for c in clauses if c.pos_ == "VERB" and c.tag_ in {"VB", "VBP"}), None)  # "to, as you said, …"
    if found is None:  # "that their teams will draft …"
        found = next((c for c in clauses if c.dep_ == "ccomp" and any(g.lower_ in _WILL for g in c.lefts)), None)
    if found is None and verb.dep_ not in {"acl", "advcl"}:  # "committed to establishing", "concurred on establishing"
        towards = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"to", "on", "upon", "in"}]
        found = next((g for c in towards for g in c.rights if g.dep_ == "pcomp" and g.tag_ == "VBG"), None)
    return found


def commitment(
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
    """A joint decision whose words stand at ``span``, dated by the clause of its verb."""
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


def _is_vague_object(act: Token) -> bool:
    """As in "institutionalise efforts", "expand cooperation": nothing that one could see done."""
    direct = next((c for c in act.rights if c.dep_ in {"dobj", "obj"}), None)
    return direct is not None and direct.lemma_ in _VAGUE_OBJECTS


def _decision(act: Token, verb: Token, sides: list[str], sentence: Sentence, context: Context) -> Commitment | None:
    negated = next((c for c in act.lefts if c.dep_ == "neg"), None)
    begin = negated.idx if negated is not None else act.idx
    end = act.right_edge.idx + len(act.right_edge)
    following = min((c.left_edge.idx for c in act.rights if c.dep_ == "conj" and c.pos_ == "VERB"), default=end)
    title = re.sub(r"\s+(?:and|or)$", "", title_of(begin, sentence, context, min(end, following, sentence.span.end)))
    if not title:
        return None
    lemma = act.lemma_
    quantities = context.analysis.quantities_in(Span(begin, max(begin, end)))
    if lemma in _CHANGE and quantities and all(q.kind != "count" for q in quantities):
        context.refuse("agreement.commitment/3", "a figure to reach, no decision", sentence.span)
        return None
    concrete = bool(quantities) or negated is not None
    if (is_vague(lemma) or _is_vague_object(act)) and not concrete:
        if lemma == "continue" and _NEGOTIATION.search(title):
            return None  # the instrument that is negotiated tells it
        context.refuse("agreement.commitment/3", f"'{lemma}' is a verb of resolve, not of decision", sentence.span)
        return None
    if lemma in _MEETING and not _REGULAR.search(title):
        return None  # a planned meeting (guidelines, rulings)
    span = (begin, end)
    if lemma in _FINISH and (paper := _papers(begin, min(end, sentence.span.end), context)) is not None:
        made = commitment(title, paper, "negotiating", "agreement.commitment/3", act, span, sentence, sides, context)
        return replace(made, undated=True, date=None)
    status = "negotiating" if lemma in _START and _NEGOTIATION.search(title) else "agreed"
    return commitment(title, "commitment", status, "agreement.commitment/3", act, span, sentence, sides, context)


def _papers(begin: int, end: int, context: Context) -> str | None:
    """The kind of the papers that "finalise the pending MoUs on …" speaks of, which no rule of instruments tells."""
    nouns = [i.noun for i in find_instruments(context.text, begin, max(begin, end)) if not i.proper]
    return next((n.kind for n in nouns if n.plural and n.kind in {"treaty", "memorandum", "contract"}), None)
