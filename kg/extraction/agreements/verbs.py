"""The status that a verb gives the instrument that it acts on: "signed", "did not sign", "hope to conclude".

Words in data/lexicons/agreement_verbs.tsv.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.agreements.grammar import is_denied
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.modality import stance
from kg.lexicons import read_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

PAPERS = frozenset(["treaty", "memorandum", "contract"])
_RENEW = frozenset(["renew", "extend", "prolong"])  # a paper that is renewed is signed once more
_WIN = frozenset(["win", "award", "land"])
_GIVE = frozenset(["extend", "provide", "grant", "open", "give", "allocate", "make"])
_EXISTING = frozenset(
    [
        "support",
        "strengthen",
        "expand",
        "join",
        "review",
        "commend",
        "apply",
        "reaffirm",
        "affirm",
        "uphold",
        "guide",
        "celebrate",
    ]
)
_LISTS = frozenset(["package", "document", "list", "they", "these", "outcome", "result", "agreement"])
# What was announced or pledged, among which the instrument is told: "key deliverables include".
_NEWS = frozenset(
    [
        "achievement",
        "accomplishment",
        "deliverable",
        "announcement",
        "commitment",
        "investment",
        "initiative",
        "highlight",
        "measure",
        "pledge",
        "breakthrough",
    ]
)
_STANDING = frozenset(["force", "existing", "current", "governing", "govern", "regulating", "active"])
_STRIVE = frozenset(["work", "strive", "aim", "seek", "endeavour", "endeavor", "continue", "try", "negotiate"])
_HOPES = frozenset(["hope", "expect", "want", "plan"])
_RAISED = frozenset(["upgrade", "elevate", "raise", "replace", "transform", "expand"])
_CHANGES = frozenset(["amend", "update", "revise", "supplement", "modify"])
_ASKS = frozenset(["propose", "suggest", "urge", "ask", "request", "hope", "encourage", "recommend", "wish"])
_PAYS = frozenset(["support", "fund", "co-fund", "finance", "co-finance", "sponsor", "co-sponsor"])
_DRAFT = frozenset(["develop", "prepare", "draft", "elaborate", "formulate", "draw"])
_DECIDE = frozenset(["agree", "decide", "concur"])
_TRY = frozenset(["try", "attempt", "struggle"])
_WORK_OUT = frozenset(["work", "hammer", "thrash"])
_FINISH = frozenset(["conclude", "finalise", "finalize", "complete"])
DONE = frozenset(
    ("signed", "concluded", "agreed", "launched", "used")
)  # "concluded" is signed or only agreed, "launched" agreed or in force, "used" in force, if not signed just now


@cache
def verbs() -> dict[str, str]:
    """Status by verb lemma."""
    return {row["lemma"]: row["status"] for row in read_lexicon("agreement_verbs")}


def of_verb(verb: Token, instrument: Instrument) -> str | None:
    """The status that a verb of the lexicon gives, by its own tense and by who is said to do it; None for none."""
    base = "signed" if verb.lemma_ in _RENEW and instrument.noun.kind in PAPERS else verbs().get(verb.lemma_)
    if is_given(verb, instrument):
        base = "launched"
    if is_drawn_up(verb):
        base = "agreed" if verb.lemma_ in _WORK_OUT else "negotiating"
    if is_won(verb, instrument):
        base = "signed"
    if verb.lemma_ == "bring":
        return _brought(verb)
    if base == "concluded" and any(c.lower_ == "substantially" for c in verb.lefts):
        base = "agreed"  # what is left is to be negotiated
    if verb.lemma_ in _CHANGES and verb.tag_ in {"VBZ", "VBP"}:
        return "in force"  # "the protocol amends the 2000 agreement", which there is
    if verb.lemma_ == "ratify" and verb.dep_ == "ccomp" and verb.head.lemma_ in _ASKS:
        return "signed"  # "proposed that Chile soon ratify the treaty"
    if base == "welcomed":
        return None  # whoever welcomes an agreement, or will, does nothing to it
    said = "negated" if is_denied(verb) else "proposed" if is_awaited(verb) else stance(verb)
    if base == "terminated" and said not in {"done", "ongoing"}:
        return "in force"  # "nobody speaks of terminating it", "will replace it"
    if verb.lemma_ == "complete" and instrument.noun.kind == "programme" and said == "done":
        return "terminated"  # one that has run its course
    if raises(verb, instrument):
        return "in force" if said in {"done", "planned", "proposed"} else None
    if verb.lemma_ == "ratify" and said in {"planned", "proposed"}:
        return "signed"
    if verb.lemma_ in _FINISH and verb.tag_ == "VB" and verb.head.lemma_ in _STRIVE:
        return "negotiating"
    if base in DONE and verb.dep_ == "xcomp" and verb.head.lemma_ in _TRY:
        return "negotiating"  # "are trying to work out a deal"
    if verb.head.lemma_ == "have" and any(c.lower_ == "yet" for c in (*verb.lefts, *verb.head.rights)):
        said = "negated"  # "has yet to ratify"
    if said == "negated" and verb.lemma_ in _RENEW:
        return "in force"  # "will not renew the agreement", which there is
    if said == "negated" and base == "in force":
        return "signed" if verb.lemma_ == "ratify" else None
    if said == "negated":
        return "rejected" if base in DONE and base != "concluded" else "negotiating"
    if said == "planned":
        if verb.lemma_ == "develop" and instrument.noun.kind == "programme" and not begins_work(verb):
            return "agreed"
        awaited = verb.lemma_ == "agree" and verb.dep_ == "pcomp"  # "look forward to agreeing on a plan"
        if verb.lemma_ in _PAYS and instrument.noun.kind == "programme" and not instrument.proper:
            return "agreed"  # "will fund a programme of research"
        meant = verb.head.lemma_ == "intend" and base != "signed"  # "intend to sign" what is ready for it
        intended = "proposed" if meant or awaited else "agreed"
        if verb.lemma_ in _FINISH and not _is_decided(verb, instrument):
            return "negotiating"
        return intended if base in DONE else base
    if said == "proposed":
        if base == "signed" and _is_purpose(verb):
            return "agreed"
        if (near := _is_near(verb)) is not None and base in {"signed", "concluded", "agreed"}:
            return near
        if verb.lemma_ in _FINISH:
            return "negotiating" if _is_hoped(verb) or not _is_of_one_to_come(verb) else "proposed"
        asked = verb.dep_ in {"ccomp", "xcomp"} and verb.head.lemma_ in _ASKS
        return "proposed" if base in DONE or (asked and base == "negotiating") else base
    if said == "ongoing" and verb.lemma_ in _FINISH:
        return "negotiating"
    if verb.lemma_ == "include":
        if any(c.dep_ == "nsubj" and {t.lower_ for t in c.subtree} & _STANDING for c in verb.lefts):
            return "in force"  # "the agreements in force include", "instruments governing our relations include"
        told = {w for c in verb.lefts if c.dep_ == "nsubj" for w in (c.lemma_.lower(), c.lower_.removesuffix("s"))}
        return "signed" if told & _LISTS else "agreed" if told & _NEWS else None
    if (
        verb.lemma_ in {"approve", "endorse"}
        and said == "done"
        and (instrument.noun.kind in {"programme", "declaration"} or instrument.noun.counted)
    ):
        return "signed"  # a plan or a paper is adopted so
    if base == "in force" and verb.lemma_ in _EXISTING and instrument.proper:
        return None
    if (
        base == "negotiating"
        and instrument.proper
        and (verb.lemma_ in {"discuss", "review"} or instrument.noun.kind == "programme")
    ):
        return None
    return base


def _is_purpose(verb: Token) -> bool:
    """As in "will meet to discuss trade and to sign an agreement": what they will meet for is planned like it."""
    first = verb.head if verb.dep_ == "conj" else verb
    return verb.tag_ == "VB" and first.dep_ == "advcl" and stance(first.head) == "planned"


def _is_decided(verb: Token, instrument: Instrument) -> bool:
    """As in "decided to conclude an agreement on trade": that there be one was agreed, and no talks are told of."""
    if verb.lemma_ != "conclude" or instrument.noun.kind not in PAPERS:
        return False
    if any(c.dep_ == "dobj" and any(d.lower_ == "the" for d in c.lefts) for c in verb.rights):
        return False  # "agreed to conclude the agreement", on which they negotiate
    first = verb.head if verb.dep_ == "conj" and verb.head.dep_ == "xcomp" else verb
    return first.dep_ == "xcomp" and first.head.lemma_ in _DECIDE and stance(first.head) == "done"


def is_given(verb: Token, instrument: Instrument) -> bool:
    """As in "the bank opened a credit line": one side gives it to the other."""
    return instrument.noun.given and verb.lemma_ in _GIVE


def begins_work(verb: Token) -> bool:
    """As in "agreed to develop a roadmap": to start work on it was decided, not the thing itself."""
    if verb.lemma_ not in _DRAFT or verb.head.lemma_ not in _DECIDE:
        return False
    return verb.dep_ == "xcomp" or (verb.dep_ == "ccomp" and stance(verb.head) == "done")  # "agreed that they will"


def is_drawn_up(verb: Token) -> bool:
    """As in "they will draw up a roadmap", "worked out a plan"."""
    particle = "up" if verb.lemma_ == "draw" else "out" if verb.lemma_ in _WORK_OUT else None
    return particle is not None and any(c.lower_ == particle for c in verb.rights)


def is_won(verb: Token, instrument: Instrument) -> bool:
    """As in "was awarded the contract for the bridge"."""
    return instrument.noun.kind == "contract" and verb.lemma_ in _WIN


def is_awaited(verb: Token) -> bool:
    """As in "once the agreement is adopted", "as soon as they sign": not done yet."""
    marks = {c.lower_ for c in verb.lefts if c.dep_ in {"mark", "advmod"}}
    if verb.dep_ != "advcl" or not marks & {"once", "until", "when", "as", "soon", "before"}:
        return False
    tenses = {verb.tag_, *(c.tag_ for c in verb.lefts if c.dep_ in {"aux", "auxpass"})}
    return bool(tenses & {"VBZ", "VBP"}) and not tenses & {"VBD"}


def raises(verb: Token, instrument: Instrument) -> bool:
    """As in "upgrade the Enhanced Partnership to a Strategic Partnership": what is upgraded exists."""
    if verb.lemma_ not in _RAISED:
        return False
    into = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"to", "into"}]
    return any(c.idx > instrument.noun_begin for c in into)


def _is_hoped(verb: Token) -> bool:
    """As in "we hope to conclude": what they hope to finish is being negotiated; what they would finish is not."""
    if verb.dep_ == "pcomp":  # "close to finalising"
        return verb.head.head.lower_ in {"close", "near"}
    return verb.dep_ != "ccomp" and (verb.head.lemma_ in _HOPES or verb.head.lemma_ == "hop")


def _is_near(verb: Token) -> str | None:
    """As in "ready to sign", which is finished, "close to signing", which is nearly so."""
    if verb.head.lower_ in {"ready", "set", "readiness"} and verb.dep_ in {"xcomp", "ccomp", "advcl", "acl"}:
        return "agreed"
    near = verb.dep_ == "pcomp" and verb.head.head.lower_ in {"close", "near", "closer", "nearer"}
    return "negotiating" if near else None


def _is_of_one_to_come(verb: Token) -> bool:
    """As in "conclude a treaty", which there need not be yet; who would finalise one has it."""
    if verb.lemma_ != "conclude":
        return False
    done_to = (c for c in (*verb.rights, *verb.lefts) if c.dep_ in {"dobj", "nsubjpass"})
    return any(c.lower_ in {"a", "an", "such", "any"} for noun in done_to for c in noun.lefts)


def _brought(verb: Token) -> str | None:
    """As in "bring the agreement into force": in force once done, signed before."""
    into = next((c for c in verb.rights if c.lower_ == "into"), None)
    if into is None or not any(c.lower_ in {"force", "effect"} for c in into.rights):
        return None
    return "in force" if stance(verb) == "done" else "signed"
