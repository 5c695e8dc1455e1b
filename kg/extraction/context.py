"""One document under extraction: quick look-ups over its analysis, shared by the rules of every kind of fact."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extraction.keytests import KeyTest
from kg.language.analysis import Analysis, Mention, Sentence
from kg.model import Entity, Refusal, Span, TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.agreements.scenes import Scene

_LISTED = re.compile(r",|\band\b")
_STANDS_FOR = re.compile(r"side|government|delegation|administration|authorit")
_SHORT_NAME = re.compile(r"\((?P<short>[A-Z]{2,6})\)")
_LAST_WORD = re.compile(r"\b[A-Za-z]+(?=\s+$)")
_LONGEST_WORD = 60  # characters, with the white space behind it


class Context:
    """An analysis with indexes; collects refusals. Not shared between documents."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document = analysis.document
        self.text = analysis.document.text
        self.entities = dict(analysis.entities)  # rules may add places that no list has
        home = analysis.home or ""
        if home.startswith("organization/"):  # "we" of the European Commission's text is the European Union
            self.entities.setdefault(home, Entity(home, "organization", home.partition("/")[2]))
        self.refusals: list[Refusal] = []
        self.pair: tuple[str, ...] = ()  # those who take part in the occasion of two sides told last
        self.scenes: list[Scene] = []  # where occasions of two sides are told, for what came out of them
        people = [m.span for m in analysis.mentions if m.kind == "person"]
        starts = [p.begin for p in people]

        def nested(mention: Mention) -> bool:
            if mention.kind == "person" and mention.form == "name":
                return False
            at = bisect_right(starts, mention.span.begin)
            return any(p.holds(mention.span) and p != mention.span for p in people[max(0, at - 3) : at + 1])

        self.mentions = [m for m in analysis.mentions if not nested(m)]
        self._token_places: dict[tuple[KeyTest, KeyTest | None], list[int]] = {}
        self._mention_starts = [m.span.begin for m in self.mentions]
        self._longest = max((m.span.end - m.span.begin for m in self.mentions), default=0)

    # --- looking up

    @cached_property
    def sentence_starts(self) -> list[int]:
        return [s.span.begin for s in self.analysis.sentences]

    @cached_property
    def short_names(self) -> dict[str, str]:
        """Abbreviations that the document brings in, with the last word of what they stand for, lower case."""
        found = (
            (m, _LAST_WORD.search(self.text, max(0, m.start() - _LONGEST_WORD), m.start()))
            for m in _SHORT_NAME.finditer(self.text)
        )
        return {m["short"]: last[0].lower() for m, last in found if last}

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds a character."""
        return self.analysis.sentences[max(0, bisect_right(self.sentence_starts, position) - 1)]

    def tokens(self, sentence: Sentence, lemma: KeyTest, text: KeyTest | None = None) -> Iterator[Token]:
        """Tokens of a sentence whose lemma or text passes, in order.

        They are found for the whole document at once: making a token to look at it is what costs.
        """
        if (lemma, text) not in self._token_places:
            self._token_places[lemma, text] = self._find_tokens(lemma, text)
        doc, places = self.analysis.doc, self._token_places[lemma, text]
        for at in range(bisect_left(places, sentence.tokens.start), bisect_left(places, sentence.tokens.end)):
            yield doc[places[at]]

    def _find_tokens(self, lemma: KeyTest, text: KeyTest | None) -> list[int]:
        doc, found = self.analysis.doc, set[int]()
        for attribute, test in (("LEMMA", lemma), ("ORTH", text)):
            if test is not None:
                keys = doc.to_array(attribute).tolist()
                passed = test.passed(keys, doc.vocab.strings)
                found.update(at for at, key in enumerate(keys) if key in passed)
        return sorted(found)

    def mentions_in(self, begin: int, end: int) -> list[Mention]:
        """Mentions, none of them inside a person's title, that lie in ``text[begin:end]``."""
        lo, hi = bisect_left(self._mention_starts, begin), bisect_left(self._mention_starts, end)
        return [m for m in self.mentions[lo:hi] if m.span.end <= end]

    def mentions_across(self, begin: int, end: int) -> list[Mention]:
        """Mentions that have a character in common with ``text[begin:end]``."""
        lo, hi = bisect_left(self._mention_starts, begin - self._longest), bisect_left(self._mention_starts, end)
        return [m for m in self.mentions[lo:hi] if begin < m.span.end]

    def within_name(self, position: int) -> bool:
        """Whether a person's name or title goes over a character: "Rt. Hon. A", of which a parse makes three."""
        return any(m.kind == "person" and m.form == "name" for m in self.mentions_across(position, position + 1))

    def mention_at(self, position: int) -> Mention | None:
        """The longest mention that starts at a character, persons first."""
        at = bisect_left(self._mention_starts, position)
        here: list[Mention] = []
        while at < len(self.mentions) and self._mention_starts[at] == position:
            here.append(self.mentions[at])
            at += 1
        return max(here, key=lambda m: (m.span.end, m.kind == "person"), default=None)

    def refuse(self, rule: str, reason: str, span: Span) -> None:
        self.refusals.append(Refusal("extraction", rule, reason, span, span.of(self.text)[:200]))

    # --- who

    def kind(self, entity: str) -> str:
        found = self.entities.get(entity)
        if found is None:  # the home country, which a text need not name
            return "country" if entity.startswith("country/") else ""
        return found.kind

    def country(self, entity: str) -> str:
        """The country or organisation an actor stands for."""
        return self.analysis.country_of(entity)

    def is_actor(self, mention: Mention) -> bool:
        """Whether a mention may act: no adjective, and no modifier of another noun ("U.S. industry leaders")."""
        if mention.kind == "place" or mention.form == "adjective":
            return False
        return mention.kind == "person" or mention.form == "group" or not self._modifies(mention)

    def _modifies(self, mention: Mention) -> bool:
        doc = self.analysis.doc
        span = doc.char_span(mention.span.begin, mention.span.end, alignment_mode="expand")
        if span is None:
            return False
        root = span.root
        head = root.head
        return (
            root.dep_ in {"compound", "amod", "nmod"}
            and head.i >= span.end
            and head.pos_ in {"NOUN", "PROPN"}
            and not _STANDS_FOR.search(head.lower_)
            and self.text[mention.span.end : mention.span.end + 1] == " "
            and not _LISTED.search(self.text, mention.span.end, head.idx)
        )

    def sharing(self, mention: Mention) -> list[str]:
        """Entities of a mention, with those that share its plural title: "Presidents A and B" is a mention of each."""
        at = bisect_left(self._mention_starts, mention.span.begin)
        here: list[str] = []
        while mention.kind == "person" and at < len(self.mentions) and self._mention_starts[at] == mention.span.begin:
            here += self.mentions[at].entities if self.mentions[at].kind == "person" else ()
            at += 1
        return list(dict.fromkeys([*here, *mention.entities]))

    def side(self, sentence: Sentence) -> str | None:
        """The country that "we" speaks for: the speaker's own, else the document's home."""
        if sentence.speaker is not None:
            country = self.country(sentence.speaker)
            return country if country != sentence.speaker else self.analysis.home
        return self.analysis.home

    def represent(self, actors: Iterable[str]) -> list[str]:
        """Countries and organisations behind the actors, each once, in order."""
        return list(
            dict.fromkeys(self.country(a) for a in actors if self.kind(self.country(a)) in {"country", "organization"})
        )

    @cached_property
    def names_of(self) -> dict[str, list[Span]]:
        """Where each entity is named, in text order."""
        found: dict[str, list[Span]] = {}
        for mention in self.analysis.mentions:
            if mention.form == "name":
                for entity in dict.fromkeys(mention.entities):
                    found.setdefault(entity, []).append(mention.span)
        return found

    @cached_property
    def group_sides(self) -> dict[tuple[str, ...], int]:
        """How often the document's groups ("the two sides") stand for which sides; only those of two or more."""
        found: dict[tuple[str, ...], int] = {}
        for mention in self.mentions:
            if mention.form == "group" and len(sides := self.represent(mention.entities)) >= 2:
                found[tuple(sides)] = found.get(tuple(sides), 0) + 1
        return found

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Whoever the document gives the words of, by entity id."""
        return frozenset(s.speaker for s in self.analysis.sentences if s.speaker is not None)

    @cached_property
    def title_sides(self) -> frozenset[str]:
        """Countries and organisations that the title names, or whose people it names."""
        titles = [s.span for s in self.analysis.sentences if s.block == "title"]
        named = [e for span in titles for m in self.mentions_in(span.begin, span.end) for e in m.entities]
        return frozenset(self.represent(named))

    @cached_property
    def told(self) -> dict[str, int]:
        """In how many sentences each entity is spoken of."""
        found: dict[str, set[int]] = {}
        for mention in self.mentions:
            for entity in mention.entities:
                found.setdefault(entity, set()).add(self.sentence_at(mention.span.begin).index)
        return {entity: len(sentences) for entity, sentences in found.items()}

    # --- when

    def times(self, begin: int, end: int) -> list[TimeExpression]:
        return self.analysis.times_in(Span(begin, end))

    def when(self, expression: TimeExpression) -> When | None:
        return None if expression.time is None else When(expression.time, expression.basis)


def words_before(text: str, position: int, count: int) -> str:
    """Lower-case text of about ``count`` words before a position."""
    return " ".join(text[max(0, position - 12 * count) : position].split()[-count:]).lower()


def unique(items: Sequence[str]) -> list[str]:
    """The items, each once, in the order of their first appearance."""
    return list(dict.fromkeys(items))
