"""Which drafts are of one instrument: the same name or words, short forms, a date for a name; and their union."""

from __future__ import annotations

import re

from kg.extraction.agreements.drafts import Draft
from kg.extraction.titles import content_words, edition, is_short_for, same_title, same_topic

Key = tuple[str, str]

_CANDIDATES = 32  # drafts of one key that a draft is compared with, so that long texts stay linear
_WORD = re.compile(r"\w+")
_GENERIC = frozenset(["program", "programme", "initiative", "project", "agreement"])
_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–—/]|to)\s*(?:19|20)?(\d\d)\b")
_DATE_WORDS = re.compile(
    r"\d+|(?:january|february|march|april|may|june|july|august|september|october|november|december)$"
)


def merge(drafts: list[Draft]) -> list[Draft]:
    """One draft per instrument: same title, or one title's words within the other's, with parties that agree."""
    merged: list[Draft] = []
    index: dict[Key, list[int]] = {}
    for draft in sorted(drafts, key=lambda d: (not d.proper, d.headline, -len(content_words(d.title)), d.position)):
        near = sorted({at for key in _keys(draft) for at in index.get(key, [])[:_CANDIDATES]})
        alike = [at for at in near if _same(merged[at], draft)] if draft.headline else []
        named = content_words(draft.title)
        found = (
            max(alike, key=lambda at: (len(named & content_words(merged[at].title)), -at), default=None)
            if draft.headline
            else next((at for at in near if _same(merged[at], draft)), None)
        )
        place = len(merged) if found is None else found
        for key in _keys(draft):
            if place not in (known := index.setdefault(key, []))[:_CANDIDATES]:
                known.append(place)
        if found is None:
            merged.append(draft)
            continue
        target = merged[found]
        target.sentences += draft.sentences
        target.statuses += draft.statuses
        target.aliases += [a for a in (draft.title, *draft.aliases) if a not in (target.title, *target.aliases)]
        if draft.date and (
            target.date is None
            or (
                draft.act is not None
                and draft.act.status in {"signed", "concluded"}
                and target.act is not None
                and target.act.status not in {"signed", "concluded"}
            )
        ):
            target.date = draft.date
        target.position = min(target.position, draft.position)
        if draft.explicit and (not target.explicit or len(draft.parties) > len(target.parties)):
            target.parties, target.explicit = draft.parties, True
    return sorted(merged, key=lambda d: d.position)


def _keys(draft: Draft) -> list[Key]:
    """What two drafts of one instrument share one of at least: a word, a name, initials, a date, a headline's noun."""
    keys = [("word", word) for word in sorted(content_words(draft.title))]
    names = [draft.title, *draft.aliases]
    if draft.proper:
        initials = "".join(w[0] for w in _WORD.findall(draft.title) if w[0].isupper())
        names += [initials[at:] for at in range(len(initials) - 2)]
    keys += [("name", name) for name in names]
    if draft.date is not None:
        keys.append(("date", draft.date.time.edtf))
    return [*keys, ("noun", draft.noun)]


def _same(one: Draft, two: Draft) -> bool:
    if (one.count is None) != (two.count is None) or (one.count is not None and one.count != two.count):
        return False
    if one.sentences[0] == two.sentences[0] and (
        one.position < two.position < one.end or two.position < one.position < two.end
    ):
        return False  # one in the other's name
    if one.opened_by is not None and one.opened_by == two.opened_by:
        return one.title == two.title
    if one.decision or two.decision:
        return content_words(one.title) == content_words(two.title)
    if one.proper and two.proper and (_bare_date(one) or _bare_date(two)):
        return one.date is not None and two.date is not None and one.date.time == two.date.time
    if (
        one.proper
        and two.proper
        and one.noun != two.noun
        and not (one.headline or two.headline)
        and not (one.noun.isupper() or two.noun.isupper())
    ):
        return content_words(one.title) ^ content_words(two.title) <= _GENERIC
    first, second = _PERIOD.search(one.title), _PERIOD.search(two.title)
    if first and second and first.groups() != second.groups():
        return False  # "Plan of Action (2016-2020)" and its successor
    if edition(one.title) != edition(two.title) and not (one.headline or two.headline):
        return False
    if two.title in one.aliases or one.title in two.aliases or set(one.aliases) & set(two.aliases):
        return True
    if one.kind != two.kind and not (one.proper and two.proper):
        return False
    if one.proper and two.proper and one.title == two.title and (_only_named(one) or _only_named(two)):
        return True
    if (
        (one.explicit or two.explicit)
        and len(set(one.parties)) > 1
        and len(set(two.parties)) > 1
        and not (set(one.parties) <= set(two.parties) or set(two.parties) <= set(one.parties))
    ):
        return False
    if one.proper and two.proper and (is_short_for(two.title, one.title) or is_short_for(one.title, two.title)):
        return True
    if (one.bare or two.bare) and one.noun == two.noun:
        return True
    if one.headline != two.headline and one.noun == two.noun and set(one.parties) & set(two.parties):
        return True
    return same_topic(one.title, two.title) and same_title(one.title, two.title)


def _only_named(draft: Draft) -> bool:
    """Whether its sentence only speaks of it, and does not say whose it is: "support for the Christchurch Call"."""
    return not draft.explicit and (draft.act is None or draft.act.status in {None, "in force"})


def _bare_date(draft: Draft) -> bool:
    """Whether a title is a date and a noun only: "November 9, 2020, agreements"."""
    rest = [w for w in content_words(draft.title) - content_words(draft.noun) if not _DATE_WORDS.match(w)]
    return draft.date is not None and not rest and any(c.isdigit() for c in draft.title)
