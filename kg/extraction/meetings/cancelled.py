"""Occasions that were to be and are not: "the visit will not go ahead", "there was to be a meeting; it was called off".

What calls an occasion off is the verb that its noun stands with, or what is said of it right after.
"""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.meetings.dates import date_of
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.visits import host_of
from kg.extraction.meetings.words import meeting_words
from kg.extraction.syntax import SUBJECTS
from kg.language.analysis import Sentence
from kg.model import When

_HAPPENS = re.compile(
    r"(?:take|taken|took|taking)\s+place|go\s+(?:ahead|forward)|happen\w*|materiali[sz]\w*|proceed\w*|occur\w*|"
    r"come\s+(?:off|about|to\s+pass)|held|hosted|convened|organi[sz]ed|scheduled|planned"
)
_OFF = (
    r"(?:called|put|broken)\s+(?:it\s+|this\s+|the\s+\w+\s+)?off|call(?:ed)?\s+off|cancell?ed|postponed|shelved|scrapped|"
    r"deferred|adjourned|abandoned|aborted|dropped"
)
_UNDOES = re.compile(_OFF)
_AFTERWARDS = re.compile(
    r"\s*[;,.–—-]+\s+(?:(?:but|however|and|yet|then|sadly|unfortunately|regrettably|later|in\s+the\s+end)\b,?\s+)*(?:"
    r"(?:it|this|that|which|they|these|both|the\s+(?:meeting|visit|trip|talks|summit|call|session|event|conference))\s+"
    rf"(?:was|were|had\s+to\s+be|has\s+been|have\s+been|had\s+been|is|are)\s+(?:\w+\s+){{0,2}}?(?:{_OFF})"
    r"|(?:it|this|that|which|they|the\s+(?:meeting|visit|trip|talks|summit|call|session|event|conference))\s+"
    r"(?:(?:will|did|does|could|would|can)\s+not|cannot|(?:wo|did|could|would)n[’']t)\s+(?:now\s+)?"
    r"(?:take\s+place|go\s+ahead|happen|come\s+off|materiali[sz]e|work\s+out|be\s+(?:held|possible))"
    r"|(?:[^.;,]{0,60}\s)?nothing\s+(?:will|would|came|has\s+come)\s+(?:come\s+)?of\s+(?:it|that|this)"
    rf"|(?:had\s+to\s+|we\s+|he\s+|she\s+|[A-Z][\w’.-]+\s+)+(?:{_OFF}|cancel|postpone|put\s+it\s+off|call\s+it\s+off)\s+"
    r"(?:it|this|them|the\s+(?:meeting|visit|trip|talks|summit|call))"
    r")\b"
)
_HINT = re.compile(r"\boff\b|cancel|postpon|shelv|scrap|defer|adjourn|abandon|abort|dropp|\bnot\b|n[’']t\b|nothing")
_NOT_HELD = re.compile(
    r"(?P<between>[^.;:]{0,160}?)\s(?:will|would|could|can|is|are)\s+(?:not|no\s+longer)\s+(?:now\s+)?"
    r"(?:take\s+place|go\s+ahead|be\s+held|happen|be\s+taking\s+place|going\s+ahead)\b"
)
_OTHERS = re.compile(r"\b(?:that|which|who|but|and\s+(?:the|an?)|meeting|visit|session|summit|forum|conference)\b")
_MOVED = re.compile(
    r"(?:postponed|put\s+off|deferred|moved|rescheduled|pushed\s+back|delayed|adjourned|shifted|brought\s+forward)\s+"
    r"(?:back\s+|forward\s+)?(?:until|till|to|for|into)\s+"
)
_RIGHT_BEHIND = 20  # characters from "until" to the day
_LOOK_AHEAD = 200  # characters after an occasion in which it may be called off
_WAS_TO = frozenset(("planned", "proposed", "cancelled", None))


def put_off_to(phrase: Phrase) -> When | None:
    """The day to which it was moved: "had to be postponed until September", "has been rescheduled to 9 May"."""
    context, stop = phrase.context, phrase.sentence.span.end
    verb = phrase.verb
    if verb.lemma_ == "have":
        verb = next((c for c in verb.rights if c.dep_ == "xcomp"), verb)  # "had to be postponed until May"
    moved = _MOVED.match(context.text, verb.idx, stop) if phrase.head.dep_ in SUBJECTS else None
    times = context.times(moved.end(), min(stop, moved.end() + _RIGHT_BEHIND)) if moved else []
    return context.when(times[0]) if times else None


def called_off(phrase: Phrase) -> bool:
    """Whether the noun's own verb calls it off: "will not take place", "had to be put off", "called off the talks"."""
    denied_later = _NOT_HELD.match(phrase.context.text, phrase.end, phrase.sentence.span.end)
    if phrase.head.dep_ in SUBJECTS and denied_later and not _OTHERS.search(denied_later["between"]):
        return True  # "Talks between A and B planned for July will not take place"
    verb, noun, text = phrase.verb, phrase.head, phrase.context.text
    if verb.lemma_ == "have":
        verb = next((c for c in verb.rights if c.dep_ == "xcomp" and c.pos_ == "VERB"), verb)
    said = text[verb.idx : verb.idx + 30]
    denied = any(c.dep_ == "neg" for c in verb.children)
    if noun.dep_ in SUBJECTS and denied:
        return _HAPPENS.match(said) is not None
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    object_ = noun.dep_ == "dobj" and verb.tag_ in {"VBD", "VBN"}
    return not denied and (passive or object_) and _UNDOES.match(said) is not None


def call_off(found: list[Telling], sentence: Sentence, context: Context) -> None:
    """Mark the sentence's last occasion as cancelled where that is said right after it: "…; it was called off"."""
    told = [t for t in found if not t.headline and t.status in _WAS_TO and not t.refers and not t.event]
    if not told:
        return
    last = max(told, key=lambda t: t.position)
    text, end = context.text, min(len(context.text), sentence.span.end + _LOOK_AHEAD)
    if not _HINT.search(text, last.position, end):
        return
    for match in _AFTERWARDS.finditer(text, last.position, end):
        begins = match.start() <= sentence.span.end + 1  # in the sentence itself, or as the next one
        if begins:
            last.status = "cancelled"
            # A day that has gone by is one of what did not come, too.
            last.date = date_of(last, last.position, sentence.span.end, context) or last.date
            last.reasons.append(("status", "called off right after", match.span()))
            return


def whose(telling: Telling, phrase: Phrase) -> bool:
    """As in "A visit to X will not go ahead": whom the document tells of first, where nobody else is named."""
    context = phrase.context
    first = context.analysis.principals[:1]
    others = [h for p in telling.places if (h := host_of(p, context))] if not telling.participants else []
    if phrase.word not in meeting_words("journey"):
        others = telling.participants
    if not first or not others or context.country(first[0]) in context.represent(others):
        return False
    telling.participants = [*first, *others]
    return True
