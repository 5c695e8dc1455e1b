"""What came out of a meeting: the papers signed and decisions made at it, and the goals that these set.

"At the meeting, A and B signed an agreement on trade."     told in one sentence with the meeting
"They also agreed to raise trade to $5 billion by 2030."    the decision, and the goal that it sets

Nothing is guessed: who signed or decided must be those who met, when they met, and the meeting must have taken place.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Agreement, Figure, Meeting, Outcome, When

_TOOK_PLACE = frozenset(("held", "ongoing"))
_CAME_ABOUT = frozenset(("signed", "agreed"))
_TWO = 2  # sides that meet


def find_outcomes(
    meetings: Sequence[Meeting], agreements: Sequence[Agreement], figures: Sequence[Figure]
) -> tuple[Outcome, ...]:
    """Each agreement with the one meeting that it came out of, and each goal told in its words with the same."""
    took_place = [m for m in meetings if m.status in _TOOK_PLACE]
    found = []
    for agreement in agreements if took_place else ():
        if (meeting := _meeting_of(agreement, took_place)) is None:
            continue
        found.append(Outcome(meeting, agreement))
        if agreement.kind == "commitment":
            goals = [f for f in figures if f.target and set(f.evidence) & set(agreement.evidence)]
            found += [Outcome(meeting, goal) for goal in goals if set(goal.parties) <= set(agreement.parties)]
    return tuple(dict.fromkeys(found))


def _meeting_of(agreement: Agreement, meetings: Sequence[Meeting]) -> Meeting | None:
    """The meeting of its parties that its own sentence tells of, else the only one on the day that it is given."""
    if agreement.status not in _CAME_ABOUT or not agreement.parties:
        return None
    able = [m for m in meetings if _is_among(agreement, m)]
    beside = [m for m in able if set(m.evidence) & set(agreement.evidence) and _at_once(agreement.date, m.date)]
    if beside:
        return beside[0] if len(beside) == 1 else None
    given = agreement.date is not None and agreement.date.basis == "inherited"
    same_day = [m for m in able if given and m.date is not None and _at_once(agreement.date, m.date)]
    return same_day[0] if len(same_day) == 1 else None


def _is_among(agreement: Agreement, meeting: Meeting) -> bool:
    """Whether the parties are sides of the meeting: two of them at least, and all where it is of two alone."""
    sides = {p.represents or p.entity for p in meeting.participants}
    return len(sides.intersection(agreement.parties)) >= min(_TWO, len(sides)) and set(agreement.parties) <= sides


def _at_once(one: When | None, other: When | None) -> bool:
    """Whether two times have a day in common, as far as they are told."""
    if one is None or other is None:
        return True
    return one.time.earliest <= other.time.latest and other.time.earliest <= one.time.latest
