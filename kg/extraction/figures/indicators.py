"""What a figure measures: a short noun phrase in the text's words.

Where the number stands tells: before "of trade", within "a $20 million loan", after "investment of", as the object of
"reach" or "increased by". A pronoun or a bare "increase" points back to the topic of the sentences before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.counted import counted, counts, is_measure, multiplied, object_of, of_so_many, predicate
from kg.extraction.figures.parse import chain, less_amount, noun_before
from kg.extraction.figures.phrases import Phrases, with_complement
from kg.extraction.figures.purposes import TOWARDS, after_time, end_of, funding, joined, past_aside, purpose
from kg.extraction.figures.topics import Indicator, Topics, is_empty
from kg.extraction.figures.words import figure_words, gifts
from kg.extraction.syntax import find_subject
from kg.extraction.titles import content_words
from kg.language.analysis import Sentence
from kg.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF = re.compile(r"\s+(?:worth\s+)?of\s+", re.IGNORECASE)
_IN = re.compile(
    r"\s+in\s+(?!(?:accordance|support\s+of|order|addition|line|response|partnership|cooperation|coordination|collaboration|total|(?:current|constant)\s+prices|(?:real|nominal)\s+terms)\b)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"(?:,|;|\b(?:and|or))\s+(?:(?:and|a|an|another|up to|over|about|nearly|some|more than|at least)\s+){0,3}$",
    re.IGNORECASE,
)
_POINTS_BACK = frozenset(("that", "this", "these", "those", "such"))
_IT = frozenset(("it", "this", "that", "they", "these", "those"))
_CHANGED = re.compile(
    r"^(?:an?\s+)?(?:\w+\s+)?(?:halving|doubling|tripling|increase|decrease|reduction|cut|rise|growth|decline|change|fall|drop)\s+(?:of|in|to)\s+(?:the\s+)?",
    re.IGNORECASE,
)


class Indicators:
    """Finds what each quantity of a document measures; remembers what earlier sentences spoke of."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._topics = Topics(context)
        self._leads: dict[
            int, tuple[int, str]
        ] = {}  # sentence index to the noun that a first number was told of, and where

    def find(self, quantity: Quantity, head: Token, verb: Token | None, sentence: Sentence) -> Indicator | None:
        """The indicator of a quantity that the parse hangs on ``head``; None where nothing says what it measures."""
        if counts(quantity):
            found: Indicator | None = Indicator(
                counted(quantity, head, verb, self._topics.phrases(sentence), self.context)
            )
        else:
            found = self._measured(quantity, head, verb, sentence)
        if found is not None and (counts(quantity) and is_measure(quantity, found.words, self.context)):
            found = self._capacity(quantity, head, verb, sentence) or found
        if found is not None and is_empty(found.words):
            found = self._instead(quantity, verb, sentence) or found
        if found is None or not content_words(found.words):
            return None
        self._topics.said[sentence.index] = found.words
        return found

    def _capacity(self, quantity: Quantity, head: Token, verb: Token | None, sentence: Sentence) -> Indicator | None:
        """What is measured in megawatts or cubic metres: "a capacity of", "deliveries reached", "tonnes of gas"."""
        phrases = self._topics.phrases(sentence)
        if of := _OF.match(self.context.text, quantity.span.end, sentence.span.end):
            words = phrases.right(phrases.token_from(of.end()))
            return Indicator(words) if content_words(words) else None
        noun = noun_before(quantity, head)
        found = self._of_noun(noun, quantity, phrases, sentence) if noun is not None else None
        return found or (self._of_verb(quantity, verb, phrases, sentence) if verb is not None else None)

    def _instead(self, quantity: Quantity, verb: Token | None, sentence: Sentence) -> Indicator | None:
        """For words that say nothing ("a record high of"): what the sentence or the verb's subject is about."""
        about = self._topics.topic(sentence, sentence.tokens.end) if sentence.index in self._topics.said else None
        if about is None and verb is not None:
            about = self._subject(verb, self._topics.phrases(sentence), sentence, named=False)
        return None if about is None or is_empty(about.words) else about

    def _measured(self, quantity: Quantity, head: Token, verb: Token | None, sentence: Sentence) -> Indicator | None:
        phrases = self._topics.phrases(sentence)
        text = self.context.text
        end, stop = end_of(quantity, self.context), sentence.span.end
        after = phrases.token_from(end)
        if (joint := self._coordinate(quantity, phrases, sentence)) is not None:
            return joint
        if (of := _OF.match(text, end, stop)) and (first := phrases.token_from(of.end())) is not None:
            found = self._share(quantity, head, first, phrases, sentence)
            if found is not None:
                return found
        compound = next(
            (
                t
                for t in (head, *chain(head))
                if t.dep_ in {"nummod", "compound", "nmod", "amod", "quantmod"}
                and t.head.idx >= end
                and t.head.pos_ in {"NOUN", "PROPN"}
                and t.head.i - t.i <= 9
            ),
            None,
        )
        if compound is not None and after is not None and not after.is_punct and after.pos_ != "ADP":
            words = phrases.right(after)
            if content_words(words):
                return self._complete(
                    words, compound.head, quantity, phrases, sentence, compound.head.idx + len(compound.head)
                )
        if words := multiplied(quantity, verb, phrases):
            return Indicator(words)
        noun = noun_before(quantity, head)
        if noun is not None:
            found = self._of_noun(noun, quantity, phrases, sentence)
            if found is not None:
                return found
        if verb is not None:
            found = self._of_verb(quantity, verb, phrases, sentence)
            if found is not None:
                return found
        return self._nearby(quantity, phrases, sentence)

    def _share(
        self, quantity: Quantity, head: Token, first: Token, phrases: Phrases, sentence: Sentence
    ) -> Indicator | None:
        """Of "55 percent of oil consumed by Hungary comes from Russia", "24 percentage points of that rate"."""
        if first.lower_ in _POINTS_BACK and first.i + 1 < len(first.doc):
            meant = self._topics.same_noun(first.head if first.head.i > first.i else first.nbor(), phrases, sentence)
            if meant is not None:
                return meant
        words = phrases.right(first) or of_so_many(quantity, self.context)
        if not content_words(words):
            return None
        if quantity.unit != "percent":
            return Indicator(words)
        if head.dep_ in {"nsubj", "nsubjpass"} and head.head.pos_ in {"VERB", "AUX"}:
            said = predicate(head.head, phrases)
            if said:
                return Indicator(f"share of {words} that {said}")
        return Indicator(words if quantity.change else f"share of {words}")

    def _of_noun(self, noun: Token, quantity: Quantity, phrases: Phrases, sentence: Sentence) -> Indicator | None:
        """Of "a loan of", "deal between A and B worth", "purchases of energy products with an estimated value of"."""
        noun = less_amount(noun)
        if self._topics.acts(noun, sentence) or noun.lower_ in {"minimum", "maximum", "total"}:
            return None
        inside = (
            _IN.match(self.context.text, end_of(quantity, self.context), sentence.span.end)
            if noun.lemma_.lower() in figure_words("goal")
            else None
        )
        if inside is not None and content_words(what := phrases.right(phrases.token_from(inside.end()))):
            return Indicator(what)
        words = phrases.noun(noun, stop=quantity.span.begin)
        if not content_words(words):
            return None
        if (
            noun.lower_ in figure_words("change")
            and quantity.change is None
            and (level := _CHANGED.sub("", words))
            and level != words
            and noun.lemma_ != "change"
        ):
            return Indicator(level)
        return self._complete(words, noun, quantity, phrases, sentence, quantity.span.end)

    def _complete(
        self, words: str, noun: Token, quantity: Quantity, phrases: Phrases, sentence: Sentence, at: int
    ) -> Indicator:
        """A bare noun with what follows the number ("loan" … "to One Acre Fund"), or with what it is a change of."""
        if with_complement(words):
            return Indicator(words)
        if (
            noun.lemma_ in figure_words("change")
            or noun.lower_ in figure_words("change")
            or noun.lemma_ in figure_words("amount")
        ):
            topic = self._topics.topic(sentence, noun.i)
            if topic is not None:
                link = "of" if noun.lemma_ in figure_words("amount") else "in"
                return Indicator(f"{words} {link} {_CHANGED.sub('', topic.words)}", topic.sources)
        governor = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "with" else None
        if governor is not None:
            owner = (
                governor.head
                if governor.head.pos_ in {"NOUN", "PROPN"}
                else next((c for c in governor.head.rights if c.dep_ in {"dobj", "obj"} and c.i < governor.i), None)
            )
            if owner is not None and (of := phrases.noun(owner, stop=governor.idx)):
                return Indicator(f"{words} in {of}")
        towards = TOWARDS.match(
            self.context.text, past_aside(max(at, end_of(quantity, self.context)), self.context), sentence.span.end
        )
        self._leads[sentence.index] = (quantity.span.end, words)
        return Indicator(joined(words, purpose(towards, phrases)))

    def _of_verb(self, quantity: Quantity, verb: Token, phrases: Phrases, sentence: Sentence) -> Indicator | None:
        """Of "invest $5 million in", "trade increased by", "we hope to reach", "increase trade by"."""
        text = self.context.text
        end, stop = end_of(quantity, self.context), sentence.span.end
        gift = gifts().get(verb.lemma_) if quantity.kind == "money" else None
        if gift is not None:
            inside = _IN.match(text, end, stop)
            what = phrases.right(phrases.token_from(inside.end())) if inside and gift != "investment" else ""
            if what:
                return Indicator(what)
            towards = purpose(TOWARDS.match(text, past_aside(end, self.context), stop), phrases) or after_time(
                quantity, phrases, sentence, self.context
            )
            if towards:
                self._leads[sentence.index] = (quantity.span.end, gift)
                return Indicator(
                    joined(gift, towards.replace("to support ", "for ", 1) if gift == "support" else towards)
                )
            moved = object_of(quantity, verb, phrases)
            subject = self._subject(verb, phrases, sentence, named=True)
            if moved:
                return Indicator(moved)
            return Indicator(f"{gift} of {subject.words}", subject.sources) if subject else Indicator(gift)
        moved = object_of(quantity, verb, phrases)
        if moved:
            return Indicator(moved)
        inside = _IN.match(text, end, stop)
        if inside and quantity.kind == "money" and (what := phrases.right(phrases.token_from(inside.end()))):
            return Indicator(what)
        towards = purpose(TOWARDS.match(text, end, stop), phrases) if quantity.kind == "money" else ""
        if towards and verb.lemma_ not in figure_words("measures"):
            return Indicator(funding(towards))
        return self._subject(verb, phrases, sentence, named=False) or (Indicator(funding(towards)) if towards else None)

    def _coordinate(self, quantity: Quantity, phrases: Phrases, sentence: Sentence) -> Indicator | None:
        """The noun is told once: "an allocation of £4 billion to continue work, and £3 billion to expand"."""
        lead = self._leads.get(sentence.index)
        text = self.context.text
        if (
            lead is None
            or quantity.kind != "money"
            or not _AND.search(text, max(lead[0], quantity.span.begin - 30), quantity.span.begin)
        ):
            return None
        towards = purpose(TOWARDS.match(text, end_of(quantity, self.context), sentence.span.end), phrases)
        return Indicator(joined(lead[1], towards)) if towards else None

    def _subject(self, verb: Token, phrases: Phrases, sentence: Sentence, *, named: bool) -> Indicator | None:
        """What the verb's subject stands for; with ``named`` only things, never actors."""
        subject = verb.head if verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"} else find_subject(verb)
        if subject is None:
            return None if named else self._topics.topic(sentence, verb.i)
        if subject.pos_ == "PRON":
            return self._topics.topic(sentence, subject.i) if subject.lower_ in _IT or not named else None
        if self._topics.acts(subject, sentence):
            return None if named else self._topics.topic(sentence, subject.i)
        defined = self._topics.defined(subject, sentence)
        if defined is not None:
            return defined
        words = phrases.noun(subject, stop=verb.idx if subject.i < verb.i else None)
        return Indicator(words) if content_words(words) else None

    def _nearby(self, quantity: Quantity, phrases: Phrases, sentence: Sentence) -> Indicator | None:
        """Where the parse gives nothing: what the number is for, the nearest noun before it, or the topic."""
        text = self.context.text
        if (inside := _IN.match(text, quantity.span.end, sentence.span.end)) and (
            what := phrases.right(phrases.token_from(inside.end()))
        ):
            return Indicator(what)
        towards = purpose(
            TOWARDS.match(text, past_aside(end_of(quantity, self.context), self.context), sentence.span.end), phrases
        )
        if towards:
            return Indicator(funding(towards) if quantity.kind == "money" else towards.partition(" ")[2])
        for token in reversed([t for t in sentence.tokens if t.idx < quantity.span.begin][-12:]):
            if (
                token.pos_ in {"NOUN", "PROPN"}
                and not token.like_num
                and not phrases.walled(token.idx)
                and not self._topics.acts(token, sentence)
            ):
                words = phrases.noun(token, stop=quantity.span.begin)
                if content_words(words):
                    return Indicator(words)
        return self._topics.topic(sentence, sentence.tokens.end) or self._rest(quantity, phrases)

    def _rest(self, quantity: Quantity, phrases: Phrases) -> Indicator | None:
        words = phrases.right(phrases.token_from(quantity.span.end))
        return Indicator(words) if words else None
