"""Joint decisions told by a verb of agreeing with several sides behind it: "agreed to introduce …"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.agreements.commitment_drafts import Commitment, after_aside, is_vague, title_of
from kg.extraction.agreements.commitment_entries import is_doing
from kg.extraction.agreements.commitment_series import series_after
from kg.extraction.agreements.commitment_sides import consenting, sides_of
from kg.extraction.agreements.commitment_worth import (
    VAGUE_OBJECTS,
    is_aim,
    is_built,
    is_either,
    is_exercise,
    is_judged,
    is_vague_object,
    object_of,
    tells_number,
)
from kg.extraction.agreements.dates import time_of
from kg.extraction.agreements.instrument_nouns import noun_of
from kg.extraction.agreements.instruments import papers_in
from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


_START = frozenset(["start", "begin", "launch", "commence", "open", "resume", "continue", "initiate"])
_NEGOTIATION = re.compile(r"\b(?:negotiat\w+|talks|work|drafting|discussions)\b")
_FINISH = frozenset(["conclude", "finalise", "finalize", "complete", "expedite", "negotiate"])
_PAPER_REACH = 80  # characters after "negotiations on" in which their instrument is named
_MEETING = frozenset(["meet", "hold", "visit", "host", "convene"])
_MEETINGS = frozenset(["meeting", "visit", "talk", "summit", "session", "consultation", "exchange", "contact", "need"])
_OCCASIONS = frozenset(["meeting", "visit", "summit", "session"])
_REGULAR = re.compile(
    r"\b(?:schedule|every|annual(?:ly)?|regular(?:ly)?|biannual(?:ly)?|monthly|quarterly|(?:once|twice)\s+an?\s+year)\b"
)
_AND_ON = re.compile(r",?\s+(?:and|as\s+well\s+as)\s+(?:also\s+)?on\s+(?=(?:the|an?)\s)")
_WORDS = 2  # at least, of what is agreed on
_FOUND = frozenset(["launch", "open", "start", "establish", "create", "found", "form", "set"])
_NOUN_REACH = 40  # characters of it within which an instrument is what it is
_SOON = re.compile(r"\bin\s+the\s+(?:coming|next)\s+(?:few\s+)?(?:days|weeks|months)\b")
_TALKS_AHEAD = re.compile(r"[^;.]{0,60}?\b(?:negotiations|talks|consultations)\s+(?:on|for|about)\s")
# As in "agreed to begin", "to launch the negotiations within this year": of what is told before.
_SAYS_NOTHING = re.compile(
    r"\w+(?:\s+(?:the|these|those|such|further)?\s*(?:negotiations?|talks|discussions|consultations|work|process)"
    r"(?:\s+(?:soon|early|immediately|shortly|next|this|within|before|by|in|at|as)\b.*)?)?"
)
_ACTIVE = frozenset(["VB", "VBP", "VBG"])
_WILL = frozenset(["will", "would", "shall"])
_AIMS = frozenset(["target", "goal", "objective", "ceiling", "quota", "threshold"])
ACTION_NOUNS = re.compile(
    r"(?:the\s+|an?\s+)?(?:\w+\s+){0,2}?(?:waiver|exemption|easing|liberali[sz]ation|renewal|extension|resumption|reopening|opening|introduction|removal|lifting|"
    r"abolition|elimination|selection|transfer|deployment|establishment|creation|construction|"
    r"co-investments?|investments?|recognition|simplification|demarcation|delimitation|appointment|restoration|release|delivery|purchase|acquisition|relocation|reinstatement)\b|"
    r"(?:the\s+)?(?:start|beginning|commencement|resumption)\s+of\s+(?:the\s+)?(?:construction|building|works?|operations?|production|"
    r"flights|deliver(?:y|ies)|exports?|imports?)\b",
    re.IGNORECASE,
)


def agreed(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """What several sides agree to do, or agree on."""
    if stance(verb) in {"negated", "proposed"} or (verb.tag_ == "VBG" and not is_doing(verb)):
        return _let_go("nothing was agreed", sentence, context)
    sides = sides_of(verb, sentence, context) or consenting(verb, sentence, context)
    if not sides:
        return _let_go("no two sides agree on it", sentence, context)
    complement = _complement(verb) or _due(verb, context)
    if complement is not None:
        tags = {"VB", "VBP", complement.tag_} & ({"VBN"} if _is_passive(complement) else _ACTIVE)
        acts = [c for c in complement.conjuncts if c.pos_ == "VERB" and c.tag_ in tags and not is_either(complement)]
        acts += [complement] if complement.tag_ in tags else []  # "that there will be flights", too
        acts.sort(key=lambda act: act.i)
        members = series_after(acts[0], sentence, context) if acts else []
        until = {m.act.i: m.end for m in members if m.act not in acts}
        acts += [verb.doc[i] for i in until]
        acts.sort(key=lambda act: act.i)
        ends = [act.i for act in acts[1:]]
        made = [
            decision(act, verb, sides, sentence, context, before, until.get(act.i))
            for act, before in zip_longest(acts, ends)
            if act is not None
        ]
        return [m for m in made if m is not None]
    preposition = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"on", "upon", "to"}), None)
    thing = next((c for c in preposition.rights if c.dep_ == "pobj"), None) if preposition is not None else None
    if (
        preposition is not None and thing is not None and thing.pos_ != "ADJ"
    ):  # not "on more than", not "which they had agreed on back in 2012"
        found = agreed_on(preposition, thing, verb, sides, sentence, context)
        if found:
            return found
    return _let_go("nothing concrete was agreed on", sentence, context)


def _let_go(reason: str, sentence: Sentence, context: Context) -> list[Commitment]:
    """No decision, and why."""
    context.refuse(rules.AGREEMENT_COMMITMENT, reason, sentence.span)
    return []


def agreed_on(
    preposition: Token, thing: Token, verb: Token, sides: list[str], sentence: Sentence, context: Context
) -> list[Commitment]:
    """What is agreed on, a decision for each "on": "on a schedule of talks and on the opening of a consulate"."""
    begin = preposition.idx + len(preposition) + 1
    end = begin + len(title_of(begin, sentence, context))
    starts = [begin, *(m.end() for m in _AND_ON.finditer(context.text, begin, end))]
    ends = [*(m.start() for m in _AND_ON.finditer(context.text, begin, end)), None]
    found = []
    for at, stop in zip(starts, ends, strict=True):
        title = title_of(at, sentence, context, stop)
        figure = bool(context.analysis.quantities_in(Span(at, at + len(title))))
        aimed = figure and (thing.lemma_ in _AIMS if at == begin else True)
        resolve = thing.lemma_ in VAGUE_OBJECTS and not figure and at == begin
        vague = (resolve or is_judged(title, thing.lemma_ if at == begin else "")) and not aimed
        stands = verb.tag_ in {"VBP", "VBZ"} and sentence.block not in {"title", "heading"}  # "agree on the causes of"
        if preposition.lower_ == "to" or stands:  # "agreed to the proposal" tells of one side's consent
            vague = not (aimed or ACTION_NOUNS.match(title))
        if vague or len(title.split()) < _WORDS or (at == begin and thing.lemma_ in _OCCASIONS):
            continue  # "on the next session of the Commission": a meeting is no decision beside itself
        named = next(iter(papers_in(context.text, at, at + len(title))), None)
        kind = named.noun.kind if named is not None and named.begin - at < _NOUN_REACH else "commitment"
        bare = re.sub(r"^(?:an?|the)\s+", "", title)
        span = (at, at + len(title))
        found.append(commitment(bare, kind, "agreed", rules.AGREEMENT_COMMITMENT, verb, span, sentence, sides, context))
    return found


def _complement(verb: Token) -> Token | None:
    """What is agreed to be done: "to introduce …", "on introducing …", "that the ministers will introduce …"."""
    clauses = [c for c in verb.rights if c.dep_ in {"xcomp", "ccomp", "advcl"}]
    clauses += [c for over in clauses for c in over.lefts if c.dep_ == "ccomp"]  # "that flights will resume; we asked"
    found = next((c for c in clauses if any(g.lower_ == "to" for g in c.lefts)), None)
    if found is None and any(c.lower_ == "to" and not list(c.children) for c in verb.rights):
        found = next((c for c in clauses if c.pos_ == "VERB" and c.tag_ in {"VB", "VBP"}), None)  # "to, as you said, …"
    if found is None:  # "that their teams will draft …"
        found = next((c for c in clauses if c.dep_ == "ccomp" and any(_is_ahead(g) for g in c.lefts)), None)
    if found is None and verb.dep_ not in {"acl", "advcl"}:  # "committed to establishing", "concurred on establishing"
        towards = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"to", "on", "upon", "in"}]
        found = next((g for c in towards for g in c.rights if g.dep_ == "pcomp" and g.tag_ == "VBG"), None)
    return found


def _due(verb: Token, context: Context) -> Token | None:
    """What is agreed that should be done at a time to come: "that the commissions should start work in June"."""
    issued = context.document.issued
    for clause in verb.rights:
        if clause.dep_ != "ccomp" or issued is None or not any(c.lower_ == "should" for c in clause.lefts):
            continue
        times = context.times(clause.left_edge.idx, clause.right_edge.idx + len(clause.right_edge))
        if any(t.time is not None and t.time.latest >= issued for t in times):
            return clause
        if _SOON.search(context.text, clause.idx, clause.right_edge.idx + len(clause.right_edge)):
            return clause
    return None


def _is_ahead(auxiliary: Token) -> bool:
    """As in "that flights will resume", "that flights be resumed", not "that disputes should be resolved"."""
    if auxiliary.lower_ in _WILL:
        return True
    bare = auxiliary.dep_ == "auxpass" and auxiliary.tag_ == "VB"
    return bare and not any(c.tag_ == "MD" for c in auxiliary.head.lefts)


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.lefts)


def _begin(act: Token) -> int:
    """Where the words of a decision begin: at its verb, but "visas will be abolished", "by 2025 there will be …"."""
    if _is_passive(act) or any(c.dep_ == "expl" or c.lower_ == "should" for c in act.lefts):
        return next(c for c in act.lefts if c.dep_ != "mark").left_edge.idx
    own = next((c for c in act.lefts if c.dep_ == "nsubj" and c.pos_ == "NOUN"), None)
    if own is not None and act.dep_ == "ccomp" and act.lemma_ in _START and object_of(act) is None:
        return own.left_edge.idx  # "that works on the bridge will begin"
    negated = next((c for c in act.lefts if c.dep_ == "neg"), None)
    return negated.idx if negated is not None else act.idx


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
    date = time_of(verb, sentence, context)
    return Commitment(title, kind, status, rule, verb.idx, *span, sentence.index, list(sides), date)


def decision(
    act: Token,
    verb: Token,
    sides: list[str],
    sentence: Sentence,
    context: Context,
    before: int | None,
    until: int | None = None,
) -> Commitment | None:
    """What is decided by a verb; ``before`` is the next such verb of the sentence, by the index of its token.

    ``until`` is where its words end, if the parse does not tell.
    """
    negated = next((c for c in act.lefts if c.dep_ == "neg"), None)
    begin = _begin(act)
    end = until or act.right_edge.idx + len(act.right_edge)
    others = () if is_either(act) else act.rights
    following = min((c.left_edge.idx for c in others if c.dep_ == "conj" and c.pos_ == "VERB"), default=end)
    if before is not None:
        following = min(following, act.doc[before].idx)
    title = re.sub(
        r",?\s+(?:(?:and|or)(?:\s+(?:also\s+)?to)?|to)$",
        "",
        title_of(begin, sentence, context, min(end, following, sentence.span.end)),
    )
    if not title:
        return None
    parted = after_aside(act.idx, sentence, context) if object_of(act) is None or end <= act.idx + len(title) else None
    if parted is not None:
        title = f"{act.text} {title_of(parted[0], sentence, context, parted[1])}"
        end = following = parted[1]
    lemma = act.lemma_
    quantities = context.analysis.quantities_in(Span(begin, max(begin, min(end, following))))
    figure = bool(quantities) and all(q.kind != "count" for q in quantities)
    if is_aim(act, figure=figure):
        _let_go("a figure to strive for, no decision", sentence, context)
        return None
    concrete = bool(quantities) or negated is not None or tells_number(act, title, context.text) or is_built(act)
    if (is_vague(lemma) or is_vague_object(act)) and not concrete:
        if lemma == "continue" and _NEGOTIATION.search(title):
            return None  # the instrument that is negotiated tells it
        _let_go(f"'{lemma}' is a verb of resolve, not of decision", sentence, context)
        return None
    if lemma == "be" and not (concrete or _is_told_of(act)):
        _let_go("how something is, no decision", sentence, context)  # "that the visit will be important"
        return None
    ahead = _TALKS_AHEAD.match(context.text, act.idx) if lemma in _START and object_of(act) is None else None
    if ahead and papers_in(context.text, ahead.end(), min(sentence.span.end, ahead.end() + _PAPER_REACH)):
        return None  # "begin, at an early date, negotiations on a treaty": the treaty tells it
    if lemma in _START and _SAYS_NOTHING.fullmatch(title):
        _let_go("not said of what", sentence, context)
        return None
    if lemma in _MEETING and not _REGULAR.search(title) and not is_exercise(act):
        _let_go("a meeting, no decision", sentence, context)  # guidelines, rulings
        return None
    span = (begin, max(begin, min(end, following)))
    if lemma in _FINISH and (paper := _papers(begin, min(end, sentence.span.end), context)) is not None:
        made = commitment(title, paper, "negotiating", rules.AGREEMENT_COMMITMENT, act, span, sentence, sides, context)
        return replace(made, undated=True, date=None)
    talks = _NEGOTIATION.search(title) if lemma in _START else None
    built = talks is not None and talks[0] == "work" and not papers_in(context.text, *span)  # "start work on a bridge"
    status = "negotiating" if talks is not None and not built else "agreed"
    kind = "programme" if lemma in _FOUND and _is_programme(object_of(act)) else "commitment"
    made = commitment(title, kind, status, rules.AGREEMENT_COMMITMENT, act, span, sentence, sides, context)
    return replace(made, date=time_of(verb, sentence, context))


def _is_programme(thing: Token | None) -> bool:
    """As in "launch a pilot project", "open a programme of $5 million": what is set up is more than a decision."""
    noun = noun_of(thing.text.lower()) if thing is not None else None
    return noun is not None and noun.kind == "programme" and noun.use != "founded"  # no "joint team"


def _is_told_of(act: Token) -> bool:
    """As in "there will be direct flights", not "there will be further efforts"."""
    there = next((c for c in act.rights if c.dep_ in {"attr", "nsubj"} and c.pos_ in {"NOUN", "PROPN"}), None)
    if there is None or not any(c.dep_ == "expl" for c in act.lefts):
        return False
    return there.lemma_ not in VAGUE_OBJECTS | _MEETINGS


def _papers(begin: int, end: int, context: Context) -> str | None:
    """The kind of the papers that "finalise the pending MoUs on …" speaks of, which no rule of instruments tells."""
    nouns = [i.noun for i in papers_in(context.text, begin, max(begin, end)) if not i.proper]
    return next((n.kind for n in nouns if n.plural and n.kind in {"treaty", "memorandum", "contract"}), None)
