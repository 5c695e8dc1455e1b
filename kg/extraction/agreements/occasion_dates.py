"""When an instrument without a time of its own was signed: with the meeting that the document tells of, or on its day.

"Today A and B met. They signed an agreement on trade."        the day of the meeting
"In May, A and C met in X. They also signed …"                 the day of those two, in the same passage
"The Cabinet approved …", in a release about the two           the document's own day
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from kg.extraction.agreements.dates import told_vaguely
from kg.extraction.agreements.scenes import scene_of
from kg.extraction.agreements.sides import main_parties
from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Occasion
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.model import TimeSpan, When

if TYPE_CHECKING:
    from kg.extraction.agreements.drafts import Draft

_WEEKS = 60  # days between a meeting and the document that it is the subject of
_MONTH = 31  # days
_STAY = 14  # days of a visit
_DAYS = 7  # between what is told as news and the document
_ABOVE = frozenset(["title", "heading", "dateline", "item"])
_VERBS = frozenset(["VERB", "AUX"])
_OPENING = 2  # sentences of a text that say what is news
_JOINT_PAPER = re.compile(r"\bjoint (?:\w+ )?(?:statement|declaration)|\bcommuniqu", re.IGNORECASE)
_SURVEY = re.compile(r"\b(?:relations|brief|profile|overview)\b", re.IGNORECASE)  # of all that two have done so far
_OWN_OCCASION = re.compile(
    r"\b(?:outcomes?|readout|agreement|visits?|talks|meets?|"
    r"met|meetings?|summit|dialogue|consultations|session|signs?|signed|signing|conclude[ds]?|launch(?:es|ed)?|"
    r"announce[ds]?)\b",
    re.IGNORECASE,
)


def main_occasion(occasions: list[Occasion], context: Context) -> Occasion | None:
    """The meeting that the document tells of as news: of its own days, else of the weeks before it."""
    held = [
        o
        for o in occasions
        if o.status in {"held", "ongoing"} and o.date is not None and not any(t.event or t.prelude for t in o.tellings)
    ]
    near = [o for o in held if _is_near(o, context)]
    of_now = [o for o in near if o.date is not None and is_now(o.date, context)]
    if _tells_today(context):
        of_now = [o for o in of_now if o.date is not None and _holds_today(o.date, context)]
        near = []
    return next(iter(of_now or near), None)


def _is_near(occasion: Occasion, context: Context) -> bool:
    """Whether an occasion was within weeks of the document, and not in some other year."""
    issued = context.document.issued
    if issued is None or occasion.date is None:
        return False
    return (issued - occasion.date.time.latest).days <= _WEEKS


def date_of_occasion(draft: Draft, context: Context, main: Occasion | None) -> tuple[TimeSpan, str] | None:
    """When the meeting that the document tells of was, and why; of one of several days, the document's own day."""
    if main is None or main.date is None:
        day = next(iter(_days_of_news(context)), context.document.issued)
        return (TimeSpan(day.isoformat()), "of the document") if day else None
    return _when(main.date.time, context)


def _when(held: TimeSpan, context: Context) -> tuple[TimeSpan, str]:
    """The time of a meeting, of one of several days the document's own day: a joint paper tells of the whole stay."""
    issued = context.document.issued
    if (
        issued is not None
        and held.earliest < held.latest
        and held.earliest <= issued <= held.latest
        and not (_JOINT_PAPER.search(context.document.title or "") and (held.latest - held.earliest).days <= _STAY)
    ):
        return TimeSpan(issued.isoformat()), "of the document, within the meeting that produced it"
    return held, "of the meeting that produced it"


def date_of_scene(draft: Draft, context: Context, main: Occasion | None) -> tuple[TimeSpan, str] | None:
    """When those whom the passage tells of met, where it is they who signed, and not the document's own sides."""
    if draft.act is None or draft.act.elsewhere or draft.act.coming:
        return None
    sentence = context.analysis.sentences[draft.sentences[0]]
    scene = scene_of(sentence, context)
    if scene is None or set(scene.sides) != set(draft.parties) or told_vaguely(sentence, draft.position, context):
        return None
    if scene.refers and main is not None:
        return None  # what they agreed is told of no day
    occasion = scene.occasion
    if occasion.status not in {"held", "ongoing"} or occasion.date is None:
        return None
    if (occasion.date.time.latest - occasion.date.time.earliest).days > _MONTH:
        return None  # the year of a summit is no day of a signing
    return _when(occasion.date.time, context)


def is_of_occasion(draft: Draft, context: Context, main: Occasion | None) -> bool:
    """Whether what was signed or agreed came out of the meeting that the document tells of."""
    sentences = [context.analysis.sentences[i] for i in draft.sentences]
    if any(told_vaguely(s, draft.position, context) for s in sentences[:2]) or (
        draft.act is not None and draft.act.elsewhere
    ):
        return False
    if main is None and not _by_title(draft, context) and not _days_of_news(context) and not _announces(draft):
        return False
    bodies = [p for p in draft.parties if context.kind(p) == "organization"]
    met = context.represent(main.participants) if main is not None else []
    sides = {*main_parties(context), *met}
    return not draft.explicit or set(draft.parties) <= sides or bool(bodies)


def _announces(draft: Draft) -> bool:
    """Whether the text itself decides it: "we will convene a working group", "USAID is launching a programme"."""
    act = draft.act
    if act is None or not act.direct or act.verb is None or act.status not in {"agreed", "launched"}:
        return False
    return act.coming or stance(act.verb) == "ongoing"


def is_of_any_day(draft: Draft, context: Context) -> bool:
    """As in "our bank has opened a credit line": done by one alone, on a day that the perfect leaves open.

    Where the text opens with it, it is the news.
    """
    verb = draft.act.verb if draft.act is not None else None
    if verb is None or not any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in verb.lefts):
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    alone = subject is not None and subject.tag_ in {"NN", "NNP"} and not any(subject.conjuncts)
    return alone and not {s.index for s in _opening(context)} & set(draft.sentences)


def _is_past(draft: Draft, context: Context) -> bool:
    """As in "the bank signed a contract", below the opening of a paper on two countries: on any day before it."""
    verb = draft.act.verb if draft.act is not None else None
    told = verb is not None and (verb.tag_ == "VBD" or any(c.lower_ in {"has", "have"} for c in verb.lefts))
    return told and not {s.index for s in _opening(context)} & set(draft.sentences)


def _by_title(draft: Draft, context: Context) -> bool:
    """Whether a document that tells of no meeting is by its title the act itself, or of its two sides' acts."""
    title = context.document.title or ""
    if _JOINT_PAPER.search(title):
        return True
    coming = draft.act is not None and draft.act.coming
    about_two = len(context.title_sides) > 1 and not _SURVEY.search(title) and not _is_past(draft, context)
    return not coming and (bool(_OWN_OCCASION.search(title)) or about_two)


def is_ours_today(draft: Draft, context: Context) -> bool:
    """Whether one's own side did it with some other than whom the text is about, and the text tells of its own day."""
    act = draft.act
    if act is None or not act.direct or act.elsewhere or context.analysis.home not in draft.parties:
        return False
    sentence = context.analysis.sentences[draft.sentences[0]]
    return _tells_today(context) and not told_vaguely(sentence, draft.position, context)


def _holds_today(date: When, context: Context) -> bool:
    issued = context.document.issued
    return issued is not None and date.time.earliest <= issued <= date.time.latest


@lru_cache(maxsize=2)  # every agreement of a document asks
def _opening(context: Context) -> list[Sentence]:
    """The sentences that say what is news: the first of the text itself, no datelines."""
    body = (s for s in context.analysis.sentences if s.block not in _ABOVE)
    return list(islice((s for s in body if any(t.pos_ in _VERBS for t in s.tokens)), _OPENING))


@lru_cache(maxsize=2)
def _days_of_news(context: Context) -> list[date]:
    """The days of its opening sentences that lie within a week before the document, or are its own."""
    issued = context.document.issued
    times = [t.time for s in _opening(context) for t in context.times(s.span.begin, s.span.end) if t.time is not None]
    days = [t.earliest for t in times if t.earliest == t.latest]
    return [d for d in days if issued is not None and 0 <= (issued - d).days <= _DAYS]


def _tells_today(context: Context) -> bool:
    """Whether the text opens with what was done on the document's own day: "Today, the two sides signed …"."""
    return context.document.issued in _days_of_news(context)


def is_now(date: When, context: Context) -> bool:
    """Whether a date is the document's own, or days before it: "we launch today", "launched on Friday"."""
    issued = context.document.issued
    return issued is not None and date.time.earliest <= issued and (issued - date.time.latest).days <= _DAYS


def is_to_come(date: When, context: Context) -> bool:
    """Whether a date lies after the document: that of a signing to come dates no decision."""
    issued = context.document.issued
    return issued is not None and date.time.earliest > issued
