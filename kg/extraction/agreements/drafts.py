"""One draft per mention of an instrument; of those joined, the status, date and evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.agreements.act import Act
from kg.extraction.agreements.acts import STARTS
from kg.extraction.agreements.occasion_dates import (
    date_of_occasion,
    date_of_scene,
    is_now,
    is_of_any_day,
    is_of_occasion,
    is_ours_today,
    is_to_come,
    main_occasion,
)
from kg.extraction.agreements.openings import opens_negotiations
from kg.extraction.agreements.sides import main_parties
from kg.extraction.agreements.topics import subject_of
from kg.extraction.agreements.verbs import begins_work
from kg.extraction.context import Context, unique
from kg.extraction.meetings.occasions import Occasion
from kg.extraction.modality import stance
from kg.extraction.stretches import month_of_week, year_of_season
from kg.language.people import fold
from kg.model import Agreement, Reason, TimeSpan, When

_MAX_EVIDENCE = 4
_RUNS = frozenset(["launch", "unveil", "inaugurate", "open", "provide", "grant", "extend", "give", "allocate"])
_ORDER = {"terminated": 7, "rejected": 6, "signed": 5, "in force": 4, "agreed": 3, "negotiating": 2, "proposed": 1}
_DECISIONS = frozenset(
    f"agreement.{rule}"
    for rule in ("commitment", "announced", "undertaking", "deal", "proposal", "partnering", "investment")
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
    main = main_occasion(occasions, context)
    return [_agreement(d, context, main) for d in drafts]


def _agreement(draft: Draft, context: Context, main: Occasion | None) -> Agreement:
    document = context.document
    said = [s for s, own in draft.statuses if own] or [s for s, _ in draft.statuses]
    here = is_of_occasion(draft, context, main)
    runs = _is_running(draft.act)
    finished = "agreed" if {"agreed", "negotiating"} & set(said) else "signed"
    said = [
        finished
        if s == "concluded"
        else ("agreed" if here and not runs and (draft.date is None or is_now(draft.date, context)) else "in force")
        if s == "launched"
        else ("in force" if draft.date is not None and not is_now(draft.date, context) else finished)
        if s == "used"
        else s
        for s in said
    ]
    status = max(said, key=lambda s: _ORDER[s], default="negotiating" if draft.pending else "in force")
    date, reasons = draft.date, []
    if (status in {"negotiating", "proposed"} and not _is_started(status, draft)) or (
        date is not None and is_to_come(date, context)
    ):
        date = None
    if (
        date is None
        and (status in {"signed", "agreed"} or _is_begun(status, draft, context) or _is_enacted(status, draft))
        and not is_of_any_day(draft, context)
    ):
        found = date_of_scene(draft, context, main)
        found = found or (date_of_occasion(draft, context, main) if here or is_ours_today(draft, context) else None)
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
        parties=_parties(draft, context),
        aliases=tuple(sorted({a for a in draft.aliases if a != draft.title})),
        date=month_of_week(year_of_season(date)),
        count=draft.count,
        approximate=draft.approximate,
        subject=subject_of(draft.title) if draft.kind != "commitment" else None,
    )


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
    return (act.verb.lemma_ in {"exchange", "deposit"} or _is_running(act)) and stance(act.verb) == "done"


def _is_running(act: Act | None) -> bool:
    """As in "launched a programme", "has opened a credit line": what is given or launched is there."""
    verb = act.verb if act is not None and act.direct else None
    return verb is not None and verb.tag_ in {"VBD", "VBN"} and verb.lemma_ in _RUNS


def _is_started(status: str, draft: Draft) -> bool:
    """Whether the date is that of the beginning of negotiations: "negotiations were launched in June"."""
    verb = draft.act.verb if draft.act is not None else None
    if status == "negotiating" and draft.act is not None and draft.act.told is not None:
        return True  # "…, on which talks resumed this summer"
    return status == "negotiating" and verb is not None and verb.lemma_ in STARTS and stance(verb) == "done"


def _parties(draft: Draft, context: Context) -> tuple[str, ...]:
    """The sides less the instrument's own name; of a scheme that was one of two, those of the document."""
    told = unique(draft.parties)
    sides = [p for p in told if not _is_itself(p, draft, context)]
    if len(sides) == 1 and len(told) > 1:
        main = main_parties(context)
        return tuple(main) if sides[0] in main else tuple(sides)
    return tuple(sides)


def _is_itself(party: str, draft: Draft, context: Context) -> bool:
    """Whether a party is but the instrument's own name, taken for a body: "Americas Partnership"."""
    entity = context.entities.get(party)
    if entity is None or entity.kind != "organization":
        return False
    names = {fold(n) for n in (entity.name or "", *entity.forms)}
    titles = {fold(t) for t in (draft.title, *draft.aliases)}
    scheme = draft.kind == "programme" and draft.proper  # "Technical Cooperation (TC) programme"
    return bool(names & titles) or (scheme and any(t.startswith(f"{n} (") for t in titles for n in names))
