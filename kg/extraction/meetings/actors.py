"""Who takes part: the actors that a verb or noun of meeting governs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context, unique
from kg.extraction.referents import actors_of
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

PHONE = re.compile(r"\b(?:tele)?phon(?:e[ds]?|ic|ically)\b|\bby call\b|\bvideo ?call", re.IGNORECASE)
WITH = re.compile(
    r"\s*,?\s*(?:(?:held|hosted|convened|as\s+well|also|today|yesterday|tomorrow|this\s+\w+|here|again|together|separately|virtually|"
    r"(?:by|via)\s+(?:tele|video\s?)?(?:phone|call|conference|link)|(?:on|over)\s+the\s+(?:tele)?phone|in\s+person|"
    r"at\s+(?:the\s+|his\s+|her\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}|(?:on\s+)?[A-Z]\w+day|"
    r"on\s+\w+\s+\d{1,2}(?:,\s+\d{4})?|on\s+\d{1,2}\s+[A-Z]\w+(?:\s+\d{4})?|"
    r"in\s+[A-Z]\w+(?:,\s+[A-Z][\w ]+?)?)\s*,?\s*)*\b(?:with|between|by|among|of|"
    r"to)\b\s*"
)
FOR = re.compile(r"\s+(?:for|in\s+hono[u]?r\s+of)\s+")
ON = re.compile(r"\s+(?:on|to)\s+")
ADVERBS = re.compile(  # between a verb and whom it has as its object: "received here today the Minister"
    r"(?:,?\s+(?:here|today|yesterday|tomorrow|earlier|later|also|in\s+audience|separately|in\s+private|this\s+\w+|last\s+(?:week|month|night)|"
    r"(?:on\s+)?(?:the\s+)?(?:same|next|following|previous)\s+day|on\s+[A-Z]\w+day,?(?:\s+(?:morning|afternoon|evening))?,?"
    r"(?:\s+(?:[A-Z]\w+\s+\d{1,2}|\d{1,2}\s+[A-Z]\w+)(?:,?\s+\d{4})?)?|on\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z]\w+(?:,?\s+\d{4})?|"
    r"on\s+[A-Z]\w+\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?|"
    r"(?:at|in)\s+(?:(?:his|her|the)\s+(?:[\w’'-]+\s+){0,4}?|(?:[A-Z][\w’'-]*\s+){1,3})"
    r"(?:[Oo]ffice|[Rr]esidence|[Pp]alace|[Cc]ourt|Ministry|[Hh]eadquarters|House|Castle|Diwan|Mansion))\b,?)+"
)
IN_PLACE = re.compile(r"\s+(?:in|at)\s+(?:the\s+)?")
_PARTY_LED = re.compile(  # "a parliamentary delegation of X led by B"
    r"(?:(?:the\s+)?members\s+of\s+)?(?:an?|the)\s+(?:[\w’'.-]+\s+){0,4}?(?:delegation|mission|team|group)\b(?:[^.;,]|\.(?=\w)){0,60}?,?\s(?:led|headed|chaired)\s+by\s+"
)
_AWAY = re.compile(  # "met this morning (Wednesday) at his residence with B": up to B
    r"(?:\([^()]{1,40}\)|,\s+(?:followed\s+by|preceded\s+by|later|then|first|initially)\s+[^,.;:()]{3,70},|"
    r"(?!\b(?:and|or|but|who|whom|whose|which|that|where|when|while|to|together|along|line|accordance|agree\w*|cooperat\w*|talks|"
    r"consultations|negotiations|discussions|conversations?|visits?)\b|"
    r",\s+(?:[A-Z]|the\b|an?\b))[^.;:()]){1,150}?\bwith\s+"
)
_PEERS = re.compile(
    r"(?:\s+separately)?(?:\s+with)?\s+(?:the|his|her)\s+(?:[\w’'-]+\s+){0,4}?(?:[Mm]inisters|[Cc]ounterparts?|[Cc]olleagues?|"
    r"[Pp]residents|[Ll]eaders)\s+(?:of|from)\s+"
)
_ENVOYS_OF = re.compile(
    r"\s+(?:(?:the|his|her|their|senior|high-level|other|fellow|visiting|cabinet-level|top|regional|foreign|trade|finance|defen[cs]e|energy|"
    r"environment|health|interior|justice|prime|over|more\s+than|nearly|some|several|\d+|dozens\s+of|a\s+group\s+of)\s+)*"
    r"(?:representatives|delegates|delegations|officials|ministers|leaders|heads\s+of\s+(?:state|government|delegation)|ambassadors|envoys|"
    r"counterparts|negotiators|parliamentarians|diplomats|experts|stakeholders|partners|advocates|executives|CEOs)\b"
    r"(?P<of>\s+(?:from|of)\s+)?",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:alongside|together with|joined by|accompanied by)\s+")

_SPELLED = re.compile(
    r"\b(?:ambassadors|envoys|representatives|commissioners|ministers|parliamentarians)\s+(?:of|from)\s"
)
POSSESSIVES = frozenset(("’s", "'s"))


def named_or_led(position: int, stop: int, context: Context) -> tuple[list[str], int]:
    """Actors named from a character, or those who lead the party named there; and where that ends."""
    if led := _PARTY_LED.match(context.text, position, stop):
        leaders, end = actor_list(led.end(), stop, context)
        if leaders:
            return leaders, end  # also where a body is named before: "a delegation of the Senate led by B"
    listed, end = actor_list(position, stop, context)
    group = context.mention_at(position) if not listed else None
    if group is not None and group.form == "group" and group.span.end <= stop:
        return list(group.entities), group.span.end  # "a meeting of the foreign ministers of A, B and C"
    return listed, end


def those_away(position: int, stop: int, context: Context) -> list[str]:
    """The people whom a verb or noun of meeting has "with" it far behind, past its time, place and occasion."""
    away = _AWAY.match(context.text, position, stop)
    listed = named_or_led(away.end(), stop, context)[0] if away else []
    return listed if all(context.kind(a) == "person" for a in listed) else []


def those_beside(begin: int, stop: int, context: Context) -> list[str]:
    """As in "together with B": B; nobody for "alongside B's visit", a thing of theirs."""
    beside = _BESIDE.search(context.text, begin, stop)
    listed, end = actor_list(beside.end(), stop, context) if beside else ([], begin)
    owned = context.text[end : end + 2] in POSSESSIVES or context.text[end - 2 : end] in POSSESSIVES
    return [] if owned else listed


def objects(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """Actors that are the verb's direct object."""
    found: list[str] = []
    for child in verb.rights:
        if child.dep_ in {"dobj", "obj", "dative"}:
            listed, end = named_or_led(child.left_edge.idx, sentence.span.end, context)
            # Not the owner of a thing: "welcomed the President's initiative".
            found += listed if listed and child.idx < end else actors_of(child, sentence, context)
    if not found:
        start = _past_adverbs(verb.idx + len(verb), sentence.span.end, context)
        listed, end = actor_list(start, sentence.span.end, context)
        if not listed and (inside := IN_PLACE.match(context.text, start, sentence.span.end)) is not None:
            listed, end = actor_list(inside.end(), sentence.span.end, context)  # a place read as part of the title
        owned = context.text[end : end + 2] in POSSESSIVES or context.text[end - 2 : end] in POSSESSIVES
        found = [] if owned else listed
    return found


def _past_adverbs(position: int, stop: int, context: Context) -> int:
    """Where the object of a verb begins that times and places part from it: "received in X today the Minister"."""
    while True:
        if adverbs := ADVERBS.match(context.text, position, stop):
            position = adverbs.end()
        elif (
            (inside := IN_PLACE.match(context.text, position, stop))
            and (place := context.mention_at(inside.end())) is not None
            and place.kind in {"place", "country"}
        ):
            position = place.span.end
        else:
            return position


def envoys(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """The sides of direct objects without a name: "received the Ambassador of Norway", "met the Thai delegation"."""
    found: list[str] = []
    for thing in (c for c in verb.rights if c.dep_ in {"dobj", "obj"}):
        if thing.lemma_ == "delegation":
            found += actors_of(thing, sentence, context)
            continue
        told = [m for m in context.mentions_across(thing.idx, thing.idx + len(thing)) if m.form == "group"]
        # Of several only where they are spelled out: "received the ambassadors of A and B".
        found += [
            e for m in told if len(m.entities) == 1 or _SPELLED.search(m.span.of(context.text)) for e in m.entities
        ]
    return unique(found)


def peers_of(position: int, stop: int, context: Context) -> list[str]:
    """As in "met the foreign ministers of A and B", "met with his counterparts from C and D": their countries."""
    peers = _PEERS.match(context.text, position, stop)
    listed = actor_list(peers.end(), stop, context)[0] if peers else []
    return listed if all(context.kind(a) == "country" for a in listed) else []


def those_from(position: int, stop: int, context: Context) -> list[str] | None:
    """As in "hosted representatives from A, B and C": the countries; none of many that it does not name; else None."""
    envoys_of = _ENVOYS_OF.match(context.text, position, stop)
    if envoys_of is None:
        return None
    listed = actor_list(envoys_of.end(), stop, context)[0] if envoys_of["of"] else []
    return [a for a in listed if context.kind(a) in {"country", "organization"}]


def prepositional(
    head: Token, prepositions: set[str], sentence: Sentence, context: Context, *, first: bool = False
) -> list[str]:
    """Actors in the prepositional phrases of a verb or noun; in the first that has any where only that is asked for."""
    found: list[str] = []
    for child in (*head.rights, *(c for c in head.lefts if c.text[0].isupper())):  # also "With B, A discussed …"
        if child.dep_ in {"prep", "agent"} and child.lower_ in prepositions:
            listed, _ = actor_list(child.idx + len(child), sentence.span.end, context)
            found += listed or [a for grandchild in child.rights for a in actors_of(grandchild, sentence, context)]
            if found and first:
                break
    return found
