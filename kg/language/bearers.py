"""A title and whoever bears it: the name after it, before it or behind a comma, and a second office beside the first.

"Foreign Minister of Japan Taro Kono", "the Prime Minister, Malcolm Turnbull", "Deputy Prime Minister and Foreign
Minister X"; a name that the model sees, with the office in apposition ("Hiroshige Seko, the Japanese Minister of …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.language.appositions import TITLE_GAP, Appositions, is_set_off
from kg.language.bearer_names import GAP, STATE
from kg.language.forms import Hit
from kg.language.lexicon import Named, Title, body_words, name_ends, portfolio_words, rank_order
from kg.language.personal import clean_name, letters_end, name_end, names_body, strip_possessive
from kg.language.rolls import of_bracket, read_roll
from kg.language.titles import Reading
from kg.language.wordplaces import matches_at, places_of
from kg.model import Span

_DETERMINER = re.compile(r"(?:\b(the|both|two|our|their|his|her|my|three|four|these)\s+)$", re.IGNORECASE)
_ANY = re.compile(r"\b(?:an?|any|no|another)\s+$")
_LABEL_END = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?::|\n|$)")
# Titles that yield to the office said after the name: "Senator the Hon Penny Wong, Minister for Foreign Affairs".
_WEAK = frozenset(("honorific", "royal", "legislator"))
_NAME_BEFORE = re.compile(r"(?<![\w’'-])([A-Z][\w’'-]+(?: (?:[a-z]{2,3} )?[A-Z][\w’'-]+){1,3}),\s+(?:the\s+)?$")
_OF_PORTFOLIO = re.compile(r"\s(?:of|for)\s")
_BEHIND_NAME = re.compile(r"[a-z],\s+(?:the\s+)?\Z")
_ALONE = frozenset(("PM", "EAM", "DPM", "FM"))
_PLURALS = frozenset((
    "ministers", "leaders", "presidents", "secretaries", "advisers", "advisors",
    "representatives", "envoys", "counterparts", "chiefs",
))  # fmt: skip
_VICE = ("Vice President", "Vice-President")
_HEADS = ("Prime Minister", *_VICE)  # "Prime Minister and Minister of Foreign Affairs A" is one
_LISTED = re.compile(r"\b[a-z]+,\s+(?=[A-Z])")  # from one of the plurals on
_OF_FATHER = re.compile(r"(?<![\w’'-])([A-Z][\w’'-]+)\s+(?:bin|bint|ibn)\s+$")
_CHIEF_OF = re.compile(r"\b(CEO|Chief Executive(?: Officer)?|Chairman|Chairwoman|Chairperson|Founder) of (?:the )?$")
_UNSURE = frozenset(("official", "business", "diplomat"))
_MORE_LEADERS = ("General Secretary", "Party Secretary", "Chairman", "Captain")


@dataclass(frozen=True, slots=True)
class Person:
    """A person or an office as found: ``name`` None for an office alone; ``of`` what the office belongs to."""

    span: Span
    name: str | None
    title: str | None
    rank: str | None
    of: Named | None
    plural: bool = False
    determiner: str | None = None
    name_span: Span | None = None
    nationality: bool = False  # ``of`` was said by an adjective before the title
    also: str | None = None  # a second office named beside the first: "State Councilor and Foreign Minister"


_LEVEL = re.compile(r"[\s–-]level\b", re.IGNORECASE)


class Bearers(Appositions):
    """Reads who bears the titles of one stretch of text."""

    def titled(self, hit: Hit[Title], done: int) -> list[Person]:
        """Whoever bears the title at ``hit``, or the office alone; names before ``done`` are somebody's already."""
        reading = self.reader.read(hit)
        if self.reader.within_title(reading.begin):
            return []
        before = _DETERMINER.search(self.text, max(self.span.begin, reading.begin - 12), reading.begin)
        determiner = before[1].lower() if before else None
        if hit.value.lower and _ANY.search(self.text, max(self.span.begin, reading.begin - 12), reading.begin):
            return []  # "the first visit by a Dominican head of state"
        reading = self._more_titles(reading)
        if reading.plural:
            return self._roll(reading) or ([] if hit.value.lower else [self._office(reading, determiner)])
        name = self._name(reading.end)
        if name is not None and reading.rank == "royal" and self._alone_with_style(hit):
            name = Span(hit.begin, name.end)  # "Sheikh Hasina said"
        if name is None and reading.rank != "honorific":
            name = self._name_after_comma(reading)
        if name is not None and not self._believable(hit, reading, name):
            name = None
        if name is None and _LEVEL.match(self.text, reading.end):
            return []  # "at the Commerce Secretary-level": nobody's office
        if name is None:
            if reading.rank == "honorific" or hit.value.capitals or (hit.value.lower and reading.of is None):
                return []
            if hit.value.short:
                return [self._office(reading, "the")] if self._stands_alone(hit) else []
            return [self._after_name(reading, done) or self._office(self._second_alone(reading), determiner)]
        return [self._named(reading, name)]

    def _roll(self, reading: Reading) -> list[Person]:
        """Those who bear a title in the plural: "Prime Ministers Turnbull and Abe"."""
        found = []
        for at, entry in enumerate(read_roll(self.reader, reading, self._styled_name)):
            whole = Span(entry.name.begin if at else reading.begin, entry.end)
            one = replace(reading, of=entry.of, nationality=entry.nationality)
            found.append(self._person(one, entry.name, whole))
        return found

    def _after_name(self, reading: Reading, done: int) -> Person | None:
        """The person whom a whole office follows, where the model misses the name: "Hiroshige Seko, the Japanese …"."""
        if reading.rank not in STATE and (reading.rank != "diplomat" or reading.of is None):
            return None
        before = _NAME_BEFORE.search(self.text, max(done, reading.begin - 60), reading.begin)
        if before is None:
            return None
        begin = before.start(1)
        while (place := self.named_at.get(begin)) is not None and place.end < before.end(1):
            gap = GAP.match(self.text, place.end)
            begin = gap.end() if gap else before.end(1)  # "received in Abu Dhabi Annalena Baerbock, Foreign Minister"
        if given := _OF_FATHER.search(self.text, max(done, begin - 40), begin):
            begin = given.start(1)
        name = self._name_at(begin)
        end = letters_end(self.text, name.end, before.end(1)) if name else begin
        whole = reading.of is not None or bool(_OF_PORTFOLIO.search(reading.title))
        if name is None or end != before.end(1) or begin in self.named_at or not (whole or end > name.end):
            return None
        words = name.of(self.text).split()
        if len(words) < 2 or any(word in body_words() | name_ends() | portfolio_words() for word in words):
            return None
        return self._person(reading, name, Span(name.begin, reading.end))

    def _stands_alone(self, hit: Hit[Title]) -> bool:
        """Whether an abbreviated office needs no name: "EAM will travel"; "NSA" and "VP" may be anything."""
        return hit.value.rank in STATE and self.text[hit.begin : hit.end] in _ALONE

    def _believable(self, hit: Hit[Title], reading: Reading, name: Span) -> bool:
        words = name.of(self.text).split()
        if hit.value.capitals:
            # Whole headlines stand in capitals; a speaker's label ends with its name.
            plain = not any(word.title() in body_words() | name_ends() for word in words)
            return plain and len(words) <= 3 and _LABEL_END.match(self.text, name.end) is not None
        if reading.rank in _UNSURE and len(words) == 1:
            # "General Assembly", "Director General": a single word after such a title needs the model's word for it.
            return self.model.meet(name)
        return not names_body(words[1:] or words)  # "Park Jin" is a name, "Park Service" is none

    def _office(self, reading: Reading, determiner: str | None) -> Person:
        return Person(
            Span(reading.begin, reading.end), None, reading.title, reading.rank, reading.of, reading.plural, determiner,
            None, reading.nationality, reading.also,
        )  # fmt: skip

    def _person(self, reading: Reading, name: Span, span: Span) -> Person:
        return Person(
            span, clean_name(name.of(self.text)), reading.title, reading.rank, reading.of,
            name_span=name, nationality=reading.nationality, also=reading.also,
        )  # fmt: skip

    def _named(self, reading: Reading, name: Span) -> Person:
        """A named person, with the country or the office that may be said after the name."""
        end = letters_end(self.text, name.end, self.span.end)
        person = self._person(reading, name, Span(reading.begin, end))
        if reading.of is None or reading.nationality:
            after, stop = self.reader.of(end)
            if after is None:
                after, stop = of_bracket(self.reader, end)
            if after is not None:
                return replace(person, span=Span(reading.begin, stop), of=after, nationality=False)
        office = self._apposition(end)
        if office is not None and reading.rank not in _WEAK and self._name_after_comma(office) is not None:
            return person  # "President A, the President of Peru, B, met": the office is that of the next
        envoys = office is not None and office.rank == reading.rank == "diplomat" and office.of is not None
        closed = office is not None and (envoys or (office.rank in STATE and self._closed(end, office.end)))
        if office is not None and reading.rank not in _WEAK and closed:
            # "Ambassador A, Cabinet Secretary for Foreign Affairs of Kenya": one person, not two.
            of = office.of or reading.of
            nationality = office.nationality if office.of else reading.nationality
            return replace(
                person, span=Span(reading.begin, office.end), of=of, also=reading.also or office.title,
                nationality=nationality, rank=min(reading.rank, office.rank, key=rank_order),
            )  # fmt: skip
        if reading.rank in _WEAK and office is not None and office.rank not in {"business", "legislator"}:
            return replace(
                person, span=Span(reading.begin, office.end), title=office.title, rank=office.rank,
                of=office.of or reading.of, nationality=office.nationality,
            )  # fmt: skip
        return person

    def _more_titles(self, reading: Reading) -> Reading:
        """Skip honorifics and second titles before the name: "Deputy Prime Minister and Foreign Minister X"."""
        while True:
            gap = TITLE_GAP.match(self.text, reading.end, self.span.end)
            if gap is None or gap.end() not in self.title_at or "\n\n" in gap[0]:
                return reading
            hit = self.title_at[gap.end()]
            if self._alone_with_style(hit):
                return reading  # "Prime Minister Sheikh Hasina": the style is part of the name
            if hit.value.rank in {"honorific", "royal"} and not hit.value.plural and reading.rank != "honorific":
                if hit.value.rank == "royal" and self._name(hit.end) is None:
                    return reading
                reading = replace(reading, end=hit.end)
                continue
            if (
                gap[0].startswith(",")
                and "and" in gap[0]
                and _BEHIND_NAME.search(self.text, max(0, reading.begin - 8), reading.begin)
            ):
                return reading  # "A, Ambassador of Peru, and Ambassador B"
            joined = "and" in gap[0] or bool(set("–—-") & set(gap[0]))
            heads = reading.title.endswith(_HEADS) and hit.value.rank == "minister"
            leaders = "leader" in {hit.value.rank, reading.rank} and not reading.title.startswith(_MORE_LEADERS)
            leaders = leaders and not heads
            if hit.value.plural or (joined and leaders):
                return reading
            if hit.value.rank == "honorific":
                reading = replace(reading, end=hit.end)
                continue
            more = self.reader.read(hit)
            if reading.rank == "counterpart" and gap[0].startswith(",") and self._subject_behind(reading, more):
                return reading
            if not joined and (end := self._end_of_chain(reading, more)) is not None:
                return replace(reading, end=end, also=reading.also or more.title)
            if (
                self._name(more.end) is None
                and more.end not in self.title_at
                and not self._honorific_after(more.end)
                and not (heads and self._name_after_comma(more) is not None)
            ):
                return reading
            reading = self._both(reading, more, joined)

    def _subject_behind(self, counterpart: Reading, office: Reading) -> bool:
        """Whether whoever is named behind the comma is another: "With his Fijian counterpart, Minister A announced"."""
        name = self._name(office.end)
        return name is not None and is_set_off(self.text[self.span.begin : counterpart.begin], self.text, name.end)

    def _second_alone(self, reading: Reading) -> Reading:
        """Two offices of one person without the name: "the Deputy Prime Minister and Foreign Minister of Peru"."""
        vice = reading.rank == "deputy" or reading.title.endswith(_VICE)
        gap = TITLE_GAP.match(self.text, reading.end, self.span.end) if vice else None
        hit = self.title_at.get(gap.end()) if gap and gap[0].strip() == "and" and not reading.plural else None
        if hit is None or hit.value.plural or hit.value.rank != "minister" or reading.of is not None:
            return reading
        more = self.reader.read(hit)
        return self._both(reading, more, joined=True) if more.of is not None and not more.nationality else reading

    def _end_of_chain(self, reading: Reading, more: Reading) -> int | None:
        """Where the last of three offices of one person ends: "the Tánaiste, Minister for A and Minister for B, C"."""
        if reading.rank not in STATE or more.rank not in STATE or self._name(more.end) is not None:
            return None
        gap = TITLE_GAP.match(self.text, more.end, self.span.end)
        hit = self.title_at.get(gap.end()) if gap and gap[0].strip() == "and" else None
        if hit is None or hit.value.plural or hit.value.rank not in STATE:
            return None
        last = self.reader.read(hit)
        return last.end if self._name_after_comma(last) is not None else None

    def untitled(self, span: Span, claimed: set[int]) -> Person | None:
        """A PERSON of the model without a title before it, with the title that may follow in apposition."""
        begin, end = span.begin, span.end
        if given := _OF_FATHER.search(self.text, max(self.span.begin, begin - 40), begin):
            begin = given.start(1)  # "Reem bint Ibrahim Al Hashimy", where the model sees the father's name
        begin = self._with_given_names(begin)
        stripped = strip_possessive(self.text[begin:end].rstrip(" ,.\n"))
        end = begin + len(stripped)
        hit = self.named_at.get(begin)
        if "\n" in stripped or not stripped or not stripped[0].isupper() or any(c.isdigit() for c in stripped):
            return None
        if (hit and hit.end >= end) or self._named_within(begin, end):
            return None  # "Lockheed Martin Australia": a body, not a person
        if (chief := _CHIEF_OF.search(self.text, max(self.span.begin, begin - 40), begin)) and stripped.count(" ") > 1:
            firm = stripped.index(" ") + 1  # "CEO of Tesla Elon Musk"
            rest = self.untitled(Span(begin + firm, end), claimed)
            return rest and replace(rest, title=rest.title or chief[1], rank=rest.rank or "business")
        words = stripped.split()
        whole = name_end(self.text, begin, self.span.end, self._stops, [])
        if whole is None or whole.end < end or names_body(words):
            return None
        name = Span(begin, end)
        person = Person(name, clean_name(stripped), None, None, None, name_span=name)
        end = letters_end(self.text, end, self.span.end)
        office = self._apposition(end)
        if office is not None and office.begin not in claimed:
            return replace(
                person, span=Span(begin, office.end), title=office.title, rank=office.rank, of=office.of,
                nationality=office.nationality, also=office.also,
            )  # fmt: skip
        of, stop = self.reader.of(end) if len(words) > 1 else (None, end)
        if of is not None and of.kind == "country":
            return replace(person, span=Span(begin, stop), of=of)  # "talks with Sven Mikser of Estonia"
        owner = self._possessor(begin) if len(words) > 1 else None
        if owner is not None:
            return replace(person, span=Span(begin, end), of=owner, nationality=True)
        return replace(person, span=Span(begin, end))

    def _possessor(self, begin: int) -> Named | None:
        """The country whose possessive stands before a name: "Norway’s Espen Barth Eide"."""
        for mark in ("’s ", "'s ", "’ ", "' "):
            if self.text.endswith(mark, self.span.begin, begin):
                hit = self.reader.named_to.get(begin - len(mark))
                return hit.value if hit is not None and hit.value.kind == "country" else None
        return None

    def listed(self) -> list[Person]:
        """People listed after a plural in lower case: "their trade ministers, Anne Smith and Piyush Goyal"."""
        found: list[Person] = []
        for match in matches_at(_LISTED, _plurals(self.text), self.text, self.span.begin, self.span.end):
            names = self._name_list(match.end() - 1)
            if all(" " in name.of(self.text) for name in names):
                found += [Person(n, clean_name(n.of(self.text)), None, None, None, name_span=n) for n in names]
        return found


@lru_cache(maxsize=2)  # every stretch of a text asks
def _plurals(text: str) -> list[int]:
    return places_of(text, _PLURALS)
