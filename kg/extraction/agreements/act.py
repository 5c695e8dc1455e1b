"""What a sentence does with an instrument, and what is at hand to tell it by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kg.extraction.agreements.after import After, said_after
from kg.extraction.agreements.grammar import governing, taken_up
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.setting_up import over_small_clause
from kg.extraction.agreements.verbs import verbs
from kg.extraction.context import Context
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = 110  # characters before an instrument that are read
_IN_FORCE = re.compile(
    r"\b(?:under|according to|pursuant to|in accordance with|in line with|based on|on the basis of|as part of|"
    r"within the framework of|through|consistent with|"
    r"in conformity with|compliance with|progress (?:under|on|in implementing)|stock of|"
    r"building on|via|(?<!\ban\s)(?<!\bthe\s)implementing|commitments? to|adherence to|"
    r"support for|success of|"
    r"(?:obligations|commitments|provisions|work|progress|cooperation) (?:under|of)|guided by|governed by|bound by|"
    r"regulated by|enshrined in|"
    r"set out in|outlined in|in addition to(?!\s+an?\b))\s+"
    r"(?:the\s+|our\s+|their\s+|its\s+|both\s+)?(?:[\w’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:(?:the|our|their|its)\s+)?$", re.IGNORECASE)
_IN_USE = re.compile(
    r"\bimplementation\s+of\s+(?:(?:(?:the|their|our|its)\s+)?(?:[\w’-]+\s+){0,3}"
    r"(?:and\s+(?:of\s+)?(?:the|their|our|its)\s+(?:[\w’-]+\s+){0,2})?|"
    r"[^.;:]{3,90}?,\s+(?:including|notably|namely|in\s+particular|especially)\s+(?:of\s+)?(?:the|an?)\s+)$",
    re.IGNORECASE,
)
_RATIFIED = re.compile(
    r"\b(?:welcom|appreciat|commend|congratulat|hail|prais|thank|applaud)\w*\s[^.;:]{0,60}?\b(?:ratification|entry\s+into\s+force)\s+of\s+"
    r"(?:(?:the|their|our|its)\s+)?(?:[\w’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_BASIS = re.compile(r"based|building|on\s+the\s+basis", re.IGNORECASE)  # what is built on is not said to be in use
_EXPECTED = frozenset(["expect", "schedule", "plan", "slate", "anticipate", "envisage", "foresee", "intend"])
CLAUSE_AFTER = 90  # characters after a participle within which its clause says when
AT_THE_MEETING = re.compile(  # of the document: "signed in the margins of the Summit", not "of the Summit in X"
    r"\b(?:at|during|on\s+the\s+occasion\s+of|(?:in|on)\s+the\s+(?:margins|side-?lines|fringes)\s+of)\s+"
    r"(?:the|this|our|their|today[’']s)\s+(?:(?:official|state|working|present)\s+)?"
    r"(?:[Ss]ummit|[Vv]isit|[Mm]eeting|[Tt]alks|[Ss]ession|[Cc]onsultations|[Dd]ialogue)\b"
    r"(?=\s*(?:$|[.;,]|of\s+an?\s))(?![^.;]{0,30}\b(?:19|20)\d\d\b)"
)
_CLAUSE_ENDS = re.compile(r"[;:)]|\.\s|,(?!\s+(?:19|20)\d\d)")


class Act(NamedTuple):
    """The status that a sentence gives an instrument (None: it only speaks of it), and the verb, if one does.

    ``told`` are the characters that say when, where other words than the verb's clause do: "the signing in May of …".
    """

    status: str | None
    verb: Token | None
    direct: bool = False  # the verb acts on the instrument itself
    elsewhere: bool = False  # done before, beside or after the meeting: "welcomed a landmark deal", "will sign"
    coming: bool = False  # "will launch"
    told: tuple[int, int] | None = None


@dataclass(frozen=True)
class Saying:
    """An instrument, whose own words end at ``end``, in its sentence, with the verb over it (`grammar.governing`)."""

    instrument: Instrument
    end: int
    before: str
    sentence: Sentence
    context: Context
    verb: Token | None
    relation: str
    after: After | None  # what the words right after it say
    told: tuple[int, int] | None  # characters of the clause that says when, if they do

    @classmethod
    def of(cls, instrument: Instrument, end: int, sentence: Sentence, context: Context) -> Saying:
        begin = max(sentence.span.begin, instrument.begin - _BEFORE)
        verb, relation = governing(instrument, sentence)
        if relation == "passive" and verb is not None and verb.lemma_ in _EXPECTED and (then := _to_be_done(verb)):
            verb = then
        if (
            relation == "subject"
            and verb is not None
            and (over := over_small_clause(instrument.begin, verb)) is not None
        ):
            verb, relation = over, "object"
        if relation in {"aside", "other"} and (taken := taken_up(instrument, sentence, context.text)) is not None:
            verb, relation = taken, "object"
        after = said_after(instrument, end, sentence, context)
        told = clause_after(after.end, sentence, context) if after is not None and after.end is not None else None
        return cls(
            instrument, end, context.text[begin : instrument.begin], sentence, context, verb, relation, after, told
        )

    @property
    def acted(self) -> Token | None:
        """The verb that acts on the instrument, if one does."""
        return self.verb if self.relation in {"object", "passive"} else None

    @property
    def meant(self) -> str | None:
        """The status that the lexicon gives the verb that acts on the instrument, whatever its tense."""
        return verbs().get(self.acted.lemma_) if self.acted is not None else None

    @cached_property
    def existing(self) -> re.Match[str] | None:
        """Words before the instrument that speak of it as one there is: "under", "guided by", "progress under"."""
        return _IN_FORCE.search(self.before)

    @cached_property
    def is_since(self) -> bool:
        """As in "since the Agreement"."""
        return _SINCE.search(self.before) is not None

    @property
    def is_in_use(self) -> bool:
        """As in "governed by the Agreement …, signed in 1996", "implementation of the Programme signed in 2016"."""
        if self.existing is None:
            return (_IN_USE.search(self.before) or _RATIFIED.search(self.before)) is not None
        return _BASIS.match(self.existing[0]) is None


def clause_after(begin: int, sentence: Sentence, context: Context) -> tuple[int, int]:
    """Characters of what is told by the way, after its verb: "…, established in 2009 during the visit, …"."""
    stop = min(sentence.span.end, begin + CLAUSE_AFTER)
    ends = _CLAUSE_ENDS.search(context.text, begin, stop)
    return begin, ends.start() if ends else stop


def _to_be_done(verb: Token) -> Token | None:
    """What an instrument that stands before it is expected to be: "…, is expected to be | signed"."""
    return next((c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VBN" and c.lemma_ in verbs()), None)
