"""One draft per mention of an instrument; of those joined, the status, date and evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extraction.agreements.act import Act
from kg.extraction.agreements.acts import STARTS
from kg.extraction.agreements.dates import around, opens_negotiations, told_vaguely
from kg.extraction.agreements.scenes import scene_of
from kg.extraction.agreements.sides import main_parties
from kg.extraction.agreements.verbs import begins_work
from kg.extraction.context import Context, unique
from kg.extraction.meetings.occasions import Occasion
from kg.extraction.modality import stance
from kg.language.people import fold
from kg.model import Agreement, Reason, TimeSpan, When

_MAX_EVIDENCE = 4
_WEEKS = 60  # days between a meeting and the document that it is the subject of
_MONTH = 31  # days
_DAYS = 7  # between what is told as news and the document
_ABOVE = frozenset(["title", "heading", "dateline", "item"])
_OPENING = 2  # sentences of a text that say what is news
_ORDER = {"terminated": 7, "rejected": 6, "signed": 5, "in force": 4, "agreed": 3, "negotiating": 2, "proposed": 1}
_DECISIONS = frozenset(
    f"agreement.{rule}"
    for rule in ("commitment", "announced", "undertaking", "deal", "proposal", "partnering", "investment")
)
_VISIT = re.compile(r"\b(?:visit|stay)\b", re.IGNORECASE)
_JOINT_PAPER = re.compile(r"\bjoint (?:\w+ )?(?:statement|declaration|communiqu)", re.IGNORECASE)
_SURVEY = re.compile(r"\b(?:relations|brief|profile|overview)\b", re.IGNORECASE)  # of all that two have done so far
_OWN_OCCASION = re.compile(
    r"\b(?:outcomes?|readout|agreement|visits?|talks|meets?|"
    r"met|meetings?|summit|dialogue|consultations|session|signs?|signed|signing|conclude[ds]?|launch(?:es|ed)?|"
    r"announce[ds]?)\b",
    re.IGNORECASE,
)


@dataclass
class Draft:
    """An agreement while its mentions are gathered."""

    title: str
    kind: str
    rule: str
    position: int
    sentences: list[int] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    statuses: list[tuple[str, bool]] = field(default_factory=list)  # status, and whether the text says it of this one
    parties: list[str] = field(default_factory=list)
    explicit: bool = False  # the parties are said of this one, not the document's own
    date: When | None = None
    count: int | None = None
    approximate: bool = False
    proper: bool = False
    tasked: bool = False  # what is negotiated was decided on at the meeting: "tasked their teams with negotiating …"
    pending: bool = False  # spoken of as not yet there: "a peace treaty"
    headline: bool = False
    bare: bool = False  # a paper that says nothing of itself: "a joint statement"
    noun: str = ""
    act: Act | None = None
    end: int = 0
    opened_by: int | None = None  # the sentence that opens the list that it is an entry of

    @property
    def decision(self) -> bool:
        """Whether it is a joint decision without an instrument, by the rule that tells it, in whatever version."""
        return self.rule.split("/")[0] in _DECISIONS

    def under(self, sentence: int, date: When | None, parties: tuple[str, ...], main: list[str]) -> None:
        """Take from the sentence that opens its list what its own words do not say."""
        self.opened_by = sentence
        self.sentences.insert(1, sentence)
        self.date = self.date or date
        if parties and not self.explicit:
            self.parties, self.explicit = list(parties), list(parties) != main


def finish(drafts: list[Draft], context: Context, occasions: list[Occasion]) -> list[Agreement]:
    """Agreements from drafts that are joined."""
    held = [
        o
        for o in occasions
        if o.status in {"held", "ongoing"} and o.date is not None and not any(t.event for t in o.tellings)
    ]
    near = [o for o in held if _is_near(o, context)]
    of_now = [o for o in near if o.date is not None and _is_now(o.date, context)]
    if _tells_today(context):
        of_now = [o for o in of_now if o.date is not None and _holds_today(o.date, context)]
        near = held = []
    main = next(iter(of_now or near or held), None)
    return [_agreement(d, context, main) for d in drafts]


def _is_near(occasion: Occasion, context: Context) -> bool:
    """Whether an occasion was within weeks of the document, and not in some other year."""
    issued = context.document.issued
    if issued is None or occasion.date is None:
        return False
    return (issued - occasion.date.time.latest).days <= _WEEKS


def _agreement(draft: Draft, context: Context, main: Occasion | None) -> Agreement:
    document = context.document
    said = [s for s, own in draft.statuses if own] or [s for s, _ in draft.statuses]
    here = _of_this_occasion(draft, context, main)
    finished = "agreed" if {"agreed", "negotiating"} & set(said) else "signed"
    said = [
        finished
        if s == "concluded"
        else ("agreed" if here and (draft.date is None or _is_now(draft.date, context)) else "in force")
        if s == "launched"
        else ("in force" if draft.date is not None and not _is_now(draft.date, context) else finished)
        if s == "used"
        else s
        for s in said
    ]
    status = max(said, key=lambda s: _ORDER[s], default="negotiating" if draft.pending else "in force")
    date, reasons = draft.date, []
    if (status in {"negotiating", "proposed"} and not _is_started(status, draft)) or (
        date is not None and _to_come(date, context)
    ):
        date = None
    if date is None and (
        status in {"signed", "agreed"} or _is_begun(status, draft, context) or _is_enacted(status, draft)
    ):
        found = _date_of_scene(draft, context)
        found = found or (_date_of_occasion(draft, context, main) if here or _is_ours_today(draft, context) else None)
        if found is not None:
            date = When(found[0], "inherited")
            reasons.append(Reason("date", found[1]))
    indexes = unique([str(i) for i in draft.sentences])[:_MAX_EVIDENCE]
    evidence = tuple(sorted({context.analysis.sentences[int(i)].span for i in indexes}))
    first = context.analysis.sentences[min(int(i) for i in indexes)]
    return Agreement(
        evidence=evidence,
        rule=draft.rule,
        confidence=0.9 if draft.proper else 0.7,
        stated_by=first.speaker,
        stated_on=When(TimeSpan(document.issued.isoformat()), "inherited") if document.issued else None,
        reasons=tuple(reasons),
        title=draft.title,
        kind=draft.kind,  # type: ignore[arg-type]  # the instrument lexicon holds the model's kinds
        status="inForce" if status == "in force" else status,  # type: ignore[arg-type]  # the verb lexicon holds the guideline's statuses
        parties=tuple(p for p in unique(draft.parties) if not _is_itself(p, draft, context)),
        aliases=tuple(sorted({a for a in draft.aliases if a != draft.title})),
        date=date,
        count=draft.count,
        approximate=draft.approximate,
    )


def _is_ours_today(draft: Draft, context: Context) -> bool:
    """Whether one's own side did it with some other than whom the text is about, and the text tells of its own day."""
    act = draft.act
    if act is None or not act.direct or act.elsewhere or context.analysis.home not in draft.parties:
        return False
    sentence = context.analysis.sentences[draft.sentences[0]]
    return _tells_today(context) and not told_vaguely(sentence, draft.position, context)


def _is_begun(status: str, draft: Draft, context: Context) -> bool:
    """Whether it is negotiated, or explored, since the meeting decided so, which is the act that gives the status."""
    if status not in {"negotiating", "proposed"}:
        return False
    begun = draft.act is not None and draft.act.verb is not None and begins_work(draft.act.verb)
    if (draft.tasked or begun) and status == "negotiating":
        return True
    listed = draft.opened_by is not None
    told = [context.analysis.sentences[i] for i in draft.sentences[:_MAX_EVIDENCE]]
    return any(opens_negotiations(max(draft.position, s.span.begin), s, context, agreed=listed) for s in told)


def _is_enacted(status: str, draft: Draft) -> bool:
    """Whether it is put in force by an act of the day: "exchanged the instruments of ratification of"."""
    act = draft.act
    if status != "in force" or act is None or not act.direct or act.verb is None:
        return False
    return act.verb.lemma_ in {"exchange", "deposit"} and stance(act.verb) == "done"


def _is_started(status: str, draft: Draft) -> bool:
    """Whether the date is that of the beginning of negotiations: "negotiations were launched in June"."""
    verb = draft.act.verb if draft.act is not None else None
    if status == "negotiating" and draft.act is not None and draft.act.told is not None:
        return True  # "…, on which talks resumed this summer"
    return status == "negotiating" and verb is not None and verb.lemma_ in STARTS and stance(verb) == "done"


def _by_title(draft: Draft, context: Context) -> bool:
    """Whether a document that tells of no meeting is by its title the act itself, or of its two sides' acts."""
    title = context.document.title or ""
    if _JOINT_PAPER.search(title):
        return True
    coming = draft.act is not None and draft.act.coming
    about_two = len(context.title_sides) > 1 and not _SURVEY.search(title)
    return not coming and (bool(_OWN_OCCASION.search(title)) or about_two)


def _is_itself(party: str, draft: Draft, context: Context) -> bool:
    """Whether a party is but the instrument's own name, taken for a body: "Americas Partnership"."""
    entity = context.entities.get(party)
    if entity is None or entity.kind != "organization":
        return False
    names = {fold(n) for n in (entity.name or "", *entity.forms)}
    return bool(names & {fold(t) for t in (draft.title, *draft.aliases)})


def _date_of_occasion(draft: Draft, context: Context, main: Occasion | None) -> tuple[TimeSpan, str] | None:
    """When the meeting that the document tells of was, and why; of one of several days, the document's own day."""
    issued = context.document.issued
    if main is None or main.date is None or not _is_near(main, context):
        return (TimeSpan(issued.isoformat()), "of the document") if issued else None
    held = main.date.time
    sentences = [context.analysis.sentences[i] for i in draft.sentences[:2]]
    if (
        issued is not None
        and held.earliest < held.latest
        and held.earliest <= issued <= held.latest
        and not any(_VISIT.search(around(draft.position, s, context)) for s in sentences)
    ):
        return TimeSpan(issued.isoformat()), "of the document, within the meeting that produced it"
    return held, "of the meeting that produced it"


def _date_of_scene(draft: Draft, context: Context) -> tuple[TimeSpan, str] | None:
    """When those whom the passage tells of met, where it is they who signed, and not the document's own sides."""
    if draft.act is None or draft.act.elsewhere or draft.act.coming:
        return None
    sentence = context.analysis.sentences[draft.sentences[0]]
    scene = scene_of(sentence, context)
    if scene is None or set(scene.sides) != set(draft.parties) or told_vaguely(sentence, draft.position, context):
        return None
    occasion = scene.occasion
    if occasion.status not in {"held", "ongoing"} or occasion.date is None:
        return None
    if (occasion.date.time.latest - occasion.date.time.earliest).days > _MONTH:
        return None  # the year of a summit is no day of a signing
    return occasion.date.time, "of the meeting that produced it"


def _holds_today(date: When, context: Context) -> bool:
    issued = context.document.issued
    return issued is not None and date.time.earliest <= issued <= date.time.latest


@lru_cache(maxsize=2)  # every agreement of a document asks
def _tells_today(context: Context) -> bool:
    """Whether the text opens with what was done on the document's own day: "Today, the two sides signed …"."""
    issued = context.document.issued
    body = [s for s in context.analysis.sentences if s.block not in _ABOVE][:_OPENING]
    return issued is not None and any(
        t.time is not None and t.time.earliest == t.time.latest == issued
        for s in body
        for t in context.times(s.span.begin, s.span.end)
    )


def _is_now(date: When, context: Context) -> bool:
    """Whether a date is the document's own, or days before it: "we launch today", "launched on Friday"."""
    issued = context.document.issued
    return issued is not None and date.time.earliest <= issued and (issued - date.time.latest).days <= _DAYS


def _to_come(date: When, context: Context) -> bool:
    """Whether a date lies after the document: that of a signing to come dates no decision."""
    issued = context.document.issued
    return issued is not None and date.time.earliest > issued


def _of_this_occasion(draft: Draft, context: Context, main: Occasion | None) -> bool:
    """Whether what was signed or agreed came out of the meeting that the document tells of."""
    sentences = [context.analysis.sentences[i] for i in draft.sentences]
    if any(told_vaguely(s, draft.position, context) for s in sentences[:2]) or (
        draft.act is not None and draft.act.elsewhere
    ):
        return False
    if main is None and not _by_title(draft, context) and not _tells_today(context):
        return False
    bodies = [p for p in draft.parties if context.kind(p) == "organization"]
    return not draft.explicit or set(draft.parties) <= set(main_parties(context)) or bool(bodies)
