"""Find people with their titles, and countries, organisations and places, in running text.

A person is found by a title ("Foreign Minister of Japan Taro Kono", "the Prime Minister, Malcolm Turnbull"), or by the
model's PERSON label with an apposition ("Hiroshige Seko, the Japanese Minister of Economy"). An office alone ("the
President of Russia", "both Prime Ministers") is kept as a mention without a name, for coreference to resolve.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.language.forms import Hit
from kg.language.lexicon import Named, Title, named_index, portfolio_words, title_index
from kg.model import Span

_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w]*(?:[-’'‑][^\W\d_]\w+)*)"
_INITIAL = r"(?:[A-Z]\.)"
_PARTICLE = r"(?:al|el|bin|bint|ibn|de|da|do|dos|das|di|du|del|della|der|den|van|von|la|le|ul|ur|bin|abu|y|e)"
NAME = re.compile(
    rf"(?:{_INITIAL}\s?)*{_WORD}(?:(?:\s+|(?<=\.))(?:{_PARTICLE}[\s-])*(?:{_INITIAL}|{_WORD}))*(?:,?\s+(?:Jr|Sr)\b\.?)?"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_GAP = re.compile(r"\s+")
_APPOSITION = re.compile(r",\s+(?:the\s+)?(?:current\s+|new\s+|former\s+|then[- ])?")
_DETERMINER = re.compile(r"(?:\b(the|both|two|our|their|his|her|my|three|four|these)\s+)$", re.IGNORECASE)
_MODIFIER = re.compile(r"(?:\b(?:Deputy|Acting|Federal|former|then|new|outgoing|First|Vice|Special|Interim|Executive|Principal|Senior)[\s-]+)$")
_COMPLEMENT = re.compile(r"\s+(?:of|for|to)\s+(?:the\s+)?")
# Capitalised words that end a name: headlines capitalise everything.
_NOT_NAMES = frozenset(
    """The A An And Of In On At For To With By From As Or But Meets Met Meet Meeting Visit Visits Visited Call Calls
    Signs Signed Holds Held Hosts Welcomes Welcomed Receives Before After During Following Today Statement Statements
    Readout Remarks Press Joint Talks Government Administration House White Minister Ministers President Office
    Party Parliament Republic Kingdom Federation Council Commission University Summit Agreement Will Is Has On Regarding
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Speaks Spoke Announces Announced Travel Travels Delivers
    Between Participation Participates Convenes Hosted Attends About Concerning Ahead Trip Bilateral Virtual Working
    Dinner Lunch Ceremony Conference Address Answers Interview Departure Arrival Arrives Departs We I It He She They
    Question""".split()
)
_MAX_NAME_WORDS = 6


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


@dataclass(frozen=True, slots=True)
class Found:
    """All names of a stretch of text, each list in text order."""

    named: tuple[Hit[Named], ...]
    people: tuple[Person, ...]


def find_names(text: str, spans: Iterable[Span], persons: Sequence[Span], places: Sequence[Span] = ()) -> Found:
    """Names within ``spans`` of ``text``; ``persons`` and ``places`` are what the model labels so, in text order."""
    named: list[Hit[Named]] = []
    people: list[Person] = []
    begins = {place.begin for place in places}
    starts = [p.begin for p in persons]
    for span in spans:
        within = persons[bisect_left(starts, span.begin) : bisect_right(starts, span.end)]
        scanner = _Scanner(text, span, [p for p in within if span.holds(p)], begins)
        found = scanner.scan()
        named += found.named
        people += found.people
    return Found(tuple(named), tuple(people))


class _Scanner:
    """One block's scan; keeps the hits by where they start and end."""

    def __init__(self, text: str, span: Span, persons: list[Span], places: set[int]) -> None:
        self.text = text
        self.span = span
        self.persons = persons
        hits = named_index().find(text, span.begin, span.end)
        self.named = [h for h in hits if not h.value.ambiguous or h.begin in places]
        self.named_at = {hit.begin: hit for hit in self.named}
        self.named_to = {hit.end: hit for hit in self.named}
        self.titles = list(title_index().find(text, span.begin, span.end))
        self.title_at = {hit.begin: hit for hit in self.titles}

    def scan(self) -> Found:
        people: list[Person] = []
        done = self.span.begin
        for hit in self.titles:
            if hit.begin < done:
                continue
            for person in self._titled(hit):
                people.append(person)
                done = max(done, person.span.end)
        taken = [p.span for p in people]
        claimed = {p.span.begin for p in people if p.name is not None}
        for span in self.persons:
            if not any(span.meets(other) for other in taken):
                person = self._untitled(span, claimed)
                if person is not None:
                    people.append(person)
        whole = [p.span for p in people if p.name is not None]
        people = [p for p in people if p.name is not None or not any(w.holds(p.span) for w in whole)]
        people.sort(key=lambda p: p.span)
        covered = [p.name_span for p in people if p.name_span is not None]
        named = [h for h in self.named if not any(c.meets(Span(h.begin, h.end)) for c in covered)]
        return Found(tuple(named), tuple(people))

    # --- a title and what belongs to it

    def _titled(self, hit: Hit[Title]) -> list[Person]:
        begin, of, nationality = self._left(hit)
        title, end, rank = self._complement(hit)
        before = _DETERMINER.search(self.text, max(self.span.begin, begin - 12), begin)
        determiner = before[1].lower() if before else None
        right_of, end = self._of(end)
        of = right_of or of
        nationality = nationality and right_of is None
        name_at, title, rank = self._more_titles(end, title, rank)
        if hit.value.plural:
            names = self._name_list(name_at)
            if names:
                return [Person(Span(begin, s.end), self._clean(s), title, rank, of, name_span=s) for s in names]
            return [Person(Span(begin, end), None, title, rank, of, True, determiner, None, nationality)]
        name = self._name(name_at)
        if name is None and not (hit.value.rank == "honorific"):
            comma = re.compile(r",\s+").match(self.text, end)
            if comma:
                name_at, _, _ = self._more_titles(comma.end() - 1, title, rank)
                candidate = self._name(name_at)
                # After a comma only what the model, too, takes for a person: a list may follow ("the President, Congress").
                if candidate and any(candidate.meets(p) for p in self.persons):
                    name = candidate
        if name is not None and rank in {"official", "business", "diplomat"} and " " not in name.of(self.text):
            # "General Assembly", "Director General": a single word after such a title needs the model's word for it.
            name = name if any(name.meets(p) for p in self.persons) else None
        if name is None:
            if hit.value.rank == "honorific":
                return []
            return [Person(Span(begin, end), None, title, rank, of, False, determiner, None, nationality)]
        if of is None or nationality:
            after, stop = self._of(name.end)
            if after is not None:
                of, nationality = after, False
                return [Person(Span(begin, stop), self._clean(name), title, rank, of, name_span=name)]
        return [Person(Span(begin, name.end), self._clean(name), title, rank, of, name_span=name, nationality=nationality)]

    def _left(self, hit: Hit[Title]) -> tuple[int, Named | None, bool]:
        """Where the title begins, with modifiers and a nationality before it: "Japanese [Deputy] Prime Minister"."""
        begin = hit.begin
        while modifier := _MODIFIER.search(self.text, max(self.span.begin, begin - 12), begin):
            begin = modifier.start()
        gap = begin
        while gap > self.span.begin and self.text[gap - 1].isspace():
            gap -= 1
        if gap == begin:
            return begin, None, False
        for end in (gap, gap - 2):  # "Japan's Prime Minister"
            named = self.named_to.get(end)
            if named and (end == gap or self.text[end:gap] in {"’s", "'s"}):
                return named.begin, named.value, True
        return begin, None, False

    def _complement(self, hit: Hit[Title]) -> tuple[str, int, str]:
        """ "Minister" with its portfolio: "Minister of Economy, Trade, and Industry"."""
        text = self.text[hit.begin : hit.end] if not hit.value.plural else hit.value.name
        if hit.value.rank not in {"minister", "official", "deputy", "diplomat"}:
            return text, hit.end, hit.value.rank
        start = _COMPLEMENT.match(self.text, hit.end)
        if start is None:
            return text, hit.end, hit.value.rank
        words = portfolio_words()
        end = position = start.end()
        while match := re.compile(r"[\w-]+").match(self.text, position):
            word = match[0]
            if word in words:
                end = match.end()
            elif word not in {"and", "the", "of", "for"}:
                break
            separator = re.compile(r",?\s+(?:&\s+)?").match(self.text, match.end())
            if separator is None:
                break
            position = separator.end()
        if end == start.end():
            return text, hit.end, hit.value.rank
        return text + self.text[hit.end : end], end, hit.value.rank

    def _of(self, end: int) -> tuple[Named | None, int]:
        match = _OF.match(self.text, end)
        if match:
            hit = self.named_at.get(match.end())
            if hit is not None and not hit.value.adjective:
                return hit.value, hit.end
        return None, end

    def _more_titles(self, end: int, title: str, rank: str) -> tuple[int, str, str]:
        """Skip honorifics and second titles before the name: "Deputy Prime Minister and Foreign Minister X"."""
        while True:
            gap = re.compile(r",?\s+(?:and\s+)?").match(self.text, end)
            if gap is None or gap.end() not in self.title_at:
                return end, title, rank
            hit = self.title_at[gap.end()]
            joined = "and" in gap[0]
            if hit.value.plural or (joined and (hit.value.rank == "leader" or rank == "leader")):
                return end, title, rank
            if hit.value.rank != "honorific":
                more, stop, _ = self._complement(hit)
                if self._name(stop) is None and self._of(stop)[0] is None:
                    return end, title, rank
                title = f"{title} and {more}" if joined else more if rank == "honorific" else f"{title}, {more}"
                rank = hit.value.rank if rank == "honorific" else rank
                end = self._of(stop)[1]
            else:
                end = hit.end

    # --- names

    def _name(self, end: int) -> Span | None:
        """The name that follows ``end`` after a gap (or glued: "Mr.Putin")."""
        gap = _GAP.match(self.text, end)
        begin = gap.end() if gap else end
        if gap is None and not (end and self.text[end - 1] == "."):
            return None
        if gap is not None and "\n\n" in gap[0]:
            return None
        return self._name_at(begin)

    def _name_at(self, begin: int) -> Span | None:
        if begin in self.title_at and self.title_at[begin].value.rank != "honorific":
            return None
        match = NAME.match(self.text, begin, self.span.end)
        if match is None:
            return None
        end = begin
        count = 0
        for word in re.compile(r"\S+").finditer(self.text, begin, match.end()):
            bare = word[0].rstrip(",")
            if _POSSESSIVE.sub("", bare) in _NOT_NAMES or (word.start() != begin and word.start() in self.title_at):
                break
            if re.search(r"[a-z][A-Z]", bare) and not re.match(r"(?:Mc|Mac|De|Le|La|Di|O[’'])", bare):
                break  # glued to the next word: "ViktorPrime"
            if bare in self.text[begin:end].split():
                break  # said twice: "Orban Orban"
            named = self.named_at.get(word.start())
            if named is not None and named.end >= word.end() and not self._person_covers(word.start()):
                break
            end = word.end()
            count += 1
            if count == _MAX_NAME_WORDS or _POSSESSIVE.search(bare):
                break
        while end > begin and self.text[end - 1] == "," :
            end -= 1
        if end == begin:
            return None
        end = self._trim_by_model(begin, end)
        stripped = _POSSESSIVE.sub("", self.text[begin:end])
        span = Span(begin, begin + len(stripped))
        last = stripped.split()[-1] if stripped.split() else ""
        if len(last.rstrip(".")) < 2 or not stripped[0].isalpha() or last in portfolio_words():
            return None
        return span

    def _person_covers(self, position: int) -> bool:
        return any(p.begin < position < p.end for p in self.persons)

    def _trim_by_model(self, begin: int, end: int) -> int:
        """In a headline the run of capitals goes on after the name; the model's PERSON tells where it ends."""
        if len(self.text[begin:end].split()) <= 3:
            return end
        for person in self.persons:
            if person.begin <= begin < person.end < end:
                return person.end
        return end

    def _name_list(self, end: int) -> list[Span]:
        """ "Prime Ministers Turnbull and Abe", "Presidents A, B and C"."""
        names: list[Span] = []
        position = end
        while True:
            name = self._name(position)
            if name is None:
                break
            names.append(name)
            join = re.compile(r",?\s+and(?=\s)|,(?=\s)").match(self.text, name.end)
            if join is None:
                break
            position = join.end()
        return names if len(names) > 1 else []

    def _untitled(self, span: Span, claimed: set[int]) -> Person | None:
        """A PERSON of the model without a title before it, with the title that may follow in apposition."""
        begin, end = span.begin, span.end
        text = self.text[begin:end]
        stripped = _POSSESSIVE.sub("", text.rstrip(" ,.\n"))
        end = begin + len(stripped)
        hit = self.named_at.get(begin)
        if "\n" in stripped or not stripped or not stripped[0].isupper() or any(c.isdigit() for c in stripped):
            return None
        if (hit and hit.end >= end) or any(w in _NOT_NAMES for w in stripped.split()):
            return None
        if any(begin < at < end for at in self.named_at):
            return None  # "Lockheed Martin Australia": a body, not a person
        name = Span(begin, end)
        comma = _APPOSITION.match(self.text, end)
        if comma:
            at = comma.end()
            nation = self.named_at.get(at)
            of = None
            if nation is not None:
                gap = _GAP.match(self.text, nation.end)
                if gap and gap.end() in self.title_at:
                    of, at = nation.value, gap.end()
            while modifier := re.compile(r"(?:Deputy|Acting|Vice|First|Special)\s+").match(self.text, at):
                if at in self.title_at:
                    break
                at = modifier.end()
            title_hit = self.title_at.get(at)
            free = comma.end() not in claimed and at not in claimed  # else it is the next person's title
            if title_hit is not None and free and title_hit.value.rank != "honorific" and not title_hit.value.plural:
                title, stop, rank = self._complement(title_hit)
                after, stop = self._of(stop)
                return Person(Span(begin, stop), self._clean(name), title, rank, after or of, name_span=name)
        return Person(name, self._clean(name), None, None, None, name_span=name)

    def _clean(self, span: Span) -> str:
        name = re.sub(r"\s+", " ", self.text[span.begin : span.end]).strip(" ,")
        name = re.sub(r"(?<=\b[A-Z]\.)(?=[A-Z][a-z])", " ", name)
        return name.title() if name.isupper() and len(name) > 3 else name
