"""A noun or verb that tells of a meeting, with the words around it that the rules ask about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context
from kg.extraction.meetings.words import meeting_words
from kg.extraction.modality import Stance, stance
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import clause_span, find_subject, governing_verb
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOOK_BACK, _LOOK_AHEAD = 110, 60  # characters on each side of the noun
_IN_TURN = frozenset(("next", "last", "previous"))
_NEXT_OF_NAME = re.compile(
    r"\b(?:next|last|previous)\s+(?:(?:[A-Z][\w’'.-]*|\w+lateral|(?:[a-z]+\s+)?(?:ministers|leaders|officials)[’']?)\s+){1,4}$"
)
_PLURALS = frozenset(("NNS", "NNPS"))
_LED = re.compile(r"[^.,;]{0,60}?,?\s+(?:which\s+(?:is|was)\s+)?(?:headed|led)\s+by\s+")
_PARTY_LED = re.compile(
    r"\b(?:[Mm]ission|[Dd]elegation|[Tt]eam)[^.;]{0,30}?,?\s+(?:headed|led)\s+by\s+(?=[^.;,]{3,60},\s+$)"
)
_OF_PEOPLE_OF = re.compile(r"\s+(?:of|from|made\s+up\s+of|comprising)\s+(?:the\s+|(?:\w+-)?\w+\s+)?(?=[A-Z])")
_OFFICIALS = frozenset(("expert", "official", "specialist", "negotiator", "representative", "technician"))
_DAYS = re.compile(r"\b(?:today|the day|this \w+)[’']s\s+(?:\w+\s+)?$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A meeting noun in its sentence. ``verb`` governs it, and is the noun itself where none does."""

    noun: Token
    word: str  # the trigger that the noun is a form of
    head: Token  # the noun that stands in the clause: "round" in "a round of talks"
    verb: Token
    sentence: Sentence
    context: Context
    before: str  # the sentence's text right before the noun
    after: str  # the text right after it
    modifiers: frozenset[str]
    determiner: str  # article or possessive, lower case; empty where there is none

    @property
    def begin(self) -> int:
        """First character of the noun."""
        return self.noun.idx

    @property
    def end(self) -> int:
        """The character after the noun."""
        return self.noun.idx + len(self.noun)

    @property
    def preposition(self) -> str:
        """The preposition that the noun stands after; empty where there is none."""
        return self.head.head.lower_ if self.head.dep_ == "pobj" else ""

    @property
    def purpose(self) -> bool:
        """Whether it is what somebody comes for: "will travel to X for talks with B"."""
        return self.preposition == "for" and self.verb.lemma_ in meeting_words("comes")

    @property
    def headline(self) -> bool:
        """Whether it stands in a title or heading."""
        return self.sentence.block in {"title", "heading"}

    @property
    def definite(self) -> bool:
        """Whether it speaks of an occasion already known: "the meeting", "today's talks"."""
        return self.determiner in meeting_words("article") or bool(_DAYS.search(self.before))

    @property
    def plural(self) -> bool:
        """Whether it speaks of several occasions; "talks" is one."""
        counted = self.head.tag_ in _PLURALS and self.head != self.noun  # "three rounds of talks"
        return counted or (self.noun.tag_ in _PLURALS and self.word not in meeting_words("plural"))

    @property
    def in_turn(self) -> bool:
        """Whether it is one of a series by its place in it: "the next Leaders' Retreat"."""
        return bool(self.modifiers & _IN_TURN or _NEXT_OF_NAME.search(self.before))

    @property
    def fresh(self) -> bool:
        """Whether it is set apart from the occasion told before: "another meeting", "our next talks"."""
        return bool(self.modifiers & meeting_words("new") or self.in_turn) and not (
            self.definite and "upcoming" in self.modifiers
        )


@dataclass(frozen=True, slots=True)
class Clause:
    """A meeting verb with its clause ``text[begin:end]`` and its subject's actors."""

    verb: Token
    sentence: Sentence
    context: Context
    begin: int
    end: int
    stance: Stance
    actors: list[str]

    @property
    def text(self) -> str:
        """The words of the clause."""
        return self.context.text[self.begin : self.end]

    @property
    def after(self) -> int:
        """The character after the verb."""
        return self.verb.idx + len(self.verb)

    @property
    def passive(self) -> bool:
        """Whether the subject is what is done to: "was received by"."""
        return any(c.dep_ in {"nsubjpass", "auxpass"} for c in self.verb.lefts)

    @property
    def unnamed(self) -> bool:
        """Whether nobody, or a pronoun, is the subject."""
        subject = find_subject(self.verb)
        return subject is None or subject.pos_ == "PRON"

    @property
    def of_experts(self) -> bool:
        """Whether those who go are a team or officials, who go to talk: "a technical team will travel to X"."""
        subject = find_subject(self.verb)
        return subject is not None and (subject.lemma_ == "team" or subject.lemma_ in _OFFICIALS)

    @property
    def of_a_party(self) -> bool:
        """Whether a delegation, a team or officials are the subject, for whom their country or body stands."""
        subject = find_subject(self.verb)
        return subject is not None and (subject.lemma_ in meeting_words("party") or subject.lemma_ in _OFFICIALS)


def read_clause(verb: Token, sentence: Sentence, context: Context) -> Clause:
    """The clause that a verb heads."""
    begin, end = clause_span(verb, sentence)
    actors = subject_actors(verb, sentence, context)
    if not actors and (subject := find_subject(verb)) is not None:
        actors = leader_of(subject, verb, context)
    return Clause(verb, sentence, context, begin, end, stance(verb), actors)


def leader_of(subject: Token, verb: Token, context: Context) -> list[str]:
    """As in "A delegation of companies headed by A will be in Nairobi": those who lead the party."""
    if subject.lower_ in {"which", "that"} and verb.dep_ == "relcl":
        return _led_before(subject, context)
    if subject.lemma_ not in meeting_words("party"):
        return []
    led = _LED.match(context.text, subject.idx + len(subject), verb.idx)
    if led:
        return actor_list(led.end(), verb.idx, context)[0]
    of = _OF_PEOPLE_OF.match(context.text, subject.idx + len(subject), verb.idx)
    theirs = context.mention_at(of.end()) if of else None
    if theirs is not None and theirs.kind in {"country", "organization"} and len(theirs.entities) == 1:
        return list(theirs.entities)  # "A delegation of Estonian technology companies will travel to X"
    # "In Port Vila the delegation will call on B": of whom the document tells.
    alone = subject.lower_ == "delegation" and [c.lower_ for c in subject.children] == ["the"]
    return list(context.analysis.principals[:1]) if alone else []


def _led_before(which: Token, context: Context) -> list[str]:
    """As in "a trade mission, led by Minister A, which will be in Manila": A."""
    window = context.text[max(0, which.idx - 90) : which.idx]
    led = _PARTY_LED.search(window)
    return actor_list(which.idx - len(window) + led.end(), which.idx, context)[0] if led else []


def read_phrase(noun: Token, word: str, sentence: Sentence, context: Context) -> Phrase:
    """The noun, a form of ``word``, with its surroundings."""
    end = noun.idx + len(noun)
    head = _counted_by(noun)
    nouns = (noun,) if head == noun else (head, noun)
    return Phrase(
        noun,
        word,
        head,
        _told_by(governing_verb(head)),
        sentence,
        context,
        context.text[max(sentence.span.begin, noun.idx - _LOOK_BACK) : noun.idx],
        context.text[end : end + _LOOK_AHEAD],
        frozenset(c.lower_ for t in nouns for c in t.lefts if c.dep_ in {"amod", "compound", "nummod", "advmod"}),
        next((c.lower_ for t in nouns for c in t.lefts if c.dep_ in {"det", "poss"}), ""),
    )


def _told_by(verb: Token) -> Token:
    """The verb that tells what becomes of a subject: "held" in "the fifth round is to be held"."""
    if verb.lemma_ != "be":
        return verb
    to_be = [c for c in verb.rights if c.dep_ == "xcomp" and c.pos_ == "VERB"]
    passive = [c for c in to_be if {"to", "be"} <= {a.lower_ for a in c.lefts}]
    own = [c for c in to_be if c.lemma_ in meeting_words("takes_place") and any(a.lower_ == "to" for a in c.lefts)]
    return next(iter(passive or own), verb)  # "whose 19th meeting is to take place in X"


def _counted_by(noun: Token) -> Token:
    """The noun that counts occasions, as in "the third round of talks"; the noun itself where there is none."""
    of = noun.head
    if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in meeting_words("series"):
        return of.head
    if noun.dep_ == "appos" and of.pos_ == "PROPN" and "," not in noun.doc[of.i : noun.i].text:
        return of  # "The Australia–India Framework Dialogue", which the model takes apart
    return noun
