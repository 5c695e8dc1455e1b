"""Datelines: the line that says when and where a text was given out, alone, in a title or before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.lexicons import capitals
from kg.reading.dates import find_dates
from kg.reading.lines import words
from kg.reading.words import line_words, portfolio_words, speaker_words

# "21.06 / 23.40" is a row of amounts, "10.30-11.15" a stretch of time.
_AMOUNTS = re.compile(r"(?<![\d.])[\d,]*\d\.\d{1,2}\s*[|/\t]\s*\(?[\d,]*\d\.\d{1,2}(?![\d.])")
_DIGIT = re.compile(r"\d")  # no date or time without
_CLOCK = re.compile(
    r"(?:\b(?:END|BEGIN)\s{1,4})?(?<![\d:])\d{1,2}[:.]\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?"
    r"(?:\s{1,2}\(?(?!END)[A-Z]{2,5}\)?(?![\w.]))?"
)
# A date whose day and month cannot be told apart: "07/05/2024".
_UNSURE = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/(?:19|20)\d\d(?!\d)")
_VENUE = re.compile(
    r"\b(?:palace|hotel|room|house|office|department|council|cent(?:er|re)|hall|theat(?:er|re)|street|road|avenue|building|auditorium|library|"
    r"garden|base|airport|ministry|kremlin|school|university|conference|residence|headquarters|museum|embassy|lounge|"
    r"terminal|plaza|stadium|club|complex|pavilion|tower|castle|via|park|chamber|studio|square|academy|institute|lawn|"
    r"floor|briefing|teleconference|videoconference|video|compound|campus|hôtel|cabin|villa|secretariat)\b",
    re.IGNORECASE,
)
_INVOCATION = re.compile(r"\W*in\s+the\s+name\s+of\b", re.IGNORECASE)  # "In the Name of God, Most Gracious"
_RUN_IN = re.compile(
    r"(?P<place>[^\W\d_][^\W\d_.'’-]*(?:[ .'’-]{1,2}[^\W\d_][^\W\d_.'’-]*){0,4}(?:, ?[^\W\d_][\w .]{1,24})?)"
    r"(?P<rest>[^—–:;!?\n]{0,40}?)\s{0,2}(?:[—–]|--?(?=\s))\s{0,2}(?=\S)"
)
# Who reports from a place, in brackets: "Jakarta (VNA) –".
_AGENCY = re.compile(r"\((?:[A-Z]{2,8}|(?P<name>[A-Z][a-z]{2,12}))\)")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
# Only an agency's name before the text: "YEREVAN, JUNE 7, ARMENPRESS. The", "Addis Ababa, June 5, 2023 (ENA) The".
_BY_AGENCY = re.compile(  # not "On 12 June 2023, OSCE Secretary General A met"
    rf"(?!(?i:on|in|by|from|since|until|till|before|after|during|between|the)\b)(?P<place>[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*){{0,2}})[,.]?\s(?i:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})"
    r"(?:,?\s(?:19|20)\d\d)?[,.]?\s(?:/?[A-Z]{3,12}/?[.:]?|\([A-Z]{2,8}\)[.:]?)\s(?=[A-Z“\"‘])"
)
# A capital alone: "SUVA: The Prime Minister", "Gaborone — The President".
_CAPITAL = re.compile(
    r"(?P<place>[^\W\d_][\w’'.-]*(?:\s[^\W\d_][\w’'.-]*){0,2})\s?(?:[:—–]|\s-{1,3})\s"
    r"(?=[A-Z“\"‘])"
)
_AFTER_DATE = re.compile(r"\s?[.:]\s{1,3}(?=[A-Z“\"‘])")
_NUMBER = re.compile(
    r"(?:(?:press\s+release\s+)?(?:no|nr|n°|№)\.?:?\s*)?\d{1,4}(?:/\d{2,4})?,?\s*[,–—-]\s*|", re.IGNORECASE
)
_IN_TITLE = re.compile(
    r"(?:^|[(,]|\bin\b|\||\s[–—-](?=\s))\s{0,2}(?P<place>[A-Z][^(),|–—\d]{1,40}?)\s{0,2}[,|]?\s{0,2}(?:on\s)?$"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; ``updated`` marks the date of a revision, which yields to any other."""

    day: date | None
    place: str | None
    clock: bool = False
    updated: bool = False


def parse_dateline(line: str) -> Dateline | None:
    """A line that holds nothing but a date or time, with a place or words like "Published"; None for any other line."""
    if len(line) > 140 or not _DIGIT.search(line) or _AMOUNTS.search(line):
        return None
    found = find_dates(line)
    rest = line
    for each in reversed(found):
        rest = rest[: each.begin] + " | " + rest[each.end :]
    rest, clocks = _CLOCK.subn(" | ", rest)
    rest, unsure = _UNSURE.subn(" | ", rest)
    rest = _AGENCY.sub(lambda match: " | " if _is_agency(match) else match[0], rest)
    if not found and not clocks and not unsure:
        return None
    left = [_without_date_words(part.strip(" \t,.:;|()[]*_#-–—•·")) for part in rest.split("|")]
    kept = [part for part in left if any(word.casefold() not in date_words() for word in words(part))]
    updated = bool(re.search(r"\b(?:updated|modified|edited)\b", rest, re.IGNORECASE))
    if not kept:
        return Dateline(found[0].day if found else None, None, bool(clocks), updated)
    place = " ".join(part for part in kept)
    if len(kept) > 2 or not is_place_line(place):
        return None
    return Dateline(found[0].day if found else None, city(place), bool(clocks), updated)


def _without_date_words(part: str) -> str:
    """Without what stands before a place: "by PIB Delhi" is "Delhi", "Posted On" nothing."""
    while (first := words(part)[:1]) and first[0].casefold().rstrip(".") in date_words():
        part = part[part.index(first[0]) + len(first[0]) :].strip(" \t:")
    return part


def date_words() -> frozenset[str]:
    """Words that stand beside a date or time and name no place: "Published", "Tuesday"."""
    return line_words("dateline")


def is_place_line(line: str) -> bool:
    """Whether a line is set as a place or venue is: few capitalised words, no sentence."""
    if len(line) > 90 or (line.endswith((".", "?", "!", ":", ";")) and not line.endswith(("D.C.", "U.S.", "U.K."))):
        return False
    sample = words(line)
    if _INVOCATION.match(line):
        return False
    if not 0 < len(sample) <= 9 or any(char.isdigit() for char in line):
        return False
    return sample[0][0].isupper() and all(
        word[0].isupper() or word.casefold() in line_words("connector") for word in sample
    )


def has_venue(line: str) -> bool:
    """Whether a line names a venue, or a place with what it lies in: "Presidential Palace Hanoi", "Tokyo, Japan"."""
    return bool(_VENUE.search(line)) or "," in line


def city(place: str) -> str | None:
    """The city of a place line: "Moscow" of "The Kremlin, Moscow", "Tokyo" of "Tokyo, Japan", None of "East Room"."""
    for part in (part.strip(" ()[]–—-:") for part in re.split(r"[,*]|\s[–—-]\s", place)):
        venues = list(_VENUE.finditer(part))
        # What follows the venue on its line: "Presidential Palace Hanoi".
        rest = part[venues[-1].end() :].strip() if venues else re.sub(r"^(?:in|at)\s", "", part, flags=re.IGNORECASE)
        sample = words(rest)
        if (
            sample
            and not _is_office(rest)
            and rest[0].isalpha()
            and sample[0].casefold() not in line_words("connector")
            and "." not in rest
        ):
            if rest.isupper() and len(rest) > 3:
                return rest.title()
            half = len(sample) // 2
            return sample[0] if sample[:half] == sample[half:] and half == 1 else rest
    return None


def _is_office(part: str) -> bool:
    """Whether words name an office or a portfolio, as the line under a minister's name does."""
    low = [word.casefold().rstrip(".") for word in words(part)]
    return any(word in speaker_words("title") for word in low) or (
        bool(low) and all(w in portfolio_words() for w in low)
    )


def split_run_in(paragraph: str) -> tuple[int, Dateline] | None:
    """The dateline before a paragraph's first sentence, "MOSCOW, 5 March 2024 —": its length with the dash, and itself.

    The place stands in capitals, or a date follows it; a date without a year dates nothing.
    """
    if (match := _BY_AGENCY.match(paragraph)) or ((match := _CAPITAL.match(paragraph)) and _is_capital(match["place"])):
        stated = find_dates(match.group())
        return match.end(), Dateline(stated[0].day if stated else None, city(match["place"]))
    match = _RUN_IN.match(paragraph[:160])
    if not match:
        return _dated(paragraph[:160])
    place, rest = match["place"], match["rest"]
    stated = find_dates(match.group())
    month_day = re.search(r"\b(?:\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s\d{1,2})\b", match.group())
    head = re.split(r"[,(]|\.\s|\s\d", place + rest)[0].strip()
    capitals = (head.isupper() and len(head) > 3) or _is_agency(_AGENCY.fullmatch(rest.strip()))
    if not (stated or month_day or (capitals and _only_agency(rest) and len(words(head)) <= 3)):
        return _dated(paragraph[:160])
    if not is_place_line(head) or len(words(head)) > 4 or words(head)[0].casefold() in line_words("opener"):
        return None
    day = stated[0].day if stated else None
    return match.end(), Dateline(day, city(head))


def _is_capital(place: str) -> bool:
    return place in capitals() or (place.isupper() and place.title() in capitals())


def _only_agency(rest: str) -> bool:
    """Whether nothing follows the place but who reports from it: "(VNA)"."""
    return not rest.strip(" ,.()/") or _is_agency(_AGENCY.fullmatch(rest.strip()))


def _is_agency(found: re.Match[str] | None) -> bool:
    """Whether brackets hold an abbreviation or the name of a known agency."""
    return found is not None and (found["name"] is None or found["name"].casefold() in speaker_words("agency"))


def _dated(start: str) -> tuple[int, Dateline] | None:
    """A place with a whole date before a full stop or colon: "Tallinn, 17 December 2024. The Prime Minister …"."""
    found = find_dates(start)
    if not found or not start[0].isupper() or not (end := _AFTER_DATE.match(start, found[0].end)):
        return None
    place = start[: found[0].begin].rstrip()
    head = re.split(r"[,(]", place)[0].strip()
    if not place.endswith((",", "–", "—", "-")) or not is_place_line(place.rstrip(" ,–—-")) or len(words(head)) > 4:
        return None
    if words(head)[0].casefold() in line_words("opener") or date_words() & {word.casefold() for word in words(place)}:
        return None
    return end.end(), Dateline(found[0].day, city(head))


def in_title(title: str) -> Dateline | None:
    """The dateline at a title's end, "…, Tokyo, May 31, 2019", or after its number: "No: 205, 21 August 2023, …"."""
    found = find_dates(title)
    if found and _NUMBER.fullmatch(title, 0, found[0].begin):
        return Dateline(found[0].day, None)
    if not found or title[found[-1].end :].strip(" ).,]"):
        return None
    before = re.sub(
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$", "", title[: found[-1].begin], flags=re.IGNORECASE
    )
    match = _IN_TITLE.search(before.rstrip()[-60:].rstrip(" ,"))
    place = match["place"].strip() if match and is_place_line(match["place"].strip()) else None
    return Dateline(found[-1].day, city(place) if place else None)
