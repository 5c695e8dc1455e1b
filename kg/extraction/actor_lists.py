"""Actors named one after another, read from the text: "Presidents A and B, the C and host D"."""

from __future__ import annotations

import re

from kg.extraction.context import Context, unique
from kg.language.analysis import Mention

_SKIP = re.compile(
    r"\s*(?:,\s*)?(?:(?:the|his|her|their|our|my|its|a|an|both|visiting|newly|appointed|outgoing|incoming|elected|dear|representatives|"
    r"leaders|delegations?|(?:(?:inter)?parliamentary|government(?:al)?|official|high-level|business|military)(?=\s+delegation)|"
    r"counterparts?|colleagues?|peers?|officials|members|representative|head|heads|leadership|management|"
    r"executives|delegates|negotiators|experts|senior|then|former|fellow|members?|new|(?:good|dear|close|old|great)?\s*friends?|"
    r"successors?|predecessors?|opposite\s+numbers?|interlocutors?|homologues?)\b\s*|"
    r"(?:[a-z]+\s+)?partners\s+(?=from\b|of\b)|of\s+|from\s+|(?:host|guest)s?,?\s+|(?:[\w’'-]+\s+){1,2}(?:counterpart|colleague|peer)s?(?:,\s+|\s+(?-i:(?=[A-Z])))|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|other)\s+(?:member(?:\s+state)?|countrie|partner|state)s(?:\s+of\s+the\s+[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})?\s*[,:–—]\s*|"
    r"(?:H\.?E\.?|H\.?H\.?|H\.?M\.?)\s+(?=the\s|(?-i:[A-Z]))|[–—-]\s*|“|\()*",
    re.IGNORECASE,
)
_PEER = re.compile(  # "his Liechtenstein colleague A"
    r"\s*(?:(?:the|his|her|their|its|our)\s+)?(?:[\w’'-]+\s+){1,2}(?:counterpart|colleague|peer|homologue)s?\s+(?=[A-Z])"
)
# "the sovereign fund A", "Vietnamese retailer B", "the national ports and railways company C"
_BODIES = (
    r"(?:compan(?:y|ies)|(?:firm|corporation|group|holding|fund|bank|airline|operator|retailer|manufacturer|producer|supplier|developer"
    r"|contractor|giant|institute|enterprise|conglomerate|shipyard|investor|distributor|start-?up)s?|(?:agenc|utilit|universit)(?:y|ies))"
)
_DESCRIBED = re.compile(rf"\s*(?:,\s*)?(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){{0,5}}?{_BODIES}\s+(?=[A-Z])")
_OWN = re.compile(r"\s*(?:,\s*)?(?:the|his|her|their|our|its)\s+")  # before "counterparts from P and Q, A and B"
_JOIN = re.compile(
    r"\s*(?:[,;]\s*and\b|,\s*as well as\b|,|;|\band\b|\bas well as\b|\balongside\b|\btogether with\b|\balong with\b|"
    r"[–—-]|/)\s*"
)
_AFTER = re.compile(
    r"\s*\((?:[^()]{1,60})\)|’s|'s|\s+(?:[Mm]ember\s+)?(?:[Ss]tates|countries|partners)\b|\s+of\s+the\s+(?=\()|\s+(?:MP|MEP|KC|QC)\b"
)
_OF = re.compile(r",?\s+(?:of|from)\s+(?:the\s+)?")
_OFFICE_OF = re.compile(
    r"\s*(?:(?:the|its|their|his|her)\s+)?(?:visiting\s+|new\s+)?(?:[A-Z][\w’'-]*\s+){0,4}?"
    r"(?:Director|Chair(?:man|woman|person)?|Governor|Speaker|Commissioner|Head|President|Secretary|Minister|Ambassador|"
    r"Representative|Coordinator|Advis[eo]r|Chief|Commander|Mayor|Administrator|Envoy|Executive|Officer|Rector)"
    r"(?:[- ]General)?"
    r"(?:\s+(?:(?:of|for|and|at|the|in|on|to)\s+)*[A-Z&][\w’'&/-]*(?:\s+\([A-Z]+\))?){1,14},\s+(?=[A-Z])"
)
_UNKNOWN = re.compile(  # a name in the middle of a list that nothing knows
    r"(?:the\s+)?(?-i:[A-Z])[\w.’'-]+(?:\s+(?:of\s+|for\s+|and\s+the\s+)?[A-Z][\w.’'-]+){0,4}"
    r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?(?=[A-Z])"
)
_LEAST_COUNTRIES = 3


def actor_list(position: int, stop: int, context: Context, *, adjectives: bool = False) -> tuple[list[str], int]:
    """Actors named one after another from ``position``: "A, B and the C"; and where the list ends."""
    found: list[str] = []
    end = position
    while True:
        own = _OWN.match(context.text, position, stop)
        here = own.end() if own else position
        while here < stop and context.text[here].isspace():
            here += 1
        mention = context.mention_at(here)
        if own and mention is None:
            mention = _honoured(position, here, context)
        if mention is None or mention.form == "adjective" or not context.is_actor(mention):
            skip = _SKIP.match(context.text, position, stop)
            start = skip.end() if skip else position
            mention = _titled(context.mention_at(start), context)
            if mention is None or not context.is_actor(mention):
                peer = _PEER.match(context.text, position, stop)
                mention = context.mention_at(peer.end()) if peer else _described(position, stop, context) or mention
        if mention is None and not found and (office := _OFFICE_OF.match(context.text, position, stop)):
            holder = context.mention_at(office.end())  # "the Managing Director for Asia at the X Service, A"
            mention = holder if holder is not None and holder.kind == "person" and holder.form == "name" else None
        if mention is None and found and (unknown := _UNKNOWN.match(context.text, position, stop)):
            position = unknown.end()  # "P, the Frente Q, R and S"
            continue
        if (
            mention is None
            or mention.span.end > stop
            or not (context.is_actor(mention) or (adjectives and mention.kind == "country"))
        ):
            break
        found += context.sharing(mention)
        end = mention.span.end
        after = _AFTER.match(context.text, end, stop)
        end = after.end() if after else end
        of = _OF.match(context.text, end, stop)
        if of and mention.kind == "person":
            owner = context.mention_at(of.end())
            if owner is not None and owner.kind in {"country", "organization", "place"}:
                end = owner.span.end
        join = _JOIN.match(context.text, end, stop)
        if join is None or join.end() == end:
            break
        position = join.end()
    return _level(list(dict.fromkeys(found)), context), end


def _honoured(position: int, after: int, context: Context) -> Mention | None:
    """The person whose name begins with its article: "the Honourable A"."""
    article = context.text[position:after]
    mention = context.mention_at(after - len(article.lstrip(" ,\n")))
    return mention if mention is not None and mention.kind == "person" and mention.form == "name" else None


def _described(position: int, stop: int, context: Context) -> Mention | None:
    """The body that is told what it is before its name: "the sovereign fund A"."""
    match = _DESCRIBED.match(context.text, position, stop)
    mention = context.mention_at(match.end()) if match else None
    return mention if mention is not None and mention.kind == "organization" else None


def _titled(mention: Mention | None, context: Context) -> Mention | None:
    """The person whose title a body or country at a place begins: "Russian Security Council Secretary A"."""
    if mention is None or mention.kind == "person" or mention.form == "group":
        return mention
    behind = context.mention_at(mention.span.end + 1)
    named = behind is not None and behind.kind == "person" and behind.form == "name"
    return behind if named and context.text[mention.span.end] == " " else mention


def _level(actors: list[str], context: Context) -> list[str]:
    """Among three countries or more somebody without a name stands for the body: "… and the Secretary-General"."""
    if sum(context.kind(a) == "country" for a in actors) < _LEAST_COUNTRIES:
        return actors
    return unique(
        [context.country(a) if context.kind(a) == "person" and not context.entities[a].name else a for a in actors]
    )
