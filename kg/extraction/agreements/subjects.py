"""Who does something with an instrument: the countries and organisations behind the subject of its verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.actor_lists import actor_list
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.agreements.sides import is_of_scene, is_told, main_parties, of_group, titled_pair
from kg.extraction.agreements.state_organs import of_states
from kg.extraction.agreements.unlisted_bodies import bodies_at
from kg.extraction.context import Context, unique
from kg.extraction.referents import actors_of, pronoun_referents
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import find_subject
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT_REACH = 400  # characters of a subject before its verb
_GOVERNMENT_OF = re.compile(r"\band\s+(?:the\s+)?[Gg]overnment\s+of\s+(?:the\s+)?$")
_CABINET = ("Cabinet", "The Cabinet", "Parliament", "The Parliament", "The Government", "The Council of Ministers")
_OF_WHOM = re.compile(r"(?:The\s+)?\w+(?:\s+of\s+Ministers)?\s+of\s+(?:the\s+)?[A-Z]")
_AND_ANOTHER = re.compile(r"(?:The\s+)?\w+(?:\s+of\s+Ministers)?(?:,\s+|\s+and\s+)(?:the\s+)?[A-Z]")
_GROUPS = frozenset(["leaders", "ministers", "sides", "parties", "they", "we"])
_OF = re.compile(r"\b(?:of|from)\s+(?:the\s+)?(?=[A-Z])")
_OTHERWISE = re.compile(r"\b(?:in|at|to|from|of|with|for|near|over|between|by|on)\s+(?:the\s+)?$", re.IGNORECASE)
_LIST_REACH = 160  # characters before a verb in which the list of those who do it begins
# Between those who do something and its verb: "DFC | also plans to | launch".
_HELPERS = re.compile(
    r"(?:\s*\([^()]{1,40}\))?,?\s+(?:(?:is|are|was|were|will|has|have|had|be|been|also|now|today|recently|jointly)\s+)*"
    r"(?:(?:plans?|intends?|expects?|agreed|agrees?)\s+to\s+(?:\w+ly\s+)?)?"
)
_AND = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:,?\s+(?:together|along|jointly|in\s+(?:collaboration|partnership|cooperation|coordination|conjunction))\s+with|,?\s+as\s+well\s+as|,?\s+alongside|,|,?\s+and)\s+(?:the\s+)?"
)
_ASIDE = re.compile(r",\s+(?:(?:also|will|has|have|is|are)\s+)*$")  # "…, in collaboration with the bank, | unveiled"
_SEVERAL = 2
_BARE_AND = re.compile(r"(?:\s*\([^()]{1,40}\))?\s+and\s+(?:the\s+)?")  # no comma: of one clause
_AND_RIGHT_BEFORE = re.compile(r"\band\s+(?:the\s+)?$")
_ADDRESSED = frozenset(["your", "our", "my"])


def subject_sides(verb: Token | None, sentence: Sentence, context: Context) -> list[str]:
    """Countries and organisations behind the subject of a verb; empty for one in the passive, or without any."""
    if verb is None:
        return []
    subject = find_subject(verb)
    if subject is None and verb.dep_ == "acl":  # "Spain’s decision to join"
        owner = next((c for c in verb.head.lefts if c.dep_ == "poss"), None)
        if owner is not None:
            return context.represent(actors_of(owner, sentence, context))
    if subject is None:
        return named_before(verb, sentence, context)
    if subject.dep_ == "nsubjpass":
        return []
    sides = of_states(context.represent(subject_actors(verb, sentence, context)), context) or _of_the_addressed(
        subject, sentence, context
    )
    if not sides and subject.pos_ in {"VERB", "AUX"}:
        return named_before(verb, sentence, context)  # "the operators A and B have signed", where "operates" is read
    if listed := _listed(sides, subject, verb, sentence, context):
        return listed
    if len(sides) == 1 and context.kind(sides[0]) == "organization" and subject.idx < verb.idx:
        for begin in (subject.left_edge.idx, max(sentence.span.begin, verb.idx - _LIST_REACH)):
            listed = sides_at(begin, verb.idx, context)  # "the bank and the state-owned company Codelco"
            if set(sides) < set(listed):
                return listed
            if set(sides) < set(both := bodies_at(begin, verb.idx, context)):
                return both
    if len(sides) == 1:
        sides = _with_governments(sides, subject.left_edge.idx, verb.idx, context)
    if subject.lower_ == "we" and len(sides) > 2:
        sides = [s for s in sides if is_told(s, context)] or sides
    if subject.lower_ == "we" and len(sides) < 2:
        return main_parties(context, sentence, verb.idx)
    if any(m.form != "group" for m in context.mentions_in(subject.idx, verb.idx)):
        return sides
    if subject.lower_ in _GROUPS and (told := of_group(sides, sentence, subject.idx, context)):
        return told
    if subject.lower_ in _GROUPS and not is_of_scene(sides, sentence, context) and (pair := titled_pair(context)):
        return pair if set(pair) & set(sides) else sides
    return sides


def named_before(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """Those named right before a verb that the parse gave no subject: "DFC and USAID will partner with"."""
    found: list[str] = []
    end, gap = verb.idx, _HELPERS
    for mention in reversed(context.mentions_in(max(sentence.span.begin, verb.idx - _LIST_REACH), verb.idx)):
        if mention.span.end > end or not gap.fullmatch(context.text, mention.span.end, end):
            break
        found = [*mention.entities, *found]
        end, gap = mention.span.begin, _AND
    aside = _ASIDE.search(context.text, end, verb.idx)
    return [] if aside and len(found) < _SEVERAL else context.represent(found)


def _of_the_addressed(subject: Token, sentence: Sentence, context: Context) -> list[str]:
    """As in "your Prime Minister signed": the side of whoever is spoken to."""
    whose = next((c for c in subject.lefts if c.dep_ == "poss" and c.lower_ in _ADDRESSED), None)
    if whose is None:
        return []
    return context.represent(pronoun_referents(whose.lower_, sentence, context, whose.idx)[:1])


def _listed(sides: list[str], subject: Token, verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """All of those of whom the parse has some: "the ministries of India and Kenya", "Turkey, Syria and Iraq will"."""
    if subject.idx > verb.idx or subject.pos_ == "PRON":
        return []
    text, begin = context.text, sentence.span.begin
    if sides and all(context.kind(s) == "country" for s in sides):
        for first in context.mentions_in(max(begin, verb.idx - _LIST_REACH), subject.idx):
            if first.kind != "country" or _OTHERWISE.search(text, begin, first.span.begin):
                continue
            actors, end = actor_list(first.span.begin, verb.idx, context)
            if set(sides) < set(listed := context.represent(actors)) and end >= subject.idx:
                return listed
    if len(sides) == 1 and (joined := _joined_to(subject, begin, context)):
        return unique([*joined, *sides])
    if len(sides) < 2 and subject.tag_ in {"NNS", "NNPS"}:
        for of in _OF.finditer(text, subject.idx, verb.idx):
            listed = context.represent(actor_list(of.end(), verb.idx, context)[0])
            if len(listed) > 1 and set(sides) <= set(listed):
                return listed
    return []


def _joined_to(subject: Token, begin: int, context: Context) -> list[str]:
    """As in "USAID and | the Government of Kenya launched": the body before the subject, which the parse lost."""
    text, stop = context.text, subject.left_edge.idx
    if _AND_RIGHT_BEFORE.search(text, begin, stop) is None:
        return []
    before = [m for m in context.mentions_in(max(begin, stop - _LIST_REACH), stop) if context.is_actor(m)]
    if not before or not _BARE_AND.fullmatch(text, before[-1].span.end, stop):
        return []
    if _OTHERWISE.search(text, begin, before[-1].span.begin):
        return []  # "In Kenya and the Government of"
    return context.represent(before[-1].entities)


def _with_governments(sides: list[str], begin: int, end: int, context: Context) -> list[str]:
    """With the countries whose governments stand beside a body: "JICA and the Government of Bangladesh concluded"."""
    cabinet = context.text.startswith(_CABINET, begin, end) and context.analysis.home
    if cabinet and not _OF_WHOM.match(context.text, begin, end):
        joined = _AND_ANOTHER.match(context.text, begin, end) is not None
        return unique([cabinet, *sides]) if joined else [cabinet]  # "the Government and the World Bank"
    near = context.mentions_in(max(begin, end - _SUBJECT_REACH), end)
    named = [m for m in near if m.kind == "country" and m.form == "name"]
    own = [
        e
        for m in named
        if _GOVERNMENT_OF.search(context.text, max(0, m.span.begin - 24), m.span.begin)
        for e in m.entities
    ]
    return unique([*sides, *own])


def is_one_sided(verb: Token, sentence: Sentence, context: Context) -> bool:
    """Whether one country or body alone does it: "Australia will establish additional programs"."""
    subject = find_subject(verb)
    return subject is not None and subject.pos_ != "PRON" and len(subject_sides(verb, sentence, context)) == 1
