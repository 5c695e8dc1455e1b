"""Whom a figure is about: who gives or acts, who receives or is counted, else the document's own parties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extraction.context import Context, governing_verb, unique
from kg.extraction.figure_flows import clause_of, flow_between
from kg.extraction.figure_words import figure_words
from kg.language.analysis import Mention, Sentence
from kg.model import Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BETWEEN = re.compile(r"\bbetween\s+", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:in|across|throughout|within|into)\s+(?:the\s+)?$", re.IGNORECASE)
_RECEIVES = re.compile(r"\b(?:to|in|into|companies|company|firms?)\s+(?:the\s+)?$", re.IGNORECASE)
_INTO = re.compile(r"\b(?:in|into)\s+(?:the\s+)?$", re.IGNORECASE)
_NEAR = 90  # characters from a quantity within which it goes to somebody
_NO_ACTOR = re.compile(
    r"(?:program(?:me)?|initiative|project|strategy|act|plan|forum|package|agreement|compact)s?$", re.IGNORECASE
)
_OWN = re.compile(r"\b(?:its|their)\s+(?:own\s+)?", re.IGNORECASE)
_OPENING = re.compile(r"[\s*•–-]*(?:the\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\s+from\s+(?:the\s+)?(?:government\s+of\s+)?", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_MOST = 12


def parties_of(
    quantity: Quantity, verb: Token | None, sentence: Sentence, context: Context, *, agent: Sequence[str] | None = None
) -> tuple[str, ...]:
    """Entity ids of the countries and organisations that a figure is about; ``agent`` where it is known who acts."""
    text = context.text
    lead, tail = _scopes(quantity, sentence, context)
    where = _where(quantity, tail, context)
    if where and quantity.kind == "count" and not _counts_people_of(quantity, context):
        return tuple(where)
    if quantity.kind != "count" and (flow := flow_between(quantity, sentence, context)):
        return tuple(flow)
    between = _BETWEEN.search(text, clause_of(quantity, sentence, context), sentence.span.end)
    if between:
        sides = context.represent(context.actor_list(between.end(), sentence.span.end)[0])
        if len(sides) >= 2:
            return tuple(sides)
    pair = _pair(context)
    giver = _FROM.match(text, quantity.span.end) if quantity.kind == "money" else None
    mention = context.mention_at(giver.end()) if giver else None
    if mention is not None and mention.kind in {"country", "organization"}:
        return tuple(_behind(mention, context))
    if verb is not None and verb.dep_ == "acl" and (owners := _owners(verb.head, sentence, context)):
        return tuple(unique([*owners, *_counts_people_of(quantity, context), *_receivers(tail, context)]))
    agent = _agent(verb, sentence, context) if agent is None else agent
    named = unique(
        [
            *agent,
            *_countries(lead, context),
            *_countries(tail, context),
            *_counts_people_of(quantity, context),
            *_receivers(tail, context),
        ]
    )[:_MOST]
    if not named:
        return tuple(pair) or context.analysis.parties[:1]
    if len(named) == 1 and pair:
        own = _OWN.search(text, quantity.span.end, min(sentence.span.end, quantity.span.end + 40))
        if named[0] in pair:
            return tuple(named if own and quantity.kind != "count" else unique([*named, *pair]))
        return tuple(named if agent else unique([*named, *pair[:1]]))
    return tuple(named)


def _pair(context: Context) -> list[str]:
    """The two parties of a bilateral document: its principals' countries, or those that its title names."""
    parties = [p for p in context.analysis.parties if context.kind(p) in {"country", "organization"}]
    if len(parties) != 2:
        return []
    own = {context.country(p) for p in context.analysis.principals}
    head = (
        (context.text.find(context.document.title or "") + len(context.document.title or ""))
        if context.document.title
        else 0
    )
    told = {e for m in context.mentions_in(0, max(head, 400)) for e in m.entities}
    return parties if set(parties) <= own | told else []


def _agent(verb: Token | None, sentence: Sentence, context: Context) -> list[str]:
    """Who gives, builds or pledges: the subject of the verb, or of the verb that its clause depends on."""
    current = verb
    for _ in range(4):
        if current is None:
            break
        subject = context.subject(current)
        if subject is not None:
            named = [c for c in subject.rights if c.dep_ == "appos"]
            actors = unique([a for part in (subject, *subject.conjuncts) for a in _actor(part, sentence, context)])
            actors = actors or unique([a for part in named for a in _actor(part, sentence, context)])
            if actors:
                return actors
        outer = governing_verb(current)
        current = outer if outer != current and outer.pos_ in {"VERB", "AUX"} else None
    return _first_named(sentence, context)


def _owners(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    """Whose pledge or decision it is: "the GCC countries' pledge to provide", "the decision by the ACG to provide"."""
    whose = [c for c in noun.lefts if c.dep_ == "poss"] + [g for c in noun.rights if c.lower_ == "by" for g in c.rights]
    return unique([a for owner in whose for a in _actor(owner, sentence, context)])


def _first_named(sentence: Sentence, context: Context) -> list[str]:
    """The actor that a sentence opens with, where the parse lost its subject: "China will (i) modify …"."""
    start = _OPENING.match(context.text, sentence.span.begin, sentence.span.end)
    mention = context.mention_at(start.end() if start else sentence.span.begin)
    return _behind(mention, context) if mention is not None and context.is_actor(mention) else []


def _actor(noun: Token, sentence: Sentence, context: Context) -> list[str]:
    if noun.pos_ == "PRON":
        side = context.side(sentence) if noun.lower_ in {"we", "i"} and sentence.speaker is not None else None
        return [side] if side else []
    if noun.lower_ in figure_words("members"):
        noun = next((c for c in noun.lefts if c.dep_ in {"compound", "nmod", "poss"} and c.pos_ == "PROPN"), noun)
    covering = [
        m
        for m in context.mentions_in(noun.left_edge.idx, noun.idx + len(noun) + 60)
        if m.span.begin <= noun.idx < m.span.end and m.kind != "place"
    ]
    if not covering:
        state = noun.lower_ in figure_words("state")
        return [context.analysis.parties[0]] if state and context.analysis.parties and context.analysis.home else []
    if any(m.form == "adjective" and m.span.begin <= noun.idx and noun.idx + len(noun) <= m.span.end for m in covering):
        return []
    mention = max(covering, key=lambda m: (m.span.end - m.span.begin, m.form != "adjective"))
    return _behind(mention, context)


def _behind(mention: Mention, context: Context) -> list[str]:
    """The country behind a ministry or a person, an organisation itself."""
    if mention.kind == "organization":
        words = mention.span.of(context.text).lower().split()
        if any(w in figure_words("state") for w in words):
            inside = [m for m in context.analysis.mentions_in(mention.span) if m.kind == "country"]
            inside = inside or _after_of(mention, context)
            owner = inside[-1].entities[0] if inside else next(iter(context.analysis.parties), None)
            return [owner] if owner else []
        if _NO_ACTOR.search(mention.span.of(context.text)):
            return []
        return list(mention.entities[:1])
    return context.represent(mention.entities)


def _after_of(mention: Mention, context: Context) -> list[Mention]:
    """The country of "the Ministry of Finance of Japan"."""
    of = _OF.match(context.text, mention.span.end)
    owner = context.mention_at(of.end()) if of else None
    return [owner] if owner is not None and owner.kind == "country" else []


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
    for token in sentence.tokens:
        if (
            quantity.span.end < token.idx < end
            and token.pos_ == "VERB"
            and token.dep_ == "conj"
            and token.tag_ != "VBG"
        ):
            end = max(quantity.span.end, token.left_edge.idx)
            break
    begin = clause_of(quantity, sentence, context)
    lead = (begin, quantity.span.begin if begin > sentence.span.begin else min(first, quantity.span.begin))
    return lead, (quantity.span.begin, end)


def _countries(scope: tuple[int, int], context: Context) -> list[str]:
    here = _outside_money(context.mentions_in(*scope), context)
    bodies = [m.span for m in here if m.kind == "organization"]
    found = [m for m in here if m.kind in {"country", "person"} and m.form not in {"group", "adjective"}]
    found = [
        m
        for m in found
        if not _aside(m, scope[0], context) and not any(b.holds(m.span) and b != m.span for b in bodies)
    ]
    return [c for m in found for e in m.entities if context.kind(c := context.country(e)) == "country"]


def _outside_money(mentions: list[Mention], context: Context) -> list[Mention]:
    """Those that are not part of an amount: "14 billion US dollars" tells of no United States."""
    return [
        m
        for m in mentions
        if not any(
            q.kind != "count" and q.span.meets(m.span)
            for q in context.analysis.quantities_in(Span(m.span.begin - 40, m.span.end + 20))
        )
    ]


def _aside(mention: Mention, begin: int, context: Context) -> bool:
    """Whether a mention stands in brackets."""
    before = context.text[begin : mention.span.begin]
    return before.rfind("(") > before.rfind(")")


def _where(quantity: Quantity, tail: tuple[int, int], context: Context) -> list[str]:
    """The country that counted things lie in: "5,000 jobs across Australia"."""
    for mention in context.mentions_in(quantity.span.end, min(tail[1], quantity.span.end + 70))[:1]:
        if (
            mention.kind == "country"
            and mention.form == "name"
            and _WITHIN.search(context.text[quantity.span.end : mention.span.begin])
        ):
            return list(mention.entities)
    return []


def _counts_people_of(quantity: Quantity, context: Context) -> list[str]:
    """The country of counted people: "140 Mongolians", "30,000 Vietnamese students"."""
    if quantity.noun is None:
        return []
    inside = context.analysis.mentions_in(quantity.noun)
    return unique([e for m in inside if m.kind == "country" for e in m.entities])


def _receivers(tail: tuple[int, int], context: Context) -> list[str]:
    """Those that money goes to: "a $20 million loan to One Acre Fund", "$10 billion in the Turkish economy"."""
    text = context.text
    found: list[str] = []
    for mention in context.mentions_in(tail[0], min(tail[1], tail[0] + _NEAR)):
        before = text[max(tail[0], mention.span.begin - 16) : mention.span.begin]
        if mention.kind == "country" and mention.form == "adjective" and _INTO.search(before):
            found += mention.entities
    last = tail[0]
    places = {m.span.end for m in context.mentions_in(*tail) if m.kind == "place"}
    for mention in _outside_money(context.mentions_in(*tail), context):
        words = mention.span.of(text)
        if (
            mention.kind != "organization"
            or mention.span.end in places
            or _NO_ACTOR.search(words)
            or not context.is_actor(mention)
        ):
            continue
        if any(w in figure_words("state") for w in words.lower().split()):
            continue
        if _RECEIVES.search(text[tail[0] : mention.span.begin]) or (
            found and re.fullmatch(r"(?:\s*\([^()]*\))?,?\s*(?:and\s+)?", text[last : mention.span.begin])
        ):
            found += mention.entities[:1]
            last = mention.span.end
    return found
