"""Who an instrument binds: named in its title, between whom, with whom, by whom signed, else the document's parties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreement_named import is_organisation
from kg.extraction.agreement_sides import main_parties, of_group, titled_pair
from kg.extraction.context import Context, unique
from kg.extraction.instrument_names import Instrument
from kg.extraction.instrument_nouns import next_noun
from kg.language.analysis import Mention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_APART = re.compile(
    r"[;:]|\b(?:including|namely|such\s+as|among\s+them)\s|\bto\s+(?:\w+ly\s+)?(?!the\b)[a-z]+|,?\s+and\s+(?:an?|another)\s"
)
_BETWEEN = re.compile(r"\b(?:between|among|amongst)\s+")
_LEAD_IN = re.compile(
    r"\s*(?:,\s*)?(?:(?:both|the|a|an|its|their|our|respective|(?i:governments?|peoples?)\s+of|"
    r"(?i:governments?\s+and\s+\w+\s+of))\s+)*",
    re.UNICODE,
)
_JOIN = re.compile(
    r"\s*(?:\([^()]{1,60}\))?\s*(?:,\s*and\s+|,\s*as\s+well\s+as\s+|,\s*|\band\s+|\bas\s+well\s+as\s+|\bwith\s+|[–-])"
)
# Of whom a body is one: "… Institute under the President of the Republic of Kazakhstan".
_UNDER = re.compile(
    r"\s+(?:under|at|of)\s+the\s+(?:President|Presidency|Government|Cabinet(?:\s+of\s+Ministers)?|Prime\s+Minister|"
    r"Council\s+of\s+Ministers)\b(?:\s+of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*){0,4})?"
)
_COMMA = re.compile(r"\s*(?:\([^()]{1,60}\))?,\s+")
_ADDRESS_ENDS = re.compile(r",?\s+(?:and|with|on|for|in|to|regarding|concerning)\b|[.;]?\s*$")
_OF_SIDES = re.compile(r"\s+(?:of|by)\s+(?=[A-Z]|the\s+[A-Z])")
_PASSIVE_BETWEEN = re.compile(
    r"\b(?:was|were|been|being|be)\s+(?:\w+ly\s+)?(?:signed|reached|concluded|exchanged|agreed|made|initiall?ed)\s+"
    r"(?:[^,;.:]{1,40}?\s+)?between\s+"
)
_SUBJECT_REACH = 400  # characters of a subject before its verb
_COMMA_A = re.compile(r",\s+(?:an?|another)\s+")
_PASSIVE_REACH = 60  # characters between an instrument and its verb
_WITH = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:negotiations?\s+)?(?:signed\s+|concluded\s+)?with\s+")
_SIGNED_BY = re.compile(r",?\s+(?:signed|concluded|reached|co-led)\s+(?:(?:on|in)\s+[\w\s,]{2,25}?\s+)?by\s+")
_LATER_WITH = re.compile(r"\bwith\s+")
_POSSESSIVE = re.compile(r"(?:[’']s|s[’'])\s+")
# As in "the EAEU free trade agreement with".
_BESIDE = re.compile(r"\s+(?:(?!(?:and|with|to|an?|the|sign\w*|of|on|in)\b)[\w-]+\s+){0,2}")
_OWNER = re.compile(r"(?:[’']s|s[’'])\s+(?:[\w-]+\s+){0,3}$")
_GOVERNMENT_OF = re.compile(r"\band\s+(?:the\s+)?[Gg]overnment\s+of\s+(?:the\s+)?$")
_CABINET = ("Cabinet", "The Cabinet", "Parliament", "The Parliament", "The Government", "The Council of Ministers")
_BY = re.compile(r"\b(?:by|co-led by|of)\s+")
_MAKERS = frozenset(
    [
        "sign",
        "conclude",
        "adopt",
        "initial",
        "approve",
        "finalise",
        "finalize",
        "issue",
        "launch",
        "unveil",
        "announce",
        "establish",
        "create",
        "ink",
        "exchange",
        "renew",
        "extend",
        "reach",
        "negotiate",
    ]
)
_DOERS = _MAKERS | frozenset(
    [
        "resume",
        "start",
        "begin",
        "open",
        "continue",
        "agree",
        "propose",
        "implement",
        "terminate",
        "suspend",
        "decide",
        "commence",
        "develop",
        "draft",
        "prepare",
        "upgrade",
        "elevate",
        "revise",
        "update",
        "complete",
        "finalise",
        "form",
    ]
)
_GROUPS = frozenset(["leaders", "ministers", "sides", "parties", "they", "we"])
_JOINERS = frozenset(["join", "accede", "endorse", "ratify"])


def find_parties(
    instrument: Instrument, end: int, verb: Token | None, sentence: Sentence, context: Context
) -> list[str]:
    """Countries and organisations behind an instrument whose words end at ``end``; ``verb`` is what is done with it."""
    text = context.text
    stop = sentence.span.end
    between = _BETWEEN.search(text, instrument.noun_begin, min(stop, max(end, instrument.end) + 80))
    if (
        between
        and not _APART.search(text, instrument.end, between.start())
        and not _another(text, instrument.end, between.start())
    ):
        sides = sides_at(between.end(), stop, context)
        if len(sides) >= 2:
            return sides
    later = _PASSIVE_BETWEEN.search(text, end, min(stop, end + _PASSIVE_REACH))
    if later and len(sides := sides_at(later.end(), stop, context)) >= 2:
        return sides
    of = _OF_SIDES.match(text, instrument.noun_end, stop)
    if of and len(sides := sides_at(of.end(), stop, context)) >= 2:
        return sides
    pair = _in_title(instrument, sentence, context)
    if len(pair) >= 2:
        return pair
    if instrument.proper and instrument.noun.kind in {"declaration", "programme"}:
        owner = _body_of(instrument, context)
        if owner:
            return owner
    subject = _subject(verb, sentence, context)
    with_ = (
        _WITH.match(text, instrument.noun_end, stop)
        or _WITH.match(text, instrument.end, stop)
        or _WITH.match(text, end, stop)
    )
    if with_ is None:
        with_ = _LATER_WITH.search(text, instrument.noun_end, min(stop, max(end, instrument.end)))
    if with_:
        partners = sides_at(with_.end(), stop, context)
        if partners:
            own = [s for s in subject if s not in partners] or _owner(instrument, sentence, context)
            return unique([*(own or _others(partners, context)), *partners])
    if verb is not None and verb.lemma_ in _DOERS and len(subject) >= 2:
        return subject
    if verb is not None and verb.lemma_ in _MAKERS and subject:
        if context.kind(subject[0]) == "organization":
            return subject
        main = main_parties(context, sentence, instrument.begin)
        return main if subject[0] in main else subject
    if verb is not None and verb.lemma_ in _JOINERS and subject:
        return subject
    signers = _BY.match(text, instrument.end + 1, min(stop, instrument.end + 40)) or _SIGNED_BY.match(text, end, stop)
    if signers:
        sides = sides_at(signers.end(), stop, context)
        if len(sides) >= 2:
            return sides
    return main_parties(context, sentence, instrument.begin)


def _another(text: str, begin: int, end: int) -> bool:
    """Whether what follows a comma is the next paper of a list, not what this one is: "…, a Programme between"."""
    following = _COMMA_A.search(text, begin, end)
    noun = next_noun(text, following.end(), end) if following else None
    return noun is not None and noun[0].lower() not in {"agreement", "pact", "deal", "accord", "treaty"}


def sides_at(position: int, stop: int, context: Context) -> list[str]:
    """Countries and organisations listed from a position on: "Australia’s Northern Territory Government and …"."""
    found: list[str] = []
    text = context.text
    while True:
        lead = _LEAD_IN.match(text, position, stop)
        mention = _longest(lead.end() if lead else position, position, stop, context)
        if mention is None:
            break
        end = mention.span.end
        owned = _POSSESSIVE.match(text, end, stop)
        if (
            owned
            and mention.kind == "country"
            and (body := _longest(owned.end(), owned.end(), stop, context))
            and body.kind == "organization"
        ):
            mention, end = body, body.span.end
        found += mention.entities
        under = _UNDER.match(text, end, stop)
        end = _address_end(mention, under.end() if under else end, stop, context)
        join = _JOIN.match(text, end, stop)
        if join is None:
            break
        position = join.end()
    return context.represent(found)


def _address_end(body: Mention, end: int, stop: int, context: Context) -> int:
    """Where a body's address ends, which is no side: "the Council for Research (CSIR), India, and the Council …"."""
    comma = _COMMA.match(context.text, end, stop) if body.kind == "organization" else None
    where = context.mention_at(comma.end()) if comma else None
    if where is None or where.kind not in {"country", "place"} or where.form == "adjective":
        return end
    if is_organisation(context.entities[body.entities[0]].name or ""):
        return end
    return where.span.end if _ADDRESS_ENDS.match(context.text, where.span.end, stop) else end


def _longest(at: int, position: int, stop: int, context: Context) -> Mention | None:
    """The mention that starts after the words that lead in, or with them ("the two governments")."""
    here = [
        m
        for m in (context.mention_at(at), context.mention_at(position))
        if m is not None and m.span.end <= stop and m.kind != "place" and m.form != "adjective"
    ]
    return max(here, key=lambda m: m.span.end, default=None)


def _in_title(instrument: Instrument, sentence: Sentence, context: Context) -> list[str]:
    """As in "Australia-Mongolia Agreement", "the Russian-Japanese investment fund"."""
    begin = max(sentence.span.begin, instrument.begin if instrument.proper else instrument.begin - 40)
    named = [
        m
        for m in context.mentions_in(begin, instrument.noun_begin + 1)
        if m.form != "group" and (m.kind == "country" or (m.kind == "organization" and instrument.proper))
    ]
    if len(named) < 2 or not re.search(r"[-–—/]| and ", context.text[named[0].span.begin : named[-1].span.end]):
        return []
    return unique([e for m in named for e in m.entities])


def _body_of(instrument: Instrument, context: Context) -> list[str]:
    """The body whose name an instrument's begins with, or that it is said to be of: "G7 Declaration", "the G7’s"."""
    begin = instrument.begin
    near = [
        m
        for m in context.mentions_in(max(0, begin - 40), instrument.noun_begin)
        if m.kind == "organization"
        and m.form == "name"
        and (m.span.begin == begin or _POSSESSIVE.fullmatch(context.text, m.span.end, begin))
    ]
    return (
        list(near[-1].entities) if near and is_organisation(context.entities[near[-1].entities[0]].name or "") else []
    )


def _subject(verb: Token | None, sentence: Sentence, context: Context) -> list[str]:
    if verb is None:
        return []
    subject = context.subject(verb)
    if subject is None and verb.dep_ == "acl":  # "Spain’s decision to join"
        owner = next((c for c in verb.head.lefts if c.dep_ == "poss"), None)
        return context.represent(context.actors_of(owner, sentence)) if owner is not None else []
    if subject is None or subject.dep_ == "nsubjpass":
        return []
    sides = context.represent(context.subjects(verb, sentence))
    if len(sides) == 1:
        sides = _with_governments(sides, subject.left_edge.idx, verb.idx, context)
    if subject.lower_ == "we" and len(sides) < 2:
        return main_parties(context, sentence, verb.idx)
    if subject.lower_ in _GROUPS and (told := of_group(sides, sentence, subject.idx, context)):
        return told
    if subject.lower_ in _GROUPS and (pair := titled_pair(context)):
        return pair if set(pair) & set(sides) else sides
    return sides


def _with_governments(sides: list[str], begin: int, end: int, context: Context) -> list[str]:
    """With the countries whose governments stand beside a body: "JICA and the Government of Bangladesh concluded"."""
    if context.text.startswith(_CABINET, begin, end) and context.analysis.home:
        return [context.analysis.home]
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
    subject = context.subject(verb)
    return subject is not None and subject.pos_ != "PRON" and len(_subject(verb, sentence, context)) == 1


def _owner(instrument: Instrument, sentence: Sentence, context: Context) -> list[str]:
    """As in "Canada’s agreement with …"."""
    begin = max(sentence.span.begin, instrument.begin - 60)
    owner = _OWNER.search(context.text, begin, instrument.begin)
    if owner is None:
        beside = [m for m in context.mentions_in(begin, instrument.noun_begin) if m.kind in {"country", "organization"}]
        apart = context.text[beside[-1].span.end : instrument.noun_begin] if beside else ""
        return context.represent(beside[-1].entities) if _BESIDE.fullmatch(apart) else []
    near = [
        m
        for m in context.mentions_in(begin, owner.start())
        if m.span.end == owner.start() and m.kind in {"country", "organization"}
    ]
    return context.represent(near[-1].entities) if near else []


def _others(partners: list[str], context: Context) -> list[str]:
    """Our side of an instrument "with" somebody: the home country, else the first of the parties that is no partner."""
    candidates = [context.analysis.home, *context.analysis.parties]
    return (
        [
            next(
                (c for c in candidates if c and c not in partners and context.kind(c) in {"country", "organization"}),
                "",
            )
        ]
        if any(c and c not in partners for c in candidates)
        else []
    )
