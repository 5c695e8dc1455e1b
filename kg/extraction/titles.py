"""Titles of instruments: where the words that say what one is on end, and whether two titles name the same one."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.language.people import fold

_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "on",
        "in",
        "for",
        "and",
        "to",
        "between",
        "with",
        "by",
        "at",
        "from",
        "its",
        "their",
        "our",
        "this",
        "that",
        "new",
        "joint",
        "s",
        "bilateral",
        "historic",
        "landmark",
    ]
)
_REACH = 260
_EDITIONS = frozenset(
    [
        "enhanced",
        "upgraded",
        "revised",
        "modernised",
        "modernized",
        "amended",
        "updated",
        "renewed",
        "modernisation",
        "modernization",
        "upgrade",
        "upgrading",
        "update",
        "modernise",
        "modernize",
        "revise",
        "renegotiate",
        "amend",
        "revision",
        "expansion",
        "renegotiation",
        "chapter",
        "interim",
        "additional",
        "supplementary",
        "complementary",
        "second",
        "third",
        "fourth",
        "fifth",
    ]
)
_ON_WHAT = re.compile(
    r".*\b(?:on|for|regarding|concerning|in the (?:field|area|sphere)s? of|relating to)\s+"
    r"(?!the\s+(?:period|years?)\b)(.+)$",
    re.DOTALL,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_STOP = re.compile(
    r"[.;:?!]|\n\s*\n|,\s+(?:which|who|meanwhile|similar\s+to|like\s+the|and\s+(?:the|we|they|on|other|major|to|also|an?|\w+ly|\w+ed)|"
    r"(?:on|under|to|in|for|with|by)\s+which|"
    r"as well as|(?:together|along)\s+with|alongside|including|with|where|while|under|to be|worth|the most|one of|"
    r"signed|agreed|ratified|concluded|adopted|renewed|extended|initialled|exchanged|aimed|valued|the\s+(?:[\w-]+\s+){1,3}of\s+which|on\s+\w+\s+\d|\w+ing)\b|"
    r"(?<!\sin)(?<!\sof)(?<!\sto)(?<!\sat)(?<!\sfor)(?<!\swith)(?<!\sfrom)\s+that\b|"
    r"\s+(?:which|will|was|were|is|are|has|have|had|would|aimed|signed|as\s+soon|as\s+early|as\s+well\s+as|"
    r"worth|valued|currently|by\s+expediting|before|after|"
    r"by\s+(?:the\s+end|(?:19|20)\d\d|mid-)|"
    rf"on\s+(?:\d{{1,2}}\s+(?:{_MONTHS})|(?:{_MONTHS})\s+\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|"
    rf"in\s+(?:{_MONTHS})(?=\W)|so\s+that|and\s+to\s+[a-z]+\s+(?:the|an?|its|their|our|on|in|with)|"
    r"in\s+the\s+(?:near|coming|foreseeable|very\s+near)\s+|on\s+the\s+same\s+day|(?:together|along)\s+with|in\s+the\s+presence|on\s+the\s+(?:sidelines|margins)|dating|during|guarantee\w*|have\s+been|at\s+the|last|this\s+(?:year|week|month)|next|today|yesterday|in\s+(?:19|"
    r"20)\d\d|dated)\b|"
    rf"\s+of\s+(?=(?:\d{{1,2}}\s+)?(?:{_MONTHS})\b|(?:19|20)\d\d\b)|"
    r",?\s+and\s+(?:(?:an?|the|some|several|two|three|four|five)\s+)?(?:[a-z-]+\s+){0,2}"  # the next paper of a list
    r"(?:agreements?|memorand(?:a|ums?)|MoUs?|MOUs?|protocols?|letters?\s+of\s+intent|treat(?:y|ies)|conventions?)"
    r"\s+(?:of\s+understanding\s+)?(?:on|for|regarding|concerning|in\s+the\s+(?:field|area)s?\s+of)\b|"
    r",\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){1,7}(?:said|says|told)\b|"
    r",\s+(?:announced|said|explained|stated|reported|noted|added)\s+(?:the\s+)?[A-Z]|"
    r"\s+[–—]\s+|\((?!(?:[ivx]{1,4}|\d{1,2}|[a-h])\))|[”\"],|,[”\"]"
)
_NAME_END = re.compile(r"\.(?=\s*[a-z]|\w)|(?<=\bNo)\.(?=\s\d)")  # a full stop inside "U.S." or "Mr.Putin"
_LIST_WORD = r"(?:(?!and\b)[\w’-]+(?:\s+(?!and\b|on\b|for\b|of\b)[\w’-]+){0,2})"
# As in "social security and the recognition of licences", but "taxation and the prevention of evasion" is one.
_LIST_OF = rf"the\s+(?!prevention\b){_LIST_WORD}\s+of\s+(?:(?!and\b|in\b|on\b|for\b)[\w’-]+\s*){{1,4}}"
_SHORT_LIST = re.compile(
    r"(?![A-Z]\w+\s+and\s+[A-Z]\w+\s+[a-z])(?!(?:the\s+)?[\w-]+\s+and\s+(?!the\b)(?:\w+\s+)?[\w-]+\s+of\b)"
    rf"(?:(?:the\s+)?{_LIST_WORD}(?:,\s+{_LIST_WORD})*,?\s+and\s+(?:{_LIST_OF}|{_LIST_WORD})|{_LIST_OF}\s*and\s+{_LIST_OF})$"
)
# As in "on customs, legal assistance in criminal matters, and the recognition of certificates".
_SERIES = re.compile(
    r"(?:(?:the\s+)?[\w’-]+(?:\s+(?!(?:and|or|which|that|to)\b)[\w’-]+){0,5}(?:\s+and\s+[\w’-]+){0,1}(?:\s+[\w’-]+){0,1},\s+){2,}"
    r"and\s+(?!(?:\w+ed|to|will|is|are|was|were|that|which|they|we|it|he|she|met|held|told|said|took|on|in)\b)[^,;:.]{3,80}(?=[,;:.]|$)"
)
# The same without the last comma: "on social security, mutual recognition of licences and cooperation in sport".
_ENUMERATION = re.compile(
    r"(?:the\s+)?[\w’-]+(?:\s+(?!(?:and|or|which|that)\b)[\w’-]+){0,7}"
    r"(?:,\s+(?!(?:and|or|which|that)\b)[\w’-]+(?:\s+(?!(?:and|or|which|that)\b)[\w’-]+){0,7})+"
    r"\s+and\s+(?!(?:\w+ed|to|will|they|we|it)\b)[\w’ -]{3,80}$"
)
# As in "cooperation in science, technology and innovation", which is one.
_SHARED_HEAD = re.compile(
    r"(?:the\s+)?(?:[\w’-]+\s+)?(?:co-?operation|collaboration|exchanges?|partnership|work|training|research|assistance|"
    r"development|promotion|protection|use|transport|supply|import|export|recognition|management|prevention|combating|fight)"
    r"\s+(?:in|on|of|against|between)\s"
)
_TOPIC = re.compile(
    r"(?:(?:\s*[,:;–—]|\s+-)?\s+(?:one|the\s+first)(?:\s+of\s+(?:them|which))?(?:\s+is)?)?"
    r"(?:\s*[,:–—])?(?:\s+(?:namely|respectively|specifically)\s*[,:]?)?(?P<topic>\s+)(?:(?:on|in)\s+(?:areas|fields|sectors|matters|subjects|topics)\s+(?:such\s+as|like|including)|"
    r"on\s+(?:co-?operation\s+)?in\s+the\s+"
    r"(?:field|area|sphere)s?\s+of|on|in\s+the\s+(?:field|area|sphere)s?\s+of|regarding|concerning)\s+"
)
_COMMA = re.compile(r",\s+and\s+|,\s+")
_FINAL_AND = re.compile(r"\s+and\s+")
# What joins one topic to the next: "on customs | , and", "on customs | and the other".
_JOINS = re.compile(r"[,;]?(?:\s+and)?(?:\s+(?:another(?:\s+one)?|one|(?:the|a)\s+(?:other|second|third|fourth)))?\s*$")
_NEXT_TOPIC = re.compile(
    r"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?:also\s+)?(?:(?:another(?:\s+one)?|one|(?:the|a)\s+(?:other|second|third|fourth))\s+)?"
    r"(?=(?:on|regarding|concerning|in\s+the\s+(?:field|area|sphere)s?\s+of)\s+)"
)


@lru_cache(maxsize=4096)  # titles are compared pair by pair
def content_words(title: str) -> frozenset[str]:
    """Words of a title that tell it from another, folded, plural endings off."""
    words = re.findall(r"\w+", fold(title.replace("’s", "").replace("'s", "")))
    return frozenset(w[:-1] if len(w) > 4 and w.endswith("s") else w for w in words if w not in _SMALL)


def same_title(one: str, two: str) -> bool:
    """Whether two titles name one instrument: the shorter's words are all in the longer, and there are two at least."""
    a, b = content_words(one), content_words(two)
    if not a or not b:
        return False
    if a == b:
        return True
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if shorter <= longer and len(shorter) >= 2:
        return True
    return 2 * len(a & b) / (len(a) + len(b)) >= 0.8


def same_topic(one: str, two: str) -> bool:
    """Whether two titles may be on one thing: the words after "on" or "for" share one, or one says nothing of it."""
    a, b = (_topic_words(one), _topic_words(two))
    return not a or not b or bool(a & b)


def _topic_words(title: str) -> frozenset[str]:
    what = _ON_WHAT.search(title)
    return content_words(what[1].split(" between ")[0]) if what else frozenset()


def edition(title: str) -> frozenset[str]:
    """Words that tell an instrument from an earlier one of its name: "Enhanced", "upgraded", "Second"."""
    return content_words(title) & _EDITIONS


def is_short_for(acronym: str, title: str) -> bool:
    """Whether capitals are the last initials of a title: "EPA" of "Japan-Australia Economic Partnership Agreement"."""
    initials = "".join(w[0] for w in re.findall(r"\w+", title) if w[0].isupper())
    return acronym.isupper() and len(acronym) > 2 and initials.endswith(acronym) and acronym != title


def topic_end(text: str, position: int, stop: int) -> int:
    """Where the phrase that says what an instrument is on ends: at a finite clause or after some 40 words."""
    limit = min(stop, position + _REACH)
    at = position
    while found := _STOP.search(text, at, limit):
        if (
            found[0] == "."
            and found.end() < limit
            and (_NAME_END.match(text, found.start()) or text[found.start() - 2 : found.start()].strip(" .").isupper())
        ):
            at = found.end()
            continue
        return found.start()
    return limit


def topics(text: str, position: int, stop: int) -> list[tuple[int, int]]:
    """Topics of a plural noun that ends at ``position``, as offsets from their preposition on.

    "memoranda on agriculture, between A and B; and on tourism, between C and D" has two; "on innovation and sport" two;
    a single long topic is one.
    """
    first = _TOPIC.match(text, position, stop)
    if first is None:
        return []
    starts = [first.start("topic")]
    for following in _NEXT_TOPIC.finditer(text, first.end(), min(stop, position + 600)):
        starts.append(following.end())
    if len(starts) > 1:
        ends = [*starts[1:], stop]
        return [
            (begin, _trim(text, begin, min(topic_end(text, begin + 3, end), end)))
            for begin, end in zip(starts, ends, strict=True)
        ]
    series = _SERIES.match(text, first.end(), stop)
    end = series.end() if series else topic_end(text, first.end(), stop)
    words = text[first.end() : end].strip()
    if not (series or (_SHORT_LIST.match(words) and not _is_one(words)) or _is_enumerated(words)):
        return [(first.start("topic"), end)]
    parts: list[tuple[int, int]] = []
    at = first.end()
    joints = list(_COMMA.finditer(text, first.end(), end))
    final = None if series else next(reversed(list(_FINAL_AND.finditer(text, first.end(), end))), None)
    if final is not None and not any(comma.end() >= final.end() for comma in joints):
        joints.append(final)  # "fisheries, search and rescue | and transport"
    for joint in joints:
        parts.append((at, joint.start()))
        at = joint.end()
    return [*parts, (at, end)]


def _is_one(words: str) -> bool:
    """As in "cooperation in science, technology and innovation": the first of a list heads all the others."""
    head = _SHARED_HEAD.match(words)
    return head is not None and "," in words and _SHARED_HEAD.search(words, head.end()) is None


def _is_enumerated(words: str) -> bool:
    """Whether words are a list of three topics or more: "social security, recognition of licences and sport"."""
    return _ENUMERATION.match(words) is not None and not _is_one(words)


def _trim(text: str, begin: int, end: int) -> int:
    return begin + len(_JOINS.sub("", text[begin:end]))
