"""Whom a figure is about: who gives or acts, who receives or is counted, else the document's own parties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context, unique
from kg.extraction.figures.actors import agent_of, behind, giver_of, owners_of, subject_of
from kg.extraction.figures.alone import each_gives, flows_with_region, is_of_one, is_ours, share_of_one
from kg.extraction.figures.credited import thanked
from kg.extraction.figures.domestic import is_domestic
from kg.extraction.figures.flows import clause_of, flow_between
from kg.extraction.figures.own import group_sides, our_side, shared_out
from kg.extraction.figures.own_goals import goal_owner
from kg.extraction.figures.parse import tokens_in
from kg.extraction.figures.receivers import outside_money, people_of, place_of, receivers, scene_of
from kg.extraction.figures.sides import of_all, of_another_two, pair_of, partner, the_country, within_bloc
from kg.extraction.figures.words import figure_words, gifts
from kg.extraction.syntax import find_subject
from kg.language.analysis import Mention, Sentence
from kg.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_BETWEEN = re.compile(r"\bbetween\s+", re.IGNORECASE)
_FROM = re.compile(r"\s+from\s+(?:the\s+)?(?:government\s+of\s+)?", re.IGNORECASE)
_INSTRUMENT = re.compile(
    r"\b(?:agreements?|memorand\w+|mous?|treat(?:y|ies)|contracts?|partnerships?|arrangements?)(?:\s+\w+){0,2}\s+$",
    re.IGNORECASE,
)
_WHOSE_BODY = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,4}")  # "Ghana's national utility X": X alone
_TERM = re.compile(
    r"(?:\s*\([^()]*\))?,\s+(?:under|by|in|through)\s+which\b|,\s+(?:which|whereby)\b"
    r"|[^.;,]{0,110},\s+(?:representing|worth|valued|at\s+an?\s+(?:\w+\s+)?(?:value|cost)|for\s+a\s+total)\b",
    re.IGNORECASE,
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# What two countries have with one another, of which one is told: the other is the text's own.
_MUTUAL = re.compile(
    r"\b(?:(?:two-way|bilateral|mutual|reciprocal|our)\s+(?:[\w-]+\s+){0,2}?(?:trade|exchanges|commerce|turnover)"
    r"|(?:trade|schemes?|programmes?|programs?|agreements?|arrangements?|partnership|cooperation)\s+(?:turnover\s+)?with)\b",
    re.IGNORECASE,
)
_TRADED = re.compile(
    r"\b(?:trade|turnover|exports?|imports?|investments?|compan(?:y|ies)|exchanges?|both|between|our|mutual|Europe)\b"
)
# Words that only the aid of the European Union has; other blocs are given to.
_AID = re.compile(r"\b(?:Multiannual\s+Indicative|Team\s+Europe|in\s+EU\s+grants|EU\s+budget\s+support)\b")
# As in "the Finnish side", "under the Polish aid programme": who acts is told by an adjective.
_ITS_SIDE = re.compile(
    r"\s+(?:side|delegation|government|authorities|counterpart|party)\b|"
    r"\s+(?:[a-z]+\s+)?(?:aid|assistance|cooperation|scholarship|grant)\s+(?:programme|program|scheme|fund|budget)\b"
)
_BY = ("by the ", "by ", "with the ", "to the ")
_TWO = 2
_NEXT = 60  # characters
_REACH = 140  # characters
_MOST = 12


def parties_of(
    quantity: Quantity, verb: Token | None, sentence: Sentence, context: Context, *, agent: Sequence[str] | None = None
) -> tuple[str, ...]:
    """Entity ids of the countries and organisations that a figure is about; ``agent`` where it is known who acts."""
    text = context.text
    lead, tail = _scopes(quantity, sentence, context)
    counted = unique([*people_of(quantity, context), *_numbered(quantity, verb, context)])
    where = place_of(quantity, tail, context)
    if where and quantity.kind == "count" and not counted:
        if quantity.unit.startswith("jobs"):
            return tuple(unique([*_employers(verb, context), *where]))
        theirs_too = pair_of(context) if _they(verb, context) and set(where) <= set(pair_of(context)) else []
        aided = _countries(tail, context) if _ITS_SIDE.search(text, *tail) else []
        return tuple(unique([*subject_of(verb, quantity, sentence, context), *where, *theirs_too, *aided]))
    if (sole := share_of_one(quantity, sentence, context)) is not None:
        return (sole,)
    if quantity.kind != "count" and (flow := flow_between(quantity, sentence, context)):
        return tuple(flow)
    if sides := _between(quantity, verb, sentence, context):
        return tuple(sides)
    if quantity.kind != "count" and (sides := of_another_two(lead, sentence, context)):
        return tuple(sides)
    if (owner := goal_owner(quantity, sentence, context)) is not None:
        return (owner,)
    pair = pair_of(context)
    giver = _FROM.match(text, quantity.span.end) if quantity.kind == "money" else None
    mention = context.mention_at(giver.end()) if giver else None
    if mention is not None and mention.kind in {"country", "organization"}:
        givers = behind(mention, context)
        money = [q for q in context.analysis.quantities_in(sentence.span) if q.kind == "money"]
        each = len(money) > 1 and not text.endswith(" of ", 0, quantity.span.begin)  # "$649 million from A and $49 …"
        return tuple(unique([*givers, *pair]) if set(givers) <= set(pair) and not each else givers)
    if verb is not None and verb.dep_ == "acl" and (owners := owners_of(verb.head, sentence, context)):
        return tuple(unique([*owners, *counted, *receivers(tail, context)]))
    agent = agent_of(verb, sentence, context) if agent is None else agent
    greeted = verb is not None and (verb.lemma_ in figure_words("welcomes") or thanked(verb) is not None)
    if (greeted or not agent) and (who := giver_of(quantity, verb, sentence, context)) is not None:
        agent = who[0]
        lead = (max(lead[0], who[1]), lead[1]) if greeted else lead  # past those who are glad of it
    if (one := shared_out(quantity, verb, list(agent), sentence, context)) is not None:
        return tuple(unique([one, *receivers(tail, context)]))
    if len(agent) == 1 and agent[0] in pair and each_gives(quantity, verb, agent[0], pair, sentence, context):
        return (agent[0],)
    named = unique(
        [
            *agent,
            *_countries(lead, context),
            *_countries(tail, context),
            *counted,
            *receivers(tail, context, people=quantity.kind == "count"),
            *scene_of(verb, context),
        ]
    )[:_MOST]
    groups = group_sides(*lead, context)
    told = verb is not None and find_subject(verb) is not None and not subject_of(verb, quantity, sentence, context)
    if len(groups) > 2 and (not agent or (told and set(agent) <= set(groups))):
        named = unique([*groups, *named])[:_MOST]
    if not named and is_ours(quantity, sentence, context) and (own := our_side(sentence, context)) is not None:
        return (own,)
    if len(named) <= 1 and (helped := _helped(quantity, named, pair, lead, context)):
        return (helped,)
    if not named:
        sides = within_bloc(lead[0], quantity, context) or pair or of_all(lead[0], quantity, sentence, context)
        home = our_side(sentence, context) or context.analysis.home
        if home in sides and _no_blocs(sides, context) and flows_with_region(quantity, sentence, context):
            return (home,)
        return tuple(sides)
    if len(named) == 1 and pair:
        if named[0] in pair:
            alone = is_of_one(
                quantity, named[0], pair, sentence, context, given=bool(agent) and quantity.kind in {"money", "count"}
            )
            alone = alone or (
                named[0] == context.analysis.home
                and _no_blocs(pair, context)
                and flows_with_region(quantity, sentence, context)
            )
            alone = alone or is_domestic(quantity, named[0], verb, sentence, context)
            return tuple(named if alone else unique([*named, *pair]))
        if is_domestic(quantity, named[0], verb, sentence, context):
            return tuple(named)
        return tuple(unique([*named, *partner(named[0], pair, context, acts=bool(agent))]))
    if len(named) == 1 and (there := the_country(quantity, named[0], sentence, context)) is not None:
        return tuple(unique([*named, there]))
    home = context.analysis.home
    if len(named) == 1 and home and not pair and context.kind(named[0]) == "country":
        near = text[max(sentence.span.begin, quantity.span.begin - _REACH) : quantity.span.begin]
        if _MUTUAL.search(near):
            return tuple(unique([home, *named]))
    return tuple(named)


def _no_blocs(pair: Sequence[str], context: Context) -> bool:
    """Whether both sides are countries: Southeast Asia is the region of ASEAN itself."""
    return all(context.kind(p) == "country" for p in pair)


def _employers(verb: Token | None, context: Context) -> list[str]:
    """The country whose companies make jobs: "Chinese companies have created 50,000 jobs in Zambia"."""
    subject = find_subject(verb) if verb is not None else None
    if subject is None or subject.lemma_.lower() not in {
        "company",
        "firm",
        "bank",
        "investor",
        "business",
        "enterprise",
        "investment",
        "capital",
    }:
        return []
    told = context.mentions_in(subject.left_edge.idx, subject.idx)
    return unique([e for m in told if m.kind == "country" for e in m.entities])


def _numbered(quantity: Quantity, verb: Token | None, context: Context) -> list[str]:
    """Of whom a number is told: "the number of scholarships for Kenyan students in Polish schools rose to | 50"."""
    subject = find_subject(verb) if verb is not None and quantity.kind == "count" else None
    if subject is None or subject.lower_ not in {"number", "numbers", "quota"} or subject.idx > quantity.span.begin:
        return []
    told = context.mentions_in(subject.idx, min(subject.right_edge.idx, quantity.span.begin))
    return unique([e for m in told if m.kind == "country" for e in m.entities])


def _helped(
    quantity: Quantity, named: list[str], pair: list[str], lead: tuple[int, int], context: Context
) -> str | None:
    """Of a bloc that gives aid and a country the latter, where a project counts: "will connect 350,000 households"."""
    countries = [p for p in pair if context.kind(p) == "country"]
    if len(pair) != _TWO or len(countries) != 1 or any(n not in countries for n in named):
        return None
    if _AID.search(context.text) is None:
        return None
    measured = quantity.kind == "count" or (quantity.kind == "percent" and not named)
    if not measured or _TRADED.search(context.text, lead[0], quantity.span.end + _NEXT):
        return None
    return countries[0]


def _they(verb: Token | None, context: Context) -> bool:
    """Whether "they" do what a verb says: "they have established over 150 companies in Estonia"."""
    subject = find_subject(verb) if verb is not None else None
    return subject is not None and subject.lower_ == "they"


def _between(quantity: Quantity, verb: Token | None, sentence: Sentence, context: Context) -> list[str]:
    """The two sides of "trade between A and B"; not those of an agreement that another clause tells of."""
    match = _BETWEEN.search(context.text, clause_of(quantity, sentence, context), sentence.span.end)
    if match is None:
        return []
    listed, end = actor_list(match.end(), sentence.span.end, context)
    sides = context.represent(listed)
    if len(sides) < 2:
        return []
    if match.start() > quantity.span.end:
        between = context.text[quantity.span.end : match.start()]
        finite = any(t.tag_ in _FINITE for t in tokens_in(sentence, quantity.span.end, match.start()))
        if _INSTRUMENT.search(between) and (", and " in between or finite):
            return []
        if quantity.kind == "money" and verb is not None and verb.lemma_ in gifts():
            return unique([*agent_of(verb, sentence, context), *sides])  # "the EU will contribute to a cable between"
    elif (
        _INSTRUMENT.search(context.text, sentence.span.begin, match.start())
        and "," in context.text[end : quantity.span.begin]
        and not _TERM.match(context.text, end)
    ):
        return []
    return sides


def _scopes(quantity: Quantity, sentence: Sentence, context: Context) -> tuple[tuple[int, int], tuple[int, int]]:
    """The sentence up to its first quantity, and the stretch from this quantity to the next clause or quantity."""
    others = [
        q.span
        for q in context.analysis.quantities_in(sentence.span)
        if context.text[q.span.begin - 1 : q.span.begin] != "("
    ]
    first = others[0].begin if others else quantity.span.begin
    after = [o.begin for o in others if o.begin > quantity.span.end + 8]
    end = min([*after, sentence.span.end])
    for token in tokens_in(sentence, quantity.span.end, end):
        if (
            quantity.span.end < token.idx < end
            and token.pos_ == "VERB"
            and token.dep_ == "conj"
            and token.tag_ != "VBG"
        ):
            end = max(quantity.span.end, token.left_edge.idx)
            break
    begin = max(clause_of(quantity, sentence, context), _own_clause(quantity, sentence))
    lead = (begin, quantity.span.begin if begin > sentence.span.begin else min(first, quantity.span.begin))
    return lead, (quantity.span.begin, end)


def _own_clause(quantity: Quantity, sentence: Sentence) -> int:
    """Where the relative clause of a number begins that has a subject of its own: "…, to which A contributes 3,600"."""
    at = next(iter(tokens_in(sentence, quantity.span.begin, quantity.span.begin + 1)), None)
    for verb in at.ancestors if at is not None else ():
        if verb.pos_ in {"VERB", "AUX"}:
            if verb.dep_ != "relcl" or verb.idx > quantity.span.begin:
                return 0
            led = next((c for c in verb.lefts if c.dep_ == "prep" and any(g.tag_ == "WDT" for g in c.rights)), None)
            own = any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in verb.lefts)
            return led.idx if led is not None and own else 0
    return 0


def _countries(scope: tuple[int, int], context: Context) -> list[str]:
    here = outside_money(context.mentions_in(*scope), context)
    bodies = [m.span for m in here if m.kind == "organization"]
    found = [
        m
        for m in here
        if m.kind in {"country", "person"}
        and (
            m.form not in {"group", "adjective"}
            or (
                m.form == "adjective"
                and _ITS_SIDE.match(context.text, m.span.end)
                and not context.text.endswith(_BY, 0, m.span.begin)  # "was welcomed by the Indian side"
            )
        )
    ]
    found = [
        m
        for m in found
        if not _aside(m, scope[0], context)
        and not any(b.holds(m.span) and b != m.span for b in bodies)
        and not any(_WHOSE_BODY.fullmatch(context.text, m.span.end, b.begin) for b in bodies if m.span.end < b.begin)
    ]
    return [c for m in found for e in m.entities if context.kind(c := context.country(e)) == "country"]


def _aside(mention: Mention, begin: int, context: Context) -> bool:
    """Whether a mention stands in brackets."""
    before = context.text[begin : mention.span.begin]
    return before.rfind("(") > before.rfind(")")
