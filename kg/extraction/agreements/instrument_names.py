"""Names of instruments: a noun in capitals, or after them, grown to the left and right into the whole name.

"Strategic Framework" + Agreement + "for Friendship"   from a capitalised noun over capitals and "of", "on", "for"
"Market Regulation for Growth" + program               from a noun in lower case, to the left only
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.agreements.instrument_left import BARE_PAPER, MONTH, WORD, YEAR, grow_left, name_breaks
from kg.extraction.agreements.instrument_nouns import Noun, next_noun, noun_of
from kg.extraction.titles import topic_end

_CAP = r"(?:\([A-Z][A-Za-z]{1,8}\)|(?:d[’'])?[A-Z0-9][\w’'.&+/–-]*|[“\"][A-Z][\w’'-]*[”\"]?)"
_ALIAS = re.compile(
    r"\s*\((?:(?:also\s+)?(?:known|referred\s+to)\s+as\s+|hereinafter\s+|hereafter\s+)?(?:the\s+)?"
    r"[“\"‘']?(?P<one>[A-Z][A-Za-z&-]{1,14}|"
    r"[A-Z][\w ]{2,40}?)[”\"’']?(?:\s+or\s+(?:the\s+)?[“\"]?(?P<two>[A-Z][A-Za-z&-]{1,14})[”\"]?)?\)"
)
_DATE_BEFORE = re.compile(
    rf"(?:{MONTH}\s+\d{{1,2}},\s+\d{{4}},?\s+|\d{{1,2}}\s+{MONTH}\s+\d{{4}},?\s+|\b(?:19|20)\d\d\s+)$"
)
_PARTNER = re.compile(rf"\s+with\s+(?:the\s+)?{_CAP}(?:\s+{_CAP})*")
_NUMBERED = re.compile(r"\s+\d{1,3}(?!\d|[,.]\d|%|\s+(?!(?:and|which)\b)[a-z])")
_PERIOD = re.compile(
    r",?\s+(?:for\s+)?(?:the\s+(?:period|years)\s+(?:of\s+|from\s+)?)?\(?(?:19|20)\d\d\s*(?:[-–—/]|to)\s*"
    r"(?:(?:19|20)\d\d|\d\d)\b\)?"
)
_DAY = re.compile(rf"\b{MONTH}\s+\d{{1,2}}$")
_DAY_YEAR = re.compile(r",\s+(?:19|20)\d\d\b")
_CAPS = rf"{_CAP}(?:\s+{_CAP})*"
_TAIL = re.compile(  # first a series with its last comma: "on Reciprocal, Fair, and Balanced Trade"
    rf"\s+(?i:of|on|for)\s+(?:the\s+)?{_CAPS}(?:,\s+{_CAPS})+,\s+and\s+(?:the\s+)?{_CAPS}|"
    rf"\s+(?i:of|on|for|to|in|against|between|concerning|regarding)\s+(?:the\s+|an?\s+)?{_CAP}"
    rf"(?:(?:\s+|,\s+(?=[A-Z]))(?:(?:of|on|and(?!\s+an?\s)|for|the|an?|to|in|against|with)\s+){{0,3}}{_CAP})*"
)
_BETWEEN = re.compile(r"\s+(?i:between|among|amongst)\s+")
_BY = re.compile(r"\s+(?i:between|among|amongst|by)\s+(?=(?:the\s+)?[A-Z])")
_SIDES_REACH = 260  # characters of the sides after "between"
_BETWEEN_WORDS = frozenset(
    ["the", "of", "and", "for", "its", "their", "both", "&", "–", "-", "respective", "governments", "government"]
)
_ON = re.compile(r"\s+(?:on|for|concerning|regarding|relating\s+to|in\s+the\s+(?:field|area|sphere)s?\s+of|to)\s+")
TAIL_IS_TIME = re.compile(
    rf"\s+(?:in|to|on|for|between)\s+(?:the\s+)?(?:[A-Z]\w+\s+\d(?!\d{{3}}\s*[-–—/]\s*\d)|(?:19|20)\d\d\b|"
    rf"\d[\d.,:]*(?:st|nd|rd|th)?\s*(?:{MONTH}|years?\b|months?\b|weeks?\b|days?\b|[ap]\.?m\b|[.,;)/–—-]|and\b|$)|"
    rf"{MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_DAY_IN_TAIL = re.compile(
    rf"\s+in\s+(?:{MONTH}\b|(?:19|20)\d\d\b)|\s+on\s+(?:\d{{1,2}}\s+{MONTH}\b|{MONTH}\s+\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_TAIL_ENDS = re.compile(
    r"(?:,?\s+and)?\s+(?:(?:Leaders|Ministers)(?:[’']s?)?\s+\w+|(?:Member|Partner|Participating)\s+\w+|"
    r"Ministerial\b|Summit\b|Meeting\b|"
    r"Conference\b|Committee\b|Secretariat\b).*$",
    re.DOTALL,
)
_TAIL_OWNER = re.compile(r"\s+and\s+(?:the\s+)?[A-Z][\w.]*[’']s$")
NESTED = re.compile(
    r"\s+(?:for|on)\s+(?:negotiating|concluding|establishing|developing|an?|the)\s+(?:an?\s+|the\s+)?(?=[A-Z])"
)
# As in "Agreement Establishing the ASEAN Free Trade Area", "Protocol Amending the Convention on …".
_GOES_ON = re.compile(
    rf"\s+(?:[Ee]stablishing|[Aa]mending|[Cc]oncerning|[Gg]overning|[Cc]reating|[Ss]upplementing|[Rr]egarding|"
    rf"[Rr]elating\s+to|[Rr]eplacing|[Mm]odifying)\s+(?:the\s+|an?\s+)?{_CAP}(?:\s+(?:(?:of|for|on|and)\s+(?:the\s+)?)?{_CAP})*"
)
_NEXT_CAPITAL = re.compile(r"\s+(?:and\s+)?([A-Z]\w+)")
_POSSESSIVE = re.compile(
    r"(?!(?:Women|Men|Leader|Leaders|Worker|Workers|Children|People)[’'])[A-Z][\w.]*(?:[’']s|s[’'])\s+"
)
_PARENTHESIS = re.compile(r"\s*\((?!(?:19|20)\d\d\s*(?:[-–—/]|to))(?:the\s+)?[“\"]?[^()]{2,60}?[”\"]?\)\s*$")
_INNER_ACRONYM = re.compile(r"\((?P<acronym>[A-Z][A-Za-z&-]{1,14})\)")
_AND_THE = re.compile(r"(?:,|,?\s+(?:and|as\s+well\s+as)(?:\s+also)?)(?:\s+of)?\s+(?:an?|the)\s+")
_JOINED = re.compile(r"\s+and\s+(?!Free\b)(?:[A-Z]\w+\s+){1,2}(?P<noun>Agreement|Treaty|Convention|Pact|Accord)\b")
_SHORT_BEFORE = re.compile(
    r"\s+\([A-Z][A-Za-z-]{1,11}\)\s+(?P<noun>Agreement|Treaty|Pact|Accord|Initiative|Programme|Program)\b"
)
_CODE_NAME = re.compile(r"[A-Z]{4,12}\+?")  # "the TRUST initiative"
_CODE_NAMED = frozenset(["initiative", "programme", "program", "scheme"])
# As in "the ‘Learn and Earn’ | programme".
_QUOTED = re.compile(r"(?P<name>[“\"‘'](?!The\s)[A-Z][^“”\"‘]{2,48}?[”\"’'])\s+$")
_QUOTED_NAMED = _CODE_NAMED | {"project", "plan", "facility", "fund", "roadmap", "partnership"}
_QUOTED_REACH = 54  # characters of a name in quotation marks
_ALSO_VERBS = frozenset(["plan", "pledge"])
_LAST_WORD = re.compile(r"([A-Z]\w+)\s+$")
_TO = re.compile(r"\s+to\s+[a-z]")
_NEXT_BARE = re.compile(rf"(?:,\s+(?:and\s+)?|\s+and\s+)(?={BARE_PAPER})")
_BARE_REACH = 60  # characters of the next paper's name
_PARTS = re.compile(r"\s*(?:/|&|,|\band\b)\s*")
# What praises a paper is no part of its name, but "New Zealand Aid Programme".
_FRESH = re.compile(
    r"^(?:Historic|Landmark|New(?!\s+(?:Zealand|York|Delhi|Caledonia|Guinea|England|Mexico|South\s+Wales)\b))\s+"
)
_INITIALS = re.compile(r"(?:[A-Z]\.)+|(?:Mr|Ms|Dr|St|Dept|Govt|Univ|Corp|Inc|Ltd|Co|No|Prof|Gen)\.")


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as the text puts it: where, which noun, its name without determiner, short forms after it."""

    begin: int
    end: int
    noun: Noun
    noun_begin: int
    noun_end: int
    title: str
    proper: bool  # a name in capitals
    aliases: tuple[str, ...] = ()


def proper(text: str, begin: int, end: int, start: int, stop: int, noun: Noun) -> Instrument | None:
    """Grow a capitalised noun into its name: to the left over capitals, to the right over "of", "on", "for"."""
    following = _NEXT_CAPITAL.match(text, stop, end)
    if noun.kind == "programme" and (joined := _JOINED.match(text, stop, end)) and noun_of(joined["noun"]):
        return None  # "Partnership and Cooperation Agreement"
    if (
        (noun.kind == "programme" or noun.text == "free trade area")
        and (short := _SHORT_BEFORE.match(text, stop, end))
        and noun_of(short["noun"])
    ):
        return None  # "Comprehensive Economic Partnership (CEP) Agreement"
    goes_on = _GOES_ON.match(text, stop, end)
    tail = _TAIL.match(text, stop, end)
    if (
        following
        and not goes_on
        and not tail
        and " and " not in following[0]
        and following[1] not in name_breaks()
        and not following[1].isupper()
    ):
        return None  # a modifier: "Framework Agreement", "Program Officer"
    left = grow_left(text, begin, start)
    date = _DATE_BEFORE.search(text, max(begin, left - 30), left)
    possessive = _POSSESSIVE.match(text, left, start)
    if possessive:
        left = possessive.end()
    number = _NUMBERED.match(text, stop, end) or _PERIOD.match(text, stop, end)
    right = number.end() if number else stop
    nested = NESTED.match(text, stop, end)
    if goes_on:
        after = _TAIL.match(text, goes_on.end(), end)
        right = _tail_end(text, goes_on.end(), after) if after else goes_on.end()
    elif (
        nested
        and not tail
        and (inner := next_noun(text, nested.end(), min(end, nested.end() + 80)))
        and inner[0][0].isupper()
    ):
        after = _TAIL.match(text, inner.end(), end)
        right = _tail_end(text, inner.end(), after) if after else inner.end()
    elif (
        tail
        and not noun.given  # "of US$ 100 million"
        and not _BETWEEN.match(tail[0])
        and not TAIL_IS_TIME.match(tail[0])
        and not (re.match(r"\s+in\s+", tail[0]) and left < start)
    ):
        right = tail.end() if noun.text == "minutes" else _tail_end(text, stop, tail)
        if day := _DAY_IN_TAIL.search(text, stop + 1, right):
            right = day.start()  # "Treaty on Trade | on May 1, 2023"
    right = _sides_end(text, right, end, _BY if noun.kind == "declaration" else _BETWEEN)
    if noun.kind == "programme" and (period := _PERIOD.match(text, right, end)):
        right = period.end()
    if year := _DAY_YEAR.match(text, right, end) if _DAY.search(text, left, right) else None:
        right = year.end()
    aliases: list[str] = []
    after_name = _ALIAS.match(text, right, end)
    if after_name:
        aliases = [a for a in (after_name["one"], after_name["two"]) if a and not YEAR.match(a)]
        right = after_name.end()
    aliases += [
        m["acronym"]
        for m in _INNER_ACRONYM.finditer(text, left, right)
        if m["acronym"] not in aliases and " between " not in text[stop : m.start()]
    ]  # behind "between" it is short for one of the sides
    title = _clean(text[left:right])
    partner = _PARTNER.match(text, right, end) if noun.named and _says_nothing(title) else None
    if partner:
        right = partner.end()
        title = _clean(text[left:right])
    if _says_nothing(title) and date is None:
        if noun.text[0].isupper() and not noun.given:
            return Instrument(left, right, noun, start, stop, title, True, tuple(aliases))
        return (
            None
            if modifies(text, end, start, stop)
            else Instrument(start, stop, noun, start, stop, text[start:stop], False, tuple(aliases))
        )
    if date is not None and not title[:4].isdigit():
        left = date.start()
        title = re.sub(r",?\s+$", " ", date[0]) + title
    return Instrument(left, right, noun, start, stop, title, True, tuple(aliases))


def _says_nothing(title: str) -> bool:
    """Whether a title is made of nouns alone: "Joint Statement", "Agreements/MoUs"."""
    return all(noun_of(part) for part in _PARTS.split(title)) if title else False


def half_proper(text: str, begin: int, start: int, stop: int, noun: Noun) -> Instrument | None:
    """A name whose noun is in lower case, two capitalised words at least: "Market Regulation … Growth program"."""
    if noun.kind not in {"programme", "declaration", "treaty"} or noun.text == "convention":  # a trade fair, mostly
        return None
    if (before := _LAST_WORD.search(text, begin, start)) and noun_of(before[1]):
        return None  # "Free Trade Agreement arrangements"
    if noun.text in _ALSO_VERBS and _TO.match(text, stop):
        return None  # "the Ministry and the Agency plan to …"
    left = grow_left(text, begin, start)
    possessive = _POSSESSIVE.match(text, left, start)
    left = possessive.end() if possessive else left
    named = text[left:start].split()
    if named and named[-1].islower():
        return None  # "negotiations between A and B on agreements"
    words = [w for w in named if w[0].isupper() and not w.isupper()]
    if len(words) < 2 and not (len(named) == 1 and _CODE_NAME.fullmatch(named[0]) and noun.text in _CODE_NAMED):
        return None
    return Instrument(left, stop, noun, start, stop, _clean(text[left:stop]), True)


def quoted(text: str, begin: int, start: int, stop: int, noun: Noun) -> Instrument | None:
    """A name in quotation marks before its noun: "the “World in Serbia” project"."""
    if noun.plural or noun.text not in _QUOTED_NAMED:
        return None
    found = _QUOTED.search(text, max(begin, start - _QUOTED_REACH), start)
    if found is None:
        return None
    title = f"{found['name'][1:-1]} {text[start:stop]}"
    return Instrument(found.start(), stop, noun, start, stop, title, True)


def modifies(text: str, end: int, start: int, stop: int) -> bool:
    """Whether a capitalised noun is part of a longer name: "Agreement Implementation Unit", "Framework Agreement"."""
    if text[start].isupper() and (short := _SHORT_BEFORE.match(text, stop, end)) and noun_of(short["noun"]):
        return True
    following = _NEXT_CAPITAL.match(text, stop, end)
    return bool(following) and text[start].isupper() and following is not None and " and " not in following[0]


def _tail_end(text: str, stop: int, tail: re.Match[str]) -> int:
    if (bare := _NEXT_BARE.search(text, tail.start(), tail.end() + _BARE_REACH)) and bare.start() < tail.end():
        return bare.start()  # "Agreement on Tourism | , MoU on sport"
    for joined in _AND_THE.finditer(text, tail.start(), tail.end()):
        if _next_name(text, joined.start(), tail.end()):
            return joined.start()  # "the Treaty on Trade of 2013 | and the Treaty on Peace"
    name = _TAIL_OWNER.sub("", _TAIL_ENDS.sub("", tail[0]).rstrip(" ,;."))
    if len(name) >= 2 and name[-2:] in {"’s", "'s"}:
        name = name[:-2]
    return stop + len(name) + (tail.start() - stop)


def _sides_end(text: str, position: int, stop: int, opens: re.Pattern[str]) -> int:
    """Where the sides of a name end, and what it is on: "MoU" + "between A and B on trade"."""
    between = opens.match(text, position, stop)
    if between is None:
        return position
    end = position
    for word in WORD.finditer(text, between.end(), min(stop, between.end() + _SIDES_REACH)):
        bare = word[0].rstrip(",;:.")
        if bare not in _BETWEEN_WORDS and not (bare.lstrip('(“"')[:1].isupper() or bare[:1].isdigit()):
            break
        if bare not in _BETWEEN_WORDS:
            end = word.start() + len(bare)
        if word[0].endswith(",") and _next_name(text, word.end(), stop):
            break
        if word[0][-1] in ";:" or (word[0][-1] == "." and not _INITIALS.fullmatch(word[0])):
            break
    on = _ON.match(text, end, stop)
    if end == position or on is None or TAIL_IS_TIME.match(text, end, stop):
        return end
    topic = _TAIL.match(text, end, stop)
    return _tail_end(text, end, topic) if topic else topic_end(text, on.end(), stop)


def _next_name(text: str, position: int, stop: int) -> bool:
    """Whether another instrument's name follows: "…, and the Work Programme"."""
    begins = _AND_THE.match(text, position, stop)
    if begins is None:
        return False
    noun = next_noun(text, begins.end(), min(stop, begins.end() + 60))
    return noun is not None and all(w[0].isupper() or w == "of" for w in text[begins.end() : noun.end()].split())


def _clean(name: str) -> str:
    title = _PARENTHESIS.sub("", name)
    title = _FRESH.sub("", re.sub(r"\s+", " ", title).strip(' ,.;“”"'))
    return title
