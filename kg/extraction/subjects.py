"""Who does what a verb tells: the actors of its subject, and of subjects that the parse lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context
from kg.extraction.referents import actors_of
from kg.extraction.syntax import find_subject
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_WE_THE = re.compile(r",?\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}?(?:of|from)\s+(?=[A-Z]|the\s+[A-Z])")
_HELPERS = re.compile(
    r"(?:,\s+(?:now|currently|accompanied|on|in|during|at)\b[^,.;]{2,90}(?=,))?,?\s+(?:(?:will|have|has|had|is|are|was|were|also|then|today|both|jointly|currently)\s+)*(?:co-)?"
    r"(?:(?:(?:due|scheduled|expected|set|slated|planned)\s+)?to\s+)?"  # "is due to meet"
)
_CALLED = re.compile(  # "A, Prime Minister of the Lao Republic (hereinafter “Laos”), paid"
    r"(?:,\s+[^.;:()]{2,90})?\s+\((?:hereinafter|hereafter|“|\")[^()]{1,80}\),?\s+"
)
_INVITATION = re.compile(r"\binvitation\s+(?:of|from|(?:extended\s+)?by)\s+$")
_TITLE_UP_TO = re.compile(  # what an office is for, with the name right behind it
    r"[A-Z][\w’'-]+\s+(?:(?:for|of|on|to|the|and|in|at)\s+|[A-Z][\w’'-]*,?\s+)*(?<!\bof\s)(?<!\bfor\s)(?<!\bto\s)(?<!\bthe\s)"
    r"(?<!\band\s)(?<!,\s)"
)
_PARTIES = frozenset(("delegation", "mission", "team", "party"))
_LED_BY = re.compile(r"[^.;:()]{0,90}?,?\s+(?:(?:which|that)\s+(?:is|was)\s+)?(?:headed|led)\s+by\s+")
_ALOOF = 12  # characters after a name, within which a comma right before the verb stands
_LONGEST_TITLE = 160  # characters with the name behind it
_UP_TO_WHO = re.compile(r"\.?(?:,?\s+Jr\.?)?(?:\s+of\s+(?:the\s+)?[A-Z][\w ]{2,40})?\s*,?\s*")


def subject_actors(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """The actors that a verb's subject stands for; read word by word where the parse loses part of a list."""
    subject = find_subject(verb)
    if subject is None:
        return _named_before(verb.idx, sentence, context)
    if subject.lower_ == "we" and (these := _WE_THE.match(context.text, subject.idx + 2, verb.idx)):
        listed, _ = actor_list(these.end(), verb.idx, context)
        if len(listed) >= 2:
            return listed
    if subject.lower_ == "who" and subject.head.dep_ == "relcl":
        return _antecedent(subject, context)
    if subject.lemma_ in _PARTIES and (led := _LED_BY.match(context.text, subject.idx + len(subject), verb.idx)):
        leaders = actor_list(led.end(), verb.idx, context)[0]
        if leaders and context.kind(leaders[0]) == "person":
            return leaders  # "the delegation of X headed by A paid a visit"
    actors = actors_of(subject, sentence, context)
    if not actors and (subject.pos_ in {"PROPN", "INTJ"} or subject.text == "HE") and subject.idx < verb.idx:
        listed, end = actor_list(subject.left_edge.idx, verb.idx, context)  # "HH the Amir held": HH is the subject
        if listed and _HELPERS.fullmatch(context.text, end, verb.idx):
            return listed
    if not actors and subject.pos_ == "PROPN" and subject.idx < verb.idx:
        behind = _named_before(verb.idx, sentence, context)  # "Representative for Peace and Security Affairs A met"
        if behind and _TITLE_UP_TO.fullmatch(context.text, subject.idx, _first_of(behind, subject.idx, context)):
            return behind
    if not actors and subject.idx < verb.idx and ":" in context.text[subject.idx : verb.idx]:
        return _named_before(verb.idx, sentence, context)  # "Dhaka, 18 February: Minister A called": no town calls
    if (
        not actors
        and subject.idx < verb.idx
        and (at := context.mention_at(subject.left_edge.idx))
        and at.kind == "place"
    ):
        return _named_before(at.span.begin, sentence, context)  # "A, on Monday at State House, Nairobi led"
    if subject.idx < verb.idx and subject.pos_ in {"PROPN", "NOUN"}:
        start = context.mentions_in(max(sentence.span.begin, subject.left_edge.idx - 60), verb.idx)
        first = next(
            (m for m in start if m.span.begin <= subject.idx < m.span.end or m.span.begin >= subject.left_edge.idx),
            None,
        )
        if first is not None:
            listed, _ = actor_list(first.span.begin, verb.idx, context)
            if set(actors) < set(listed):
                return listed
    return actors


def _named_before(stop: int, sentence: Sentence, context: Context) -> list[str]:
    """People named right before a verb that the parse gave no subject: "In Bali, Indonesia, A and B will hold"."""
    window = context.mentions_in(max(sentence.span.begin, stop - 160), stop)
    people = [m for m in window if m.kind == "person" and m.form == "name"]
    if not people:
        return []
    last = people[-1].span
    if not any(p.fullmatch(context.text, last.end, stop) for p in (_HELPERS, _CALLED)):
        return []
    if (
        context.text[last.end] == ","
        and stop - last.end < _ALOOF
        and "," not in context.text[max(sentence.span.begin, last.begin - 2) : last.end]
    ):
        return []  # only a name set off on both sides is the subject: "The Minister of Trade, A, called"
    guests = [m for m in people if not _INVITATION.search(context.text, sentence.span.begin, m.span.begin)]
    for first in guests or people:
        listed, _ = actor_list(first.span.begin, stop, context)
        if set(people[-1].entities) <= set(listed):
            return listed
    return []


def _first_of(people: list[str], begin: int, context: Context) -> int:
    """Where the first of these people is named at or after a character."""
    window = context.mentions_in(begin, begin + _LONGEST_TITLE)
    return next((m.span.begin for m in window if m.kind == "person" and m.entities[0] == people[0]), begin)


def _antecedent(who: Token, context: Context) -> list[str]:
    """As in "Foreign Minister A, who will visit X": A."""
    before = context.mentions_in(max(0, who.idx - 120), who.idx)
    named = [m for m in before if m.kind == "person" and m.form != "group"]
    near = named and _UP_TO_WHO.fullmatch(context.text, named[-1].span.end, who.idx)
    return list(named[-1].entities) if near else []
