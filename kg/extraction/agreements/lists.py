"""Lists of documents: what opens one says what was done with all its entries, when, and between whom.

    "They witnessed the signature of the following documents:"   what follows is signed
    "II. Announcements"                                          what follows is agreed
    "Six documents were signed. They include a protocol on …"    so is what the second sentence lists

An entry is an item, or a paragraph without a finite verb ("Memorandum of Understanding between … and … on …").
Between numbered entries a text may say what each is about: the next number takes the list up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extraction.agreements.act import Act
from kg.extraction.agreements.dates import time_of
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.instrument_nouns import next_noun, noun_of
from kg.extraction.agreements.instruments import find_instruments
from kg.extraction.agreements.list_states import is_titled_signed, state_of
from kg.extraction.agreements.status import find_act
from kg.extraction.agreements.verbs import DONE, PAPERS
from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.model import When

_SIGNED = re.compile(
    r"(?i)\b(?:sign(?:ed|ing|ature)?|adopted|endorsed|approved|initiall?ed|exchanged?|concluded|conclusion|inked)\b"
)
_AGREED = re.compile(r"(?i)\b(?:agree(?:d|ments?)?|announc\w+|deals?|contracts?|commit\w*)\b")
_DOCUMENTS = re.compile(r"(?i)\b(?:documents|agreements|mous?|memoranda|memorandums|instruments|exchanged|signed)\b")
_LIST_OF = re.compile(
    r"(?:\(?(?:Reference|Annex(?:ure)?|Attachment|Appendix)(?:\s+[A-Z0-9]+)?\)?\s*[:.–-]?\s*)?(?:the\s+)?(?:list\s+of\s+(?:[\w/&-]+\s+){0,3})?(?:documents|agreements|mous|memoranda|instruments|outcomes)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"\bannouncements?\b", re.IGNORECASE)
MARK = re.compile(
    r"[\s•*–—-]*(?:[(]?(?:\d{1,3}|[IVXivx]{1,5}|[A-Za-z])[.)]|\d{1,3}(?=\s*[\t|]))?[\s|]*"
    r"(?:(?:an?|the)\s+)?[“\"]?",
    re.IGNORECASE,
)
_GROUP = (
    r"(?:documents?|agreements?|mous?|memoranda|memorandums|instruments|papers|texts|deals|package|list|contracts|"
    r"treaties)"
)
_MEMBERS = re.compile(
    rf"\W*(?:(?:(?:these|they|those|the\s+(?:[\w-]+\s+){{0,3}}{_GROUP}(?:\s+signed|\s+exchanged)?)\s+(?:also\s+)?"
    r"(?:included?|includes|comprised?|comprises|are|were)\b(?!\s+(?:signed|exchanged|aimed|expected|worth|part|also))|"
    r"(?:among|amongst|including)\s+(?:these|them|those|the\s+(?:[\w-]+\s+){0,3}"
    rf"{_GROUP})(?P<done>\s+(?:signed|exchanged|adopted|concluded|inked))?\s*(?:,|:|are|were|is|was)|"
    rf"(?:these|they|those|the\s+(?:[\w-]+\s+){{0,3}}{_GROUP}(?:\s+signed|\s+exchanged)?)\s+"
    r"(?:concern(?:ed)?|cover(?:ed)?)\s+(?=an?\s|the\s|[A-Z])|"
    rf"(?:the\s+(?P<nth>first|second|third|fourth|other|last)|one)\s+(?:one\s+|{_GROUP}\s+)?"
    r"(?:of\s+(?:these|them|those)\s+)?(?:to\s+be\s+)?(?:(?:signed|inked|adopted|exchanged)\s+(?:by\s+[^,;.]{2,60}?\s)?)?"
    r"(?:is|was)\s+(?:an?|the)\s))",
    re.IGNORECASE,
)
# What follows papers of which some are named: "agreements between A and B, which included an agreement on trade".
_SOME_OF = re.compile(
    r"[^.;:]{0,80}?(?:\b(?:which|that)\s+includ|\bincluding\s|\bnamely\b|\bamong(?:st)?\s+(?:which|them)\b|"
    r"\bsuch\s+as\s|\bas\s+follows\b|:)"
)
_ENTRY_ENDS = re.compile(
    r"\s{3,}|[;,]?\s+[–—-]?\s*\(?(?:which\s+was\s+)?(?:signed|exchanged|initiall?ed|concluded)\s+(?:by|on|in|between)\b|"
    r"\s+[–—]\s+(?:by\s+)?(?:the\s+)?(?:Minister|President|Prime|Chair|Director)|[.;]\s|[.;,]?(?:\s+and)?\s*$"
)
_STYLED = r"(?:Mr|Mrs|Ms|Dr|Shri|Smt|Prof|H\.\s?E|Hon|Amb|Gen)\b"
_TOPICAL = re.compile(r"\b(?:on|between|concerning|regarding)\s")  # of an entry that stands as a line of its own
_SIGNATORY = re.compile(_STYLED)
_CELL = re.compile(rf"\t|\s\|\s|\n\s*{_STYLED}")
_LATER_NUMBER = re.compile(r"\W*(?:[2-9]|[1-9]\d|[IVX]{2,5}|[VX]|[b-z])[.)]\s+")
_MARK_REACH = 8  # characters of a line before its first sentence
_NAME_REACH = 60  # characters of a numbered entry within which its paper is called by its noun
_SECTION_WORDS = 5
_LINE_WORDS = 10  # of a line that opens a list without a colon
_LINE_LENGTH = 160  # characters of a line that says who signed
_TOPICS = re.compile(
    r"(?:\b(?:on|concerning|regarding|covering)|\b(?:areas|fields|sectors|topics|subjects|matters))\s*:\s*$",
    re.IGNORECASE,
)
# The first row of a table of papers: "S.No.  Title of MoU  Signatory from the one side …".
_HEADER = re.compile(
    r"\W*(?:S(?:r|l|erial)?\.?\s*(?:No|Nr)\.?|(?:No|Nr)\.|№|#)[\s|]*(?:(?:Title|Name|List)\s+of\s+(?:the\s+)?)?"
    r"(?:MoUs?|Agreements?|Documents?|Instruments?|Titles?)\b[^.;]*?\b(?:[Ss]ign|[Ee]xchanged)",
    re.IGNORECASE,
)
# A line that calls what follows by what was done with it: "□ MOUs signed in the presence of the Presidents (4)".
_GROUP_SIGNED = re.compile(
    r"\W*(?:(?:the|list\s+of|\d{1,3}|[a-z]+)\s+){0,3}(?:documents|agreements|mous|memoranda|instruments|treaties|contracts|"
    r"papers)(?:\s+of\s+\w+|/\w+)?(?:\s+and\s+\w+)?\s+(?:signed|exchanged|concluded|adopted|initiall?ed|inked)\b",
    re.IGNORECASE,
)
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_ENTRY_LENGTH = 450  # characters
_GROUP_REACH = 2  # sentences between a group and the one that lists its members
_NTH_REACH = 2  # more of them, before its second or last
_A_FORTNIGHT = 14  # days; longer times are no date of a signing


@dataclass(frozen=True, slots=True)
class Lead:
    """What opens a list says of its entries: their status, the sentence that says so, when, and between whom."""

    status: str
    sentence: int
    date: When | None = None
    parties: tuple[str, ...] = ()
    kind: str | None = None  # of its entries, where the line calls them by a noun: "the following memoranda:"
    topical: bool = False  # its entries say what each is on: "arrangements on:", "memoranda in the following areas:"


@dataclass(frozen=True, slots=True)
class Opening:
    """What a sentence stands under: the lead it is an entry of, with the entry's name, or the group it tells of."""

    lead: Lead | None = None
    group: Lead | None = None
    entry: tuple[int, int] | None = None


class Leads:
    """The lead of each sentence, in their order; one that prose ends is taken up by the next number of its list."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lead: Lead | None = None
        self._last: Lead | None = None

    def of(self, sentence: Sentence) -> Lead | None:
        """The lead that holds for this sentence."""
        self._lead = next_lead(sentence, self._context, self._lead)
        if self._lead is not None:
            self._last = self._lead
        elif self._last is not None and _goes_on(sentence, self._context):
            self._lead = self._last
        return self._lead


def _goes_on(sentence: Sentence, context: Context) -> bool:
    """Whether a line is a later entry of a numbered list: "II. MEMORANDUM OF UNDERSTANDING ON …"."""
    begin, end = sentence.span.begin, sentence.span.end
    line = context.text.rfind("\n", max(0, begin - _MARK_REACH), begin) + 1 or begin  # a number may stand apart
    number = _LATER_NUMBER.match(context.text, line, end)
    if number is None or begin > number.end() or not is_entry(sentence) or _tells(sentence):
        return False
    noun = next_noun(context.text, number.end(), min(end, number.end() + _NAME_REACH))
    return noun is not None and context.text[noun.start()].isupper()


def next_lead(sentence: Sentence, context: Context, lead: Lead | None) -> Lead | None:
    """The lead that holds for this sentence and those after it."""
    text = sentence.span.of(context.text).rstrip()
    heading = sentence.block == "heading" and not (lead is not None and _TOPICAL.search(text))
    alone = not text.endswith(".") and len(text.split()) <= _LINE_WORDS
    listing = sentence.block in {"title", "heading"} or text.endswith(":") or alone
    if _HEADER.match(text) or (not text.endswith(".") and len(text) <= _LINE_LENGTH and _GROUP_SIGNED.match(text)):
        return _lead("signed", sentence, context)
    if listing and _DOCUMENTS.search(text) and (state := state_of(text)):
        return replace(_lead(state, sentence, context), date=None)
    titled = sentence.block in {"title", "heading"} and is_titled_signed(text)
    if text.endswith(":") or (heading and _DOCUMENTS.search(text)) or (listing and (_LIST_OF.match(text) or titled)):
        if _SIGNED.search(text) or heading or _LIST_OF.match(text) or titled:
            return _lead("signed", sentence, context)
        group = group_before(sentence, context)  # "Six documents were signed. These include:"
        return group or (_lead("agreed", sentence, context) if _AGREED.search(text) else None)
    if lead is not None and (heading or sentence.block == "item"):
        words = text[MARK.match(text).end() :].split()  # type: ignore[union-attr]  # it matches the empty text too
        if len(words) <= _SECTION_WORDS and not text.endswith("."):
            if _ANNOUNCED.search(text):
                return Lead("agreed", sentence.index)
            if not words or heading:
                return lead
    return lead if lead is not None and (is_entry(sentence) or _is_signatory(sentence, context)) else None


def _is_signatory(sentence: Sentence, context: Context) -> bool:
    """Whether a line only says who signed what the line before it names: "Mr. Kumar, Secretary"."""
    begin, end = sentence.span.begin, sentence.span.end
    first = context.mention_at(begin)
    named = _SIGNATORY.match(context.text, begin, end) or (first is not None and first.kind == "person")
    return end - begin <= _LINE_LENGTH and bool(named)


def _lead(status: str, sentence: Sentence, context: Context) -> Lead:
    begin, end = sentence.span.begin, sentence.span.end
    times = [
        t
        for t in context.times(begin, end)
        if t.time is not None
        and not t.in_name
        and t.role in {"on", "during"}
        and (t.time.latest - t.time.earliest).days <= _A_FORTNIGHT
    ]
    date = context.when(times[0]) if len({t.time for t in times}) == 1 else None
    named = [e for m in context.mentions_in(begin, end) if m.kind in {"country", "person"} for e in m.entities]
    sides = [p for p in context.represent(named) if context.kind(p) == "country"]
    nouns = [i.noun for i in find_instruments(context.text, begin, end) if i.noun.plural and i.noun.kind in PAPERS]
    kind = nouns[-1].kind if nouns and sentence.block != "heading" else None
    topical = _TOPICS.search(context.text, begin, end) is not None
    return Lead(status, sentence.index, date, tuple(sides) if len(sides) > 1 else (), kind, topical)


def group_before(sentence: Sentence, context: Context) -> Lead | None:
    """What was done with the group whose members a sentence lists: "They include …", "Among them are …"."""
    begin, end = sentence.span.begin, sentence.span.end
    members = _MEMBERS.match(context.text, begin, end)
    if members is None:
        return None
    if members["done"]:
        return Lead("signed", sentence.index)  # "among the documents signed were a treaty on"
    reach = _GROUP_REACH + (_NTH_REACH if members["nth"] not in {None, "first"} else 0)
    for before in reversed(context.analysis.sentences[max(0, sentence.index - reach) : sentence.index]):
        for instrument in find_instruments(context.text, before.span.begin, before.span.end):
            if not instrument.noun.plural or instrument.noun.kind == "programme":
                continue
            act = find_act(instrument, instrument.end, before, context)
            if act.status in DONE:
                date = time_of(act.verb, before, context) if act.verb is not None else None
                topical = _TOPICS.search(sentence.span.of(context.text)) is not None
                noun = instrument.noun
                kind = ("memorandum" if noun.text == "arrangement" else noun.kind) if topical else None
                done = "signed" if act.status != "agreed" else "agreed"
                return Lead(done, before.index, date, kind=kind, topical=topical)
    return None


def group_of(instrument: Instrument, sentence: Sentence, context: Context) -> Act | None:
    """What is done with papers that no number tells, some of them named: "agreements, among which are"."""
    if not instrument.noun.plural or instrument.proper or instrument.noun.kind == "programme":
        return None
    if _SOME_OF.match(context.text, instrument.end, sentence.span.end) is None:
        return None
    act = find_act(instrument, instrument.end, sentence, context)
    return act if act.status in DONE or act.status == "negotiating" else None


def is_header(sentence: Sentence, context: Context) -> bool:
    """Whether a line only names the columns of a table of papers."""
    return _HEADER.match(context.text, sentence.span.begin, sentence.span.end) is not None


def is_entry(sentence: Sentence) -> bool:
    """Whether a sentence may be an entry of a list of documents."""
    if sentence.block == "item":
        return True
    span = sentence.span
    return span.end - span.begin <= _ENTRY_LENGTH and not _tells(sentence)


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence has a finite verb; what the model takes for one in a name has a capital."""
    return any(t.tag_ in FINITE and (t.text[:1].islower() or t.i == sentence.tokens.start) for t in sentence.tokens)


def entry_span(sentence: Sentence, context: Context) -> tuple[int, int] | None:
    """Where the words of an entry that is a name and nothing else begin and end; None for one that tells more."""
    begin, end = sentence.span.begin, sentence.span.end
    if end - begin > _ENTRY_LENGTH or _tells(sentence):
        return None
    mark = MARK.match(context.text, begin, end)
    start = mark.end() if mark else begin
    ends = [found.start() for pattern in (_ENTRY_ENDS, _CELL) if (found := pattern.search(context.text, start, end))]
    return start, min(ends, default=end)


def cell_end(opening: Opening, sentence: Sentence, context: Context) -> int:
    """Where what names a paper ends: before the cell or line that says who signed it, else at the sentence's end."""
    end = sentence.span.end
    if opening.entry is None:
        return end
    cell = _CELL.search(context.text, opening.entry[0], end)
    lines = [
        m.span.begin
        for m in context.mentions_in(opening.entry[0], end)
        if m.kind == "person" and context.text[m.span.begin - 1] == "\n"
    ]
    return min([cell.start() if cell else end, *lines])


def capital_entry(opening: Opening, sentence: Sentence, context: Context) -> Instrument | None:
    """An entry that is a paper's name in capitals throughout, where they tell no name: "MEMORANDUM … ON FISHERIES"."""
    if opening.entry is None or opening.lead is None:
        return None
    begin, end = opening.entry
    name = context.text[begin:end].rstrip(" .;,")
    noun = next_noun(context.text, begin, min(end, begin + _NAME_REACH)) if name.isupper() else None
    kind = noun_of(noun[0]) if noun is not None else None
    if noun is None or kind is None:
        return None
    return Instrument(begin, begin + len(name), kind, noun.start(), noun.end(), " ".join(name.split()), True)
