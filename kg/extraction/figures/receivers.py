"""Who receives or is counted: those that money goes to, the country of counted people, where counted things lie."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context, unique
from kg.extraction.figures.actors import is_no_actor
from kg.extraction.figures.words import figure_words
from kg.language.analysis import Mention
from kg.model import Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN = re.compile(r"\b(?:in|across|throughout|within|into)\s+(?:the\s+)?$", re.IGNORECASE)
_RECEIVES = re.compile(r"\b(?:to|in|into|companies|company|firms?)\s+(?:the\s+)?$", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:partner|largest|biggest|leading|most)\b[^.;]*\bin\s+(?:the\s+)?$", re.IGNORECASE)
_INTO = re.compile(r"\b(?:in|into)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|for)\s+(?:the\s+|young\s+|new\s+)*$", re.IGNORECASE)
# Who is helped: "to Senegalese students", "for Kenyan farmers".
_WHO = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:students?|graduates?|officials|nationals|citizens|people|companies|firms|candidates|farmers|researchers"
    r"|scholars|experts|women|youth|refugees|exporters|businesses|forces|army|police|universities|hospitals|schools)\b(?!\s+[A-Z])"
)
# Where those who are counted work or study: "on Australian farms", "at South African universities".
_AT = re.compile(r"\b(?:in|at|on|by|from)\s+(?:the\s+|various\s+|several\s+|leading\s+)?$", re.IGNORECASE)
_HOUSE = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}(?:farms|orchards|universities|university|institutes?|institutions|schools|colleges|academies|academy|"
    r"hospitals|clinics|companies|firms|enterprises|factories|plants|ports|airports|shipyards|laboratories|soil|territory|"
    r"campuses|ships|vessels|bases|sites|mines|households|homes|waters)\b"
)
# As in "companies with | Belarusian | capital".
_BACKED = re.compile(r"\s+with\s+(?:the\s+)?(?=[A-Z])")
_CAPITAL = re.compile(r"\s+(?:capital|participation|investments?|ownership|equity|shareholders|shareholding|stakes?)\b")
# As in "10,000 | EU | companies"; other initials there may be of a unit or a programme.
_BLOC = re.compile(
    r"EU|European\s+Union|ASEAN|AU|EFTA|EEA|GCC|CARICOM|Caricom|MERCOSUR|Mercosur|ECOWAS|SADC|EAC|IGAD|COMESA|ECCAS|CEMAC|UEMOA"
    r"|EAEU|EEU|CIS|SAARC|BIMSTEC|SCO|BRICS|SICA|OECS|CPLP|OACPS|NATO|UN|G7|G20"
)
_ITS_STATES = re.compile(r"\s+(?:countries|(?:member\s+)?states|nations|economies|members|markets?)\b")
_PART = re.compile(r"\b(?:Latin|North|South|Central)\s+$")  # "Latin American students"
_LIVES = re.compile(
    r"\s+(?:who\s+)?(?:(?:are\s+)?living|(?:are\s+)?working|studying|live|work|study)\s+in\s+(?:the\s+)?"
)
_NEAR = 90  # characters from a quantity within which it goes to somebody


def place_of(quantity: Quantity, tail: tuple[int, int], context: Context) -> list[str]:
    """The country that counted things lie in: "5,000 jobs across Australia", "people born in A living in B"."""
    for mention in context.mentions_in(quantity.span.end, min(tail[1], quantity.span.end + 70))[:1]:
        if (
            mention.kind == "country"
            and mention.form == "name"
            and _WITHIN.search(context.text[quantity.span.end : mention.span.begin])
        ):
            listed, _ = actor_list(mention.span.begin, tail[1], context)
            countries = [e for e in listed if context.kind(e) == "country"]
            later = context.mentions_in(mention.span.end, min(tail[1], mention.span.end + 30))
            if (
                later
                and later[0].form == "name"
                and _LIVES.fullmatch(context.text, mention.span.end, later[0].span.begin)
            ):
                countries = [*mention.entities, *(e for e in later[0].entities if later[0].kind == "country")]
            return countries if countries[:1] == list(mention.entities[:1]) else list(mention.entities)
    return []


def people_of(quantity: Quantity, context: Context) -> list[str]:
    """The country of counted people: "140 Mongolians", "30,000 Vietnamese students"."""
    if quantity.noun is None:
        return []
    behind = _BACKED.match(context.text, quantity.noun.end)
    backed = context.mention_at(behind.end()) if behind else None
    if backed is not None and backed.kind == "country" and _CAPITAL.match(context.text, backed.span.end):
        return list(backed.entities)
    inside = [
        m
        for m in context.analysis.mentions_in(quantity.noun)
        if not _PART.search(context.text, m.span.begin - 9, m.span.begin)
    ]
    blocs = [m for m in inside if m.kind == "organization" and _BLOC.fullmatch(m.span.of(context.text))]
    return unique([e for m in inside if m.kind == "country" or m in blocs for e in m.entities])


def scene_of(verb: Token | None, context: Context) -> list[str]:
    """The country where something is done: "are established in Chile, where they employ 55,000 people"."""
    if verb is None or verb.dep_ != "relcl" or not any(c.lower_ == "where" for c in verb.lefts):
        return []
    around = context.mentions_in(verb.head.left_edge.idx, verb.head.idx + len(verb.head))
    return unique([e for m in around if m.kind == "country" and m.form == "name" for e in m.entities])


def receivers(tail: tuple[int, int], context: Context, *, people: bool = False) -> list[str]:
    """Those that money goes to: "a loan to One Acre Fund", "$10 billion in the Turkish economy".

    ``people`` are counted: they work in a body, which is none of the sides.
    """
    text = context.text
    found: list[str] = []
    for mention in context.mentions_in(tail[0], min(tail[1], tail[0] + _NEAR)):
        before = text[max(tail[0], mention.span.begin - 16) : mention.span.begin]
        whose = mention.kind == "country" and mention.form == "adjective"
        if whose and (
            _INTO.search(before)
            or (people and _AT.search(before) and _HOUSE.match(text, mention.span.end))
            or (
                _TO.search(before)
                and "," not in text[tail[0] : mention.span.begin]
                and _WHO.match(text, mention.span.end)
            )
        ):
            found += mention.entities
    last = tail[0]
    places = {m.span.end for m in context.mentions_in(*tail) if m.kind == "place"}
    for mention in outside_money(context.mentions_in(*tail), context):
        words = mention.span.of(text)
        if (
            mention.kind != "organization"
            or mention.span.end in places
            or is_no_actor(words, context)
            or not (context.is_actor(mention) or _ITS_STATES.match(text, mention.span.end))
        ):
            continue
        if any(w in figure_words("state") for w in words.lower().split()):
            continue
        if _RANKED.search(text, tail[0], mention.span.begin):
            continue  # "India's largest trading partner in the European Union"
        leads = _RECEIVES.search(text[tail[0] : mention.span.begin])
        if leads is not None and people and leads[0][:2].lower() == "in":
            continue  # "two experts are serving in the European Union Mission"
        if leads or (found and re.fullmatch(r"(?:\s*\([^()]*\))?,?\s*(?:and\s+)?", text[last : mention.span.begin])):
            found += mention.entities[:1]
            last = mention.span.end
    return found


def outside_money(mentions: list[Mention], context: Context) -> list[Mention]:
    """Those that are not part of an amount: "14 billion US dollars" tells of no United States."""
    return [
        m
        for m in mentions
        if not any(
            q.kind != "count" and q.span.meets(m.span)
            for q in context.analysis.quantities_in(Span(m.span.begin - 40, m.span.end + 20))
        )
    ]
