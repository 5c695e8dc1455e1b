"""Offices by one key each, so that ways to say one office meet: "Minister for Foreign Affairs", "top diplomat"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.language.people import title_core
from kg.language.wordlists import rows

_OF_THE_STATE = re.compile(r"(?<=^president) of the (?:republic|federation|confederation)$")
_AFFAIRS = re.compile(r"\b(foreign|external|internal|home) (?:affairs|relations)\b")
_MINISTER_OF = re.compile(r"(?:minister|secretary) (?:of|for) (?:the )?(.+)")
_FOREIGN = re.compile(  # with another portfolio beside it
    r"^(?:.* and )?(?:foreign|external relations|international relations)(?: policy)?(?:(?:,| and) .*)? minister$"
)


@lru_cache(maxsize=4096)
def office_key(title: str) -> str:
    """A title as the office that it names, so that two ways to say one office meet.

    >>> office_key("Minister for Foreign Affairs"), office_key("Foreign Minister"), office_key("Defense Secretary")
    ('foreign minister', 'foreign minister', 'defence minister')
    """
    core = title_core(title).replace("defense", "defence").replace("adviser", "advisor")
    core = core.replace("secretary-general", "secretary general").replace("vice-", "vice ")
    core = _OF_THE_STATE.sub("", re.sub(r"^(?:union|federal|cabinet) ", "", core))
    whole = _MINISTER_OF.fullmatch(core)
    if whole:
        core = f"{whole[1]} minister"
    core = _AFFAIRS.sub(r"\1", core).replace("external minister", "foreign minister")
    # The end is looked at first: else a title of a thousand portfolios takes quadratic time.
    if core.endswith(" minister") and _FOREIGN.search(core):
        return "foreign minister"
    return _same().get(core, core)


@cache
def _same() -> dict[str, str]:
    return {row["title"]: row["office"] for row in rows("same_offices.tsv")}
