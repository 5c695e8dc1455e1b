"""Offices said behind a name: "X, the Japanese Minister of Economy", and a second office beside the first."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.language.bearer_names import COMMA, STATE, Names
from kg.language.lexicon import rank_order
from kg.language.titles import Reading

TITLE_GAP = re.compile(r",?\s+(?:and\s+|[–—-]\s+)?")
_APPOSITION = re.compile(
    r"(?:(?<=[JS]r)\.)?(?:\s+\([^()]{1,30}\))?,\s+(?:(?:the|and|also)\s+)?"
    r"(?:(?:current|new(?:ly[- ](?:appointed|elected))?|incoming|outgoing|former|then|acting)[- ])?"
)
_CLOSED = re.compile(r"\s*(?:[.;)]|$|,\s+(?!and\b)|\s+(?:[a-z]+ed|who|is|was|will|has|met|on|at)\b)")
_SET_OFF, _ARTICLED = re.compile(r"\s*[.;)]|,\s+(?!and\b)"), re.compile(r",\s+the\b")

# What opens a sentence whose subject stands behind a comma.
_WITH_HIS = re.compile(
    r"(?:\A|[.!?:]|[”\"\n])\s*(?:(?:Together|Along|Jointly|In\s+[\w\s]{3,40})\s+)?[Ww]ith\s+(?:his|her|their)\s+$"
)
_GOES_ON = re.compile(r"\s+[a-z]")


def is_set_off(before: str, text: str, end: int) -> bool:
    """Whether a counterpart behind ``before`` opens a sentence that another, whose name ends at ``end``, goes on."""
    return _WITH_HIS.search(before) is not None and _GOES_ON.match(text, end) is not None


class Appositions(Names):
    """Reads what a name is followed by."""

    def _apposition(self, end: int) -> Reading | None:
        """The office said after a name: "X, the Japanese Minister of Economy"; not the title of the next person."""
        comma = _APPOSITION.match(self.text, end, self.span.end)
        if comma is None:
            return None
        at = comma.end()
        nation = self.named_at.get(at)
        if nation is not None:
            gap = re.compile(r"(?:[’']s?)?\s+").match(self.text, nation.end)
            at = gap.end() if gap else at
        while at not in self.title_at and (word := re.compile(r"[A-Z][\w-]+\s+").match(self.text, at, at + 24)):
            at = word.end()
        hit = self.title_at.get(at)
        if hit is None or hit.value.plural or hit.value.rank == "honorific":
            return None
        reading = self.reader.read(hit)
        if reading.begin < end or self.text[comma.end() : reading.begin].strip():
            return None
        if self._name(reading.end) is not None or self._of_the_next(reading):
            return None
        owned = nation is not None and self.text.startswith(("’s", "'s"), nation.end)
        if owned and _GOES_ON.match(self.text, reading.end):
            return None  # "Minister A, B’s Foreign Minister was here": said to A of another
        return self._second_office(reading)

    def _of_the_next(self, reading: Reading) -> bool:
        """Whether an office is that of whoever is styled behind the comma: "…, the Prime Minister of X, Mr. B, spoke".

        In a list each has the office behind the name: "Mr. A, Minister of X, Mr. B, Minister of Y".
        """
        comma = COMMA.match(self.text, reading.end, self.span.end)
        at = comma.end() if comma else 0
        if at not in self.title_at and self.text.endswith("the ", 0, at) and at - 4 in self.title_at:
            at -= 4  # "the Hon" is a style with its article
        styled = self.title_at.get(at) if comma else None
        if styled is None or styled.value.rank != "honorific":
            return False
        name = self._styled_name(at - 1) if comma else None
        after = _APPOSITION.match(self.text, name.end, self.span.end) if name else None
        return name is not None and (after is None or after.end() not in self.title_at)

    def _second_office(self, reading: Reading) -> Reading:
        """The other office of an apposition: "X, Member of the Political Bureau and Minister of Foreign Affairs"."""
        gap = TITLE_GAP.match(self.text, reading.end, self.span.end)
        hit = self.title_at.get(gap.end()) if gap and "and" in gap[0] else None
        if hit is None or hit.value.plural or hit.value.rank in {"honorific", "royal"}:
            return reading
        more = self.reader.read(hit)
        if more.begin < reading.end or self._name(more.end) is not None or self._name_after_comma(more) is not None:
            return reading
        return self._both(reading, more, joined=True)

    def _both(self, reading: Reading, more: Reading, joined: bool) -> Reading:
        if reading.rank == "honorific":
            return replace(more, begin=reading.begin)
        if reading.rank == "counterpart":
            told = more.of is not None
            of, nationality = (more.of, more.nationality) if told else (reading.of, reading.nationality)
            return replace(more, begin=reading.begin, of=of, nationality=nationality)
        if not joined:
            also = reading.also or (more.title if {reading.rank, more.rank} <= STATE else None)
            return replace(reading, end=more.end, of=reading.of or more.of, also=also)
        rank = min(reading.rank, more.rank, key=rank_order)
        return replace(reading, end=more.end, rank=rank, of=more.of or reading.of, also=more.title)

    def _closed(self, begin: int, end: int) -> bool:
        """Whether an apposition stands at ``text[begin:end]``: no subject of what follows ("…, the Minister said")."""
        articled = _ARTICLED.match(self.text, begin) is not None
        return (_SET_OFF if articled else _CLOSED).match(self.text, end, self.span.end) is not None
