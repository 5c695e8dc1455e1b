"""What the language room hands on: the parsed text with everything in it that has a name, a time or a number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol

from kg.model import BlockKind, Document, Entity, EntityKind, Quantity, Span, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

MentionForm = Literal["name", "office", "adjective", "pronoun", "group", "format"]


class Directory(Protocol):
    """What the language room may ask about people, so that "President Biden" belongs to a country.

    The gazetteer of the identity room answers it; it is passed in, since data never flows back.
    """

    def country_of(self, name: str, title: str | None, on: date | None) -> str | None:
        """Wikidata id of the country that a person of this name acts for, or None where that is not sure."""

    def given_name(self, name: str, title: str | None, on: date | None) -> str | None:
        """The given name of the one person of this surname who held the office on the day, or None."""

    def has_office(self, country: str, title: str) -> bool:
        """Whether somebody held an office of this title in the country (Wikidata id), at any time."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor or place spoken of at a place in the text. ``entities`` has several ids for "the two leaders".

    A ``group`` is of those whom the document is about; a ``format`` ("the Quad") of its own members, whoever speaks.
    """

    span: Span
    kind: EntityKind
    entities: tuple[str, ...]
    form: MentionForm = "name"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the block it stands in, and who says it (entity id; None for narration and unnamed speakers)."""

    index: int
    span: Span
    tokens: Tokens
    block: BlockKind
    block_index: int
    speaker: str | None = None
    asks: bool = False


@dataclass(frozen=True)
class Analysis:
    """One document, analysed. Mentions, times and quantities are in text order."""

    document: Document
    doc: Doc
    sentences: tuple[Sentence, ...]
    entities: dict[str, Entity]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    principals: tuple[str, ...] = ()  # people the document is about, by weight
    parties: tuple[str, ...] = ()  # countries or organisations the document is about, by weight
    home: str | None = None  # the speaker's or author's own country
    _starts: dict[str, list[int]] = field(default_factory=dict, repr=False)

    def mentions_in(self, span: Span) -> list[Mention]:
        """Mentions that lie within the span."""
        return [m for m in self._slice("mentions", self.mentions, span) if m.span.end <= span.end]

    def times_in(self, span: Span) -> list[TimeExpression]:
        """Time expressions that lie within the span."""
        return [t for t in self._slice("times", self.times, span) if t.span.end <= span.end]

    def quantities_in(self, span: Span) -> list[Quantity]:
        """Quantities that lie within the span."""
        return [q for q in self._slice("quantities", self.quantities, span) if q.span.end <= span.end]

    def country_of(self, entity: str) -> str:
        """The country or organisation that an entity stands for: a person's own, else the entity itself."""
        found = self.entities.get(entity)
        return found.country if found is not None and found.kind == "person" and found.country else entity

    def _slice(self, name: str, items: tuple, span: Span) -> tuple:  # type: ignore[type-arg]  # one helper for three kinds
        starts = self._starts.get(name)
        if starts is None:
            starts = self._starts[name] = [item.span.begin for item in items]
        return items[bisect_left(starts, span.begin) : bisect_right(starts, span.end - 1)]
