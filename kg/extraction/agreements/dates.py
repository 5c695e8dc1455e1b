"""When an instrument was signed or agreed: by its name, the words after it, its verb's clause, or an anniversary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.act import Act
from kg.extraction.agreements.anniversaries import founded
from kg.extraction.agreements.dates_before import dated_before
from kg.extraction.agreements.grammar import is_shared
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.instrument_nouns import next_noun
from kg.extraction.agreements.stated_dates import stated_date
from kg.extraction.agreements.status_before import ANNIVERSARY
from kg.extraction.agreements.told_apart import WHOSE
from kg.extraction.agreements.verbs import DONE, verbs
from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Sentence
from kg.model import TimeSpan, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN = frozenset(["xcomp", "conj", "ccomp", "pcomp", "acl", "acomp", "prep", "pobj", "dobj", "relcl"])
_RENEW = frozenset(["renew", "prolong"])
_STAND = frozenset(["be", "operate", "apply", "exist", "implement"])
_HELD = frozenset(["hold", "convene", "organise", "organize"])
_CLAUSE_REACH = 700  # characters between a verb and a time in its clause
_A_YEAR = 366  # days; a longer time dates no act
_VAGUE_TIME = re.compile(
    r"\b(?:recent(?:ly)?|earlier|previously|already|not so long ago|so far|to date|over the years|"
    r"long-standing|existing|past|(?:signed|concluded|adopted|launched|agreed)\s+then|at\s+that\s+time)\b|^\W*since\b",
    re.IGNORECASE,
)
# Said of this instrument, if right before it: "the previous programme".
_FORMER = re.compile(r"\bprevious\s+(?:[\w’-]+\s+){0,5}$", re.IGNORECASE)
_DATED = re.compile(
    r"[”\"’]?(?:\s+No\.?\s?\d{1,4})?(?:,\s+(?:also\s+|better\s+)?known\s+as\s+[^,;.]{2,40})?\s*(?:\([^)]*\))?(?:\s+with\s+[A-Z][^,;.:]{2,40})?,?\s+(?:on\s+which\s+(?:an\s+)?agreement\s+(?:in\s+principle\s+)?|(?:which|that)\s+)?"
    r"(?:(?:is|are|was|were|we|they|[A-Z]\w+|has\s+been|have\s+been|provisionally)\s+)*"
    r"(?:signed|concluded|adopted|issued|agreed|applied|in\s+force|in\s+effect|initiall?ed|exchanged|reached|made|"
    r"(?:entered|came)\s+into\s+(?:force|effect)|took\s+effect|expired|lapsed|of|"
    r"dat(?:ed|es|ing)(?:\s+(?:back\s+to|from))?|(?:go(?:es|ing)|reach(?:es|ing))\s+back\s+to)\s+"
    r"(?:(?:by|between)\s+[^,;.]{0,60}?\s+(?=(?:in|on|since)\s))?(?:in\s+(?!January|February|March|April|May|"
    r"June|July|August|September|October|November|December)[A-Z]\w+\s+)?(?:on\s+|in\s+|since\s+)?"
)
_ON = re.compile(
    r"\s*(?:\([^)]*\))?(?:\s+(?:Agreement|Treaty|Convention))?(?:\s+(?:with|between)\s+[^,;.:]{2,60}?)?\s+(?:on|in)\s+"
)
# As in "the ratification of the Treaty | and its entry into force on 1 April".
_ITS_ENTRY = re.compile(r"(?:\s*\([^)]*\))?,?\s+and\s+(?:of\s+)?its\s+entry\s+into\s+force\s+(?:on|in)\s+")
_AMENDS = re.compile(
    r"\b(?:amending|supplementing|extending|updating|modifying|replacing|superseding|to|"
    r"to\s+(?:replace|succeed|supersede|amend|update|revise))\s+(?:the|an?)\s"
)
_BRACKET = re.compile(r"\s*\((?:(?:signed|concluded)\s+)?(?:(?:on|in)\s+)?")
_SINCE = re.compile(r"\bsince\s+(?:the|its|their|our)\s+(?:[\w’'-]+\s+){1,8}(?:in|on)\s+$", re.IGNORECASE)
# As in "…, signed during the state visit".
_DURING = re.compile(
    r"\s*(?:\([^)]*\))?,?\s+(?:(?:which|that)\s+)?(?:(?:was|were|has\s+been|have\s+been|had\s+been)\s+)?"
    r"(?:signed|concluded|reached|adopted|agreed|exchanged|initiall?ed)\s+(?:during|on\s+the\s+occasion\s+of|"
    r"in\s+the\s+course\s+of)\s+(?:[\w.’'-]+\s+){0,8}?(?:visit|trip)\b"
)
_PAST = frozenset(["signed", "concluded", "launched", "in force", "terminated"])
_MONTH_OR_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_YEAR = 4  # characters of a time that is a year
_STRADDLE = 8  # characters of a date that a name breaks off
_PLACE_REACH = 60  # characters after "took place"
_TOOK_PLACE = re.compile(r"\s*(?:\([^)]*\))?,?\s+(?:which\s+)?(?:took\s+place|was\s+held|occurred)(?=\s)")
_NEAR = 4  # characters between "on" and a date: "the "


def find_date(instrument: Instrument, end: int, act: Act, sentence: Sentence, context: Context) -> When | None:
    """The date in the name, that of signing after it, or one in the clause of a verb that does something with it."""
    found = _find_date(instrument, end, act, sentence, context)
    done = act.verb is None or act.verb.tag_ in {"VBD", "VBN"}
    return _gone(found, context) if done and not act.coming and act.status in _PAST else found


def _find_date(instrument: Instrument, end: int, act: Act, sentence: Sentence, context: Context) -> When | None:
    text, stop = context.text, sentence.span.end
    inside = [
        t
        for t in context.times(instrument.begin, min(stop, instrument.end + _STRADDLE))
        if t.time is not None
        and t.span.begin < instrument.end  # "Agreement of September 26 | , 2016"
        and not _is_of_inner(t.span.begin, instrument, text)
        and not _is_to_come(t.time, context)
        # "by the | 1997 Agreement" dates it no less
        and (t.role == "on" or instrument.noun.needs_of or t.span.begin == instrument.begin)
    ]
    if instrument.noun.needs_of and act.status == "agreed":
        return None  # the year that it names is its own, not that of the decision
    ends = act.verb is not None and (act.status == "terminated" or _enters(act))
    if ends and act.verb is not None and (then := time_of(act.verb, sentence, context)) is not None:
        return then
    if inside and instrument.proper:
        return context.when(inside[0])
    if (before := dated_before(instrument, sentence, context)) is not None:
        return before
    if act.told is not None and (said := _told(act.told, sentence, context)) is not None:
        return said
    jubilee = ANNIVERSARY.search(text, max(sentence.span.begin, instrument.begin - 120), instrument.begin)
    if jubilee:
        to_come = act.verb is not None and stance(act.verb) == "planned"  # "will mark the 40th anniversary of"
        return founded(jubilee, instrument, sentence, context, to_come=to_come)
    for position in (instrument.end, end):
        signed = _DATED.match(text, position, stop) or _ITS_ENTRY.match(text, position, stop)
        near = (
            [t for t in context.times(signed.end() - 1, min(stop, signed.end() + 30)) if t.time is not None]
            if signed
            else []
        )
        inner = signed and _is_of_inner(position, instrument, text)
        if signed and near and not inner and near[0].span.begin <= signed.end() + 12:
            return context.when(near[0])
    if (stated := stated_date(instrument, end, act, sentence, context)) is not None:
        return stated
    if instrument.noun.kind != "programme" and (year := in_brackets(instrument.end, stop, context)) is not None:
        return year
    if (whose := WHOSE.match(text, instrument.end, stop)) and instrument.noun.kind != "programme":
        return _told((whose.start(), min(stop, whose.end() + _PLACE_REACH)), sentence, context)
    place = _TOOK_PLACE.match(text, end, stop)
    if place and (held := _told((place.end(), min(stop, place.end() + _PLACE_REACH)), sentence, context)) is not None:
        return held
    if _DURING.match(text, instrument.end, stop) or _DURING.match(text, end, stop):
        return _of_visit(context)
    if act.coming and not act.direct:
        return None
    on = _ON.match(text, instrument.end, stop) if act.status in DONE or act.status == "in force" else None
    if on and (
        near := [t for t in context.times(on.end(), on.end() + 30) if t.time and t.span.begin - on.end() < _NEAR]
    ):
        return context.when(near[0])
    if act.status == "in force" and act.verb is not None and act.verb.lemma_ in _STAND:
        return _since(act.verb, sentence, context)
    done = (act.direct or act.status in DONE) and act.verb is not None and _meant(act.verb) in DONE
    if act.verb is not None and (done or act.status == "rejected"):
        return time_of(act.verb, sentence, context)
    return None


def _meant(verb: Token) -> str:
    """The status that a verb gives a paper; one that is renewed is signed once more."""
    return "signed" if verb.lemma_ in _RENEW else verbs().get(verb.lemma_, "signed")


def _is_of_inner(position: int, instrument: Instrument, text: str) -> bool:
    """Whether a time dates the paper in another's name: "Protocol amending the Treaty of | 2008"."""
    amends = _AMENDS.search(text, instrument.noun_end, max(instrument.noun_end, position))
    return amends is not None and next_noun(text, amends.end(), max(amends.end(), position)) is not None


def in_brackets(position: int, stop: int, context: Context) -> When | None:
    """The one time that brackets after a name hold: "Agreement on Trade (1994)"."""
    bracket = _BRACKET.match(context.text, position, stop)
    if bracket is None:
        return None
    near = [t for t in context.times(bracket.end(), min(stop, bracket.end() + _PLACE_REACH)) if t.time is not None]
    if not near or near[0].span.begin != bracket.end() or context.text[near[0].span.end : near[0].span.end + 1] != ")":
        return None
    time = near[0].time
    return context.when(near[0]) if time is not None and "/" not in time.edtf else None


def _enters(act: Act) -> bool:
    """As in "the agreement signed in May entered into force on 5 March": the later of the two."""
    return act.status == "in force" and act.verb is not None and act.verb.lemma_ in {"enter", "come", "take", "ratify"}


def _told(span: tuple[int, int], sentence: Sentence, context: Context) -> When | None:
    """The first time within the characters that say when: "in September 2009 during the visit", "ten years ago".

    Where none is, one in the clause of the word before them: "signed | by Finland, Sweden and Norway last May".
    """
    near = [
        t
        for t in context.times(*span)
        if t.time is not None
        and t.role in {"on", "during", "since"}
        and (t.time.latest - t.time.earliest).days <= _A_YEAR
    ]
    if near:
        return context.when(near[0])
    before = context.analysis.doc.char_span(span[0] - 1, span[0], alignment_mode="expand")
    verb = before[0] if before is not None and len(before) else None
    return time_of(verb, sentence, context) if verb is not None and verb.pos_ == "VERB" else None


def _since(verb: Token, sentence: Sentence, context: Context) -> When | None:
    """As in "has been in force since last year"."""
    end = min(sentence.span.end, verb.right_edge.idx + len(verb.right_edge))
    times = [t for t in context.times(verb.idx, end) if t.time is not None and t.role == "since"]
    return context.when(times[0]) if times else None


def _of_visit(context: Context) -> When | None:
    """The time of the one visit that the document tells of as held and dates."""
    visits = [s.occasion for s in context.scenes if s.occasion.kind == "visit" and s.occasion.status == "held"]
    dates = {o.date.time: o.date for o in visits if o.date is not None}
    return When(next(iter(dates)), "resolved") if len(dates) == 1 else None


def time_of(verb: Token, sentence: Sentence, context: Context) -> When | None:
    """The time that a verb's own clause states: "In March, we signed …"."""
    begin, end = max(sentence.span.begin, verb.idx - _CLAUSE_REACH), min(sentence.span.end, verb.idx + _CLAUSE_REACH)
    own = [
        t
        for t in context.times(begin, end)
        if t.time is not None
        and not (t.in_name and len(t.time.edtf) == _YEAR)  # "the 2019 Enhanced Partnership"
        and t.role in {"on", "during"}
        and (t.time.latest - t.time.earliest).days <= _A_YEAR
        and _in_clause(t.span.begin, verb)
        and not _SINCE.search(context.text, begin, t.span.begin)
    ]
    if not own:
        when = next((c for c in verb.lefts if c.dep_ == "advcl" and _is_when(c)), None)
        return time_of(when, sentence, context) if when is not None else None
    if _is_relative(verb):  # "recalled the visit in March, when they signed …, and the talks in June": March
        clause = verb.left_edge.idx
        within = [t for t in own if clause <= t.span.begin <= verb.right_edge.idx]
        before = [t for t in own if t.span.begin < clause]
        own = within or before[-1:] or own
    return context.when(min(own, key=lambda t: abs(t.span.begin - verb.idx)))


def _is_when(clause: Token) -> bool:
    """As in "When they met in Lima in May, | they signed": what was done then was done on that day."""
    past = clause.tag_ in {"VBD", "VBN"} and not any(c.tag_ == "MD" for c in clause.lefts)
    return past and any(c.lower_ == "when" for c in clause.lefts)


def _gone(when: When | None, context: Context) -> When | None:
    """A day or month without a year, of what is done: in May "was signed in November" is of last year."""
    if when is None or when.basis != "resolved" or not _is_to_come(when.time, context):
        return when
    edtf = when.time.edtf
    if not _MONTH_OR_DAY.fullmatch(edtf) or edtf.endswith("02-29"):
        return when
    return When(TimeSpan(f"{int(edtf[:4]) - 1}{edtf[4:]}"), "resolved")


def _is_to_come(time: TimeSpan, context: Context) -> bool:
    """Whether a time is later than the document: the year in "2030 Roadmap" dates no act."""
    issued = context.document.issued
    return issued is not None and time.earliest > issued


def _in_clause(position: int, verb: Token) -> bool:
    """Whether the word at a position belongs to the verb's clause or the one that governs it ("agreed to launch")."""
    span = verb.doc.char_span(position, position + 1, alignment_mode="expand")
    if span is None:
        return False
    over = governing_verb(span.root)
    if over is not None and over.lemma_ in _HELD and over.dep_ in {"acl", "relcl"}:
        over = governing_verb(over.head)  # "signed at the Forum held in Delhi on 7 November"
    own = verb
    for _ in range(6):
        if own == over:
            return True
        if own.head == own or not (own.dep_ in _WITHIN or (own.dep_ == "advcl" and _is_relative(own))):
            return False
        if own.dep_ == "conj" and not is_shared(span.root, own):
            return False
        own = own.head
    return False


def _is_relative(verb: Token) -> bool:
    """As in "… in March, during which they signed …"."""
    near = verb.doc[max(0, verb.left_edge.i - 1) : verb.i]
    return any(t.lower_ in {"which", "where", "when"} for t in near[:4])


def told_vaguely(sentence: Sentence, position: int, context: Context) -> bool:
    """Whether the sentence puts its act at some other, unsaid time: "the recent signing", "not so long ago"."""
    begin = sentence.span.begin
    if begin <= position < sentence.span.end and _FORMER.search(context.text, max(begin, position - 60), position):
        return True
    return bool(_VAGUE_TIME.search(around(position, sentence, context)))


def around(position: int, sentence: Sentence, context: Context) -> str:
    """The sentence, of a very long one what stands near the position, or its beginning where that is not in it."""
    begin, end = sentence.span.begin, sentence.span.end
    if not begin <= position < end:
        position = begin
    return context.text[max(begin, position - _CLAUSE_REACH) : min(end, position + _CLAUSE_REACH)]
