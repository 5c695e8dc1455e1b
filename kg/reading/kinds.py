"""What each piece of a page is: title, heading, dateline, item, furniture, or plain paragraph (no kind yet)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from kg.lexicons import capitals, countries
from kg.reading.dateline import city, date_words, has_venue, is_place_line, parse_dateline, split_run_in
from kg.reading.dates import find_dates
from kg.reading.furniture import is_furniture
from kg.reading.letterheads import is_letterhead
from kg.reading.lines import ends_sentence, is_running, is_titled, words
from kg.reading.pieces import BULLET, Piece, trimmed
from kg.reading.words import line_words, publisher_forms

_MARKDOWN = re.compile(r"#{1,6}\s")
_RULE = re.compile(r"(?:={3,}|-{3,})$")
_HEADER_PIECES = 15
_TAIL_PIECES = 5
_MOST_OF_PLACE = 5  # words
_MOST_OF_PUBLISHER = 9  # words; more only with the full name of a state
# What headings and sections are of, and no place: "Japan-Mongolia Foreign Ministers’ Meeting", "Backgrounder".
_NO_PLACE = re.compile(
    r"\b(?:meetings?|talks?|relations|visits?|summits?|forum|statements?|backgrounder|fact\s?sheet|speech|remarks|press|"
    r"news|release|excellenc(?:y|ies)|gentlemen)\b",
    re.IGNORECASE,
)
_RUN_TOGETHER = re.compile(r"(?<=[a-zé])(?=[A-Z])")  # labels of a page: "CommuniquesPress Releases"
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LEAST_OF_WORD, _STEM = 3, 6  # letters
_TAKEN_UP = 6000  # characters of the text that should take up a word of its title
TITLE_CHARACTERS = 320  # at most


def name_kinds(text: str, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with their kinds, by their own looks and by where they stand."""
    return _tail(text, _header(text, [_classified(text, piece) for piece in pieces]))


def _classified(text: str, piece: Piece) -> Piece:
    if piece.kind:
        return piece
    body = text[piece.begin : piece.end]
    if is_furniture(body) or (piece.gap and _RULE.fullmatch(body)):
        return replace(piece, kind="furniture")
    if _MARKDOWN.match(body) or _is_heading(body):
        return replace(piece, kind="heading")
    if BULLET.match(body):
        return replace(piece, kind="item")
    return piece


def _is_heading(body: str) -> bool:
    if len(body) > 160 or ends_sentence(body) or body[-1] in ",;—–-":
        return False
    sample = words(body)
    return 0 < len(sample) <= 18 and is_titled(body) and not BULLET.match(body)


def _header(text: str, pieces: list[Piece]) -> list[Piece]:
    """Name the title and the datelines among the first lines; a label or running text ends the header."""
    named = list(pieces)
    titled = False
    for index, piece in enumerate(pieces[:_HEADER_PIECES]):
        body = text[piece.begin : piece.end]
        if piece.label:
            break
        if piece.kind == "furniture":
            continue
        if (_is_dateline(body) and (titled or not _tells(body))) or _is_venue(text, named, index, titled):
            named[index] = replace(piece, kind="dateline")
        elif not titled and (
            is_publisher_line(body)
            or _in_other_letters(text, piece)
            or (_is_generic(body) and _title_follows(text, named, index))
            or (_tells_nothing(text, piece) and _title_follows(text, named, index, past_dates=False))
        ):
            named[index] = replace(piece, kind="furniture")
        elif not titled and body.strip(" ,") in capitals() and index + 1 < len(named):
            named[index] = replace(piece, kind="dateline")
        elif not titled and _is_title(text, named, index):
            named[index] = replace(piece, kind="title")
            titled = True
        elif piece.kind is None and (is_running(body) or ends_sentence(body)):
            split = _run_in(text, piece)
            if len(split) == 1 and _is_summary(text, named, index):
                continue
            # Below the first paragraph, "Published / 3 May 2024" may still stand; below a summary, "MOSCOW, 3 May —".
            later = [_late_dateline(text, each) for each in named[index + 1 : _HEADER_PIECES]]
            if len(split) == 1 and later:
                later[:1] = _run_in(text, later[0]) if later[0].kind is None else later[:1]
            return [*named[:index], *split, *later, *named[max(index + 1, _HEADER_PIECES) :]]
    return named


def _is_dateline(body: str) -> bool:
    return not _MARKDOWN.match(body) and parse_dateline(body) is not None


def _tells(body: str) -> bool:
    """Whether a line with a date says more than when and where: "Press Briefing by X – March 7, 2023" is a title."""
    before = re.split(r"\d", body)[0]
    told = [word for word in words(before) if word.casefold() not in date_words()]
    major = [word for word in told if word.casefold() not in line_words("connector")]
    return len(major) > _MOST_OF_PLACE or (len(told) >= 3 and ("," not in before or ":" in before))


def _is_generic(body: str) -> bool:
    """Whether a heading says only what kind of text follows, or of what section: "Joint Statement", "Media Center"."""
    if len(body) > 60:
        return False
    apart = _RUN_TOGETHER.sub(" ", body.replace("/", " "))
    said = [part for word in words(apart) for part in word.split("-")]
    return all(w.casefold() in date_words() or w.casefold() in line_words("section") for w in said)


def _in_other_letters(text: str, piece: Piece) -> bool:
    """Whether a line has no Latin letter, above a text that has: what belongs to the page in its own language."""
    if _LATIN.search(text, piece.begin, piece.end):
        return False
    below = text[piece.end : piece.end + _TAKEN_UP]
    return 2 * len(_LATIN.findall(below)) > len(below)


def _tells_nothing(text: str, piece: Piece) -> bool:
    """Whether a short line has no word that the text takes up: "Click here for the contents", "Media 101617"."""
    said = words(text[piece.begin : piece.end])
    if len(said) > 1 and not any(word[0].islower() or word[0].isdigit() for word in said):
        return False  # perhaps whoever signs: "H.E. Retno L.P. Marsudi"
    told = {word.casefold()[:_STEM] for word in said if len(word) >= _LEAST_OF_WORD}
    if not 0 < len(told) <= _MOST_OF_PLACE + 2:
        return False
    below = {word.casefold()[:_STEM] for word in words(text[piece.end : piece.end + _TAKEN_UP])}
    return told.isdisjoint(below)


def _title_follows(text: str, pieces: list[Piece], index: int, *, past_dates: bool = True) -> bool:
    """Whether a heading of several words stands among the next lines, before any running text (or date)."""
    for piece in pieces[index + 1 : index + 4]:
        body = text[piece.begin : piece.end]
        if piece.label or (is_running(body) and ends_sentence(body)) or body[0].islower():
            return False  # below "Joint press conference": "by A and B"
        if not past_dates and _is_dateline(body):
            return False
        if not _is_dateline(body) and len(words(body)) > _MOST_OF_PLACE and not ends_sentence(body):
            return True
    return False


def _late_dateline(text: str, piece: Piece) -> Piece:
    body = text[piece.begin : piece.end]
    if piece.label or piece.kind not in (None, "heading") or len(body) > 60 or not _is_dateline(body):
        return piece
    return replace(piece, kind="dateline" if find_dates(body) else None)


def is_publisher_line(body: str) -> bool:
    """Whether a line above the title signs for the publisher: "Ministry of Foreign Affairs of Japan"."""
    if len(body) > 160:
        return False
    plain = " ".join(body.casefold().split()).strip("*_#|•:. ")
    if is_letterhead(plain):
        return True
    if len(words(plain)) > _MOST_OF_PUBLISHER and not _ends_with_state(plain):
        return False
    signed, _, kind = re.sub(r"\s[–—|]\s", " - ", plain).partition(" - ")
    if kind and _is_generic(kind):
        plain = signed  # "European Commission - Press release"
    return plain in _states() or plain in publisher_forms("whole") or signs_by(plain) is not None


def signs_by(plain: str) -> str | None:
    """The beginning, or the end of the last word, by which a line in lower case signs for a publisher."""
    start = next((form for form in publisher_forms("start") if plain.startswith(form + " ")), None)
    return start or next((form for form in publisher_forms("end") if plain.endswith(form)), None)


def _ends_with_state(plain: str) -> bool:
    """Whether a line ends with the full name of a state: "… foreign affairs of the people's republic of china"."""
    parts = plain.split(" of ")
    return any(" of ".join(parts[at:]).removeprefix("the ") in _states() for at in range(1, len(parts)))


@cache
def _states() -> frozenset[str]:
    """Full names of states, in lower case, as government sites print them above a ministry's name."""
    names = (name.removeprefix("the ") for row in countries() for name in row.names)
    return frozenset(name.casefold() for name in names if " of " in name)


def _is_title(text: str, pieces: list[Piece], index: int) -> bool:
    piece = pieces[index]
    body = text[piece.begin : piece.end]
    if len(body) > TITLE_CHARACTERS or piece.kind == "item" or not words(body):
        return False
    if index + 1 == len(pieces) or not pieces[index + 1].gap:
        return _is_heading(body)
    if piece.kind == "heading" or (not ends_sentence(body) and body[-1] not in ",;"):
        return True
    following = pieces[index + 1]
    return not is_running(body) and parse_dateline(text[following.begin : following.end]) is not None


def _is_venue(text: str, pieces: list[Piece], index: int, titled: bool) -> bool:
    """A place on a line of its own beside a line with a date or time: "The Kremlin, Moscow"."""
    piece = pieces[index]
    body = text[piece.begin : piece.end]
    if not titled or piece.kind == "item" or len(body) > 160 or not is_place_line(body.replace("*", " ")):
        return False
    if body.endswith(",") or _NO_PLACE.search(body):
        return False  # an address to those present; a heading
    if not has_venue(body) and (len(words(body)) > _MOST_OF_PLACE or city(body) is None):
        return False  # the subject of "Joint Press Statement"; whoever signs
    if index + 1 < len(pieces):
        following = pieces[index + 1]
        if not following.label and parse_dateline(text[following.begin : following.end]):
            return True
    return index > 0 and pieces[index - 1].kind == "dateline" and (piece.gap == 1 or has_venue(body))


def _is_summary(text: str, pieces: list[Piece], index: int) -> bool:
    """A one-sentence summary between the title and the dateline: the header goes on."""
    return index + 1 < len(pieces) and parse_dateline(text[pieces[index + 1].begin : pieces[index + 1].end]) is not None


def _run_in(text: str, piece: Piece) -> list[Piece]:
    found = split_run_in(text[piece.begin : min(piece.end, piece.begin + 200)])
    if not found or piece.begin + found[0] >= piece.end:
        return [piece]
    at = piece.begin + found[0]
    return [trimmed(text, replace(piece, end=at, kind="dateline")), trimmed(text, replace(piece, begin=at, gap=0))]


def _tail(text: str, pieces: list[Piece]) -> list[Piece]:
    """A lone date among the last lines is a dateline; a lone clock time there is furniture."""
    named = list(pieces)
    for index in range(max(0, len(named) - _TAIL_PIECES), len(named)):
        piece = named[index]
        if piece.kind in ("furniture", "title", "dateline") or piece.label:
            continue
        found = parse_dateline(text[piece.begin : piece.end])
        if found:
            named[index] = replace(piece, kind="dateline" if found.day else "furniture")
    return named
