"""The phrase that an unnamed instrument is told by: the words before its noun, its wording and its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kg.extraction.agreements.act import Act
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.joined_fields import joined_before
from kg.language.analysis import Sentence

_MODIFIERS = re.compile(
    r"(?:(?<![\w’-])(?!(?:the|an?|of|and|to|in|on|for|with|this|that|these|their|our|his|her|its|is|are|was|were|"
    r"has|have|had|be|been|will|as|or|by|from|at|new|first|"
    r"such|said|entire|whole|which|what|whose|any|all|some|more|most|also|not|sign|signed|signing|signs|just|two|three|four|five|six|both|"
    r"several|many|multiple|numerous|other|key|concluded?|adopted|negotiating|"
    r"negotiate|reached|reach|finali[sz](?:ed?|ing)|between|another|each|every|one|no|under|existing|recent|following|"
    r"historic|landmark|into|entered|relevant|respective|ratified|"
    r"exchanged|exchanging|issued|discussed|welcomed|launched|established|drafted|initiall?ed|inked|"
    r"endorsed|approved|considered|reviewed|prepared|drafting|preparing|discussing|"
    r"implementing(?!\s*$)|announced?|including|includes?|welcomed?|important|expanded|so-called|good|currently|possible|"
    r"early|million|billion|trillion)(?![\w’-]))[A-Za-z][\w’'.-]*\s+){1,6}$",
    re.IGNORECASE,
)


# As in "agreement on air services | and", "guarantees for Export Finance |’s (EFA) package".
_LEFT_OVER = re.compile(r",?\s(?:and|or|as well as|namely|including|such as)$|(?<=[a-z])[’']s$")
_FINITE = frozenset(["VBZ", "VBD", "VBP"])
_IN_NAME = frozenset(["amod", "compound", "nmod", "poss"])
_HEADLINE = re.compile(r"(?:^|.*\s)(?:inks?|seals?|clinch(?:es)?|initials?)\s", re.IGNORECASE)  # that are read as nouns
_BEFORE_WHICH = re.compile(r"\s(?:for|of|on|in|under|by|with|to|from)$")  # "a loan of $5 million | for which"
_MONEY = re.compile(
    r"(?:(?:US|A|C|NZ|S|HK)?[$€£¥₹]|\b[A-Z]{3}\s)\s?\d[\d.,]*(?:\s|-)?(?:million|billion|trillion|bn|m)?\s+$"
)


@dataclass(frozen=True)
class Told:
    """An instrument as a sentence tells of it: ``own`` is the word that opens what it is on, up to ``right``."""

    text: str
    instrument: Instrument
    own: re.Match[str] | None
    right: int
    sentence: Sentence
    before: str
    listed: bool  # an entry under a lead line
    act: Act
    member: bool = False  # one of a group whose members the sentence tells, or an entry that begins with its name

    @cached_property
    def modifiers(self) -> str:
        """Words before the noun that belong to it, no verb that the pattern takes for one: "supports | economic"."""
        words = modifiers_before(self.before)
        if self.sentence.block in {"title", "heading"} and (verb := _HEADLINE.search(words)):
            words = words[verb.end() :]
        begin = self.instrument.begin - len(words)
        verbs = [
            t
            for t in self.sentence.tokens
            if t.idx >= begin and t.idx < self.instrument.begin and t.tag_ in _FINITE and t.dep_ not in _IN_NAME
        ]
        return words[verbs[-1].idx + len(verbs[-1].text_with_ws) - begin :] if verbs and words else words

    @cached_property
    def money(self) -> str:
        """A sum before those words: "$50 million"."""
        found = _MONEY.search(self.before[: len(self.before) - len(self.modifiers)])
        return found[0] if found else ""

    @cached_property
    def left(self) -> int:
        """Where those words begin, or the sum of money before them."""
        return self.instrument.begin - len(self.modifiers) - len(self.money)

    @cached_property
    def determiner(self) -> str:
        """What stands before those words."""
        return self.before[: len(self.before) - len(self.modifiers) - len(self.money)]

    @cached_property
    def phrase(self) -> str:
        """The instrument in the text's words: its modifiers, its noun and what it is on."""
        end = self.instrument.end
        if self.own is None or (self.own["word"] == "under which" and self.modifiers):
            return one_line(self.text[self.left : end])
        phrase = one_line(self.text[self.left : end] + self.text[self.own.start("word") - 1 : self.right])
        return _BEFORE_WHICH.sub("", phrase)

    @property
    def own_end(self) -> int:
        """Where the word that opens what it is on ends, else where its noun does."""
        return self.own.end() if self.own else self.instrument.end

    @property
    def word(self) -> str:
        """The word that opens what it is on; empty where nothing does."""
        return self.own["word"] if self.own else ""


# As in "a memorandum on semiconductors and another one on bioenergy".
ANOTHER = re.compile(
    r"(?:\s+(?:was|were|has\s+been|have\s+been)\s+(?:also\s+)?\w+ed)?"
    r",?\s+(?:and|as\s+well\s+as|as\s+(?:was|were|has|have|did))\s+(?:(?:another|a\s+second|a\s+third)(?:\s+one)?|one)\s+(?P<word>on|for|concerning|regarding)\s"
)
# As in "a package of commercial documents".
_PACKAGE = re.compile(
    r"\bpackage\s+of\s+(?:[\w’-]+\s+){0,2}?(?:(?P<business>(?:commercial|business|trade|investment)\s+(?:documents|agreements|deals)|"
    r"contracts|deals)|(?P<memoranda>memoranda|memorandums|mous)|documents|agreements|treaties)\b",
    re.IGNORECASE,
)
_BUSINESS = re.compile(
    r"\b(?:business|commercial|purchase|supply|corporate|company|companies|sales?)\b|"
    r"\b(?:loan|credit|offtake|concession|shareholders?[’']?|joint venture) (?:framework )?agreements?\b"
)


_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|[Tt]oday|[Yy]esterday"


def modifiers_before(before: str) -> str:
    """Words before the noun that belong to it: "long-term", "intergovernmental", "Russian-Japanese"."""
    match = _MODIFIERS.search(before)
    if match is None:
        return ""
    words = match[0]
    cut = re.search(rf"(?:[.,;:]|\b(?:{_DAYS}))\s+(?=[^.,;:]*$)", words)  # "signed on Monday | bilateral agreements"
    words = words[cut.end() :] if cut else words
    return joined_before(before[: len(before) - len(words)]) + words


def one_line(text: str) -> str:
    """The text without line breaks and the marks around it."""
    return _LEFT_OVER.sub("", re.sub(r"\s+", " ", text).strip(" ,.;"))


def kind_of(phrase: str, kind: str) -> str:
    """The noun's kind, less an agreement that is of business."""
    if kind == "programme" and (package := _PACKAGE.search(phrase)):
        return "contract" if package["business"] else "memorandum" if package["memoranda"] else "treaty"
    told = phrase.lower()  # what two governments exchange is theirs, whatever it is on
    business = _BUSINESS.search(told) is not None and not told.startswith(
        ("exchange of notes", "exchange of letters", "notes")
    )
    return "contract" if kind == "treaty" and business else kind
