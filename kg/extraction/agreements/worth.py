"""Whether an instrument without a name is one: what is done with it, by whom, and how it is told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.beside import PARTNERED
from kg.extraction.agreements.phrases import Told
from kg.extraction.agreements.references import is_pointed_at
from kg.extraction.agreements.sides import main_parties
from kg.extraction.agreements.subjects import is_one_sided, subject_sides
from kg.extraction.agreements.verbs import DONE, PAPERS, verbs
from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.extraction.referents import actors_of
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import find_subject
from kg.extraction.titles import content_words
from kg.language.body_names import body_words
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LATER_WITH = re.compile(r"\bwith\s+(?:the\s+)?[A-Z]")
_INDEFINITE = re.compile(r"\b(?:an?|new)\s+$", re.IGNORECASE)
_BARE = re.compile(
    r"(?:^|[.;:,]|\b(?:to|in|for|of|and|on|into|by|through|towards|deepen\w*|strengthen\w*|build\w*))\s*$",
    re.IGNORECASE,
)
_A_OR_THIS = re.compile(r"\b(?:an?|this|the present|following)\s+$", re.IGNORECASE)
_FOLLOWING = re.compile(r"\bfollowing\s+$", re.IGNORECASE)
_CONSENT = frozenset(["agreement", "accord", "deal", "arrangement", "compact"])  # of somebody
_ELEVATED = re.compile(
    r"\b(?:elevat|upgrad|rais)\w+\b[^.;]*?\bto\s+(?:the\s+(?:level|status|rank)\s+of\s+)?(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_SHARED = re.compile(r"\b(?:joint|bilateral|trilateral|mutual|common)\s")
_SUM = re.compile(
    r"(?:(?:up\s+to|about|over|nearly|almost|some)\s+)?(?:[A-Z]{2,3}\s?)?[$€£¥]?\s?\d"
)  # "a loan agreement of $5 m"
_OWNED = re.compile(r"[’']s?\s+$")
# As in "welcomed the establishment of a | working group on lithium", whoever does the welcoming.
_FOUNDED = re.compile(
    r"\b(?:launch|establishment|creation|setting[\s-]up|formation|founding|inauguration)\s+of\s+an?\s+(?:new\s+)?$",
    re.IGNORECASE,
)
_UNDER_A = re.compile(r"\b(?:under|in|through|by)\s+an?\s+(?:new\s+)?$")
_PARTNER_REACH = 160  # characters after a programme within which the partner is told
_THEN = re.compile(
    r"\s+(?:from|of|dat(?:ing|ed)(?:\s+(?:back\s+to|from))?)\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d\b|"
    r"\s+(?:which\s+was\s+|that\s+was\s+)?(?:signed|concluded|reached|inked|initiall?ed)\s+"
    r"(?:in|on|last|this|earlier|between|by|with|at|during|yesterday|today)\b|\s+(?:worth|valued\s+at)\s"
)
FOR_YEARS = re.compile(r"\s+(?:for|of)\s+(?:the\s+(?:years?|period)\s+)?(?:19|20)\d\d\b")  # "action plan | for 2024"
_ITS = re.compile(r"(?:our|their|his|her|its|my|what|how|where|when|who)\b")  # "exchanged notes on their day"
# As in "launched a working group | which is to present proposals", "a task force to look into".
_TASK = re.compile(r"\s+(?:(?:which|that)\s+(?:is\s+to|will|would|should|is\s+expected\s+to)|to\s+[a-z]+)\s")
_SIGNING = re.compile(r"\b(?:signing|signature|conclusion)\s+of\s+an?\s+$", re.IGNORECASE)
_SIGN = frozenset(["sign", "ink", "initial"])
_OFFICES = frozenset(["ministers", "presidents", "leaders", "delegations", "representatives", "officials", "sides"])
# What says what something is, or that it is wanted: "this was a programme for all", "needs a mechanism for".
_SAYS_WHAT = frozenset(
    ["be", "become", "remain", "serve", "represent", "constitute", "need", "want", "require", "lack", "visit", "see"]
)
_OWN = re.compile(r"\bown\b")  # "established its own volunteering programme"
_ANY = re.compile(r"\b(?:any|no)\s+$", re.IGNORECASE)
_ONE_PERSON = frozenset(["he", "she", "i"])
_WORKS = frozenset(["project", "corridor"])
_LED = re.compile(
    r",?\s+(?:led|run|implemented|delivered|carried\s+out|managed|funded|financed|designed|aimed|under\s+which)\s"
)
_PASSES = frozenset(["conclude", "adopt"])
_ISSUES = frozenset(["adopt", "sign", "issue"])  # "will adopt a joint declaration"
_PASS = frozenset(["adopt", "take"])  # what is done with a joint body's decision
_JOINT_BODY = re.compile(r"\b(?:commission|committee|working group|task force|council)\b", re.IGNORECASE)


def is_elevated(told: Told) -> bool:
    """As in "elevate their relations to a comprehensive strategic partnership"."""
    return told.instrument.noun.text == "partnership" and bool(_ELEVATED.search(told.determiner))


def is_own_paper(told: Told, context: Context) -> bool:
    """As in "adopted this Joint Statement", "signed a joint statement": a paper with no word on what it is on."""
    noun = told.instrument.noun
    plan = noun.kind == "programme" and " " in noun.text and told.text[told.instrument.noun_begin].isupper()
    if not (noun.kind == "declaration" or plan) or noun.plural:
        return False
    if noun.text == "statement" and not (_FOLLOWING.search(told.determiner) and _is_joint(told, context)):
        return False
    if told.own or told.modifiers:
        return False
    act = told.act
    to_come = act.coming or (act.direct and act.verb is not None and act.verb.lemma_ in _ISSUES)
    if not ((act.direct and act.status == "signed") or (act.status == "agreed" and to_come)):
        return False
    if told.sentence.block in {"title", "heading"}:
        return False
    return bool(_A_OR_THIS.search(told.determiner))


def _is_joint(told: Told, context: Context) -> bool:
    """Whether two sides or more do it, by their names."""
    verb = told.act.verb
    if verb is None:
        return False
    agent = next((c for by in verb.rights if by.dep_ == "agent" for c in by.rights), None)  # "was issued by"
    if agent is not None:
        return len(context.represent(actors_of(agent, told.sentence, context))) > 1
    return len(context.represent(subject_actors(verb, told.sentence, context))) > 1


def why_not(told: Told, context: Context) -> str | None:
    """Why an instrument that nothing names is none, None where it is one."""
    noun, act, own = told.instrument.noun, told.act, told.own
    if noun.given:  # by one side to the other
        worth = bool(act.direct and act.status) or context.analysis.quantities_in(Span(told.left, told.right))
        return None if worth and not noun.plural else "no sum, and nothing is done with it"
    if _ANY.search(told.determiner):
        return "any, or none"  # "is there any agreement on"
    if noun.text == "partnership" and _BARE.search(told.determiner):
        return "how close two are, and no paper"  # "committed to increased partnership"
    if noun.kind == "commitment" and act.verb is not None and is_one_sided(act.verb, told.sentence, context):
        return "one side's own"
    years = noun.kind == "programme" and act.status == "signed" and FOR_YEARS.match(told.text, told.instrument.end)
    says = (
        noun.kind == "commitment"
        or own
        or years
        or content_words(told.modifiers)
        or (told.money and act.status in DONE)
        or (act.direct and act.status == "launched" and _TASK.match(told.text, told.instrument.end) is not None)
    )
    first = is_first_told(told)
    if not (says or first) and not _are_signers(told, context) and not _was_signed(told):
        return "it says nothing of itself"
    if noun.kind == "programme" and (noun.plural or _is_own(told, context)):
        return "one side's own"
    if noun.named and not (first or _is_acted_on(told) or _is_set_up(told)):
        return "no name of its own, and nothing is done with it"
    if (
        act.status is None
        and not first
        and (not own or noun.bare == "acted" or noun.kind not in {"treaty", "memorandum", "contract"})
    ):
        return "nothing is done with it"
    if told.word == "of" and noun.text in _CONSENT and not _SUM.match(told.text, told.own_end):
        return "somebody's consent"
    return None


def is_led(told: Told) -> re.Match[str] | None:
    """As in "a project | led by the bank to train teachers"."""
    return _LED.match(told.text, told.instrument.end) if told.instrument.noun.text in _WORKS else None


def is_first_told(told: Told) -> bool:
    """As in "will organise a programme for officials", "pay into a joint fund", "a project led by the bank"."""
    noun, verb = told.instrument.noun, told.act.verb
    if noun.kind != "programme" or not _INDEFINITE.search(told.determiner):
        return False
    if verb is None:
        return is_led(told) is not None  # "- $5 million for a project, run with the bank, to plant trees"
    if verb.lemma_ in _SAYS_WHAT or stance(verb) in {"negated", "proposed"} or _OWN.search(told.modifiers):
        return False
    if verb.lemma_ not in verbs() and any(c.dep_ == "nsubj" and c.lower_ in _ONE_PERSON for c in verb.lefts):
        return False  # "he started a four-week programme to connect him with"
    if noun.text in _WORKS:
        word = told.sentence.tokens.doc.char_span(told.instrument.noun_begin, told.instrument.noun_end)
        beside = word is not None and word[0].dep_ == "appos"  # "the Lamu Port, a | project for all"
        return not beside and (bool(told.own or told.modifiers) or is_led(told) is not None)
    return not noun.named and (bool(told.own) or "joint" in told.modifiers.lower().split())


def _are_signers(told: Told, context: Context) -> bool:
    """As in "EXIM and PT PLN signed a memorandum of understanding": a paper told by two bodies that sign it."""
    verb, act = told.act.verb, told.act
    if act.status == "signed" and _SIGNING.search(told.determiner) and told.instrument.noun.kind in PAPERS:
        alone = not told.instrument.noun.plural and told.sentence.block not in {"title", "heading"}
        return alone and len(main_parties(context, told.sentence, told.left)) > 1
    if (
        verb is None
        or not act.direct
        or act.status not in {"signed", "negotiating"}
        or told.instrument.noun.kind not in PAPERS
    ):
        return False
    if told.instrument.noun.plural:
        return False
    subject = find_subject(verb)
    if subject is not None and subject.tag_ in {"NNS", "NNPS"} and _one(subject.lower_) in body_words("public"):
        return True  # "our central banks", "the chambers of commerce of both countries"
    sides = context.represent(subject_actors(verb, told.sentence, context))
    if len(sides) > 1 and any(context.kind(s) == "organization" for s in sides):
        return True
    if act.status == "negotiating" and " " in told.instrument.noun.text and _INDEFINITE.search(told.determiner):
        return told.sentence.block not in {"title", "heading"} and len(_signers(told, verb, context)) > 1
    signed = act.status in {"signed", "concluded"} and verb.lemma_ in _SIGN | _PASSES
    signed = signed and told.sentence.block not in {"title", "heading"}
    return signed and _INDEFINITE.search(told.determiner) is not None and len(_signers(told, verb, context)) > 1


def _was_signed(told: Told) -> bool:
    """As in "will buy aircraft under a contract signed last year", "in a deal worth $5 million"."""
    if told.instrument.noun.plural or not _UNDER_A.search(told.determiner):
        return False
    return _THEN.match(told.text, told.instrument.end, told.sentence.span.end) is not None


def is_signed_by_several(told: Told, context: Context) -> bool:
    """As in "the agreement was signed by the Ministers of A and B", whoever spoke of it before."""
    verb, act = told.act.verb, told.act
    if verb is None or act.status != "signed" or not act.direct or verb.lemma_ not in _SIGN:
        return False
    if told.instrument.noun.plural or told.instrument.noun.kind not in PAPERS or told.own or told.modifiers:
        return False
    by = any(c.dep_ == "agent" for c in verb.rights)
    return by and told.sentence.block not in {"title", "heading"} and len(_signers(told, verb, context)) > 1


def _signers(told: Told, verb: Token, context: Context) -> list[str]:
    """As in "our defence ministers signed a memorandum", "a protocol was signed by A and B"."""
    agent = next((c for by in verb.rights if by.dep_ == "agent" for c in by.rights), None)
    if agent is not None:
        return context.represent(actors_of(agent, told.sentence, context))
    subject = find_subject(verb)
    if subject is None or subject.dep_ == "nsubjpass" or subject.lower_ in _OFFICES:
        return main_parties(context, told.sentence, verb.idx)
    return subject_sides(verb, told.sentence, context)


def _one(word: str) -> str:
    """A word for many bodies as one of them is called: "ministries", "Ministry"."""
    return (word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")).capitalize()


def _is_own(told: Told, context: Context) -> bool:
    """Whether one side alone does it, or has it; a joint body's work is not one side's."""
    verb = told.act.verb
    if _OWNED.search(told.determiner) and told.act.status not in {"launched", "signed"}:
        return True  # "Iran's nuclear program"
    if verb is None or not told.act.direct or not is_one_sided(verb, told.sentence, context):
        return False
    if verb.lemma_ in _SIGN or _SHARED.search(told.modifiers):
        return False  # with somebody, named or not
    subject = find_subject(verb)
    if subject is not None and _JOINT_BODY.search(context.text, subject.left_edge.idx, subject.idx + len(subject)):
        return False
    if PARTNERED.search(
        context.text, told.sentence.span.begin, min(told.sentence.span.end, told.right + _PARTNER_REACH)
    ):
        return False
    return not _LATER_WITH.search(context.text, told.instrument.end, told.right)


def _is_acted_on(told: Told) -> bool:
    act = told.act
    done = act.direct and act.status in DONE and act.verb is not None
    signed = act.verb is not None and act.verb.lemma_ in _SIGN  # whatever is signed is a paper: "an executive plan for"
    if signed and act.status == "agreed" and told.own and not is_pointed_at(told):
        return True  # "a plan of consultations is expected to be signed"
    if told.instrument.noun.text == "notes":  # that governments exchange
        signed = act.verb is not None and act.verb.lemma_ == "exchange" and act.status == "signed"
        signed = signed and told.own is not None and _ITS.match(told.text, told.own.end()) is None
    if told.instrument.noun.kind == "commitment":
        signed = act.verb is not None and act.verb.lemma_ in _PASS
    return bool(done and told.own and (signed or told.instrument.noun.bare != "never") and not is_pointed_at(told))


def _is_set_up(told: Told) -> bool:
    """As in "launched a semiconductor alliance", "agreed to create a joint task force"."""
    act = told.act
    if _FOUNDED.search(told.determiner):
        return act.status in {"in force", *DONE} and (told.own is not None or bool(content_words(told.modifiers)))
    by_verb = act.status == "agreed" and act.verb is not None and verbs().get(act.verb.lemma_) == "launched"
    return bool(
        act.direct
        and (
            act.status == "launched"
            or by_verb
            or (act.status in {"signed", "concluded"} and told.instrument.noun.text == "partnership")
        )
        and told.instrument.noun.bare != "never"
        and (
            content_words(told.modifiers)
            or _TASK.match(told.text, told.instrument.end)
            or (told.word == "on" and told.instrument.noun.text == "partnership")
        )
        and _INDEFINITE.search(told.determiner)
    )
