"""Joint decisions without an instrument: "agreed to introduce visa-free travel" (guidelines, "Agreements").

    agreement.commitment   a verb of agreeing with several sides behind its subject, and a concrete thing agreed on
    agreement.announced    "are pleased to announce the renewal of …"
    agreement.undertaking  what a side will do, under "the Parties commit to take the following actions:"
    agreement.deal         an entry of a list of deals: "Procurement of aircraft …"
    agreement.proposal     "proposal to introduce …"

Vague resolve ("agreed to deepen cooperation") is refused by the verbs of data/lexicons/vague_verbs.txt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.agreement_dates import time_of
from kg.extraction.agreement_parties import main_parties
from kg.extraction.context import Context
from kg.extraction.instruments import find_instruments
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.model import Span, When
from kg.resources import resource

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGREE = frozenset(["agree", "decide", "commit", "pledge", "undertake", "resolve"])
_ANNOUNCE = frozenset(["announce", "confirm", "declare"])
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
_DEAL_NOUNS = re.compile(
    r"^[\s•*–—-]*(?:\d+[.)]\s*)?(?P<title>(?:the\s+|an?\s+)?(?:Procurement|Purchases?|Suppl(?:y|ies)|Sales?|"
    r"Acquisition|Deliver(?:y|ies)|Construction|Export|Import|Investment)s?\s+(?:of|in|to)\s+.+)",
    re.IGNORECASE,
)
_DEAL_LEAD = re.compile(r"\b(?:deals?|contracts?|purchases?|transactions)\b[^:]*:\s*$", re.IGNORECASE)
_DEAL_CUT = re.compile(
    r",|\s+(?:currently\s+)?(?:valued|worth|with\s+an?|totall?ing|estimated|amounting|for\s+(?:US)?\$)\b|[.;]\s*$"
)
_ACTION_LEAD = re.compile(
    r"\b(?:commit\w*|agree[ds]?|decide[ds]?|pledge[ds]?|undertakes?|will\s+take|to\s+take|"
    r"resolved?)\b[^:]{0,120}\b(?:following|as\s+follows|these|below)\b[^:]{0,80}:\s*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\((?:i{1,3}|iv|vi{0,3}|[a-h]|\d)\)\s*")
_WILL = re.compile(r"^[\s•*–—-]*(?:The\s+)?(?P<who>[A-Z][\w.’' ]{1,60}?)\s+(?:will|shall)\s+(?=\w|\()")
_GERUND_ONLY = re.compile(r"^(?:\w+ing)\b")
_CUT = re.compile(
    r"[.;:]|,\s+(?:and\s+(?:called|reaffirmed|to\s+\w+|underscored|the)|which|as\s+well|in\s+(?:order|particular|"
    r"line)|with\s+(?:a\s+view|the)|noting|"
    r"recogni[sz]ing|while|where|starting|first)\b|\s+(?:as\s+(?:part|soon|well)|in\s+order\s+to|with\s+a\s+view|"
    r"and\s+called|so\s+that|set\s+forth|by\s+suspending)\b"
)
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
    lead: int | None = None  # the sentence that opens its list
    undated: bool = False  # to come, or done beside the meeting


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
    lead: tuple[str, int] | None = None  # a list that is going on, and the sentence that opens it
    for sentence in context.analysis.sentences:
        text = sentence.span.of(context.text)
        if text.rstrip().endswith(":"):
            lead = (
                ("actions", sentence.index)
                if _ACTION_LEAD.search(text)
                else ("deals", sentence.index)
                if _DEAL_LEAD.search(text)
                else None
            )
        elif lead is not None:
            entries = _undertakings(sentence, lead[1], context) if lead[0] == "actions" else _deal(sentence, context)
            lead = lead if entries else None
            found += entries
            if entries:
                continue
        for token in sentence.tokens:
            if token.pos_ == "VERB" and token.lemma_ in _AGREE:
                found += _agreed(token, sentence, context)
            elif token.pos_ == "VERB" and token.lemma_ in _ANNOUNCE:
                found += _announced(token, sentence, context)
            elif token.pos_ == "NOUN" and token.lemma_ in {"proposal", "initiative", "offer"}:
                found += _proposal(token, sentence, context)
    return found


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


def _agreed(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
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
        title = _words(begin, sentence, context)
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


def _announced(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
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
    title = _words(begin, sentence, context)
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


def _undertakings(sentence: Sentence, opened: int, context: Context) -> list[Commitment]:
    """As in "China will (i) modify …; and (ii) adopt …": one for each numbered act."""
    text = sentence.span.of(context.text)
    who = _WILL.match(text)
    if who is None and sentence.block != "item":
        return []
    start = who.end() if who else 0
    marks = list(_CLAUSE.finditer(text, start))
    starts = [m.end() for m in marks] or [start]
    found = []
    for begin, end in zip(starts, [*[m.start() for m in marks[1:]], len(text)], strict=False):
        title = _words(sentence.span.begin + begin, sentence, context, sentence.span.begin + end)
        first = re.match(r"\w+", title)
        if first is None or _GERUND_ONLY.match(title) or is_vague(first[0].lower()):
            continue
        title = f"{who['who']} will {title}" if who else title
        at = sentence.span.begin + begin
        found.append(
            Commitment(
                title,
                "commitment",
                "agreed",
                "agreement.undertaking/1",
                at,
                at,
                at + end - begin,
                sentence.index,
                main_parties(context),
                lead=opened,
            )
        )
    return found


def _deal(sentence: Sentence, context: Context) -> list[Commitment]:
    entry = _DEAL_NOUNS.match(sentence.span.of(context.text))
    if entry is None:
        return []
    cut = _DEAL_CUT.search(entry["title"])
    title = re.sub(r"\s+", " ", entry["title"][: cut.start()] if cut else entry["title"]).strip(" .;")
    at = sentence.span.begin + entry.start("title")
    return [
        Commitment(
            title,
            "contract",
            "agreed",
            "agreement.deal/1",
            at,
            at,
            sentence.span.end,
            sentence.index,
            main_parties(context),
            undated=True,
        )
    ]


def _decision(act: Token, verb: Token, sides: list[str], sentence: Sentence, context: Context) -> Commitment | None:
    negated = next((c for c in act.lefts if c.dep_ == "neg"), None)
    begin = negated.idx if negated is not None else act.idx
    end = act.right_edge.idx + len(act.right_edge)
    following = min((c.left_edge.idx for c in act.rights if c.dep_ == "conj" and c.pos_ == "VERB"), default=end)
    title = re.sub(r"\s+(?:and|or)$", "", _words(begin, sentence, context, min(end, following, sentence.span.end)))
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


def _proposal(noun: Token, sentence: Sentence, context: Context) -> list[Commitment]:
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
    title = _words(begin, sentence, context, act.right_edge.idx + len(act.right_edge))
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


def _words(begin: int, sentence: Sentence, context: Context, end: int | None = None) -> str:
    stop = min(end or sentence.span.end, sentence.span.end)
    cut = _CUT.search(context.text, begin + 1, stop)
    text = context.text[begin : cut.start() if cut else stop]
    if len(text) > _MAX_TITLE:
        text = text[:_MAX_TITLE].rsplit(" ", 1)[0]
    return re.sub(r"\s+", " ", text).strip(" ,.;")
