"""Joint decisions told in lists: what each side will do, and deals."""

from __future__ import annotations

import re

from kg.extraction import rules
from kg.extraction.agreements.commitment_drafts import Commitment, is_vague, title_of
from kg.extraction.agreements.commitment_verbs import ACTION_NOUNS
from kg.extraction.agreements.instruments import papers_in
from kg.extraction.agreements.lists import MARK
from kg.extraction.agreements.sides import main_parties
from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.model import Span

_DEAL_NOUNS = re.compile(
    r"^[\s•*–—-]*(?:\d+[.)]\s*)?(?P<title>(?:the\s+|an?\s+)?(?:Procurement|Purchases?|Suppl(?:y|ies)|Sales?|"
    r"Acquisition|Deliver(?:y|ies)|Construction|Export|Import|Investment)s?\s+(?:of|in|to)\s+.+)",
    re.IGNORECASE,
)
DEAL_LEAD = re.compile(r"\b(?:deals?|contracts?|purchases?|transactions)\b[^:]*:\s*$", re.IGNORECASE)
_DEAL_CUT = re.compile(
    r",|\s+(?:currently\s+)?(?:valued|worth|with\s+an?|totall?ing|estimated|amounting|for\s+(?:US)?\$)\b|[.;]\s*$"
)
ACTION_LEAD = re.compile(
    r"\b(?:commit\w*|agree[ds]?|decide[ds]?|pledge[ds]?|undertakes?|will\s+take|to\s+take|"
    r"resolved?)\b[^:]{0,120}\b(?:following|as\s+follows|these|below)\b[^:]{0,80}:\s*$",
    re.IGNORECASE,
)
AGREED_LEAD = re.compile(
    r"\b(?:agreed?|decided?|resolved|pledged|committed|undertook)(?:\s+(?:today|also|further|jointly))?"
    r"(?:\s+(?:that|to))?\s*:\s*$",
    re.IGNORECASE,
)
# What is to be stepped up in some fields may be decided on in each: "agreed to work together in the following areas:".
AREAS_LEAD = re.compile(
    r"\b(?:agree[ds]?|decide[ds]?|concurred)\b[^:]{0,160}\b(?:following|these)\s+(?:\w+\s+){0,2}"
    r"(?:areas|fields|points|issues|matters|sectors|decisions|directions|lines)\s*:\s*$|"
    r"\b(?:agree[ds]?|decide[ds]?|concurred)\s+(?:up)?on\s+the\s+following\s*:\s*$",
    re.IGNORECASE,
)
# As in "- Transport – | more frequent trains …", "(a) | Opening of a consulate in …".
_NAMED_ENTRY = re.compile(
    r"^[\s•*–—-]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s*)?(?:[A-Z][\w ,&/’-]{2,60}?(?:\s+[–—-]|:)\s+)?"
    r"(?P<title>(?:(?:the\s+|an?\s+)?setting[\s-]up|(?P<more>(?:more|additional|increased|further|higher)\s))?[\s\S]+)"
)
_FIGURE = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twice|double|daily|weekly)\b")
_ACTS_ON = re.compile(r"(?:the\s+|an?\s+)?(?:[\w-]+\s+){1,3}?(?:of|up|between|from|for)\s", re.IGNORECASE)
_SETTING_UP = re.compile(
    r"(?:the\s+)?(?:setting[\s-]up|formation|launch|increase|doubling|raising|reduction)\b", re.IGNORECASE
)
# As in "* to lift the number …; and", "that the two countries will jointly supply …".
_AGREED_ENTRY = re.compile(
    r"^[\s•*–—-]*(?:\d+[.)]\s*)?(?:that\s+)?(?P<said>(?:to\s+|(?=[a-z]\w+\s)(?!the\b|that\b|two\b|both\b)|"
    r"(?:the\s+)?(?:[A-Z]|two\s|both\s)[\w.’' ]{1,60}?\s+(?:will|shall|would)\s+)(?:\w+ly\s+)?(?P<verb>\w+))",
)
_TOLD_ELSEWHERE = frozenset(["meet", "hold", "visit", "host", "convene", "be", "begin", "start", "sign"])
_CLAUSE = re.compile(r"\((?:i{1,3}|iv|vi{0,3}|[a-h]|\d)\)\s*")
_WILL = re.compile(r"^[\s•*–—-]*(?:The\s+)?(?P<who>[A-Z][\w.’' ]{1,60}?)\s+(?:will|shall)\s+(?=\w|\()")
_PAPER_REACH = 40  # characters of an entry within which an instrument is what it is about
_GERUND_ONLY = re.compile(r"^(?:\w+ing)\b")


def undertakings(sentence: Sentence, opened: int, context: Context) -> list[Commitment]:
    """As in "China will (i) modify …; and (ii) adopt …": one for each numbered act."""
    text = sentence.span.of(context.text)
    who = _WILL.match(text)
    if who is None and sentence.block != "item":
        return []
    start = who.end() if who else MARK.match(text).end()  # type: ignore[union-attr]  # it matches the empty text too
    marks = list(_CLAUSE.finditer(text, start))
    starts = [m.end() for m in marks] or [start]
    found = []
    for begin, end in zip(starts, [*[m.start() for m in marks[1:]], len(text)], strict=False):
        title = title_of(sentence.span.begin + begin, sentence, context, sentence.span.begin + end)
        first = re.match(r"\w+", title)
        if first is None or _GERUND_ONLY.match(title) or is_vague(first[0].lower()):
            continue
        at = sentence.span.begin + begin
        if who is None and any(i.noun_begin - at < _PAPER_REACH for i in papers_in(context.text, at, at + len(title))):
            continue  # the instrument is told by itself
        title = f"{who['who']} will {title}" if who else title
        found.append(
            Commitment(
                title,
                "commitment",
                "agreed",
                rules.AGREEMENT_UNDERTAKING,
                at,
                at,
                at + end - begin,
                sentence.index,
                main_parties(context),
                lead=opened,
            )
        )
    return found


def agreed_entry(sentence: Sentence, opened: int, context: Context) -> list[Commitment]:
    """As in "The leaders agreed: * to lift the number of … to 1,500": what is concrete and no paper or meeting."""
    text = sentence.span.of(context.text)
    entry = _AGREED_ENTRY.match(text)
    if entry is None or entry["verb"].lower() in _TOLD_ELSEWHERE:
        return []
    said = sentence.span.begin + entry.start("said")
    if entry["said"] == entry["verb"]:  # "abolish visas", not "visas for students"
        verb = context.analysis.doc.char_span(said, said + len(entry["verb"]))
        if verb is None or verb[0].tag_ not in {"VB", "VBP"}:
            return []
    begin = said + 3 if entry["said"].startswith("to ") else said
    title = re.sub(r"\s+and$", "", title_of(begin, sentence, context))
    end = begin + len(title)
    figure = bool(context.analysis.quantities_in(Span(begin, end)))
    if is_vague(entry["verb"].lower()) and not figure:
        return []
    if any(i.noun_begin - begin < _PAPER_REACH for i in papers_in(context.text, begin, end)):
        return []  # the instrument is told by itself
    at, rule = sentence.span.begin + entry.start("verb"), rules.AGREEMENT_UNDERTAKING
    sides = main_parties(context)
    return [Commitment(title, "commitment", "agreed", rule, at, begin, end, sentence.index, sides, lead=opened)]


def named_entry(sentence: Sentence, opened: int, context: Context) -> list[Commitment]:
    """As in "agreed on the following: - Opening of a consulate in Arica": an act by its noun, no paper or meeting."""
    text = sentence.span.of(context.text)
    entry = _NAMED_ENTRY.match(text)
    if entry is None or sentence.block != "item":
        return []
    begin = sentence.span.begin + entry.start("title")
    title = re.sub(r"\s+and$", "", title_of(begin, sentence, context))
    end = begin + len(title)
    figure = _FIGURE.search(context.text, begin, end) is not None
    acts = _SETTING_UP.match(title) or ACTION_NOUNS.match(title)
    if title.startswith("to ") or not ((acts and _ACTS_ON.match(title)) or (entry["more"] and figure)):
        return []
    rule, sides = rules.AGREEMENT_UNDERTAKING, main_parties(context)
    return [Commitment(title, "commitment", "agreed", rule, begin, begin, end, sentence.index, sides, lead=opened)]


def deal(sentence: Sentence, context: Context) -> list[Commitment]:
    """As in "- Procurement of aircraft currently valued at …"."""
    entry = _DEAL_NOUNS.match(sentence.span.of(context.text))
    if entry is None:
        return []
    cut = _DEAL_CUT.search(entry["title"])
    title = re.sub(r"\s+", " ", entry["title"][: cut.start()] if cut else entry["title"]).strip(" .;")
    at = sentence.span.begin + entry.start("title")
    return [
        Commitment(
            title,
            "contract",
            "agreed",
            rules.AGREEMENT_DEAL,
            at,
            at,
            sentence.span.end,
            sentence.index,
            main_parties(context),
            undated=True,
        )
    ]
