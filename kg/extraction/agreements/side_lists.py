"""The sides that a text lists from a place on: "Australia’s Northern Territory Government and the company Codelco"."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.agreements.named import is_organisation
from kg.extraction.agreements.owners import POSSESSIVE
from kg.extraction.context import Context
from kg.language.analysis import Mention
from kg.language.body_names import body_words

_LEAD_IN = re.compile(
    r"\s*(?:,\s*)?(?:(?:[Bb]oth|[Tt]he|a|an|its|their|our|respective|(?i:governments?|peoples?)\s+of|"
    r"(?i:governments?\s+and\s+\w+\s+of))\s+)*",
    re.UNICODE,
)
_JOIN = re.compile(
    r"[”\"»’']?\s*(?:\([^()]{1,60}\))?\s*(?:,\s*and\s+|,\s*as\s+well\s+as\s+|,?\s*\b(?:together|along|jointly)\s+with\s+|,\s*|\band\s+|\bas\s+well\s+as\s+|\bwith\s+|[–-])"
)
# Of whom a body is one: "… Institute under the President of the Republic of Kazakhstan".
_UNDER = re.compile(
    r"\s+(?:under|at|of)\s+the\s+(?:President|Presidency|Government|Cabinet(?:\s+of\s+Ministers)?|Prime\s+Minister|"
    r"Council\s+of\s+Ministers)\b(?:\s+of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*){0,4})?"
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z])")
_COMMA = re.compile(r"\s*(?:\([^()]{1,60}\))?,\s+")
_ADDRESS_ENDS = re.compile(r",?\s+(?:and|with|on|for|in|to|regarding|concerning)\b|[.;]?\s*$")
# As in "the four members of the Alliance, | Chile, Colombia, Mexico and Peru".
_MEMBERS_OF = re.compile(
    r"(?:the\s+)?(?:\w+\s+)?(?:members|member\s+states|countries)\s+of\s+the\s+(?:[A-Z]\w+\s?){1,4},\s+"
)


def sides_at(position: int, stop: int, context: Context) -> list[str]:
    """Countries and organisations listed from a position on: "Australia’s Northern Territory Government and …"."""
    found: list[str] = []
    text = context.text
    while True:
        lead = _LEAD_IN.match(text, position, stop)
        mention = _longest(lead.end() if lead else position, position, stop, context)
        mention = mention or _described(position, stop, context)
        if mention is None:
            break
        end = mention.span.end
        owned = POSSESSIVE.match(text, end, stop)
        if (
            owned
            and mention.kind == "country"
            and (body := _longest(owned.end(), owned.end(), stop, context) or _described(owned.end(), stop, context))
            and body.kind == "organization"
        ):
            mention, end = body, body.span.end
        found += mention.entities
        under = _UNDER.match(text, end, stop)
        if mention.kind == "organization" and (seat := _OF.match(text, under.end() if under else end, stop)):
            where = context.mention_at(seat.end())  # "the State Company | of Azerbaijan and the company Codelco"
            end = where.span.end if where is not None and where.kind == "country" else end
        end = _address_end(mention, under.end() if under else end, stop, context)
        join = _JOIN.match(text, end, stop)
        if join is None:
            break
        position = join.end()
    return context.represent(found)


def _described(position: int, stop: int, context: Context) -> Mention | None:
    """Who stands after the words that say what they are: "the state-owned company Codelco", "the members of the …"."""
    what = _description().match(context.text, position, stop) or _MEMBERS_OF.match(context.text, position, stop)
    return _longest(what.end(), what.end(), stop, context) if what else None


@cache
def _description() -> re.Pattern[str]:
    """What says before a name that a body bears it, with the adjective of its country."""
    words = "|".join(sorted(map(re.escape, body_words("descriptor")), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?:(?:the|its|our|their|an?)\s+)?(?:[A-Z]\w+\s+)?(?:[a-z][\w&-]*\s+){{0,5}}?(?:{words})\s+[“\"«‘']?(?=[A-Z])"
    )


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
