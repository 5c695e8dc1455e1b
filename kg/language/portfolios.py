"""Where the portfolio or body behind a title ends: "Economy, Trade, and Industry", "Consumer Financial … Bureau"."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.language.forms import Hit
from kg.language.lexicon import Named, Title, body_words, portfolio_words
from kg.model import Span

_SMALL = frozenset(("and", "the", "of", "for", "on", "&"))
WORD = re.compile(r"[^\W\d_][\w’'-]*|&")
_BODIES = frozenset(("Office", "Administration", "House", "Party", "Chamber", "Army", "Navy", "Presidency", "Cabinet"))
_AND = re.compile(r",?\s+(?:and|&)\s+")
_SEPARATOR = re.compile(r",?\s+(?:&\s+)?")
_HOUSE = re.compile(
    r"(?:Chamber|House|Congress)\s+of\s+"
    r"(?:Deputies|Representatives|Peoples|Commons|Lords|Councillors|Nationalities|Elders|Senators)\b"
)
STATE_FORMS = frozenset(
    ("Republic", "Federation", "Confederation", "Kingdom", "Government", "State", "Nation", "Union")
)


class PortfolioReader:
    """Reads what titles are for; looks names and titles of one stretch of text up by where they start and end."""

    def __init__(
        self,
        text: str,
        span: Span,
        named: list[Hit[Named]],
        titles: list[Hit[Title]],
        persons: list[Span],
    ) -> None:
        self.text = text
        self.span = span
        self.persons = [p.begin for p in persons]
        self.surnames = {p.begin for p in persons if " " not in text[p.begin : p.end].strip()}
        self.named_at = {hit.begin: hit for hit in named}
        self.named_to = {hit.end: hit for hit in named}
        self.title_at = {hit.begin: hit for hit in titles}

    def is_portfolio(self, named: Hit[Named], rank: str) -> bool:
        """Whether a region is a portfolio: "Minister for Europe and Foreign Affairs"."""
        of_state = rank in {"minister", "official", "deputy"}
        return of_state and named.value.kind == "place" and self.portfolio_end(named.begin) >= named.end

    def _person_from(self, position: int) -> int | None:
        """Where the next PERSON of the model starts, from ``position`` on."""
        at = bisect_left(self.persons, position)
        return self.persons[at] if at < len(self.persons) else None

    def portfolio_end(self, position: int, lower: bool = False) -> int:
        """End of a run of portfolio words: "Economy, Trade, and Industry"; ``lower``: in small letters, too."""
        words = portfolio_words()
        start = end = position
        while match := WORD.match(self.text, position):
            named = self.named_at.get(position)
            if position > start and named is not None and named.value.kind == "country" and not named.value.adjective:
                break  # "Foreign Affairs of the State of Palestine"
            if position > start and named is not None and (more := _AND.match(self.text, named.end)):
                word = WORD.match(self.text, more.end())
                if word is not None and word[0] in words and self.text[position - 2 : position] == ", ":
                    position = word.start()
                    continue  # "Foreign Affairs, European Union and Cooperation"
            if match[0] in words or (lower and match[0].capitalize() in words):
                end = match.end()
            elif match[0] not in _SMALL:
                # "Director of Public Engagement Cedric Richmond": up to where the model sees a person.
                following = self._person_from(position)
                following = position if following is None or following >= position + 30 else following
                rest = self.text[position:following].rstrip()
                if (
                    end > start
                    and following > position not in self.title_at
                    and (" " in rest or following not in self.surnames)  # a given name and a surname
                    and rest.replace(" ", "").isalpha()
                    and rest.istitle()
                ):
                    end = position + len(rest)
                break
            separator = _SEPARATOR.match(self.text, match.end())
            if separator is None or "\n\n" in separator[0]:
                break
            position = separator.end()
        return end

    def body_end(self, position: int) -> int | None:
        """End of the name of a body: "Consumer Financial Protection Bureau"; None where no body is named."""
        end: int | None = None
        at = position
        for _ in range(10):
            word = WORD.match(self.text, at, self.span.end)
            if word is None or not (word[0][0].isupper() or word[0] in _SMALL):
                break
            if at > position and self._person_from(at) == at:
                break
            if (
                at in self.title_at
                and self.title_at[at].value.rank != "honorific"
                and not self.title_at[at].value.plural
            ):
                break
            named = self.named_at.get(at)
            if named is not None and not named.value.adjective:
                break
            if word[0] in body_words() or word[0] in STATE_FORMS or word[0] in _BODIES:
                house = _HOUSE.match(
                    self.text, at, self.span.end
                )  # "Chamber of Deputies", and not who presides over it
                word = house or word
                end = word.end()
            gap = re.compile(r"\s+|,\s+(?=and\b)").match(self.text, word.end())
            if gap is None or "\n\n" in gap[0]:
                break
            at = gap.end()
        return end
