"""How well a name as written fits a name as known: both orders, initials, middle names, transliterations."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from kg.identity.names import sound
from kg.lexicons import read_lexicon

ONE_WORD = 0.5  # a single word fits at most so well
# Words that many names share, and that make nobody the same: "Mohammed bin Zayed" is not Mohammed bin Salman.
_PARTICLES = frozenset(["al", "bin", "da", "de", "del", "der", "di", "dos", "du", "van", "von"])
_BETWEEN = 0.1  # for each name between first and last that a known name lacks
_SHORTER = 0.95  # a name without grandfather and house fits at most so well


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, str]:
    return {short: row["name"] for row in read_lexicon("given_names_short") for short in row["short"].split("|")}


@lru_cache(maxsize=65536)
def name_fit(asked: tuple[str, ...], known: tuple[str, ...]) -> float:
    """0 to 1: 1 for the same words in any order, about 0.9 without a middle name, 0.7 for an initial, 0.5 for one word.

    >>> name_fit(("kishida", "fumio"), ("fumio", "kishida")), name_fit(("taro", "aso"), ("taro", "kono"))
    (1.0, 0.0)
    """
    if not asked or not known:
        return 0.0
    if asked == known:
        return 1.0 if len(asked) > 1 else ONE_WORD
    if len(asked) == 1:
        return _one_word(asked[0], known)
    fit = _several(asked, known)
    if fit < _SHORTER and (shorter := _without_house(asked)) != asked:
        # "Al Sisi", "Mohammed bin Salman bin Abdulaziz Al Saud".
        return max(fit, name_fit(shorter, known) * (1.0 if len(shorter) == 1 else _SHORTER))
    return fit


def _without_house(asked: tuple[str, ...]) -> tuple[str, ...]:
    """A family name without its article, or an Arabic name without grandfather and house after it."""
    first = next((at for at, word in enumerate(asked) if word not in _PARTICLES), 0)
    if first and first == len(asked) - 1:
        return asked[first:]
    if "bin" not in asked[1:-1]:
        return asked
    after = asked.index("bin", 1) + 2
    return asked[:after] if asked[after : after + 1] in (("bin",), ("al",)) else asked


def _several(asked: tuple[str, ...], known: tuple[str, ...]) -> float:
    free = list(known)
    exact: list[str] = []
    later: list[str] = []
    for word in asked:
        match = next((other for other in free if sound(other) == sound(word)), None) if len(word) > 1 else None
        if match:
            free.remove(match)
        elif word not in _PARTICLES:
            later.append(word)
        if match and match not in _PARTICLES:
            exact.append(match)
    if not later and not free and len(asked) == len(known):
        return 1.0
    if not any(len(word) > 1 for word in exact):
        return 0.0
    fit = 1.0
    whole = not free and sound(asked[0]) == sound(known[0]) and sound(asked[-1]) == sound(known[-1])
    for word in later:
        cost, match = _loose(word, free)
        if whole:  # "Nana Addo Dankwa Akufo-Addo" is Nana Akufo-Addo with what stands between
            cost = min(cost, _BETWEEN)
        if match:
            free.remove(match)
            exact.append(match)
        elif len(word) > 1 and len(exact) < 2:
            return 0.0  # "Taro Aso" is not Taro Kono
        fit -= cost
    if len(exact) < 2:
        return 0.0  # "J. Abe" is not Shinzo Abe
    # Words that the writer left out: middle names, second family names.
    fit -= 0.06 * len(free) + (0.1 if later and free else 0.0)
    return max(fit, 0.0)


def _loose(word: str, free: list[str]) -> tuple[float, str | None]:
    """What a word that is nowhere in the known name costs, and the known word it may stand for."""
    if len(word) == 1:
        initial = next((other for other in free if other[0] == word), None)
        return (0.25 if initial else 0.05), initial
    short = _short_forms().get(word), word
    for other in free:
        if _short_forms().get(other, other) in short:
            return 0.05, other
        if len(other) == 1 and other == word[0]:
            return 0.2, other
    for other in free:
        if len(word) > 3 and other[0] == word[0] and SequenceMatcher(None, sound(word), sound(other)).ratio() >= 0.74:
            return 0.2, other
    return 0.3, None


def _one_word(word: str, known: tuple[str, ...]) -> float:
    """A family name alone: last in most names, first in East Asian ones, inside Spanish and Arabic ones."""
    if sound(known[-1]) == sound(word):
        return ONE_WORD
    return ONE_WORD - 0.05 if any(sound(other) == sound(word) for other in known) else 0.0
