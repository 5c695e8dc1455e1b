"""The personal names of one stretch of text: what follows a title, a style, a comma or another name."""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.language.forms import Hit
from kg.language.lexicon import Title, body_words, given_names, portfolio_words
from kg.language.personal import PARTICLES, letters_end, name_end
from kg.language.spans import SpanIndex
from kg.language.titles import Reading, TitleReader
from kg.model import Span

GAP = re.compile(r"\s+")
_STYLE_GAP = re.compile(r",?\s+")  # "…, Leader of the Nation, H.E. A"
COMMA = re.compile(r"(?:\s*\([^()]{1,30}\)|\s+at\s+(?:the|that)\s+time)?,\s+(?:the\s+)?")
STATE = frozenset(("leader", "minister", "deputy"))
_JOIN = re.compile(r",?\s+and(?=\s)|,(?=\s)")
_SURNAME = re.compile(r" (?!Visit|Talks|Meeting|Summit)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+(?=[,.;)]))?(?![\w’'-]| [A-Z])")
_PARTICLE = re.compile(rf"\s(?:{'|'.join(sorted(PARTICLES))})\s+$")
# Before a surname said alone: "President von der Leyen", "Foreign Minister al-Safadi", "Prime Minister de Croo".
_SMALL = "|".join(sorted(PARTICLES - {"do", "e", "y", "las"}))
_LEADING = re.compile(rf"(?:(?:{_SMALL})(?:\s+|-(?=[^\W\d_a-z])))+(?=[^\W\d_a-z])|[dl][’'](?=[A-Z])")
_WORD_BEFORE = re.compile(r"(?<![\w’'-])([^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:-[^\W\d_]+)?) $")
_MOST_GIVEN = 2
_LONGEST_WORD = 30
_STYLED = frozenset(("honorific", "royal"))
_STYLES = frozenset(("Sheikh", "Shaikh", "Tun"))  # part of a name between others: "Hassan Sheikh Mohamud"
_ALSO_SURNAMES = frozenset(("Bishop", "King", "Major", "Prince", "Pope", "Duke", "Dean", "Judge", "Marshal"))
_GOES_ON = re.compile(r"\s+(?:of\b|[A-Z][a-z])")


class Names:
    """Reads names beside titles; what the model takes for people ends long runs of capitals."""

    def __init__(self, text: str, span: Span, reader: TitleReader, persons: list[Span]) -> None:
        self.text = text
        self.span = span
        self.reader = reader
        self.model = SpanIndex(persons)
        self.named_at = reader.named_at
        self._named_begins = sorted(reader.named_at)
        self.title_at = reader.title_at

    def _styled_name(self, end: int) -> Span | None:
        """The name that follows, with any style before it: "Mr. A"."""
        while (gap := GAP.match(self.text, end)) and (hit := self.title_at.get(gap.end())) is not None:
            if hit.value.rank != "honorific":
                break
            end = hit.end
        return self._name(end)

    def _name_after_comma(self, reading: Reading) -> Span | None:
        """The name in "the Prime Minister, Malcolm Turnbull": one that the model sees, too, for a list may follow."""
        comma = COMMA.match(self.text, reading.end, self.span.end)
        if comma is None:
            return None
        start = comma.end()
        styled = False
        while (hit := self.title_at.get(start)) is not None and hit.value.rank in _STYLED:
            styled = True
            gap = _STYLE_GAP.match(self.text, hit.end)
            start = gap.end() if gap else hit.end
        name = self._name_at(start)
        if name is None:
            return None
        sure = styled or self.model.meet(name)
        # "the Chancellor of Germany, Olaf Scholz, and": closed by a comma, it is an apposition.
        words = name.of(self.text).split()
        end = letters_end(self.text, name.end, self.span.end)
        closed = len(words) > 1 and (end == self.span.end or self.text[end] in ",.;")
        plain = not any(word in portfolio_words() or word in body_words() for word in words)
        whole = reading.rank in STATE or (
            reading.rank in {"official", "diplomat", "legislator", "counterpart"} and reading.of is not None
        )
        return name if sure or (closed and plain and whole) else None

    def _named_within(self, begin: int, end: int) -> bool:
        """Whether a country or body is named after ``begin`` and before ``end``."""
        at = bisect_right(self._named_begins, begin)
        return at < len(self._named_begins) and self._named_begins[at] < end

    def _name(self, end: int) -> Span | None:
        """The name that follows ``end`` after a gap (or glued: "Mr.Putin", "(A")."""
        gap = GAP.match(self.text, end)
        begin = gap.end() if gap else end
        if gap is None and not (end and self.text[end - 1] in ".("):
            return None
        if gap is not None and "\n\n" in gap[0]:
            return None
        lead = _LEADING.match(self.text, begin, self.span.end) if gap is not None else None
        if lead is None:
            return self._name_at(begin)
        if begin in self.named_at or lead.end() in self.named_at:
            return None  # "the President de la France"
        name = self._name_at(lead.end())
        return Span(begin, name.end) if name is not None else None

    def _name_at(self, begin: int) -> Span | None:
        styled = self.title_at.get(begin)
        if styled is not None and styled.value.rank not in {"honorific", "royal"}:
            return None
        return name_end(self.text, begin, self.span.end, self._stops, self.model.near(Span(begin, begin + 1)))

    def _stops(self, begin: int, word: int, end: int) -> bool:
        """Whether a name that starts at ``begin`` ends before the word at ``text[word:end]``."""
        if word != begin and word in self.title_at:
            said = self.text[word:end]
            if said in _ALSO_SURNAMES and " " not in self.text[begin : word - 1]:
                return _GOES_ON.match(self.text, end) is not None  # "Julie Bishop MP"
            return said not in _STYLES or self.text[end : end + 1] != " "
        named = self.named_at.get(word)
        if named is not None and word == begin and not named.value.adjective and _SURNAME.match(self.text, end):
            seen = any(p.begin == begin and p.end > end for p in self.model.near(Span(begin, end)))
            if named.value.kind == "place" or seen:
                return False  # "Foreign Minister Santiago Cafiero", "Israel Katz"
        if (
            named is not None
            and named.value.kind == "place"
            and word != begin
            and _PARTICLE.search(self.text, begin, word)
        ):
            return False  # "Bendito dos Santos Freitas"
        return named is not None and named.end >= end and not any(p.begin < word < p.end for p in self._over(word))

    def _over(self, position: int) -> list[Span]:
        return [p for p in self.model.near(Span(position, position)) if p.begin < position < p.end]

    def _name_list(self, end: int) -> list[Span]:
        """Names after a plural: "Prime Ministers Turnbull and Abe", "Presidents A, B and C"."""
        names: list[Span] = []
        position = end
        while (name := self._name(position)) is not None:
            names.append(name)
            join = _JOIN.match(self.text, name.end)
            if join is None:
                break
            position = join.end()
        return names if len(names) > 1 else []

    def _honorific_after(self, end: int) -> bool:
        gap = GAP.match(self.text, end)
        hit = self.title_at.get(gap.end()) if gap else None
        return hit is not None and hit.value.rank == "honorific"

    def _alone_with_style(self, hit: Hit[Title]) -> bool:
        name = self._name(hit.end) if hit.value.rank == "royal" else None
        return (
            self.text[hit.begin : hit.end].startswith("Sheikh") and name is not None and " " not in name.of(self.text)
        )

    def _with_given_names(self, begin: int) -> int:
        """Where a name begins of which the model sees the last words alone: "[Ana] María Sánchez"."""
        for _ in range(_MOST_GIVEN):
            before = _WORD_BEFORE.search(self.text, max(self.span.begin, begin - _LONGEST_WORD), begin)
            if before is None or before.start() in self.title_at or before.start() in self.named_at:
                return begin
            word = before[1]
            if (
                word.isupper()
                or (word.isascii() and word not in given_names())
                or self.model.meet(Span(*before.span(1)))
            ):
                return begin
            begin = before.start()
        return begin
