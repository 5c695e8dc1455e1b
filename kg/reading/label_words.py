"""Whether the words before a colon are a speaker's: asking words, roles, agencies, titles, initials, bare names."""

from __future__ import annotations

import re

from kg.reading.words import line_words, speaker_words

PARTICLED = re.compile(r"(?:[ae]l|ul|as|an|ad|d|l)[-’'](?=[A-Z])")  # "Abdel Fattah el-Sisi"
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,3}[^\W\d_][\w'’-]+")
_NAME = re.compile(r"[^\W\d_][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?")


def is_abbreviation(core: str) -> bool:
    """Whether a full stop ends a word and no sentence: "Dr.", "S.", "U.S."."""
    return (
        len(core) <= 5
        and core[:1].isupper()
        and core.endswith(".")
        and (core.rstrip(".").casefold() in speaker_words("title") or len(core) == 2 or core.count(".") > 1)
    )


def judge(cores: list[str], clean: bool, after_heading: bool) -> tuple[bool, bool] | None:
    """(asks, sure) if these words can be a label, else None.

    Args:
        cores: the words, without marks around them.
        clean: whether a sentence, or nothing at all, ends right before them.
        after_heading: whether a heading stands between the last separator and them.
    """
    low = [core.casefold().rstrip(".,'’") for core in cores]  # "H.E.", "Dato’"
    if not cores[-1][:1].isalnum() or (low[-1] in line_words("connector") and not cores[-1].isupper()):
        return None
    if any(word.endswith(("'s", "’s")) for word in low):
        return None
    if clean and len(low) <= 6 and (low[0] in speaker_words("asks") or low[-1] in speaker_words("asks")):
        return True, True
    if clean and len(low) <= 6 and (low[0] in speaker_words("role") or low[-1] in speaker_words("role")):
        return False, True
    if clean and len(low) == 1 and low[0] in speaker_words("alone"):
        return False, True
    if any(word in speaker_words("not") for word in _but_portfolios(low)):
        return None
    if clean and len(low) <= 3 and low[0] in speaker_words("agency"):
        return True, True
    if clean and 1 < len(low) <= 4 and cores[-2].endswith(",") and low[-1] in speaker_words("agency"):
        return True, True  # "Sidhant, WION"
    if clean and _INITIALS.fullmatch(" ".join(cores)):
        return False, True
    title, rank = speaker_words("title"), speaker_words("rank")
    titles = [index for index, word in enumerate(low) if word in title]
    if titles:
        return _titled(cores, low, titles, clean, after_heading, title | rank)
    bare = [PARTICLED.sub("", core) for core in cores]
    names = all(_NAME.fullmatch(core) and core[0].isupper() for core in bare)
    return (False, False) if clean and len(cores) <= 4 and names else None


def _but_portfolios(low: list[str]) -> list[str]:
    """Words up to the first portfolio: those of "Minister for Trade and Investment" are no heading's."""
    titles = speaker_words("title")
    at = next((at for at, word in enumerate(low[1:], 1) if word in {"for", "of"} and low[at - 1] in titles), len(low))
    return low[:at]


def _titled(
    cores: list[str], low: list[str], titles: list[int], clean: bool, after_heading: bool, fill: frozenset[str]
) -> tuple[bool, bool] | None:
    """The verdict on words that hold a title: it stands first, after words of rank or a country, or after a comma."""
    named = [word for word in low if word not in fill and word not in line_words("connector")]
    if after_heading and not clean:
        return (False, True) if titles[0] <= 1 and len(named) >= 2 else None
    if not clean:
        return None
    if sum(core.endswith(",") for core in cores) >= 2 and len(titles) >= 3:
        return None  # the signatories of a joint statement
    if len(cores) == 1:
        return (False, True) if cores[0].isupper() or low[0] in speaker_words("stands") else None
    lead = low[: titles[0]]
    after_comma = any(core.endswith(",") for core in cores[: titles[0]])
    # "First Lady", "Former Special Envoy", "NATO Secretary General", "Russian President", "the President"
    early = len([word for word in lead if word not in fill and word != "the"]) <= 1
    return (False, True) if early or after_comma else None
