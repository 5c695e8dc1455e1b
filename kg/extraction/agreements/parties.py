"""Who an instrument binds: named in its title, between whom, with whom, by whom signed, else the document's parties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.actor_lists import actor_list
from kg.extraction.agreements.instrument_left import BARE_PAPER
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.instrument_nouns import next_noun
from kg.extraction.agreements.joiners import joiners, signed_by
from kg.extraction.agreements.named import are_companies, is_organisation
from kg.extraction.agreements.owners import body_of, other_side, owner_of, owners, sides_in_name
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.agreements.sides import main_parties
from kg.extraction.agreements.subjects import subject_sides
from kg.extraction.agreements.unlisted_bodies import bodies_at
from kg.extraction.agreements.verbs import PAPERS
from kg.extraction.context import Context, unique
from kg.extraction.referents import actors_of
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_APART = re.compile(
    r"[;:]|\b(?:including|namely|such\s+as|among\s+them)\s|\bto\s+(?:\w+ly\s+)?(?!the\b)[a-z]+|,?\s+and\s+(?:an?|another)\s"
)
_BETWEEN = re.compile(r"\b(?:between|among|amongst)\s+")
_OF_SIDES = re.compile(r"\s+(?:of|by)\s+(?=[A-Z]|the\s+[A-Z])")
_PASSIVE_BETWEEN = re.compile(
    r"\b(?:was|were|been|being|be)\s+(?:\w+ly\s+)?(?:signed|reached|concluded|exchanged|agreed|made|initiall?ed)\s+"
    r"(?:[^,;.:]{1,40}?\s+)?between\s+"
)
_NEXT_BARE = re.compile(rf"(?:,\s+(?:and\s+)?|\s+and\s+)(?={BARE_PAPER})")
_BARE_REACH = 10  # characters of "between"
_COMMA_A = re.compile(r",\s+(?:an?|another)\s+")
_PASSIVE_REACH = 60  # characters between an instrument and its verb
_TALKS_BETWEEN = re.compile(
    r"\b(?:talks|negotiations|consultations|discussions|signing|signature|conclusion)\s+(?:between|among)\s+(?=[^.;]{4,100}?\b(?:on|for|towards?|of)\b)"
)
_ASIDE = re.compile(
    r"\s*\((?=[^()]{6,160}\s[–—-]\s[^()]{6,160}\)\W*$)", re.MULTILINE
)  # "(Ministry of A - Ministry of B)"
_TALKS_REACH = 120  # characters
_JOINT_BODY = re.compile(r"\b(?:Commission|Committee|Working\s+Group|Consultations|Dialogue|Task\s+Force|JCBC|BNC)\b")
_FRONTED = re.compile(
    r"\W*With\s+(?=(?:the\s+)?[A-Z][\w’ -]{2,40}(?:,\s|\s(?:we|our|they|there|negotiations|talks)\b))"
)
_FOR = re.compile(r"\s+for\s+(?=(?:the\s+)?[A-Z])")
_TO = re.compile(r"\s+(?:of\s+[^,;.]{2,40}?\s+)?to\s+(?=(?:the\s+)?[A-Z])")  # "a loan | to Georgia"
_MONEY = re.compile(r"\b(?:[Ll]oan|[Gg]rant|[Cc]redit|[Ff]inancing)\b")
_GIVEN_TO = re.compile(
    r"(?:\s+(?:of|worth)\s+[^,.;:]{2,40}?)?\s+(?:to|for)\s+(?:(?:help|support|assist)\s+)?(?:the\s+)?(?:Government\s+of\s+(?:the\s+)?)?"
)
_SUPPLIED = re.compile(
    r"\s+(?:for|on)\s+(?:the\s+)?(?:suppl(?:y|ies)|deliver(?:y|ies)|sales?|exports?)\s+[^.;]{2,80}?\bto\s+(?:the\s+)?(?=[A-Z])"
)
_OF_THREE = re.compile(r"\b(?:[Tt]ripartite|[Tt]rilateral|[Tt]hree-way)\s+(?:[\w-]+\s+){0,3}$")
_SEVERAL = 2  # sides with whom a partner makes an agreement, told by name
_PAIR = 2
_LIST_REACH = 160  # characters before a verb in which they are named
_BEFORE = 60  # characters before an instrument in which it is told that it is of three
_WITH = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:negotiations?\s+)?(?:in\s+principle\s+)?(?:(?:signed|concluded|reached|made|agreed|struck|finali[sz]ed|"
    r"negotiated|initiall?ed|established|launched)\s+(?:yesterday\s+|today\s+|recently\s+|jointly\s+)?)?with\s+"
)
_SIGNED_BY = re.compile(
    r",?\s+(?:signed|concluded|reached|adopted|issued|initialled|co-led)\s+(?:(?:on|in|at)\s+[\w\s,]{2,60}?\s+)?by\s+"
    r"(?:the\s+(?:[\w-]+\s+){0,3}(?:ministers|ministries|leaders|presidents|governments|heads)\s[^,;.]{0,60}?\bof\s+(?=[A-Z]|the\s+[A-Z]))?"
)
# As in "the Agreement, which Malta founded with Cyprus".
_WHICH = re.compile(r",?\s+(?:which|that)\s+(?=[A-Z]|the\s+[A-Z])")
_MADE_WITH = re.compile(
    r"\s*(?:(?:has|have|had|keeps?|maintains?)\s+(?=with\s)|(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+)?"
    r"(?:signed|founded|concluded|established|negotiated|launched|created|formed|made|reached|struck)\s+)with\s+"
)
_LATER_WITH = re.compile(r"\bwith\s+")
_BY = re.compile(r"\b(?:by|co-led by|of)\s+")
_MAKERS = frozenset(
    [
        "sign", "conclude", "adopt", "initial", "approve", "finalise", "finalize", "issue", "launch", "unveil",
        "announce", "establish", "create", "ink", "exchange", "renew", "extend", "reach", "negotiate",
    ]
)  # fmt: skip
_DOERS = _MAKERS | frozenset(
    [
        "resume", "start", "begin", "open", "continue", "agree", "propose", "implement", "terminate", "suspend",
        "decide", "commence", "develop", "draft", "prepare", "upgrade", "elevate", "revise", "update",
        "complete", "finalise", "form", "enter", "end", "pause", "halt", "accelerate", "expedite", "relaunch",
        "restart",
    ]
)  # fmt: skip
_PAYS = frozenset(["contribute", "finance", "fund", "invest"])
_PARTNERED = _MAKERS | {"work", "agree", "discuss", "continue", "start", "open", "begin", "resume", "have"}
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
        if len(sides) < 2 and instrument.noun.kind in PAPERS:
            sides = bodies_at(between.end(), stop, context)
        if len(sides) >= 2:
            return sides
    talks = _TALKS_BETWEEN.search(text, max(sentence.span.begin, instrument.begin - _TALKS_REACH), instrument.begin)
    if talks and len(sides := sides_at(talks.end(), instrument.begin, context)) >= 2:
        return sides
    later = _PASSIVE_BETWEEN.search(text, end, min(stop, end + _PASSIVE_REACH))
    if later and len(sides := sides_at(later.end(), stop, context)) >= 2:
        return sides
    of = _OF_SIDES.match(text, instrument.noun_end, stop)
    if of and len(sides := sides_at(of.end(), stop, context)) >= 2:
        return sides
    aside = _ASIDE.search(text, instrument.noun_end, stop) if sentence.block == "item" else None
    if aside and len(sides := sides_at(aside.end(), stop, context)) >= 2:
        return sides
    if hands := signed_by(instrument, end, sentence, context):
        return hands
    pair = sides_in_name(instrument, sentence, context)
    if len(pair) < _PAIR and (joining := joiners(instrument, end, verb, sentence, context)):
        return joining
    if len(pair) >= _PAIR:
        return _founders(verb, sentence, context) or pair
    if instrument.proper and instrument.noun.kind in {"declaration", "programme"}:
        body = body_of(instrument, context)
        if body:
            meant = _FOR.match(text, instrument.noun_end, stop)  # "the EU’s Indicative Programme for Kenya"
            theirs = [s for s in sides_at(meant.end(), stop, context) if context.kind(s) == "country"] if meant else []
            return unique([*body, *theirs])
    owner = owner_of(instrument, context) if instrument.proper and instrument.noun.kind == "programme" else []
    if owner and owner[0] not in main_parties(context, sentence, instrument.begin):
        return owner
    if len(makers := _makers(end, stop, context)) >= 2:
        return makers
    subject = subject_sides(verb, sentence, context)
    with_ = (
        _WITH.match(text, instrument.noun_end, stop)
        or _WITH.match(text, instrument.end, stop)
        or _WITH.match(text, end, stop)
    )
    if with_ is None:
        with_ = _LATER_WITH.search(text, instrument.noun_end, min(stop, max(end, instrument.end)))
    if with_:
        partners = sides_at(with_.end(), stop, context)
        partners = partners or context.represent(actor_list(with_.end(), stop, context, adjectives=True)[0])
        if partners:
            if _OF_THREE.search(text, max(sentence.span.begin, instrument.begin - _BEFORE), instrument.noun_begin):
                return unique([*main_parties(context, sentence, instrument.begin), *partners])
            own = [s for s in subject if s not in partners] or owners(instrument, sentence, context)
            if not _are_named(subject, verb, context):  # "we" who signed with a third is one's own side
                own = [s for s in own if s == context.analysis.home] or own
            return unique([*(own or other_side(partners, context)), *partners])
    if fronted := _FRONTED.match(text, sentence.span.begin, instrument.begin):
        partners = sides_at(fronted.end(), instrument.begin, context)  # "With Peru, negotiations on a treaty began"
        own = [s for s in (subject or other_side(partners, context)) if s not in partners]
        if len(partners) == 1 and context.kind(partners[0]) == "country" and own:
            return [context.analysis.home if context.analysis.home in own else own[0], *partners]
    if verb is not None and verb.lemma_ in _DOERS and len(subject) >= 2:
        return subject
    if verb is not None and verb.lemma_ in _PAYS and len(subject) >= 2 and _are_bodies(subject, context):
        return subject
    if instrument.noun.given and subject and context.kind(subject[0]) == "organization":
        to = _TO.match(text, instrument.noun_end, stop)  # "the bank has opened a credit line of $5 million"
        others = sides_at(to.end(), stop, context) if to else _receivers(instrument, stop, context)
        return unique([*subject, *(others or main_parties(context, sentence, instrument.begin))])
    if instrument.noun.given and subject and (to := _TO.match(text, instrument.noun_end, stop)):
        return unique([*subject, *sides_at(to.end(), stop, context)])
    if instrument.noun.given and not subject and (to := _TO.match(text, instrument.noun_end, stop)):
        takers = sides_at(to.end(), stop, context)  # "investments include a loan of $5 million to the Fund"
        if takers and (giver := other_side(takers, context)):
            return unique([*giver, *takers])
    if verb is not None and verb.lemma_ in _PARTNERED and (partners := _with_whom(verb, sentence, context)):
        own = [s for s in subject if s not in partners] or other_side(partners, context)
        return unique([*own, *partners])
    if len(subject) >= 2 and are_companies(subject[:1], context):
        return subject  # "the Group and the Ministry are discussing a contract"
    if verb is not None and verb.lemma_ in _MAKERS and subject:
        if context.kind(subject[0]) == "organization" and not _is_joint(subject[0], context):
            return unique([*subject, *_receivers(instrument, stop, context)])
        main = main_parties(context, sentence, instrument.begin)
        return main if subject[0] in main or _is_joint(subject[0], context) else subject
    if verb is not None and verb.lemma_ in _JOINERS and subject:
        return subject
    signers = _BY.match(text, instrument.end + 1, min(stop, instrument.end + 40)) or _SIGNED_BY.match(text, end, stop)
    if signers:
        sides = sides_at(signers.end(), stop, context)
        if len(sides) >= 2:
            return sides
    return main_parties(context, sentence, instrument.begin)


def _are_named(sides: list[str], verb: Token | None, context: Context) -> bool:
    """Whether the several sides that do something are told by name, one after another: "A, B and C signed"."""
    if verb is None or len(sides) < _SEVERAL:
        return False
    before = context.mentions_in(max(0, verb.idx - _LIST_REACH), verb.idx)
    return set(sides) <= {e for m in before if m.form == "name" for e in m.entities}


def _founders(verb: Token | None, sentence: Sentence, context: Context) -> list[str]:
    """Two bodies that set up what is named for their countries: "both chambers launched the Kenya-Zambia Council"."""
    if verb is None or verb.lemma_ not in _MAKERS:
        return []
    sides = subject_sides(verb, sentence, context)
    return sides if len(sides) > 1 and _are_bodies(sides, context) else []


def _are_bodies(sides: list[str], context: Context) -> bool:
    return all(context.kind(s) == "organization" for s in sides)


def _receivers(instrument: Instrument, stop: int, context: Context) -> list[str]:
    """The country to which money or goods go: "a loan of $5 million for Peru", "a contract on deliveries to Peru"."""
    if _MONEY.search(context.text, instrument.noun_begin, instrument.noun_end) is None:
        given = _SUPPLIED.match(context.text, instrument.noun_end, stop)
    else:
        given = _GIVEN_TO.match(context.text, instrument.noun_end, stop)
    receiver = context.mention_at(given.end()) if given else None
    return list(receiver.entities) if receiver is not None and receiver.kind == "country" else []


def _is_joint(body: str, context: Context) -> bool:
    """Whether a body is one that the sides have set up: a joint commission works for them, and is no party."""
    name = context.entities[body].name or "" if body in context.entities else ""
    return bool(_JOINT_BODY.search(name)) and not is_organisation(name)


def _makers(end: int, stop: int, context: Context) -> list[str]:
    """As in "the Agreement, which Malta founded with Cyprus and Egypt"."""
    which = _WHICH.match(context.text, end, stop)
    if which is None:
        return []
    first = context.mention_at(which.end())
    with_ = _MADE_WITH.match(context.text, first.span.end, stop) if first is not None else None
    if first is None or with_ is None:
        return []
    return unique([*context.represent(first.entities), *sides_at(with_.end(), stop, context)])


def _with_whom(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """As in "signed with Japan an agreement", "is working with the Council towards one": Japan, the Council."""
    with_ = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "with"), None)
    partner = next((c for c in with_.rights if c.dep_ == "pobj"), None) if with_ is not None else None
    return context.represent(actors_of(partner, sentence, context)) if partner is not None else []


def _another(text: str, begin: int, end: int) -> bool:
    """Whether what follows a comma is the next paper of a list, not what this one is: "…, a Programme between"."""
    bare = _NEXT_BARE.search(text, begin, end + _BARE_REACH)
    if bare is not None and bare.start() < end:
        return True  # "the Protocol on tax, and | MoU between A and B"
    following = _COMMA_A.search(text, begin, end)
    noun = next_noun(text, following.end(), end) if following else None
    return noun is not None and noun[0].lower() not in {"agreement", "pact", "deal", "accord", "treaty"}
