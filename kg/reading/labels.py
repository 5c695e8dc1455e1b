"""Speaker labels: "Question:", "S.Lavrov:", "PRESIDENT BIDEN:", "Q  ", also in the middle of one long line.

A colon ends a label when the words before it, back to the end of the former sentence, are a speaker's: a word of
asking, a role, a title with or without a name, an initial with a surname; or a bare name that the document otherwise
shows to be somebody's. Anything else before a colon ("including:", "Trade and Investment:") is ordinary text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.reading.furniture import SEPARATOR
from kg.reading.label_words import PARTICLED, is_abbreviation, judge
from kg.reading.lines import Line
from kg.reading.words import line_words, speaker_words

_REACH = 200  # characters before a colon in which a label must begin
_MOST_WORDS = 16
_TOKEN = re.compile(r"\S+")
_PAREN = re.compile(r"\s{0,3}[(\[][^()\[\]]{1,80}[)\]]\s{0,3}$")
_COLON = re.compile(r":(?<=[^\W_]:|[.)\]*_]:)(?=[\s*_]|$)")
_QUESTION = re.compile(r"(?:[*_]{0,2}(?:\(Q\)|Q\s?\d{0,3}[.):]|Q(?=[ \t]))[*_]{0,2})(?=\s*[\w“\"‘'(\[…—–-])")
_Q = re.compile(r"Q\s?\d{0,3}")
_ANSWER = re.compile(r"\(A\)(?=\s)")
_LOWER = re.compile(r"(?<![\w’'-])[a-zà-ÿ][\w-]*")
_PLACED = re.compile(r"\b(?:in|of|to|at|on|the|for)\s([A-Z][\w-]*)")
# What may stand between a label inside a line and the text before it.
_BOUNDARY = re.compile(r"[.!?…>\"”)\];*—–]")
_GLUED = re.compile(r"[^\W\d_]*[a-zà-ÿ](?=[A-Z])([A-Z][a-z]+)$")
_TALKS = re.compile(
    r"\b(?:I|I’m|I'm|[Ww]e|[Yy]ou|[Yy]our|[Oo]ur|[Mm]y|[Tt]hanks?|[Gg]ood (?:morning|afternoon|evening)|[Dd]ear)\b"
)
_OPENS = 200  # characters in which somebody who speaks says "I", "we" or "you"
_NAME_WORDS = 4
_MARKS = '*_#> \t"“”'


@dataclass(frozen=True, slots=True)
class Label:
    """A label: ``[begin, end)`` with its colon, ``[begin, name_end)`` the speaker as printed."""

    begin: int
    name_end: int
    end: int
    speaker: str
    asks: bool = False
    sure: bool = True  # False: a bare name, that the rest of the document must vouch for
    starts_line: bool = False


def find_labels(text: str, lines: Sequence[Line]) -> list[Label]:
    """All speaker labels of a text, in order. Linear in its length: each colon looks back a bounded way."""
    candidates = [each for line in lines for each in _in_line(text, line)]
    if not candidates or not lines:
        return []
    counts = Counter(map(_key, candidates))
    bare = not all(each.sure for each in candidates)
    surnames = _surnames(text, candidates) if bare else frozenset()
    other = _other_words(text) if bare else frozenset()
    talking = _talking(text, candidates, other) if bare else frozenset()
    kept = []
    sure = 0
    for each in candidates:
        sure += each.sure
        if each.sure or each.begin in talking or _vouched(each, surnames, other, counts[_key(each)], sure):
            kept.append(each)
    first = lines[0]
    return [each for each in kept if not _in_title(each, first, counts)]


def _in_title(label: Label, first: Line, counts: Counter[str]) -> bool:
    # "President Biden: America is back" on top of a page is its title, unless he goes on to speak.
    return label.begin == first.begin and len(first.text) < 300 and not label.asks and counts[_key(label)] < 2


def _key(label: Label) -> str:
    return label.speaker.casefold()


def _in_line(text: str, line: Line) -> Iterator[Label]:
    floor = line.begin
    opening = _QUESTION.match(line.text)
    if opening:
        stop = line.begin + opening.end()
        name = _Q.search(text, line.begin, stop)
        yield Label(line.begin, name.end() if name else stop, stop, name.group() if name else "Q", asks=True)
        floor = stop
    elif answer := _ANSWER.match(line.text):
        yield Label(line.begin, line.begin + 2, line.begin + answer.end(), "A")
        floor = line.begin + answer.end()
    for colon in _COLON.finditer(text, floor, line.end):
        label = _label_before(text, max(floor, colon.start() - _REACH), colon.start(), line)
        floor = colon.end()
        if label and _speech_follows(text, colon.end(), line, label):
            while label.end < line.end and text[label.end] in "*_":
                label = replace(label, end=label.end + 1)
            yield label


def _speech_follows(text: str, at: int, line: Line, label: Label) -> bool:
    rest = text[at : min(line.end, at + 12)].lstrip("*_ \t\u00a0")
    if not rest:
        return True
    if label.begin == line.begin and label.sure:
        return True
    return not rest[0].islower() and rest[0] not in ",.;:"


def _label_before(text: str, start: int, colon: int, line: Line) -> Label | None:
    window = text[start:colon]
    if start > line.begin and not _BOUNDARY.search(window):
        return None
    separators = [match.end() for match in SEPARATOR.finditer(window)]
    if separators:
        start += separators[-1]
        window = text[start:colon]
    body = window
    while paren := _PAREN.search(body[-90:]):
        body = body[: len(body) - (len(body[-90:]) - paren.start())]
    tokens = [(start + match.start(), match.group()) for match in _TOKEN.finditer(body)]
    taken, clean = _walk_back(tokens)
    if not taken or len(taken) > _MOST_WORDS:
        return None
    if len(taken) == len(tokens) and not separators:
        clean = clean and not text[line.begin : start].strip()
    # A heading stands between the separator and the first speaker: "* * * Beginning of talks President of X Y:".
    after_heading = not clean and bool(separators) and len(tokens) - len(taken) <= 8
    begin = taken[0][0]
    begin += len(taken[0][1]) - len(taken[0][1].lstrip(_MARKS))
    name_end = taken[-1][0] + len(taken[-1][1].rstrip('*_"”'))
    cores = [token.strip('*_#>"“”') for _, token in taken]
    verdict = judge(cores, clean, after_heading)
    if verdict is None or name_end <= begin:
        return None
    name_end = _without_tooltip(text, taken, begin, name_end)
    front = line.begin if begin > line.begin and not text[line.begin : begin].strip(_MARKS) else begin
    asks, sure = verdict
    return Label(front, name_end, colon + 1, text[begin:name_end], asks, sure, front == line.begin)


def _walk_back(tokens: list[tuple[int, str]]) -> tuple[list[tuple[int, str]], bool]:
    """The run of name-like tokens before the colon, and whether a sentence, or nothing at all, ends right before it."""
    taken: list[tuple[int, str]] = []
    clean = True
    for position, token in reversed(tokens):
        core = token.strip('*_#>()[]"“”,')
        if taken and token[-1] in '.!?…>"”)];' and not is_abbreviation(core):
            break
        if not core or not (
            core[0].isupper()
            or PARTICLED.match(core)
            or core.casefold() in line_words("connector")
            or core.isdigit()
            or core == "&"
        ):
            clean = not core  # "—", "***": a separator
            break
        if core.isdigit() and len(core) > 2:
            clean = False
            break
        taken.append((position, token))
        if len(taken) > _MOST_WORDS:
            return taken, False
    taken.reverse()
    while taken and taken[0][1].casefold() in line_words("connector") and not taken[0][1][0].isupper():
        taken.pop(0)
        clean = False
    return taken, clean


def _without_tooltip(text: str, taken: list[tuple[int, str]], begin: int, name_end: int) -> int:
    """Where the name ends when a tooltip is glued to it: "Viktor Orban Orban ViktorPrime Minister of Hungary"."""
    glued = [index for index, (_, token) in enumerate(taken) if _GLUED.match(token)]
    if glued:
        for index in range(1, glued[0] + 1):
            if taken[index][1] == taken[index - 1][1]:
                return taken[index - 1][0] + len(taken[index - 1][1])
    return name_end


def _surnames(text: str, candidates: Sequence[Label]) -> frozenset[str]:
    """Last words of names that the document gives a title to, or that end a sure label of several words."""
    title = speaker_words("title")
    fill = title | speaker_words("rank") | speaker_words("role")
    found = set()
    for each in candidates:
        # "PENNY WONG, FOREIGN MINISTER" names Wong, "Prime Minister of Hungary Viktor Orban" Orban.
        for part in each.speaker.split(",") if each.sure else ():
            left = [word.casefold() for word in part.split() if word.casefold().rstrip(".") not in fill]
            found |= set(left[-1:])
    found |= {
        each.speaker.split(".")[-1].strip().casefold() for each in candidates if each.sure and "." in each.speaker
    }
    previous = ""
    run: list[str] = []
    for match in re.finditer(r"[^\W\d_][\w'’-]*|[^\w\s]", text):
        token = match.group()
        if run and (token[0].isupper() or token in {"of", "the"}):
            run.append(token)
            if len(run) > 9:
                run = []
            continue
        if run:
            while run and run[-1] in {"of", "the"}:
                run.pop()
            if len(run) > 1 and run[-2] not in {"of", "the"} and run[-1].casefold() not in title:
                found.add(run[-1].casefold().removesuffix("'s").removesuffix("’s"))
            run = []
        if token[0].isupper() and token.casefold() in title and previous != "of":
            run = [token]
        previous = token
    return frozenset(found - title)


def _other_words(text: str) -> frozenset[str]:
    """Words that the text also uses in lower case or after a preposition, as it does things and places."""
    lower = _LOWER.findall(text)
    return frozenset(lower) | frozenset(word.casefold() for word in _PLACED.findall(text))


def _talking(text: str, candidates: Sequence[Label], other: frozenset[str]) -> frozenset[int]:
    """Where names begin lines whose owners address each other: "Nana Mensah: Thank you …", of two at the least."""
    found = {
        each.begin: _key(each)
        for each in candidates
        if not each.sure
        and each.starts_line
        and 1 < len(each.speaker.split()) <= _NAME_WORDS
        and not any(part in other for part in _key(each).split())
        and _TALKS.search(text, each.end, each.end + _OPENS)
    }
    return frozenset(found) if len(set(found.values())) > 1 else frozenset()


def _vouched(label: Label, surnames: frozenset[str], other: frozenset[str], count: int, sure: int) -> bool:
    """Whether the document shows a bare name to be a speaker's; ``sure`` counts the sure labels before it.

    It is given a title elsewhere, in a transcript or more than once; or it is no thing or place, and labels more than
    once, or stands at a line's start within a transcript.
    """
    parts = [part.casefold().strip(".,") for part in label.speaker.split()]
    if parts[-1] in surnames and (sure > 0 or count > 1):
        return True
    if len(parts) > 3 or any(part in other for part in parts):
        return False
    return count > 1 or (sure > 0 and label.starts_line)
