"""Invitations that a messenger brings: "C handed B an invitation from A to visit X", "A's greetings and invitation"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context
from kg.extraction.meetings.actors import prepositional
from kg.extraction.meetings.words import meeting_words
from kg.extraction.referents import actors_of, pronoun_referents
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

TO_VISIT = re.compile(
    r"\s*,?\s*(?:to\s+(?:(?:also|come|again|officially|pay|make)\s+)*(?:an?\s+)?(?:\w+\s+)?|for\s+an?\s+(?:\w+\s+){0,2})"
)
_FROM_WHOM = re.compile(
    r"\b(?P<word>invitations?|(?P<greetings>greetings|regards|wishes|message|letter))\s+(?:from|of|by|extended\s+by)\s+"
)
_AND_TO = re.compile(r"\s+(?:to|for)\s+(?=[A-Z]|(?:the|his|her)\s+[A-Z])")
_AND_INVITES = re.compile(
    r"[^.;:]{0,90}?,?\s+(?:and|as\s+well\s+as|along\s+with|together\s+with|with)\s+(?:an|his|her)\s+(?:\w+\s+)?invitation"
    r"|[^.;:]{0,40}?,?\s+(?:in\s+which\s+(?:he|she)\s+)?invit(?:ing|ed|es)\s+(?:him|her)\b"
)
_STYLE = re.compile(r"(?:(?:His|Her)\s+(?:Royal\s+)?(?:Highness|Majesty|Excellency)|H\.?[HME]\.?)\s+")
_GETS = frozenset(("receive", "get", "have"))


def brought(visit: int, begin: int, sentence: Sentence, context: Context) -> tuple[list[str], list[str]]:
    """As in "C handed B an invitation from A to visit X", "conveyed to him A's greetings and an invitation": B of A."""
    for match in _FROM_WHOM.finditer(context.text, begin, visit):
        asking, end = actor_list(match.end(), visit, context)
        if not asking and (style := _STYLE.match(context.text, match.end(), visit)):
            asking, end = actor_list(style.end(), visit, context)
        to = _AND_TO.match(context.text, end, visit)
        guests, end = actor_list(to.end(), visit, context) if to else ([], end)
        if match["greetings"]:
            invites = _AND_INVITES.match(context.text, end, visit)
            end = invites.end() if invites else -1
        if not asking or end < 0 or not TO_VISIT.fullmatch(context.text, end, visit):
            continue
        word = next((t for t in sentence.tokens if t.idx == match.start("word")), None)
        guests = guests or (_receiver(word, sentence, context) if word is not None else [])
        guests = [g for g in guests if context.kind(g) == "person" and g not in asking]
        if guests and all(context.kind(a) == "person" for a in asking):
            return guests[:1], asking
    return [], []


def _receiver(word: Token, sentence: Sentence, context: Context) -> list[str]:
    """To whom a verb brings what ``word`` names, as in "handed B a letter", "conveyed to him"; who "received" it."""
    verb = governing_verb(word)
    if verb.lemma_ in _GETS:
        return subject_actors(verb, sentence, context)
    if verb.lemma_ not in meeting_words("invites"):
        return []
    to = [c for c in verb.rights if c.lower_ == "to" and c.dep_ in {"prep", "dative"} and c.i < word.i]
    whom = [c for p in to for c in p.rights] or [c for c in verb.rights if c.dep_ == "dative"]
    own = subject_actors(verb, sentence, context)  # "A welcomed C, who conveyed to him": nobody brings to himself
    found = [
        a
        for w in whom
        for a in (
            pronoun_referents(w.lower_, sentence, context, w.idx, own)
            if w.pos_ == "PRON"
            else actors_of(w, sentence, context)
        )
    ]
    if not found and (named := actor_list(verb.idx + len(verb), word.idx, context)[0]):
        found = named  # "handed President B an invitation", whatever the parse makes of it
    received = verb.head if verb.dep_ in {"conj", "advcl"} else verb
    if not found and any(c.dep_ == "agent" for c in received.rights):
        found = prepositional(received, {"by"}, sentence, context)  # "was received by B and conveyed an invitation"
    if not found and verb.dep_ == "relcl":
        found = subject_actors(governing_verb(verb.head), sentence, context)  # "A received C, who delivered"
    return found
