"""Where the name of a body begins and ends that the model misses or cuts: "Sri Lanka | Coast Guard".

A name may begin with the country's or with those of two ("Kenya-Zambia Business Council"), go on with the parliament or
government that the body is of, and end where the subject of a paper begins ("… Company | on Supply of Rough Diamonds").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.language.body_names import body_words
from kg.language.spans import SpanIndex
from kg.model import Span

_NAME = r"[A-Z][\w’'&-]*"
_PARLIAMENT = (
    r"(?:Parliament|Senate|Congress|National\s+Assembly|Legislative\s+Assembly|House\s+of\s+\w+|Chamber\s+of\s+Deputies|"
    r"Althingi|Riigikogu|Bundestag|Bundesrat|Seimas|Saeima|Sejm|Knesset|Storting|Riksdag|Folketing|Eduskunta|Oireachtas|"
    r"Verkhovna\s+Rada|State\s+Duma|Federation\s+Council|Milli\s+Majlis|Oliy\s+Majlis|Mazhilis|Majilis|Jogorku\s+Kenesh|"
    r"Majlisi\s+\w+|Mejlis|Majlis|Sabor|Skupština|Lok\s+Sabha|Rajya\s+Sabha|Diet|Great\s+Khural|States\s+General)\b"
)
_OF_A_HOUSE = re.compile(
    rf"\s+of\s+the\s+(?:{_NAME}\s+){{0,3}}?{_PARLIAMENT}(?:\s+of\s+(?:the\s+)?{_NAME}(?:\s+of\s+{_NAME})?)?"
)
_UNDER = re.compile(
    rf"\s+under\s+the\s+(?:Government|Cabinet\s+of\s+Ministers|Council\s+of\s+Ministers|"
    rf"Ministry\s+of\s+{_NAME}(?:\s+and\s+{_NAME})?)(?:\s+of\s+(?:the\s+)?(?:Republic\s+of\s+|Kyrgyz\s+)?{_NAME})?"
)
_BRANCH = re.compile(
    r"\b(?:Committee|Commission|Council|Group|Agency|Centre|Center|Institute|Academy|Fund|Department|Service)\b"
)
_TO_SECOND = re.compile(r"[-–/]")
_ON = re.compile(r"\s+(?:on|in\s+the\s+[Ff]ield\s+of)\s+(?=[A-Z])")
# Last words of names that do not tell with "on" what the body is for, as those of commissions do.
_ENDS = frozenset(
    re.findall(
        r"\S+",
        "Company Corporation Bank University Limited Ltd Ltd. LLC Inc Inc. Industry Industries Commerce Chamber "
        "Railways Airlines Airways Holding Holdings",
    )
)


@cache
def _led() -> re.Pattern[str]:
    """What follows the name of a country in the name of a body of it."""
    heads = "|".join(sorted(body_words("led") | {"Business Council", "Friendship Group", "Friendship League"}))
    commerce = r"(?:\s+of\s+(?:Commerce|Trade|Mines)(?:(?:\s+and|,)\s+(?:Industry|Commerce)){0,2})"
    return re.compile(
        rf" (?:{_NAME}(?:,| (?:and|&))? ){{0,4}}?(?:Chambers?{commerce}|(?:{heads})\b)(?! of\b| for\b| [A-Z]|[-’'])"
    )


def led_by_country(text: str, countries: SpanIndex, blocks: SpanIndex, seen: SpanIndex) -> Iterator[Span]:
    """Names of bodies that begin with the name of a country, or of two: "Kenya-Zambia Business Council".

    Args:
        text: the document's text.
        countries: where countries are named.
        blocks: stretches of running text.
        seen: names of bodies that are found otherwise; they need no country, but two.
    """
    at = {one.begin: one.end for one in countries.spans}
    for one in countries.spans:
        end = at.get(one.end + 1, one.end) if _TO_SECOND.match(text, one.end) else one.end
        stop = next((b.end for b in blocks.near(one) if b.holds(one)), end)
        match = _led().match(text, end, stop)
        if match is None or text.endswith(("-", "–", "/"), 0, one.begin):
            continue
        name = Span(one.begin, match.end())
        if end > one.end or not seen.meet(name):
            yield name


def extended(text: str, span: Span) -> Span:
    """With the parliament or government that a body is of: "Foreign Affairs Committee [of the Althingi]"."""
    if _BRANCH.search(text, span.begin, span.end) is None:
        return span
    more = _OF_A_HOUSE.match(text, span.end) or _UNDER.match(text, span.end)
    return Span(span.begin, more.end()) if more else span


def cut(text: str, span: Span) -> Span:
    """Without what a paper is on: "Okavango Diamond Company [on Supply of Rough Diamonds]"."""
    for match in _ON.finditer(text, span.begin, span.end):
        last = text[span.begin : match.start()].split()[-1:]
        if last and last[0] in _ENDS:
            return Span(span.begin, match.start())
    return span
