"""Whether a name in capitals is an instrument's: not that of a body, a principle or one side's own paper."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction import rules
from kg.extraction.agreements.act import Act
from kg.extraction.agreements.acting_bodies import is_acting
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.instrument_nouns import noun_of
from kg.extraction.agreements.verbs import verbs
from kg.extraction.context import Context
from kg.extraction.titles import content_words
from kg.language.analysis import Sentence
from kg.language.body_names import body_words
from kg.language.people import fold
from kg.lexicons import organisations
from kg.model import Span

_UNILATERAL = re.compile(
    r"\b(?:executive order|act|bill|defense buildup|inflation reduction|marshall|press|opening|closing|"
    r"declaration of independence|national security strategy|"
    r"(?:un|united nations) charter|charter of the united nations|budget|rescue plan|recovery plan|jobs plan|"
    r"universal declaration of human rights)\b",
    re.IGNORECASE,
)
_OF_PERSON = re.compile(r"\w,\s$")
_DEPARTMENT = re.compile(r"^(?:the\s+)?(?:Department|Ministry|Office|Bureau|Agency|Administration)\b")
_ITS_MEETING = re.compile(r"\b(?:meetings?|sessions?|rounds?|sittings?|co-?chairs?|chair)\s+(?:of|for)\s+(?:the\s+)?$")
_MEETS = re.compile(
    r"\s+(?:[Mm]eetings?|[Ss]essions?|[Tt]alks|[Ss]ummit|[Mm]inisterial|[Cc]o-?[Cc]hairs?|[Cc]hair(?:man|person)?)\b"
)
_OFFICIAL = re.compile(
    r"\b(?:Ministry|Agency|Authority|Department|Government|Police|Service|Administration|Directorate|Office|Commission|"
    r"Universit(?:y|ies)|Academy|Chamber|[Rr]egion|[Pp]rovince|[Cc]ounty|[Mm]unicipality)\b"
)
_PUBLIC = re.compile(
    r"\b(?:National|State|Institute|University|Academy|School|College|Chamber|Council|Association|Union|Federation|Confederation|"
    r"Centre|Center|Foundation|Fund|Commission|Committee|Secretariat|Organi[sz]ation|Parliament|Assembly|Senate|Court|"
    r"Railways?|Embassy|Mission|Delegation|Community|Forum|Group of|Alliance|Bloc|Library|Archives?|Museum|Society|"
    r"Board)\b"
)
_BUILT = re.compile(r"\b(?:Economic|Green|Growth|Development|Trade)\b")
_MARGINS = re.compile(r"\b(?:margins?|sidelines?|fringes)\s+of\s+[^,;]*$")
_THEME = re.compile(
    r"\b(?:themed?|slogan|motto|title|titled|entitled|topic)\b[^.;,”\"]{0,12}[“\"‘'][^”\"]{0,60}$", re.IGNORECASE
)
_A_MEETING = re.compile(r"\b(?:Meeting|Session|Round|Summit|Retreat|Consultations)\b")
# As in "welcomed the recent launch of the | … Team", whoever does the welcoming.
_FOUNDED = re.compile(
    r"\b(?:launch|establishment|creation|setting[\s-]up|formation|founding)\s+of\s+(?:the|an?)\s+(?:(?:new|joint)\s+)?$"
)
_OPENS = re.compile(r"[\W\d]*(?:(?:An?|The|New|Our|Enhanced|Expanded)\s+){0,2}[“\"]?")
_COLON = re.compile(r"[”\"]?\s*(?:\([^()]{1,40}\))?\s*:")
_AGAIN = re.compile(r"\W*(?:[Tt]he|[Tt]his)\s+(?:(?:new|joint)\s+)?(?P<noun>[a-z]{4,12})\b")
_WHICH = re.compile(r"\b(?:which|that|who|whose)\b")
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_COMMON = frozenset(["partnership", "initiative"])  # bodies that are called so are what states set up together
_PAPER_NAME = re.compile(r"\b(?:Agreement|Treaty|Convention|Protocol|Pact|Accords?)$")
_OF = re.compile(r"^[A-Z][\w ]+ of the (?=[A-Z])")
_NTH_YEAR = re.compile(r"\d+(?:st|nd|rd|th)\s")  # "the 50th Year of Friendship"
_HEADLINE_REACH = 40  # a joint statement's own headline starts with its name


def is_instrument(
    instrument: Instrument, sentence: Sentence, context: Context, act: Act, before: str, *, listed: bool = False
) -> bool:
    """Whether a name in capitals is that of an instrument between parties; one ``listed`` is an entry, no heading."""
    noun, span = instrument.noun, Span(instrument.begin, instrument.end)
    reason = None
    begins = not listed and instrument.begin < sentence.span.begin + _HEADLINE_REACH
    if _UNILATERAL.search(instrument.title):
        reason = "one government's own document, or a principle"
    elif noun.placed and not _is_after_place(instrument, sentence, context, before):
        reason = "no place that it is named for"
    elif is_organisation(instrument.title) and not (noun.text in _COMMON or (noun.founded and _is_launched(act))):
        reason = "an organisation of that name"
    elif (
        sentence.block in {"title", "heading"}
        and re.match(r"(?:Joint )?(?:Statement|Readout|Declaration|Communiqu)", instrument.title)
        and begins
    ):
        reason = "the document itself"
    elif context.text[instrument.noun_begin].islower() and any(
        m.span.end >= instrument.noun_begin - 1 and m.kind in {"country", "person"}
        for m in context.mentions_in(instrument.begin, instrument.noun_begin)
        if m.span.begin == instrument.begin
    ):
        reason = "somebody's own, without a name"
    elif act.status is None and _OF_PERSON.search(before) and _ends_person(instrument.begin, context):
        reason = "where somebody works"
    elif (
        not listed
        and instrument.title.isupper()
        and " " in instrument.title
        and sentence.span.of(context.text).isupper()
    ):
        reason = "a heading"
    elif not listed and act.status is None and _is_label(instrument, sentence, context):
        reason = "the label of what follows"
    elif is_acting(instrument, sentence, context, before):
        reason = "a body that acts"
    elif noun.kind == "programme" and (_ITS_MEETING.search(before) or _MEETS.match(context.text, instrument.end)):
        reason = "a body whose meeting it is"
    elif noun.kind == "programme" and _A_MEETING.search(instrument.title) and not _is_set_up(act):
        reason = "a meeting of a body of that name"
    elif noun.founded and not (_is_set_up(act) or _FOUNDED.search(before)):
        reason = "a body that is not set up here"
    elif noun.text == "notes":  # "Notes to Editors"
        reason = "no name of its own"
    elif noun.needs_of and _NTH_YEAR.match(instrument.title):
        reason = "an anniversary"
    elif noun.counted and act.status is None:
        reason = "nothing is done with it"
    elif noun.text == "corridor" and act.status is None and not _BUILT.search(instrument.title):
        reason = "a route"
    elif _MARGINS.search(before):
        reason = "an event"
    elif _THEME.search(before):
        reason = "the theme of an event"
    elif noun.plural and noun.kind == "programme":
        reason = "many, none of them named"
    elif _DEPARTMENT.match(instrument.title) or re.search(r"\b(?:Department|Ministry)\b.{0,30}[’']s?\s+$", before):
        reason = "a department's own programme"
    elif (
        sentence.block in {"title", "heading"}
        and noun.text
        in {"joint statement", "statement", "declaration", "joint declaration", "communiqué", "joint communiqué"}
        and begins
    ):
        reason = "the document itself"
    elif noun.text[-1:].isupper() and instrument.title == noun.text and act.status is None:
        reason = "nothing is done with it"
    elif (
        noun.text == "statement"
        and act.status is None
        and not instrument.title[0].isdigit()
        and "Joint" not in instrument.title
        and not re.search(r"\d{4}", instrument.title)
    ):
        reason = "one side's statement"
    elif (
        not content_words(re.sub(r"\b\d+-year\b", "", instrument.title)) - content_words(noun.text)
        and not instrument.title[-1:].isupper()
        and not (noun.kind == "programme" and " " in instrument.title and _is_set_up(act))
    ):
        reason = "no name of its own"
    if reason:
        context.refuse(rules.AGREEMENT_NAMED, reason, span)
    return reason is None


def _is_label(instrument: Instrument, sentence: Sentence, context: Context) -> bool:
    """Whether a name only heads what is told behind a colon: "A Partnership for Peace:", "- Clean Fund: We will …"."""
    colon = _COLON.match(context.text, instrument.end, sentence.span.end)
    if colon is not None and instrument.noun.plural:
        return not context.text[colon.end() : sentence.span.end].strip(" *\n")
    if (
        colon is None
        or instrument.noun.kind != "programme"
        or not _OPENS.fullmatch(context.text, sentence.span.begin, instrument.begin)
    ):
        return False
    if (again := _AGAIN.match(context.text, colon.end(), sentence.span.end)) and noun_of(again["noun"]) is not None:
        return False  # "- Africa-Europe Investment Package: The package aims to"
    verb = next((t.idx for t in sentence.tokens if t.idx >= colon.end() and t.tag_ in _FINITE), None)
    if verb is None:
        return not context.text[colon.end() : sentence.span.end].strip(" *\n")
    return _WHICH.search(context.text, colon.end(), verb) is None  # of a sum that stands there, no clause of its own


def _is_after_place(instrument: Instrument, sentence: Sentence, context: Context, before: str) -> bool:
    """Whether the name is that of a place and the noun alone: "Kigali Amendment", "the Christchurch Call".

    Towns that no list holds are told by the model, which takes such a name for one body or event.
    """
    if instrument.noun.text == "call" and not before.lower().endswith("the "):
        return False  # "his Washington call"
    place = context.mention_at(instrument.begin)
    if place is not None and place.span.end < instrument.noun_end:
        return place.kind == "place" and instrument.noun_begin - place.span.end == 1
    words = sentence.tokens.doc.char_span(instrument.begin, instrument.noun_end)
    if instrument.noun.text != "call" or words is None or len(words) != 2:
        return False
    return words[0].ent_type_ == words[1].ent_type_ and words[0].ent_type_ in {"ORG", "EVENT", "FAC"}


def _ends_person(begin: int, context: Context) -> bool:
    """Whether a person's name ends right before: "- Jane Doe, Open Markets Project"."""
    return any(m.kind == "person" and begin - m.span.end <= 2 for m in context.mentions_in(begin - 80, begin))


def _is_set_up(act: Act) -> bool:
    """Whether the text sets a body up, or says that it will, or proposes to."""
    if act.verb is not None and act.verb.lemma_ == "set" and not any(c.lower_ == "up" for c in act.verb.children):
        return False  # "set forth in", "set out by"
    if act.verb is not None and act.verb.lemma_ == "exchange":
        return False  # views on it
    if act.status == "launched" or (act.direct and act.status == "signed"):
        return True
    if not act.direct or act.verb is None or act.status not in {"agreed", "proposed"}:
        return False
    return act.verb.lemma_ == "announce" or verbs().get(act.verb.lemma_) == "launched"


def _is_launched(act: Act) -> bool:
    return _is_set_up(act) and act.verb is not None and verbs().get(act.verb.lemma_) == "launched"


@cache
def _organisations() -> frozenset[str]:
    return frozenset(fold(n) for row in organisations() for n in (row.name, *row.names, *row.abbreviations))


def is_organisation(title: str) -> bool:
    """Whether the name is that of an organisation in the lexicon: "UN World Food Program"."""
    if _PAPER_NAME.search(title):
        return False  # "Central European Free Trade Agreement", by which its members are called, too
    plain = fold(_OF.sub("", title))  # "Annual Meetings of the | International Monetary Fund"
    bare = re.sub(r"^(?:un|u\.n\.|united nations)\s+", "", plain)
    return bool({plain, bare, f"united nations {bare}"} & _organisations())


def are_official(parties: list[str], context: Context) -> bool:
    """Whether one of the bodies is of a state, by its name: "Ministry of Innovation"."""
    return any(_OFFICIAL.search(context.entities[p].name or "") for p in parties)


def has_company(parties: list[str], context: Context) -> bool:
    """Whether one of several parties is a firm by its name, whoever else signs: "China Merchants Port Holdings"."""
    names = [context.entities[p].name or "" for p in parties if context.kind(p) == "organization"]
    return len(parties) > 1 and any(_is_firm(name) for name in names)


def _is_firm(name: str) -> bool:
    """By the word that it ends in, or by having none that bodies of a state or of the public are called by."""
    if is_organisation(name) or _OFFICIAL.search(name) or _PUBLIC.search(name):
        return False
    last = name.split()[-1:]
    return bool(set(last) & (body_words("company") - body_words("public"))) or " of " not in name


def are_companies(parties: list[str], context: Context) -> bool:
    """Whether all parties are bodies that the lexicon of international organisations does not hold."""
    return all(
        context.kind(p) == "organization" and not is_organisation(context.entities[p].name or "") for p in parties
    )
