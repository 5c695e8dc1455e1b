"""People whom a speaker calls by the given name alone: "Giorgia and I spoke on the phone", "my dear friend Tony".

Leaders who stand beside each other do so; narration does not. The given name stands in the document beside the surname,
or the gazetteer knows it of whoever holds the office told with the surname.
"""

from __future__ import annotations

import re

from kg.language.analysis import Directory
from kg.language.cast import Cast
from kg.language.echoes import Forms, add_said, ordinary
from kg.language.lexicon import short_given_names
from kg.language.people import Cluster, fold
from kg.language.wordplaces import word_places

_LEAST = 3  # letters of a given name that may stand by itself
_SPOKEN = re.compile(
    r"\b(?:remarks|speech|address|press|statements?|toast|transcript|doorstep|doorstop)\b", re.IGNORECASE
)


def add_forenames(cast: Cast, directory: Directory | None) -> None:
    """Add a mention wherever the given name of somebody told stands that no mention covers, in what people say."""
    document = cast.document
    if any(t.speaker and not t.asks for t in document.turns) or _SPOKEN.search(document.title or ""):
        add_said(cast, _forms(cast, directory))


def _forms(cast: Cast, directory: Directory | None) -> Forms:
    owners: dict[str, set[str]] = {}
    others = {token for one in cast.clusters for token in one.tokens}
    for one in cast.clusters:
        known, given = _given(one, cast, directory)
        for form in (given, *_shorts(given)) if given else ():
            if len(form) >= _LEAST and (fold(form) not in others or (known and fold(form) in one.tokens)):
                owners.setdefault(form, set()).add(cast.ids[id(one)])
    words = word_places(cast.document.text)
    first = [fold(token) for one in cast.clusters for token in one.tokens]
    return {
        form: next(iter(people))
        for form, people in owners.items()
        if len(people) == 1 and first.count(fold(form)) <= 1 and fold(form) not in words and not ordinary(form)
    }


def _given(one: Cluster, cast: Cast, directory: Directory | None) -> tuple[bool, str | None]:
    """Whether the document itself tells the given name, and the name."""
    words = one.name.split()
    if not one.offices:
        return False, None  # a journalist, whom no leader speaks of
    if len(words) > 1:
        return True, words[0]
    if directory is None:
        return False, None
    told = (directory.given_name(one.name, title, cast.document.issued) for title in one.offices)
    return False, next((name for name in told if name), None)


def _shorts(given: str) -> list[str]:
    return [short.title() for short, name in short_given_names().items() if name == fold(given)]
