"""Organisations that no list names: companies, ministries, agencies, universities.

The model sees most of them; their own words show others ("Ministry of Marine and Fisheries Affairs", "energy company
Pertamina", "Aruna Global Technologies"), and so does the place of a name as a party ("an MoU between Invest India and
Austrade"). An abbreviation in brackets stands for the body from there on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.language.analysis import Mention
from kg.language.body_extents import cut, extended, led_by_country
from kg.language.body_names import body_words, capital_run, is_body_name, is_firm, public_names, trimmed
from kg.language.body_places import AND, PARTY, SIGNED, SIGNING, starts_party
from kg.language.body_spans import beside, longest, unbroken
from kg.language.business import business_bodies
from kg.language.joined_bodies import halves
from kg.language.spans import SpanIndex
from kg.language.wordplaces import any_within, first_word, matches_at, places_of, places_where
from kg.model import Span

_GOVERNMENT = re.compile(
    r"(?:(?:Royal|Federal|Republic|Kingdom|State|Governments?|Peoples?|Commonwealth)\s+)*(?:of\s+(?:the\s+)?)?", re.I
)
_ARTICLE = re.compile(r"(?:the|its|their|our)\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"\s*\((?:the\s+)?[“\"‘']?([A-Z][\w&./-]{1,11})[”\"’']?\)")
# The short name of an instrument or event: "… Training Program (FETP)".
_SHORT = re.compile(r"\b([A-Z]\w+)\s\((?:the\s)?[“\"‘']?([A-Z][\w&./-]{1,11})[”\"’']?\)")
_OWNED = re.compile(r"(?:[’']s?)?\s+(?:the\s+)?")
# What meets of a known body is that body: "the OIC Council of Foreign Ministers".
_SITTING = re.compile(
    r"(?:[’']s?)?\s+(?:Council\s+of\s+(?:Foreign\s+)?Ministers|(?:Foreign|Trade|Finance|Defence|Energy)\s+Ministers|"
    r"Ministerial|Leaders|Heads\s+of|Member\s+States|Troika)\b"
)
_POSSESSED = re.compile(r"[’']s?\s+(?:the\s+)?")
_OPENING = re.compile(r"[.!?:;•*]\s*(?:The\s+)?")
_SENTENCE_START = re.compile(r"\s*(?:The\s+)?")
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][a-z]\w*")
_FIRM = re.compile(rf"{_CAMEL.pattern}|[A-Z]{{3,8}}")
_COORDINATED = re.compile(r",?\s+and\s")
_WITH_SOMEBODY = re.compile(r"\s[^.;:]{5,80}?\bwith\s+(?:the\s+)?[A-Z]")
_NOBODY = re.compile(
    r"(?:They|We|He|She|It|I|You|Both|This|These|Those|All|Who|Which|Also|Today|Later|Leaders|Ministers|Officials|Sides|"
    r"Parties|Countries|Presidents|Delegations)"
)
_MAYBE_FIRMS = frozenset(("FAC", "GPE", "PRODUCT", "PERSON"))
_MOST_PARTIES = 8
_REACH = 160  # characters before a verb of signing in which its subject stands


@dataclass(frozen=True, slots=True)
class Body:
    """A body found: where, its name, and whose it is: ``owner`` the country before it, ``whole`` the span with that."""

    span: Span
    name: str
    owner: str | None = None
    whole: Span | None = None


@cache
def _descriptor() -> re.Pattern[str]:
    words = "|".join(sorted(body_words("descriptor"), key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:{words})\s+[“\"«‘']?(?=[A-Z])")


@cache
def _descriptor_starts() -> frozenset[str]:
    return frozenset(map(first_word, body_words("descriptor")))


def find_bodies(
    text: str,
    blocks: Sequence[Span],
    labelled: Sequence[tuple[Span, str]],
    mentions: Sequence[Mention],
    home: str | None = None,
) -> list[Body]:
    """Bodies within ``blocks``, in text order, none of them meeting one of ``mentions`` but where it says more.

    Args:
        text: the document's text.
        blocks: stretches of running text, in order.
        labelled: what the model labels, with its labels ("ORG", "FAC", …).
        mentions: people, countries and known organisations, in text order.
        home: the country whose document it is.
    """
    return _Finder(text, blocks, mentions, home).find(labelled)


class _Finder:
    def __init__(self, text: str, blocks: Sequence[Span], mentions: Sequence[Mention], home: str | None) -> None:
        self.text = text
        self.home = home
        self.blocks = blocks
        self.within = SpanIndex(blocks)
        self.people = SpanIndex(m.span for m in mentions if m.kind == "person")
        self.others = SpanIndex(m.span for m in mentions if m.kind != "person")
        self.country_to = {m.span.end: m for m in mentions if m.kind == "country"}
        self.lands = SpanIndex(m.span for m in mentions if m.kind == "country" and m.form in {"name", "adjective"})
        self.countries = {m.entities[0] for m in self.country_to.values() if len(m.entities) == 1}
        shorts = matches_at(_SHORT, places_of(text, body_words("not")), text, 0, len(text))
        self.instruments = {m[2] for m in shorts if m[1] in body_words("not")}
        self.found: dict[int, Body] = {}
        self.listed: set[Span] = set()
        self.begins: list[int] = []  # of what was found, sorted

    def find(self, labelled: Sequence[tuple[Span, str]]) -> list[Body]:
        text = self.text
        listed = self._listed(labelled)
        public = [name for block in self.blocks for name in public_names(text, block, lambda at: bool(self._known(at)))]
        seen = [
            name
            for span, label in labelled
            if (label == "ORG" or (label in _MAYBE_FIRMS and is_firm(span.of(text)))) and (name := trimmed(text, span))
        ]
        public += led_by_country(text, self.lands, self.within, SpanIndex([*public, *seen]))
        spans = [extended(text, cut(text, span)) for span in longest(public, unbroken(text, seen))]
        for at, usual in beside(text, listed, spans):
            self._keep(Body(at, usual))
            self.listed.add(at)
        for span in spans:
            for part in halves(text, span, self._known, self.within):
                self._add(part)
        parties = places_where(text, starts_party)
        descriptors = places_of(text, _descriptor_starts())
        signed = places_of(text, SIGNED)
        for block in self.blocks:
            for match in matches_at(_descriptor(), descriptors, text, block.begin, block.end):
                if match[0].rstrip().endswith("s"):
                    self._parties(match.end(), block.end)  # "the operators Energinet and Gasunie"
                else:
                    self._add(capital_run(text, match.end(), block.end))
            for match in matches_at(PARTY, parties, text, block.begin, block.end):
                self._parties(match.end(), block.end)
            signing = any_within(signed, block.begin, block.end)
            for match in SIGNING.finditer(text, block.begin, block.end) if signing else ():
                self._signers(max(block.begin, match.start() - _REACH), match.start())
        self._abbreviations()
        return [self.found[at] for at in self.begins]

    def _parties(self, position: int, stop: int) -> None:
        """Names listed from where a party is to be expected."""
        for _ in range(_MOST_PARTIES):
            lead = _ARTICLE.match(self.text, position, stop)
            at = lead.end() if lead else position
            known = self._known(at)
            owned = _POSSESSED.match(self.text, known[0].end, stop) if known else None
            if known and owned and (own := capital_run(self.text, owned.end(), stop)):
                self._add(own)  # "India's GIFT City"
                end = own.end
            elif known:
                end = max(k.end for k in known)
                name = capital_run(self.text, at, stop)
                if name and name.end > end:  # "Abu Dhabi Global Market"
                    self._add(name)
                    end = name.end
            else:
                name = capital_run(self.text, at, stop)
                if name is None:
                    return
                self._add(name)
                end = name.end
            join = AND.match(self.text, end, stop)
            if join is None:
                return
            position = join.end()

    def _signers(self, start: int, end: int) -> None:
        """Names coordinated before a verb of signing: "ExxonMobil and the energy company Pertamina have signed"."""
        opening = start
        for match in _OPENING.finditer(self.text, start, end):
            opening = match.end()
        lead = _SENTENCE_START.match(self.text, opening, end)
        first = capital_run(self.text, lead.end() if lead else opening, end)
        if first is None:
            return
        owned = _POSSESSED.match(self.text, first.end, end)
        if owned and (own := capital_run(self.text, owned.end(), end)) is not None:
            first = own  # "Abu Dhabi's Masdar signed an agreement with …"
        if first.end == end and _WITH_SOMEBODY.match(self.text, end) and not _NOBODY.fullmatch(first.of(self.text)):
            self._add(first)  # "Rosatom signed a contract with …"
        if not _COORDINATED.match(self.text, first.end, end):
            return
        joined = _COORDINATED.match(self.text, first.end, end)
        second = capital_run(self.text, joined.end(), end) if joined else None
        if second is not None and second.end == end and any(_FIRM.fullmatch(n.of(self.text)) for n in (first, second)):
            self._add(second)  # "SOCAR and Bulgartransgaz signed"
        beside = bisect_left(self.begins, first.end)
        another = beside < len(self.begins) and self.begins[beside] < end
        if another or _FIRM.fullmatch(first.of(self.text)):
            self._add(first)

    def _abbreviations(self) -> None:
        """Later mentions by an abbreviation given in brackets: "Indonesian Maritime Security Agency (BAKAMLA)"."""
        given: dict[str, Body] = {}
        for body in [self.found[at] for at in self.begins]:
            match = _ACRONYM.match(self.text, body.span.end)
            if match and sum(c.isupper() for c in match[1]) > 1:
                given.setdefault(match[1], body)
        if not given:
            return
        names = "|".join(re.escape(short) for short in sorted(given, key=lambda s: (-len(s), s)))
        for match in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", self.text):
            span, body = Span(match.start(), match.end()), given[match[0]]
            if (span in self.listed or not self._taken(span)) and self._in_block(span):
                self._keep(Body(span, body.name, body.owner))  # what the text says wins over the list

    def _listed(self, labelled: Sequence[tuple[Span, str]]) -> list[tuple[Span, str]]:
        """Bodies that a list names, but within a person's name: "Nikola Tesla"."""
        found = [one for block in self.blocks for one in business_bodies(self.text, block, self.countries, self.home)]
        people = SpanIndex(span for span, label in labelled if label == "PERSON") if found else SpanIndex(())
        return [
            (span, name)
            for span, name in found
            if not self._taken(span)
            and not any(p.holds(span) and p != span for p in people.near(span))
            and span.of(self.text) not in self.instruments
        ]

    # --- one more

    def _add(self, span: Span | None) -> None:
        if span is not None and (own := self._owned_name(span)) is not None:
            span = own
        if span is None or not is_body_name(span.of(self.text)) or not self._in_block(span) or self._taken(span):
            return
        if span.of(self.text) in self.instruments:
            return
        if any(k.begin == span.begin and _SITTING.match(self.text, k.end, span.end) for k in self.others.near(span)):
            return
        name = re.sub(r"\s+", " ", span.of(self.text))
        owner = self._owner(span)
        if owner is None:
            self._keep(Body(span, name))
            return
        whole = Span(owner.span.begin, span.end)
        # "Indonesian Ministry of Health" is one name; in "Indonesia's Ministry of Health" the country stands by itself.
        self._keep(Body(whole if owner.form == "adjective" else span, name, owner.entities[0], whole))

    def _owned_name(self, span: Span) -> Span | None:
        """The name itself where the country that it is of stands before it: "Malaysia’s [MARA]"."""
        for k in self.others.near(span):
            if (
                k.begin == span.begin
                and k.end in self.country_to
                and (gap := _POSSESSED.match(self.text, k.end, span.end))
            ):
                return Span(gap.end(), span.end)
        return None

    def _keep(self, body: Body) -> None:
        if body.span.begin not in self.found:
            insort(self.begins, body.span.begin)
        self.found[body.span.begin] = body

    def _in_block(self, span: Span) -> bool:
        return any(block.holds(span) for block in self.within.near(span))

    def _taken(self, span: Span) -> bool:
        """Whether something else is named there already."""
        at = bisect_left(self.begins, span.end)
        if any(self.found[begin].span.meets(span) for begin in self.begins[max(0, at - 2) : at]):
            return True
        if self.people.meet(span):
            return True
        return any(other.meets(span) and not self._more_than(span, other) for other in self.others.near(span))

    def _more_than(self, span: Span, other: Span) -> bool:
        """Whether a name says more than a country's or a known body's within it: not "Republic of Uzbekistan"."""
        if not span.holds(other):
            return False
        before, after = self.text[span.begin : other.begin], self.text[other.end : span.end]
        return bool(after.strip(" ’'s")) or _GOVERNMENT.fullmatch(before) is None

    def _known(self, at: int) -> list[Span]:
        """People, countries and known bodies named at a place."""
        here = Span(at, at + 1)
        return [span for index in (self.people, self.others) for span in index.near(here) if span.begin == at]

    def _owner(self, span: Span) -> Mention | None:
        """The country before a body: "Indonesia’s Ministry of Health", "Indonesian Ministry of Health"."""
        for back in (1, 3, 2):
            mention = self.country_to.get(span.begin - back)
            if mention and len(mention.entities) == 1 and _OWNED.fullmatch(self.text, mention.span.end, span.begin):
                return mention
        return None
