"""What a personal name looks like, where it ends in a run of capitals, and how it is written plainly.

Names run over initials ("S.Lavrov", "Joseph R. Biden, Jr."), particles ("Luiz Inácio Lula da Silva", "Mohammed bin
Salman") and regnal numbers ("Abdullah II"); surnames in capitals ("KISHIDA Fumio") are written as other names are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from kg.language.lexicon import body_words, family_names, name_ends, portfolio_words, post_nominals
from kg.model import Span

_INITIAL = r"(?:(?:[A-Z]|M[ad]|Mohd)\.)"
_CLICK = r"(?://|[!ǀǁǂǃ])?"  # of Khoekhoe names: "Christine //Hoebes"
_WORD = rf"(?:{_CLICK}[^\W\d_a-zß-öø-ÿ][\w]*(?:[-’'‑][^\W\d_]\w+)*)"
PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "al el bin bint ibn de da do dos das di du del della delle degli dei der den van von vel vom zu zur af av ter "
        "la le los las ul ur abu ould y e",
    )
)
_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES, key=lambda p: (-len(p), p)))})"
NAME = re.compile(
    rf"(?:{_INITIAL}\s?)*{_WORD}(?:(?:\s+|(?<=\.))(?:{_PARTICLE}[\s-])*(?:{_INITIAL}|{_WORD}))*(?:,?\s+(?:Jr|Sr)\b\.?)?"
)
_TOKEN = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"[’']s?$")
# What is named after people: with such a word the whole is no person's name.
_NAMED_AFTER = frozenset(
    re.findall(r"\w+", "Foundation Institute Institution Center Centre Library School College Hospital Museum Prize")
)
_ROMAN = re.compile(r"[IVX]+")
_CAMEL = re.compile(r"[a-z][A-Z]")
_CAMEL_NAME = re.compile(r"(?:Mc|Mac|De|Le|La|Di|Du|Van|O[’'])")
_LETTERS = re.compile(r",?[ \t]+([A-Z][A-Za-z.]{1,5})(?![\w’'-])")
_SMALL_NEXT = re.compile(r"[,;.)]|\s+[a-z]")
_ENDS = frozenset('.!?:;”"’)')
_GIVEN = re.compile(r"\s([^\W\d_a-zß-öø-ÿ][\w’'-]+)")
_GOES_ON = re.compile(r"[ \t]+[^\W_a-zß-öø-ÿ]")
_OF = re.compile(r"\s+(?:of|for)\b")
_OF_A_FAMILY = frozenset(("Al", "al", "El", "el", "Bin", "bin", "Bint", "bint", "Ibn", "ibn"))
_MAX_WORDS = 6
_LONGEST = 400  # characters of a name; a run of capitals may be as long as its block
_MOST_OF_NAME = 4
_SURE_WORDS = 3  # longer runs are cut where the model's PERSON ends


def strip_possessive(name: str) -> str:
    """Without "’s"."""
    return _POSSESSIVE.sub("", name)


def name_end(
    text: str, begin: int, stop: int, stops: Callable[[int, int, int], bool], persons: Sequence[Span]
) -> Span | None:
    """The personal name that starts at ``begin``, or None where nothing there looks like one.

    Args:
        text: the document's text.
        begin: where the name starts.
        stop: where the block ends.
        stops: whether the name ends before a word: where the name begins, where the word does, where that ends.
        persons: what the model takes for people, to end a long run of capitals.
    """
    match = NAME.match(text, begin, min(stop, begin + _LONGEST))
    if match is None:
        return None
    end = begin
    taken: list[str] = []
    for word in _TOKEN.finditer(text, begin, match.end()):
        bare = word[0].rstrip(",")
        plain = strip_possessive(bare)
        ends = plain in name_ends() or (plain.isupper() and plain.title() in name_ends() and len(plain) > 2)
        if ends and taken and taken[-1] in _OF_A_FAMILY:
            ends = False  # "Faisal Al Said"
        if ends and not taken and len(plain) == 1 and _INITIALS.match(text, word.end(), stop):
            ends = False  # "A K Abdul Momen"
        if ends and not _is_family(text, plain, word.end(), stop, len(taken)):
            break
        if (
            taken
            and plain in body_words()
            and not plain.isupper()
            and not _is_family(text, plain, word.end(), stop, len(taken))
        ):
            if len(taken) > 1 and plain in _NAMED_AFTER:
                return None  # "Andrew W. Mellon Foundation"
            break
        if plain in post_nominals() or _is_said_twice(bare, taken):
            break
        if _CAMEL.search(bare) and not _CAMEL_NAME.match(bare):
            break  # glued to the next word: "ViktorPrime"
        if stops(begin, word.start(), word.end()):
            break
        taken.append(bare)
        end = word.end()
        if (
            sum(one not in PARTICLES for one in taken) == _MAX_WORDS
            or _POSSESSIVE.search(bare)
            or (word[0] != bare and not _suffixed(text, word.end()))
        ):
            break
    while end > begin and text[end - 1] == ",":
        end -= 1
    if end == begin:
        return None
    end = _cut(text, begin, end, persons) if _goes_on(text, begin, end, stop) else end
    name = strip_possessive(text[begin:end])
    words = name.split()
    while words and words[-1].casefold() in PARTICLES:
        name = name[: name.rindex(words.pop())].rstrip()
    last = words[-1] if words else ""
    if len(last.rstrip(".")) < 2 or not name[0].isalpha() or (len(words) == 1 and last in portfolio_words()):
        return None
    return Span(begin, begin + len(name))


@lru_cache(maxsize=16384)  # texts name the same few again and again
def could_be_person(text: str) -> bool:
    """Whether two to four words may be a whole personal name: none is of a body, a ministry or a headline."""
    words = text.split()
    known = body_words() | name_ends() | portfolio_words()
    return 1 < len(words) <= _MOST_OF_NAME and NAME.fullmatch(text) is not None and not known.intersection(words)


def names_body(words: list[str]) -> bool:
    """Whether words are of a body's name: "Service"; as a last name "Court" is of somebody's."""
    last = words[-1:] if words[-1] in family_names("last") else []
    return any(word in body_words() for word in words if word not in last)


def letters_end(text: str, end: int, stop: int) -> int:
    """Where the letters after a name end, that stand at ``end``: "MP", "KCB KC MP"; ``end`` itself where none are."""
    while (word := _LETTERS.match(text, end, stop)) is not None and word[1].replace(".", "") in post_nominals():
        end = word.end(1)
    return end


_ONE_LETTER = re.compile(r"[A-Z]\.?")
_INITIALS = re.compile(r"\s[A-Z](?:\s[A-Z])?\s[A-Z][a-z]")


def _is_said_twice(word: str, taken: list[str]) -> bool:
    """Whether a name begins anew: "Orban Orban"; but "Mohamed Abdullahi Mohamed", "Wan Azizah Wan Ismail"."""
    anew = len(taken) > 1 and word == taken[0] and taken.count(word) == 1 and word != taken[-1]
    return word in taken and word not in PARTICLES and not anew and _ONE_LETTER.fullmatch(word) is None


def _is_family(text: str, word: str, end: int, stop: int, before: int) -> bool:
    """Whether a word that ends names is the family name here: "He Lifeng", "Theresa May"; not "May 5", "May Visit"."""
    if not before and word in family_names("first"):
        given = _GIVEN.match(text, end, stop)
        return given is not None and given[1] not in name_ends()
    last = word in family_names("last") and before < _MOST_OF_NAME
    of_body = word in body_words() and _OF.match(text, end, stop) is not None  # "Court of Justice"
    return last and not of_body and _GOES_ON.match(text, end, stop) is None


def _suffixed(text: str, end: int) -> bool:
    return re.compile(r"\s+(?:Jr|Sr)\b").match(text, end) is not None


def _goes_on(text: str, begin: int, end: int, stop: int) -> bool:
    """Whether a run of capitals may go on after the name: in a headline, or where it is too long for a name."""
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return not (
        text[stop - 1] in _ENDS and _SMALL_NEXT.match(text, end) and text[begin:end].count(" ") <= _MOST_OF_NAME
    )


def _cut(text: str, begin: int, end: int, persons: Sequence[Span]) -> int:
    """In a headline the run of capitals goes on after the name; the model's PERSON tells where it ends."""
    if len([w for w in text[begin:end].split() if w.casefold() not in PARTICLES]) <= _SURE_WORDS:
        return end
    for person in persons:
        if person.begin <= begin < person.end < end:
            if text[person.end : end].split()[0].casefold() in PARTICLES:
                return end  # "Mohammed bin Abdulrahman [bin Jassim Al-Thani]"
            if not text[person.end : end].isascii():
                return end  # "José Rafael Ojeda Durán": no English headline's words
            rest = text[begin : person.end].split()
            return person.end if len(rest) > 1 and rest[-1].casefold() not in PARTICLES else end
    return end


def clean_name(name: str) -> str:
    """One line, no commas at its ends, "S. Lavrov" for "S.Lavrov", "Kishida Fumio" for "KISHIDA Fumio".

    >>> clean_name("KISHIDA Fumio"), clean_name("Mohammed VI"), clean_name("XI Jinping"), clean_name("S.Lavrov")
    ('Kishida Fumio', 'Mohammed VI', 'Xi Jinping', 'S. Lavrov')
    """
    plain = re.sub(r"\s+", " ", name).strip(" ,")
    plain = re.sub(r"(?<=\b[A-Z]\.)(?=[A-Z][a-z])", " ", plain)
    words = plain.split(" ")
    return " ".join(_written(word, at, len(words)) for at, word in enumerate(words))


def _written(word: str, at: int, count: int) -> str:
    letters = re.sub(r"[^\w]", "", word)
    if not word.isupper() or len(letters) < 2 or re.search(r"\w\.", word):
        return word
    if at and _ROMAN.fullmatch(letters):
        return word
    if len(letters) <= 3 and not re.search(r"[AEIOUY]", letters) and count > 1:
        return word  # "JD Vance"
    return word.title().replace("’S", "’s")
