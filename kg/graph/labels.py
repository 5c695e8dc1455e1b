"""Short readable names of facts, in English: a function of the fact and of its agents' labels alone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.model import Agreement, Figure, Holding, Meeting, When

_MEETING = {
    "talks": "Talks",
    "visit": "Visit",
    "summit": "Summit",
    "call": "Call",
    "session": "Session",
    "forum": "Forum",
    "ceremony": "Ceremony",
    "other": "Meeting",
}
_COMPARATOR = {
    "equal": "",
    "moreThan": "over ",
    "atLeast": "at least ",
    "lessThan": "under ",
    "atMost": "up to ",
    "about": "about ",
}
_TARGET_STATUS = {"reached": ", reached", "notReached": ", not reached", "missed": ", missed"}
_MAGNITUDES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_NAMED = 4  # participants named in a label before the rest is counted


def canonical_decimal(value: float) -> str:
    """The canonical form of an ``xsd:decimal`` (XML Schema 1.1 part 2, 3.3.3), in full.

    A value that is no number keeps its Python form, which the gate refuses.

    >>> canonical_decimal(30000000000.0), canonical_decimal(38.5), canonical_decimal(1e-7), canonical_decimal(-0.0)
    ('30000000000', '38.5', '0.0000001', '0')
    """
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return repr(value)
    text = format(exact, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def readable_number(value: float) -> str:
    """A number as a reader writes it.

    >>> readable_number(3e10), readable_number(97.6e6), readable_number(400000.0), readable_number(1234567.0)
    ('30 billion', '97.6 million', '400,000', '1,234,567')
    """
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return repr(value)
    for size, word in _MAGNITUDES:
        if abs(exact) >= size:
            scaled = canonical_decimal(float(exact / size))
            if len(scaled.partition(".")[2]) <= 2 and Decimal(scaled) * size == exact:
                return f"{scaled} {word}"
    whole, dot, rest = canonical_decimal(value).partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole not in ("-0", "-") else canonical_decimal(value)


def listed(names: Sequence[str]) -> str:
    """Names as a phrase: "A", "A and B", "A, B and C"; beyond four the rest is counted."""
    if len(names) > _NAMED:
        names = [*names[: _NAMED - 1], f"{len(names) - _NAMED + 1} others"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def meeting_label(meeting: Meeting, participants: Sequence[str], places: Sequence[str]) -> str:
    """As in "Talks of Sergey Lavrov and Taro Kono, Tokyo, 31 May 2019"; the status follows unless it was held."""
    who = f" of {listed(sorted(participants))}" if participants else ""
    where = [listed(sorted(places))] if places else []
    parts = [meeting.name or _MEETING[meeting.kind] + who, *where, *_dated(meeting.date)]
    return ", ".join(parts) + ("" if meeting.status == "held" else f" ({meeting.status})")


def agreement_label(agreement: Agreement) -> str:
    """Its title, in the text's words."""
    return agreement.title


def figure_label(figure: Figure) -> str:
    """As in "over 30 billion USD: trade between Russia and Japan (target)"."""
    amount = readable_number(figure.value)
    if figure.upper is not None:
        amount += f" to {readable_number(figure.upper)}"
    change = f" {figure.change}" if figure.change else ""
    if figure.target:
        by = f" by {time_label(figure.deadline)}" if figure.deadline else ""
        nature = f"target{by}{_TARGET_STATUS.get(figure.status or 'set', '')}"
    else:
        nature = " ".join(["observed", *_dated(figure.period)])
    return f"{_COMPARATOR[figure.comparator]}{amount} {figure.unit}{change}: {figure.indicator} ({nature})"


def holding_label(holding: Holding, person: str, of: str | None) -> str:
    """As in "Taro Kono, Foreign Minister of Japan"."""
    office = f"{holding.office} of {of}" if of else holding.office
    return f"{person}, {office}" + ("" if holding.status == "held" else f" ({holding.status})")


def participation_label(agent: str, role: str | None, meeting: str) -> str:
    """As in "Taro Kono, Foreign Minister: Talks of …"."""
    return ": ".join([", ".join(filter(None, [agent, role])), meeting])


def _dated(when: When | None) -> list[str]:
    return [time_label(when)] if when else []


def time_label(when: When) -> str:
    """The date in words, or its EDTF form where that is malformed, which the gate refuses."""
    try:
        return when.time.label
    except (ValueError, IndexError):
        return when.time.edtf
