"""What a figure measures: a short noun phrase in the text's words.

Where the number stands tells: before "of trade", within "a $20 million loan", after "investment of", as the object of
"reach" or "increased by". A pronoun or a bare "increase" points back to the topic of the sentences before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.context import Context, governing_verb
from kg.extraction.figure_phrases import Phrases, with_complement
from kg.extraction.figure_words import figure_words, gifts
from kg.extraction.titles import content_words
from kg.language.analysis import Sentence
from kg.model import Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF = re.compile(r"\s+(?:worth\s+)?of\s+", re.IGNORECASE)
_IN = re.compile(r"\s+in\s+", re.IGNORECASE)
_TOWARDS = re.compile(r"\s+(?=(?:to|for|in|into|towards?|on)\s)", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]{0,40}\)")
_AND = re.compile(r"(?:,|;|\b(?:and|or))\s+(?:(?:and|a|an|another|up to|over|about|nearly|some|more than|at least)\s+){0,3}$", re.IGNORECASE)
_POINTS_BACK = frozenset(("that", "this", "these", "those", "such"))
_IT = frozenset(("it", "this", "that", "they", "these", "those"))
_REACH_BACK = 6  # sentences
_NAME = re.compile(r"(?:\b[A-Z][\w’'&-]*\s+(?:(?:of|for|and|the|in|on|to|with)\s+){0,2}){1,8}$")
_CHANGED = re.compile(r"^(?:an?\s+)?(?:\w+\s+)?(?:halving|doubling|tripling|increase|decrease|reduction|cut|rise|growth|decline|change|fall|drop)\s+(?:of|in|to)\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Indicator:
    """``sources`` are the sentences beside its own that the words were taken from."""

    words: str
    sources: tuple[Span, ...] = ()


class Indicators:
    """Finds what each quantity of a document measures; remembers what earlier sentences spoke of."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._phrases: dict[int, Phrases] = {}
        self._leads: dict[int, tuple[int, str]] = {}  # sentence index to the noun that a first number was told of, and where
        self._said: dict[int, str] = {}  # sentence index to its last indicator

    def phrases(self, sentence: Sentence) -> Phrases:
        if sentence.index not in self._phrases:
            self._phrases[sentence.index] = Phrases(sentence, self.context)
        return self._phrases[sentence.index]

    def find(self, quantity: Quantity, head: Token, verb: Token | None, sentence: Sentence) -> Indicator | None:
        """The indicator of a quantity that the parse hangs on ``head``; None where nothing says what it measures."""
        found = self._counted(quantity, head, verb, sentence) if quantity.noun is not None else self._measured(quantity, head, verb, sentence)
        if found is None or not content_words(found.words):
            return None
        self._said[sentence.index] = found.words
        return found

    # --- counted nouns

    def _counted(self, quantity: Quantity, head: Token, verb: Token | None, sentence: Sentence) -> Indicator | None:
        assert quantity.noun is not None  # find() has looked
        phrases = self.phrases(sentence)
        first = phrases.token_from(quantity.noun.begin)
        own = _noun_words(quantity, phrases, self.context)
        bare = len(content_words(own)) < 2
        if bare and verb is not None and (moved := self._object(quantity, verb, phrases)) and head.dep_ == "pobj" and head.head.lower_ in {"to", "by", "from"}:
            return Indicator(moved)
        subject_of = next((t for t in (head, *head.ancestors) if t.dep_ in {"nsubj", "nsubjpass"}), None) if first is not None else None
        if subject_of == head and head.head.pos_ in {"VERB", "AUX"} and not with_complement(own):
            predicate = _predicate(head.head, phrases)
            if predicate:
                link = "" if predicate.split()[0].endswith("ing") else "who " if quantity.unit.startswith(("people", "students")) else "that "
                return Indicator(f"{own} {link}{predicate}")
        if not with_complement(own) and verb is not None and (moved := self._object(quantity, verb, phrases)) and _between(quantity, "from", self.context):
            return Indicator(f"{own} in {moved}")
        return Indicator(own)

    # --- money, shares, factors

    def _measured(self, quantity: Quantity, head: Token, verb: Token | None, sentence: Sentence) -> Indicator | None:
        phrases = self.phrases(sentence)
        text = self.context.text
        end, stop = self._end(quantity), sentence.span.end
        after = phrases.token_from(end)
        if (joint := self._coordinate(quantity, phrases, sentence)) is not None:
            return joint
        if (of := _OF.match(text, end, stop)) and (first := phrases.token_from(of.end())) is not None:
            found = self._share(quantity, head, first, phrases, sentence)
            if found is not None:
                return found
        compound = next((t for t in (head, *_chain(head)) if t.dep_ in {"nummod", "compound", "nmod", "amod", "quantmod"} and t.head.idx >= end and t.head.pos_ in {"NOUN", "PROPN"} and t.head.i - t.i <= 9), None)
        if compound is not None and after is not None and not after.is_punct and after.pos_ != "ADP":
            words = phrases.right(after)
            if content_words(words):
                return self._complete(words, compound.head, quantity, phrases, sentence, compound.head.idx + len(compound.head))
        noun = _noun_before(quantity, head)
        if noun is not None:
            found = self._of_noun(noun, quantity, phrases, sentence)
            if found is not None:
                return found
        if verb is not None:
            found = self._of_verb(quantity, verb, phrases, sentence)
            if found is not None:
                return found
        return self._nearby(quantity, phrases, sentence)

    def _share(self, quantity: Quantity, head: Token, first: Token, phrases: Phrases, sentence: Sentence) -> Indicator | None:
        """ "55 percent of oil consumed by Hungary comes from Russia", "24 percentage points of that rate"."""
        if first.lower_ in _POINTS_BACK and first.i + 1 < first.doc.__len__():
            meant = self._same_noun(first.head if first.head.i > first.i else first.nbor(), phrases, sentence)
            if meant is not None:
                return meant
        words = phrases.right(first)
        if not content_words(words):
            return None
        if quantity.unit != "percent":
            return Indicator(words)
        if head.dep_ in {"nsubj", "nsubjpass"} and head.head.pos_ in {"VERB", "AUX"}:
            predicate = _predicate(head.head, phrases)
            if predicate:
                return Indicator(f"share of {words} that {predicate}")
        return Indicator(words if quantity.change else f"share of {words}")

    def _same_noun(self, noun: Token, phrases: Phrases, sentence: Sentence) -> Indicator | None:
        """The phrase that an earlier use of a noun stood in: "that rate" after "the ad valorem rate of duty on articles"."""
        for index in range(sentence.index, max(-1, sentence.index - _REACH_BACK), -1):
            other = self.context.analysis.sentences[index]
            for token in reversed([t for t in other.tokens if t.lemma_ == noun.lemma_ and t.i < noun.i]):
                words = self.phrases(other).noun(token)
                if with_complement(words):
                    return Indicator(words, () if index == sentence.index else (other.span,))
        return None

    def _of_noun(self, noun: Token, quantity: Quantity, phrases: Phrases, sentence: Sentence) -> Indicator | None:
        """ "a loan of", "deal between A and B worth", "purchases of energy products with an estimated value of"."""
        noun = _less_amount(noun)
        words = phrases.noun(noun, stop=quantity.span.begin)
        if not content_words(words):
            return None
        if noun.lower_ in figure_words("change") and quantity.change is None and (level := _CHANGED.sub("", words)) and level != words and noun.lemma_ != "change":
            return Indicator(level)
        return self._complete(words, noun, quantity, phrases, sentence, quantity.span.end)

    def _complete(self, words: str, noun: Token, quantity: Quantity, phrases: Phrases, sentence: Sentence, at: int) -> Indicator:
        """A bare noun with what follows the number ("loan" … "to One Acre Fund"), or with what it is a change of."""
        if with_complement(words):
            return Indicator(words)
        if noun.lemma_ in figure_words("change") or noun.lower_ in figure_words("change") or noun.lemma_ in figure_words("amount"):
            topic = self.topic(sentence, noun.i)
            if topic is not None:
                return Indicator(f"{words} {'of' if noun.lemma_ in figure_words('amount') else 'in'} {_CHANGED.sub('', topic.words)}", topic.sources)
        governor = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "with" else None
        if governor is not None:
            owner = governor.head if governor.head.pos_ in {"NOUN", "PROPN"} else next((c for c in governor.head.rights if c.dep_ in {"dobj", "obj"} and c.i < governor.i), None)
            if owner is not None and (of := phrases.noun(owner, stop=governor.idx)):
                return Indicator(f"{words} in {of}")
        towards = _TOWARDS.match(self.context.text, max(at, self._end(quantity)), sentence.span.end)
        self._leads[sentence.index] = (quantity.span.end, words)
        return Indicator(_joined(words, self._towards(towards, phrases)))

    def _towards(self, towards: re.Match[str] | None, phrases: Phrases) -> str:
        """The complement with its preposition: "to One Acre Fund", "for women and youth", "to expand production"."""
        if towards is None:
            return ""
        first = phrases.token_from(towards.end())
        if first is None or first.i + 1 >= len(first.doc) or phrases.walled(first.nbor().idx):
            return ""
        verb = first.tag_ == "TO" and first.nbor().tag_ == "VB"
        words = phrases.right(first.nbor() if not verb else first.nbor(), clause=verb)
        return f"{first.lower_} {words}" if content_words(words) else ""

    def _of_verb(self, quantity: Quantity, verb: Token, phrases: Phrases, sentence: Sentence) -> Indicator | None:
        """ "invest $5 million in", "trade increased by", "we hope to reach", "increase trade by"."""
        text = self.context.text
        end, stop = self._end(quantity), sentence.span.end
        gift = gifts().get(verb.lemma_) if quantity.kind == "money" else None
        if gift is not None:
            inside = _IN.match(text, end, stop)
            what = phrases.right(phrases.token_from(inside.end())) if inside and gift != "investment" else ""
            if what:
                return Indicator(what)
            towards = self._towards(_TOWARDS.match(text, end, stop), phrases) or self._after_time(quantity, phrases, sentence)
            if towards:
                self._leads[sentence.index] = (quantity.span.end, gift)
                return Indicator(_joined(gift, towards.replace("to support ", "for ", 1) if gift == "support" else towards))
            moved = self._object(quantity, verb, phrases)
            subject = self._subject(verb, phrases, sentence, named=True)
            if moved:
                return Indicator(moved)
            return Indicator(f"{gift} of {subject.words}", subject.sources) if subject else Indicator(gift)
        moved = self._object(quantity, verb, phrases)
        if moved:
            return Indicator(moved)
        inside = _IN.match(text, end, stop)
        if inside and quantity.kind == "money" and (what := phrases.right(phrases.token_from(inside.end()))):
            return Indicator(what)
        towards = self._towards(_TOWARDS.match(text, end, stop), phrases) if quantity.kind == "money" else ""
        if towards and verb.lemma_ not in figure_words("measures"):
            return Indicator(towards.partition(" ")[2])
        return self._subject(verb, phrases, sentence, named=False) or (Indicator(towards.partition(" ")[2]) if towards else None)

    def _end(self, quantity: Quantity) -> int:
        """Where a quantity ends, with the conversion in brackets after it: "US$4.2 billion (C$5.7 billion)"."""
        bracket = _BRACKET.match(self.context.text, quantity.span.end, quantity.span.end + 60)
        return bracket.end() if bracket else quantity.span.end

    def _coordinate(self, quantity: Quantity, phrases: Phrases, sentence: Sentence) -> Indicator | None:
        """ "an allocation of £4 billion to continue work, and £3 billion to expand production": the noun is told once."""
        lead = self._leads.get(sentence.index)
        text = self.context.text
        if lead is None or quantity.kind != "money" or not _AND.search(text, max(lead[0], quantity.span.begin - 30), quantity.span.begin):
            return None
        towards = self._towards(_TOWARDS.match(text, self._end(quantity), sentence.span.end), phrases)
        return Indicator(_joined(lead[1], towards)) if towards else None

    def _after_time(self, quantity: Quantity, phrases: Phrases, sentence: Sentence) -> str:
        """What the money is for where a time stands between: "$1.5 million in 2010-2011 to support water"."""
        times = [t for t in self.context.times(quantity.span.end, sentence.span.end) if t.span.begin - quantity.span.end < 16]
        return self._towards(_TOWARDS.match(self.context.text, times[0].span.end, sentence.span.end), phrases) if times else ""

    def _object(self, quantity: Quantity, verb: Token, phrases: Phrases) -> str:
        """The verb's object, where the quantity is not it."""
        for child in verb.rights:
            if child.dep_ in {"dobj", "obj"} and not child.idx - 40 < quantity.span.begin < child.idx + len(child) and not quantity.span.begin <= child.idx < quantity.span.end and child.pos_ != "PRON":
                return phrases.noun(child, stop=quantity.span.begin if child.idx < quantity.span.begin else None)
        for child in verb.rights:
            if child.dep_ in {"dobj", "obj"} and child.idx + len(child) <= quantity.span.begin and child.pos_ in {"NOUN", "PROPN"}:
                return phrases.noun(child, stop=quantity.span.begin)
        return ""

    def _subject(self, verb: Token, phrases: Phrases, sentence: Sentence, *, named: bool) -> Indicator | None:
        """What the verb's subject stands for; with ``named`` only things, never actors."""
        subject = verb.head if verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"} else self.context.subject(verb)
        if subject is None:
            return None if named else self.topic(sentence, verb.i)
        if subject.pos_ == "PRON":
            return self.topic(sentence, subject.i) if subject.lower_ in _IT or not named else None
        if self._acts(subject, sentence):
            return None if named else self.topic(sentence, subject.i)
        defined = self._defined(subject, sentence)
        if defined is not None:
            return defined
        words = phrases.noun(subject, stop=verb.idx if subject.i < verb.i else None)
        return Indicator(words) if content_words(words) else None

    def _acts(self, noun: Token, sentence: Sentence) -> bool:
        """Whether a noun is an actor: a person, country or organisation, or a body of a state."""
        begin, end = noun.left_edge.idx, noun.idx + len(noun)
        if noun.lower_ in figure_words("state") or noun.pos_ == "PRON":
            return True
        return any(m.kind in {"country", "person", "organization"} and m.form != "adjective" and m.span.begin <= noun.idx < m.span.end for m in self.context.mentions_in(begin, end + 40))

    def _defined(self, noun: Token, sentence: Sentence) -> Indicator | None:
        """The name that "the Program" or "the Fund" is short for, told earlier."""
        if not any(c.dep_ == "det" and c.lower_ in {"the", "this"} for c in noun.lefts) or any(c.dep_ in {"amod", "compound"} for c in noun.lefts):
            return None
        text = self.context.text
        start = max(0, sentence.span.begin - 1500)
        for match in reversed(list(re.finditer(rf"\b{re.escape(noun.text)}\b", text[start : sentence.span.begin], re.IGNORECASE))):
            before = _NAME.search(text[max(start, start + match.start() - 120) : start + match.start()])
            if before is not None and len(before[0].split()) >= 1 and before[0].split()[0].lower() not in {"the", "this", "a"}:
                return Indicator(re.sub(r"\s+", " ", f"{before[0]}{match[0]}"), (self.context.sentence_at(start + match.start()).span,))
        return None

    def _nearby(self, quantity: Quantity, phrases: Phrases, sentence: Sentence) -> Indicator | None:
        """Where the parse gives nothing: what the number is for, the nearest noun before it, or the topic."""
        text = self.context.text
        if (inside := _IN.match(text, quantity.span.end, sentence.span.end)) and (what := phrases.right(phrases.token_from(inside.end()))):
            return Indicator(what)
        towards = self._towards(_TOWARDS.match(text, quantity.span.end, sentence.span.end), phrases)
        if towards:
            return Indicator(towards.partition(" ")[2])
        for token in reversed([t for t in sentence.tokens if t.idx < quantity.span.begin][-12:]):
            if token.pos_ in {"NOUN", "PROPN"} and not token.like_num and not phrases.walled(token.idx) and not self._acts(token, sentence):
                words = phrases.noun(token, stop=quantity.span.begin)
                if content_words(words):
                    return Indicator(words)
        return self.topic(sentence, sentence.tokens.end) or self._rest(quantity, phrases)

    def _rest(self, quantity: Quantity, phrases: Phrases) -> Indicator | None:
        words = phrases.right(phrases.token_from(quantity.span.end))
        return Indicator(words) if words else None

    # --- what the paragraph is about

    def topic(self, sentence: Sentence, before: int) -> Indicator | None:
        """What a pronoun or a bare "increase" speaks of: the last indicator or thing told of in the paragraph."""
        if sentence.index in self._said:
            return Indicator(self._said[sentence.index])
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _REACH_BACK), -1):
            other = self.context.analysis.sentences[index]
            if other.block_index != sentence.block_index and not (other.speaker == sentence.speaker and other.block == "paragraph" and index == sentence.index - 1):
                break
            if index in self._said:
                return Indicator(self._said[index], (other.span,))
            subject = next((t for t in other.tokens if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ in {"NOUN", "PROPN"} and t.head.dep_ in {"ROOT", "conj", "ccomp"}), None)
            if subject is not None and not self._acts(subject, other):
                words = self.phrases(other).noun(subject, stop=subject.head.idx if subject.i < subject.head.i else None)
                if content_words(words):
                    return Indicator(words, (other.span,))
        return None


def _noun_words(quantity: Quantity, phrases: Phrases, context: Context) -> str:
    assert quantity.noun is not None
    own = quantity.noun.of(context.text)
    after = phrases.token_from(quantity.noun.end)
    if after is None or quantity.span.end > quantity.noun.end + 1:
        return own
    tail = phrases.right(after, clause=True) if after.pos_ in {"ADP", "VERB"} or after.tag_ in {"WP", "WDT", "VBN", "VBG"} else ""
    first = phrases.token_from(quantity.noun.begin)
    whole = phrases.right(first, clause=len(content_words(own)) < 2, own=quantity.noun.end)
    return whole if content_words(own) <= content_words(whole) else _joined(own, tail)


def _chain(head: Token) -> list[Token]:
    """The nouns and numbers that a number hangs on, up to the first verb or preposition."""
    found: list[Token] = []
    current = head
    while current.head != current and current.dep_ in {"nummod", "compound", "nmod", "amod", "quantmod", "appos", "conj"} and len(found) < 4:
        current = current.head
        found.append(current)
    return found


def _noun_before(quantity: Quantity, head: Token) -> Token | None:
    """The noun that the number is told of, before it: "loan of", "deal … worth", "partnership, valued at"."""
    current = head
    for _ in range(6):
        parent = current.head
        if parent == current or (parent.pos_ in {"VERB", "AUX"} and parent.lemma_ not in figure_words("values") and parent.lower_ != "including" and parent.dep_ not in {"acl"}):
            return None
        if parent.pos_ in {"NOUN", "PROPN"} and parent.idx < quantity.span.begin and parent.dep_ != "npadvmod":
            return parent
        current = parent
    return None


def _less_amount(noun: Token) -> Token:
    """The noun whose amount is told: "value" in "purchases of energy products with an estimated value of"."""
    current = noun
    for _ in range(6):
        if current.lemma_ not in figure_words("amount") and current.head.lower_ not in {"including"}:
            return current
        if current.lemma_ in figure_words("amount") and any(c.lower_ == "of" for c in current.rights):
            inside = next((g for c in current.rights if c.lower_ == "of" for g in c.rights if g.pos_ in {"NOUN", "PROPN"} and g.ent_type_ not in {"MONEY", "PERCENT"}), None)
            if inside is not None:
                return current
        parent = current.head
        while parent.pos_ in {"ADP", "VERB"} and parent.head != parent and parent.dep_ in {"prep", "acl", "conj"}:
            parent = parent.head
        if parent == current or parent.pos_ not in {"NOUN", "PROPN"}:
            return current
        current = parent
    return current


def _predicate(verb: Token, phrases: Phrases) -> str:
    """A verb with what follows it, for "share of health workers that are women"."""
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    first = helpers[0] if helpers else verb
    doc = verb.doc
    lead = "".join(t.text_with_ws for t in doc[first.i : verb.i + 1]).strip() if verb.i - first.i < 4 else verb.text
    rest = phrases.right(doc[verb.i + 1]) if verb.i + 1 < phrases.sentence.tokens.end else ""
    if not rest:
        return lead if len(lead) > 3 else ""
    between = doc[verb.i + 1]
    link = f"{between.text} " if between.pos_ == "ADP" else ""
    return f"{lead} {link}{rest}"


def _between(quantity: Quantity, word: str, context: Context) -> bool:
    return re.search(rf"\b{word}\b[^.;,]{{0,30}}$", context.text[max(0, quantity.span.begin - 40) : quantity.span.begin]) is not None


def _joined(one: str, two: str) -> str:
    return f"{one} {two}".strip()


def verb_of(head: Token) -> Token | None:
    """The verb that governs a quantity; the quantity's own where it is one ("doubled")."""
    if head.pos_ == "VERB":
        return head
    verb = governing_verb(head)
    while (verb.dep_ == "prep" or verb.dep_ == "acl" and verb.lemma_ in figure_words("values")) and verb.head != verb:
        verb = verb.head if verb.head.pos_ in {"VERB", "AUX"} else governing_verb(verb.head)
    return verb if verb.pos_ in {"VERB", "AUX"} else None
