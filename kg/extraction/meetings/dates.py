"""When an occasion is: which of the times around its trigger dates it, and what that time means for what is told.

The status of a telling decides between readings of a time without a year ("on Friday", "in March"): what was held lies
before the document's day, what is planned after it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.words import meeting_words, triggers
from kg.extraction.modality import stance
from kg.extraction.syntax import governing_verb
from kg.language.tense import is_far
from kg.model import TimeExpression, TimeSpan, When

if TYPE_CHECKING:
    from spacy.tokens import Token

PART_OF = re.compile(
    r"\b(?P<link>on the (?:sidelines|margins|side[- ]?lines|fringes|occasion) of|in the margins of|during|"
    r"as part of|at|(?<!prepare )(?<!preparing )(?<!preparations )for|ahead of|within the framework of)\s+"
    r"(?P<name>(?:the\s+)?(?:[\w’'.&-]+\s+){0,6}?(?:Summit|summit|General Assembly|Forum|Conference|APEC meeting|"
    r"[Ss]ession|G20|G7|ministerial|Ministerial)"
    r"(?:\s+[Ss]ummit)?"
    r"(?:\s+(?:of|on|for)\s+(?:the\s+)?[A-Z][^.;:()]{0,90}?(?=\s+(?:in|on|to|held|where|that|which)\b|[.;:(]|"
    r",\s+(?:which|where|to)\b|$))?)"
)
ON_SIDE = re.compile(  # "met on the sidelines of the X meeting in P on 3 May": there, and on that day
    r"\bthe\s+(?:side-?\s?lines|margins|fringes)\s+of\s+(?:(?:the|an?|this|their)\s+)?(?:[\w’'.,&-]+\s+){0,9}?"
    r"(?:[Mm]eetings?|[Cc]onference|[Ss]ession|[Ss]ummit|[Ff]orum|Assembly|Week|[Tt]alks)\b"
)
LINKS = ("on the", "in the margins", "during", "for", "as part", "within")
OTHER_OCCASION = re.compile(
    r"\b(?:[Ss]ummit|meetings?|talks|visits?|calls?|(?<![Vv]ideo )(?<!tele)(?<!audio )[Cc]onference|"
    r"conversation|discussions|consultations|"
    r"forum|(?:previous|last|next|first|second|third|fourth|fifth)\s+(?:[\w-]+\s+){0,4}?(?:session|Dialogue))\b"
)
_WHO_DOES = re.compile(  # "held talks with B, who is visiting Japan from 11 to 14 May": the days of the visit
    r"\bwho\s+(?:is|are|was|were|has|have|had|will|visit(?:s|ed)|arriv(?:es|ed)|came|paid|left|took)\b[^,;]*$"
)
_OTHER_EVENT = re.compile(
    r"\b(?:inaugurat|elect(?:ion|ed)|anniversary|signed|adopted|launched|announced|established|issued|declaration\b)",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(  # "met to prepare today's talks": the day of the talks, as which nobody met
    r"[’']s?\s+(?:[\w-]+\s+){0,3}?(?:[Ss]ummit|[Mm]eeting|[Tt]alks|[Vv]isit|[Cc]onference|[Ff]orum|[Ss]ession|[Cc]eremony|"
    r"[Ee]vent|[Ee]lections?|[Vv]ote|[Ss]igning|[Aa]ttacks?)\b"
)
AHEAD = re.compile(  # "met B ahead of the Forum in X in September": of the Forum
    r"\b(?:ahead\s+of|prior\s+to|in\s+(?:advance|preparation)\s+(?:of|for)|preparations?\s+for|in\s+the\s+run-?up\s+to|"
    r"follow(?:ing|ed|s)?[- ]up\s+(?:on|to)|build(?:ing|s)?\s+(?:up)?on|in\s+the\s+wake\s+of)\s+"
    r"(?:the|its|our|their|this|next|[A-Z])"
)
_OF_PAPER = re.compile(  # "takes place under the agreement of 2012": of the paper
    r"\b(?:agreement|treaty|declaration|statement|convention|protocol|memorandum|communiqu[eé]|accord|programme|plan|"
    r"strategy|charter|resolution|act|law|MoU)\s+(?:of|from|signed\s+(?:in|on)|dated)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEFORE_OR_AFTER = re.compile(  # "the session, which was preceded on Sunday by a meeting of experts"
    r"\b(?:preceded|followed)\b[^.;]{0,12}$"
)
_AT_THE_END_OF = re.compile(  # "issued today at the conclusion of the visit"
    r"[^.;]{0,60}?\b(?:at|upon|on|following|after)\s+the\s+(?:conclusion|end|completion|close)\s+of\s+"
    r"(?:(?![\w]+[- ]day\b)[\w’'-]+\s+){1,5}$"
)
HELD_THEN = re.compile(  # "at the 10th Meeting of the Joint Committee (JCC) held today", whatever the parse makes of it
    r"(?:\s+(?:of|on|for|between|with)\s[^.;:,]{0,120}?)?(?:\s+\([^()]{2,20}\))?,?\s+(?:(?:which|that)\s+(?:was|were)\s+)?"
    r"(?<!be\s)(?<!being\s)(?:held|convened|hosted|organi[sz]ed)\s+"
    r"(?=(?:earlier\s+)?(?:today|yesterday|on|in|at|last|this|from|between|here|virtually|online)\b)"
)
_DATELINE = re.compile(r",?\s*(?:\([A-Z][\w/ .-]{1,24}\)\s*(?:[–—-]|,|(?=[A-Z]))|(?:[A-Z]{3,},?\s*)?(?:[–—]|--)\s)")
_SINCE = re.compile(r"\b(?:[Ss]ince|until)\b[^,;.]{0,80}$")
_FROM = re.compile(r"\b(?:from|starting|beginning)\s+(?:(?:on|from)\s+)?(?:the\s+)?$")
_BY_PHONE = re.compile(r"\b(?:in|during|over|via|by|through)\s+an?\s+(?:\w+\s+)?(?:tele)?phone\s+$")
_DECEMBER, _MONTH = 12, 31
_FOR = re.compile(
    r"\b(?:for|on|to\s+(?:attend|mark|celebrate|commemorate)|(?:mark|celebrat|commemorat)ing|in\s+(?:honou?r|commemoration|celebration)\s+of|"
    r"(?:the|on)\s+occasion\s+of)\s+(?:the|our|its|their)\s+(?:[\w’'-]+\s+){0,5}$"
)
_WORD = re.compile(r"\w+")
_SHORT = 62  # days: a season; longer times date a meeting only where they stand right at its trigger or its place
_RIGHT_AT, _FAR = (-40, 90), 260  # characters from the trigger
_AFTER_PLACE = re.compile(
    r"\b(?:in|at)\s+(?:the\s+)?[A-Z][\w’'. -]{1,40}\s+(?:in|during|at)?\s*(?:the\s+)?$"
    r"|\b(?:held|hosted|convened|organi[sz]ed|take\s+place|takes\s+place|scheduled|planned)\s+(?:for|in|during|at)?\s*(?:the\s+)?$"
)
_SAYS_WHICH = re.compile(r"\d{4}|\b(?:last|next|this|past|coming|same|following|previous)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_LONGEST_STAY = 14  # days
_LONG_NAME = 90  # characters of a body's name


def date_of(telling: Telling, begin: int, end: int, context: Context) -> When | None:
    """The time in ``text[begin:end]`` that dates the telling, if any."""
    fit: list[tuple[TimeExpression, When]] = []
    for expression in context.times(begin, end):
        if expression.time is None or not _may_date(expression, telling, begin, context):
            continue
        when = _meant(expression, telling, context)
        if when is not None:
            fit.append((expression, when))
    if not fit:
        return None
    # What is said after the trigger dates it rather than what opens the sentence: "Today we discussed … a meeting
    # on June 29".
    at = telling.position
    nearest = min(fit, key=lambda t: (t[0].span.begin < at, abs(t[0].span.begin - at)))
    if nearest[0].span.begin > at + 170 and len(fit) > 1:
        nearest = min(fit, key=lambda t: abs(t[0].span.begin - at))
    return nearest[1]


def _may_date(expression: TimeExpression, telling: Telling, begin: int, context: Context) -> bool:
    """Whether a time is said of the telling: of no other event, no duration and no name, and near enough."""
    assert expression.time is not None
    limit = expression.role == "by" and telling.status in {"planned", "proposed"}
    at, stop, text = telling.position, expression.span.begin, context.text
    begins = expression.role == "since" and expression.time.earliest == expression.time.latest and stop > at
    begins = begins and telling.status == "planned" and _FROM.search(text, max(at, stop - 30), stop) is not None
    if stop < at and _DATELINE.match(text, expression.span.end) and expression.time.latest == context.document.issued:
        return False  # "P, 13 February (ANA) — Prime Minister A will visit Q tomorrow"
    if expression.in_name or (expression.role not in {"on", "during"} and not limit and not begins):
        return False
    if stop > at and _ITS_OWN.match(text, expression.span.end):
        return False
    if stop > at and (AHEAD.search(text, max(at, begin), stop) or _OF_PAPER.search(text, at, stop)):
        return False
    if stop > at and _BEFORE_OR_AFTER.search(text, at, stop):
        return False
    if stop < at and telling.kind == "visit" and _AT_THE_END_OF.match(text[expression.span.end : at]):
        return False
    days, gap = (expression.time.latest - expression.time.earliest).days, stop - at
    if days > 366:
        return False
    if days > _SHORT and not _RIGHT_AT[0] <= gap <= _RIGHT_AT[1]:
        placed = 0 < gap <= _FAR and _AFTER_PLACE.search(text, max(at, stop - 70), stop)
        if not placed and not (gap < 0 and _of_one_verb(stop, at, context)):
            return False
    apart = _SINCE.search(text, max(begin, stop - 90), stop)
    if apart and not apart.start() < at < stop:
        return False
    behind = max(word_end(at, context), begin)
    larger = PART_OF.search(text, behind, stop) if gap > 0 else None
    until = larger.start() if larger is not None and larger["link"].startswith((*LINKS, "at")) else stop
    side = ON_SIDE.search(text, behind, stop) if gap > 0 else None
    until = min(until, side.start()) if side is not None else until
    # Else it dates another occasion, told after this one.
    others = (OTHER_OCCASION, _OTHER_EVENT, _WHO_DOES) if gap > 0 else ()
    told = (m for p in others if (m := p.search(text, behind, until)) is not None)
    return all(_is_own(m, at, context) or (m.re is OTHER_OCCASION and in_a_name(m, until, context)) for m in told)


def in_a_name(match: re.Match[str], stop: int, context: Context) -> bool:
    """As in "the summit of the Conference on Interaction, held in X": a word of a body's name, and the only one."""
    bodies = [
        m.span
        for m in context.mentions_in(max(0, match.start() - _LONG_NAME), match.end() + _LONG_NAME)
        if m.kind == "organization" and m.span.begin <= match.start() and match.end() <= m.span.end
    ]
    return bool(bodies) and OTHER_OCCASION.search(context.text, max(b.end for b in bodies), stop) is None


def word_end(position: int, context: Context) -> int:
    """The character after the word that begins at a position."""
    return word.end() if (word := _WORD.match(context.text, position)) is not None else position


def _is_own(match: re.Match[str], at: int, context: Context) -> bool:
    """Whether a word of an occasion is of the one told: "conferred with B in a telephone conversation on Tuesday"."""
    if match.re is _OTHER_EVENT:
        feast = match[0].lower() == "anniversary" and _FOR.search(context.text, at, match.start()) is not None
        return feast or _own_verb(match.start(), at, context)  # "to visit P for the 40th anniversary in September"
    return (
        match.re is OTHER_OCCASION
        and _BY_PHONE.search(context.text, max(at, match.start() - 40), match.start()) is not None
    )


def _of_one_verb(time: int, at: int, context: Context) -> bool:
    """As in "Later this year, the Minister of Trade, A, will travel to X": of what one verb tells."""
    verb = verb_at(time, context)
    return verb is not None and verb == verb_at(at, context)


def _own_verb(position: int, at: int, context: Context) -> bool:
    """As in "Negotiations were launched in Cali in June": what is done is done to the occasion itself."""
    verb = verb_at(at, context)
    return verb is not None and verb.idx == position and any(c.dep_ == "nsubjpass" for c in verb.lefts)


def _meant(expression: TimeExpression, telling: Telling, context: Context) -> When | None:
    """What a time means for what is told: the reading that fits its status; None where none does."""
    assert expression.time is not None
    reference, status = context.document.issued, telling.status
    if expression.role == "by":
        return _by(expression, reference)
    if reference is None or _fits(expression.time, status, reference) or _of_today(expression, telling, context):
        return When(expression.time, expression.basis)
    turned = _turned(expression, telling, reference, context)
    return When(turned, "resolved") if turned is not None and _fits(turned, status, reference) else None


def _by(expression: TimeExpression, reference: date | None) -> When | None:
    """As in "by the end of the year", "before the end of June": some time of that year, or of that month."""
    assert expression.time is not None
    last = expression.time.latest
    if reference is None or last <= reference or expression.time.earliest == last or last.year > reference.year + 1:
        return None
    if (last - expression.time.earliest).days > _MONTH and last.month != _DECEMBER:
        return When(expression.time, expression.basis)  # "by the first quarter", "by the summer"
    if last.month == _DECEMBER:
        return When(TimeSpan(f"{last.year:04d}"), expression.basis)
    return When(TimeSpan(f"{last.year:04d}-{last.month:02d}"), expression.basis)


def _fits(time: TimeSpan, status: str | None, reference: date) -> bool:
    if status in {"planned", "proposed"}:
        days = (time.latest - time.earliest).days
        return time.latest > reference or (time.latest == reference and 0 < days < _LONGEST_STAY)  # the last is today
    if status in {"held", "ongoing"}:
        return time.earliest <= reference
    return True


def _of_today(expression: TimeExpression, telling: Telling, context: Context) -> bool:
    """As in "Today I will travel to X": the day of the document itself, said of what is still to come on it."""
    time, reference = expression.time, context.document.issued
    if telling.status != "planned" or time is None or not time.earliest == time.latest == reference:
        return False
    verb = _deciding(expression, telling, context)
    if verb is None:
        return False
    return stance(verb) == "planned" or (verb.idx == telling.position and verb.tag_ in {"VBZ", "VBP"})


def _deciding(expression: TimeExpression, telling: Telling, context: Context) -> Token | None:
    """The verb that time and trigger stand with, or by which the trigger's noun goes on; None where there is none."""
    verb, told = verb_at(expression.span.begin, context), verb_at(telling.position, context)
    if verb is None or told is None or verb == told:
        return verb
    goes_on = verb.dep_ in {"relcl", "acl"} and any(t.idx == telling.position for t in verb.ancestors)
    return verb if goes_on else None


def verb_at(position: int, context: Context) -> Token | None:
    """The verb of the clause in which the word at a position stands, or the word itself where it is one."""
    span = context.analysis.doc.char_span(position, position + 1, alignment_mode="expand")
    if span is None:
        return None
    return span.root if span.root.pos_ in {"VERB", "AUX"} else governing_verb(span.root)


def _turned(expression: TimeExpression, telling: Telling, reference: date, context: Context) -> TimeSpan | None:
    """A weekday of the other week, or a month or day of the other year, where neither words nor nearness say of which.

    Only the verb of the time's own clause may say so.
    """
    assert expression.time is not None
    said, time = expression.span.of(context.text), expression.time
    if expression.basis != "resolved" or _SAYS_WHICH.search(said):
        return None
    if (verb := _deciding(expression, telling, context)) is None:
        return None
    asks = {verb.lemma_, verb.head.lemma_} & meeting_words("inviter")  # "have invited me to be there in July"
    invited = bool(asks) and telling.status in {"planned", "proposed"}
    goes = triggers("verb").get(verb.lemma_) == "visit" and verb.tag_ in {"VBZ", "VBP"}
    to_come = stance(verb) == "planned" or invited or (goes and telling.status == "planned")
    if not to_come and verb.tag_ not in {"VBD", "VBN"}:
        return None
    sign = 1 if to_come else -1
    if _WEEKDAY.match(said):
        days = dict.fromkeys((time.earliest, time.latest))  # one day, or the first and last of "Thursday to Saturday"
        return TimeSpan("/".join((d + timedelta(days=7 * sign)).isoformat() for d in days))
    if not is_far(time.edtf, reference) or not (said[:1].isupper() or said[:1].isdecimal()) or "02-29" in time.edtf:
        return None
    years = {str(y): str(y + sign) for y in (time.earliest.year, time.latest.year)}
    return TimeSpan("/".join(years.get(part[:4], part[:4]) + part[4:] for part in time.edtf.split("/")))
