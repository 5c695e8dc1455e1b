"""What makes a fact that fact: the parts that its IRI is hashed from, and how two facts of one document stay two."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from kg.graph.labels import canonical_decimal
from kg.model import Agreement, Fact, Figure, Holding, Meeting

Parts = tuple[str, ...]
F = TypeVar("F", bound=Fact)

# A visit, the talks during it and the ceremony after them are one occasion; a call is another.
_CALL = "call"
_OCCASION = "occasion"

_STOPWORDS = "the a an of on in for and to between with by at from its their our this that s"
_STOP = frozenset(_STOPWORDS.split())

# A title made of these alone names a sort of instrument, not an instrument: "joint statement" recurs every year.
_GENERIC_TITLES = """
    joint bilateral intergovernmental international mutual common new business commercial final general
    agreement agreements arrangement arrangements accord accords treaty convention protocol pact contract contracts
    deal deals memorandum memorandums memoranda understanding letter intent mou declaration statement statements
    communique document documents instrument instruments package plan programme program roadmap initiative framework
    partnership fund mechanism project projects proposal decision commitment
"""
_GENERIC = frozenset(_GENERIC_TITLES.split())
# "The Gulf Cooperation Council (GCC)".
_ABBREVIATION = re.compile(r"\s*\([A-Z][A-Z0-9&.-]+\)")
_PARTIES = re.compile(
    r"\bbetween\b(?:(?!\b(?:on|for|about|concerning|regarding|relating)\b).)+", re.IGNORECASE | re.DOTALL
)


def normal_words(text: str) -> list[str]:
    """Words without case, accents, articles and prepositions, in their order.

    >>> normal_words("The trade between Russia and São Tomé’s ports")
    ['trade', 'russia', 'sao', 'tome', 'ports']
    """
    plain = unicodedata.normalize("NFKD", text)
    if not plain.isascii():  # most is, and has no accents
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return [word for word in re.findall(r"\w+", plain.casefold()) if word not in _STOP]


def has_name(title: str) -> bool:
    """Whether an agreement's title is a name that may be known elsewhere: capitals throughout, and more than a sort.

    >>> has_name("Treaty on the Non-Proliferation of Nuclear Weapons"), has_name("Joint Statement"), has_name("a deal")
    (True, False, False)
    """
    words = [word for word in re.findall(r"[^\W\d_]+", title) if word.casefold() not in _STOP]
    proper = len(words) > 1 and all(word[0].isupper() for word in words)
    return proper and any(word not in _GENERIC for word in normal_words(title))


def meeting_parts(meeting: Meeting, keys: Sequence[str], slug: str, quote: str) -> Parts:
    """Participants, date and family decide; an undated or one-sided occasion stays its document's own.

    A named event is the larger event that other meetings are part of.
    """
    if meeting.name:
        return occasion_parts(meeting, meeting.name, slug)
    family = _CALL if meeting.kind == "call" else _OCCASION
    who = sorted(set(keys))
    date = meeting.date.time.edtf if meeting.date else ""
    own = () if date and len(who) >= 2 else (slug, quote)
    return ("meeting", *who, date, family, *own)


def occasion_parts(meeting: Meeting, name: str, slug: str) -> Parts:
    """The larger event that a meeting is part of: its name and year; without a date it stays its document's own.

    Neither a year or an abbreviation in the name nor its leaders make it another: "G20 Leaders' Summit 2019".
    """
    year = meeting.date.time.edtf[:4] if meeting.date else ""
    words = normal_words(_ABBREVIATION.sub(" ", name))
    bare = [word for word in words if word not in ("leaders", year)]
    return ("occasion", *(bare or words), year or slug)


def agreement_parts(agreement: Agreement, keys: Sequence[str], slug: str) -> Parts:
    """Title and parties decide, where the title names an instrument.

    A counted group, a decision without an instrument, a title that names only a sort of instrument, and an agreement
    without parties stay their document's own.
    """
    title = _ABBREVIATION.sub(" ", agreement.title)
    words = sorted(set(normal_words(title)))
    if len(set(keys)) > 1:
        # Its parties are told beside it: one document names them in the title, another does not.
        bare = sorted(set(normal_words(_PARTIES.sub(" ", title))))
        words = bare if any(word not in _GENERIC for word in bare) else words
    named = (
        agreement.count is None
        and agreement.kind != "commitment"
        and len(set(keys)) > 0
        and any(word not in _GENERIC for word in words)
    )
    return ("agreement", *words, "by", *sorted(set(keys)), *(() if named else (slug,)))


def figure_parts(figure: Figure, quote: str) -> Parts:
    """Goal or observation, number, unit, indicator and quote."""
    upper = "" if figure.upper is None else canonical_decimal(figure.upper)
    nature = "target" if figure.target else "observed"
    indicator = " ".join(normal_words(figure.indicator))
    return (nature, canonical_decimal(figure.value), upper, figure.unit, indicator, quote)


def holding_parts(holding: Holding, person: str, of: str | None) -> Parts:
    """Who, which office, of what, and whether now, formerly or soon."""
    return (person, " ".join(normal_words(holding.office)), of or "", holding.status)


def the_held(meetings: Sequence[Meeting]) -> Meeting | None:
    """The one that took place, where one alone did, beside meetings that were planned, or put off."""
    held = [meeting for meeting in meetings if meeting.status in ("held", "ongoing")]
    return held[0] if len(held) == 1 else None


def distinct(
    facts: Sequence[F],
    parts: Callable[[F], Parts],
    quote: Callable[[F], str],
    main: Callable[[Sequence[F]], F | None] = lambda _: None,
) -> dict[F, Parts]:
    """Parts for each fact, no two the same; equal facts are one.

    Facts that would share their parts all get their quote added, and where even that is one, everything that they say:
    so none of them takes an IRI that meant another before a sentence was added. One that is ``main`` among them keeps
    the parts: another document that tells of it tells of the same node.
    """
    found: dict[F, Parts] = {fact: parts(fact) for fact in facts}
    for more in (quote, repr):
        groups: dict[Parts, list[F]] = defaultdict(list)
        for fact, own in found.items():
            groups[own].append(fact)
        for own, group in groups.items():
            if len(group) > 1:
                kept = main(group) if more is quote else None
                found.update({fact: (*own, more(fact)) for fact in group if fact != kept})
    return found
