"""Agreements: instruments and concrete joint decisions (guidelines, "Agreements").

Rules:

    agreement.named       an instrument with a name of its own: "Strategic Framework Agreement"
    agreement.common      an instrument told by a noun and what it is on, or by what is done with it: "signed a contract"
    agreement.counted     a group told by a number: "about 70 business agreements"
    agreement.item        one entry of a list of documents: "• A Memorandum of Understanding on …"
    agreement.commitment  "the two leaders agreed to introduce …" (`kg.extraction.commitments`)
"""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.agreement_drafts import Draft, finish, merge
from kg.extraction.agreement_parties import find_parties, is_one_sided, main_parties, sides_at
from kg.extraction.agreement_status import DONE, Act, find_act, find_date
from kg.extraction.commitments import find_commitments, is_vague
from kg.extraction.context import Context
from kg.extraction.instruments import Instrument, find_instruments, noun_of
from kg.extraction.occasions import Occasion
from kg.extraction.titles import content_words, topic_end, topics
from kg.language.analysis import Sentence
from kg.language.people import fold
from kg.lexicons import organisations
from kg.model import Agreement, Span

_WORDS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "fifteen": 15, "twenty": 20, "a dozen": 12, "dozens of": 24, "dozen": 12,
}
_NUMBER = re.compile(
    r"\b(?P<about>about|around|some|nearly|almost|over|more than|approximately|at least|up to)?\s*"
    r"(?<![\d.,$€£(])(?P<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|a dozen|dozens of|dozen)\s+"
    r"(?:(?!(?:of|and|in|to|for|years?|million|billion|trillion|thousand|percent|per)\b)[\w’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:\s+(?:was|were|has been|have been|is)\s+(?:also\s+)?(?:reached|achieved|made|signed|concluded)(?:\s+today)?)?"
    r"\s+(?P<word>on|to|for|of|between|with|regarding|concerning|related to|relating to|covering|about|under which|not to|in the fields? of|in the areas? of)\s+"
)
_REFERENCE = re.compile(r"\b(?:this|that|these|the|said|its|their|our|such(?:\s+an?)?)\s+(?:new\s+|landmark\s+|historic\s+)?$", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(?:an?)\s+$", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|;|\band|\bas well as|\balong with|\bplus)\s+(?:an?\s+|the\s+|several\s+)?(?:[\w-]+\s+){0,2}$")
_RESULTS = re.compile(r"\b(?:results?|outcomes?|fruits?)\s+of\b")
_DEFINED = re.compile(r"(?<![\w-])(?P<name>[A-Z]{3,12})\s*(?:[–—]|,|\()\s*(?:an?|the)\s+(?:[\w’-]+\s+){0,4}?(?P<noun>partnership|pact|treaty|agreement|alliance|initiative|framework|compact)\b(?!\s+[A-Z])")
_LATER_WITH = re.compile(r"\bwith\s+(?:the\s+)?[A-Z]")
_TASKED = re.compile(r"\b(?:agreed|decided|tasked|instructed|announced|launched|will negotiate|will finali[sz]e)\b")
_PENDING = re.compile(r"\s+(?:issue|talks|negotiations?|problem|process)\b")
_UNILATERAL = re.compile(
    r"\b(?:executive order|act|bill|defense buildup|inflation reduction|marshall|press|opening|closing|declaration of independence|national security strategy|"
    r"(?:un|united nations) charter|charter of the united nations|budget|rescue plan|recovery plan|jobs plan|universal declaration of human rights)\b",
    re.IGNORECASE,
)
_NAMES_ONLY = frozenset("statement project resolution consensus outlook scheme corridor package plan charter covenant alliance year network facility pledge".split())
_DEPARTMENT = re.compile(r"^(?:the\s+)?(?:Department|Ministry|Office|Bureau|Agency|Administration)\b")
_WEAK = frozenset("plan programme project mechanism fund package arrangement roadmap statement blueprint".split()) | {"program", "road map", "work plan", "deal", "accord"}
_MODIFIERS = re.compile(
    r"(?:(?<![\w’-])(?!(?:the|an?|of|and|to|in|on|for|with|this|that|these|their|our|his|her|its|is|are|was|were|has|have|had|be|been|will|as|or|by|from|at|new|first|"
    r"such|said|any|all|some|more|most|also|not|sign|signed|signing|signs|just|two|three|four|five|six|both|several|many|other|key|concluded?|adopted|negotiating|"
    r"negotiate|reached|reach|finali[sz]ed?|between|another|each|every|one|no|under|existing|recent|following|historic|landmark|relevant|respective|ratified|"
    r"implementing|announced?|including|includes?|welcomed?|important|expanded|so-called|good|currently|possible|early)\b)[A-Za-z][\w’'.-]*\s+){1,4}$",
    re.IGNORECASE,
)
_LEAD_SIGNED = re.compile(r"\b(?:sign(?:ed|ing|ature)?|adopted|exchanged|concluded|inked)\b")
_LEAD_AGREED = re.compile(r"\b(?:agree(?:d|ments?)?|announc\w+|deals?|contracts?|commit\w*)\b", re.IGNORECASE)
_LEAD_DOCUMENTS = re.compile(r"\b(?:documents|agreements|mous?|memoranda|memorandums|instruments|exchanged|signed)\b", re.IGNORECASE)
_HEADLINE_REACH = 40  # a joint statement's own headline starts with its name
_REFERENCE_REACH = 6  # sentences between "this agreement" and what it refers to

Lead = tuple[str, int]


def find_agreements(context: Context, occasions: list[Occasion]) -> list[Agreement]:
    """All agreements of the document, one per instrument or decision, in the order of their first mention."""
    drafts: list[Draft] = []
    lead: Lead | None = None
    for sentence in context.analysis.sentences:
        if sentence.block == "dateline":
            continue
        lead = _lead(sentence, context, lead)
        covered = outer = sentence.span.begin
        listed: Act | None = None
        for instrument in find_instruments(context.text, sentence.span.begin, sentence.span.end):
            if instrument.noun_begin < covered and not instrument.proper:
                continue
            before = len(drafts)
            end = _take(instrument, sentence, context, drafts, lead, listed, nested=instrument.begin < outer)
            covered = max(covered, end)
            if len(drafts) > before:
                listed = listed if instrument.begin < outer else drafts[-1].act
                outer = max(outer, drafts[-1].end)
    _add_defined(drafts, context)
    _add_short_forms(drafts, context)
    taken = [d for d in drafts if not d.rule.startswith("agreement.counted")]
    for c in find_commitments(context):
        if not any(c.begin - 40 <= d.position < c.end for d in taken):
            draft = Draft(c.title, c.kind, c.rule, c.position, [c.sentence], statuses=[(c.status, True)], parties=c.parties, explicit=True, date=c.date)
            draft.sentences = [c.lead, c.sentence] if c.lead is not None else draft.sentences
            draft.act = Act(c.status, None, elsewhere=c.undated)
            drafts.append(draft)
    return finish(merge(drafts), context, occasions)


def _lead(sentence: Sentence, context: Context, lead: Lead | None) -> Lead | None:
    """ "witnessed the signature of four agreements:" makes the items after it signed."""
    text = sentence.span.of(context.text).rstrip()
    if text.endswith(":") or (sentence.block == "heading" and _LEAD_DOCUMENTS.search(text)):
        if _LEAD_SIGNED.search(text) or (sentence.block == "heading"):
            return ("signed", sentence.index)
        return ("agreed", sentence.index) if _LEAD_AGREED.search(text) else None
    return lead if sentence.block == "item" else None


def _take(instrument: Instrument, sentence: Sentence, context: Context, drafts: list[Draft], lead: Lead | None, listed: Act | None, *, nested: bool) -> int:
    """Add drafts for an instrument; returns where the text that they cover ends.

    ``listed`` is what was done with the instrument before it in the sentence, ``nested`` says that it stands in that one's name.
    """
    text = context.text
    if text[instrument.noun_begin].islower() and _is_verb(instrument, sentence):
        return sentence.span.begin
    before = text[max(sentence.span.begin, instrument.begin - 80) : instrument.begin]
    own = None if instrument.proper else _OWN.match(text, instrument.end, sentence.span.end)
    right = topic_end(text, own.end(), sentence.span.end) if own else instrument.end
    act = Act(None, None) if nested else find_act(instrument, right, sentence, context)
    if listed is not None and act.status is None and not nested and _LISTED.search(before) and (instrument.proper or (own and instrument.noun.kind != "programme")):
        act = listed
    if instrument.proper:
        if not _is_instrument(instrument, sentence, context, act, before):
            return sentence.span.begin
        end = instrument.end
        draft = Draft(instrument.title, instrument.noun.kind, "agreement.named/1", instrument.begin, [sentence.index], proper=True, noun=instrument.noun.text)
        draft.aliases += instrument.aliases
        made = [draft]
    else:
        made, end = _common(instrument, own, right, sentence, context, before, lead, drafts, act)
    for draft in made:
        draft.end = draft.end or max(right, instrument.end)
        inner = not instrument.proper and any(i.noun_begin > instrument.noun_end for i in find_instruments(text, instrument.noun_end, draft.end))
        own_end = instrument.end if inner else draft.end
        if act.status is not None:
            draft.statuses.append((act.status, True))
        elif lead is not None and sentence.block == "item":
            draft.statuses.append((lead[0], True))
        if lead is not None and sentence.block == "item":
            draft.sentences.insert(0, lead[1])
        if not draft.parties:
            draft.parties = find_parties(instrument, own_end, act.verb, sentence, context)
            draft.explicit = draft.parties != main_parties(context)
        draft.date = draft.date or find_date(instrument, own_end, act, sentence, context)
        draft.act = act
        draft.tasked = act.status == "negotiating" and bool(_TASKED.search(before))
        draft.headline = sentence.block in {"title", "heading"}
        drafts.append(draft)
    return end


def _is_verb(instrument: Instrument, sentence: Sentence) -> bool:
    """ "Australia plans to deliver …"."""
    span = sentence.tokens.doc.char_span(instrument.noun_begin, instrument.noun_end)
    return span is not None and len(span) == 1 and bool(span[0].pos_ == "VERB")


def _is_instrument(instrument: Instrument, sentence: Sentence, context: Context, act: Act, before: str) -> bool:
    """Whether a name in capitals is that of an instrument between parties."""
    noun, span = instrument.noun, Span(instrument.begin, instrument.end)
    reason = None
    begins = instrument.begin < sentence.span.begin + _HEADLINE_REACH
    if _UNILATERAL.search(instrument.title):
        reason = "one government's own document, or a principle"
    elif _is_organisation(instrument.title):
        reason = "an organisation of that name"
    elif sentence.block in {"title", "heading"} and re.match(r"(?:Joint )?(?:Statement|Readout|Declaration|Communiqu)", instrument.title) and begins:
        reason = "the document itself"
    elif context.text[instrument.noun_begin].islower() and any(m.span.end >= instrument.noun_begin - 1 and m.kind in {"country", "person"} for m in context.mentions_in(instrument.begin, instrument.noun_begin) if m.span.begin == instrument.begin):
        reason = "somebody's own, without a name"
    elif noun.plural and noun.kind == "programme":
        reason = "many, none of them named"
    elif _DEPARTMENT.match(instrument.title) or re.search(r"\b(?:Department|Ministry)\b.{0,30}[’']s?\s+$", before):
        reason = "a department's own programme"
    elif sentence.block in {"title", "heading"} and noun.text in {"joint statement", "statement", "declaration", "joint declaration", "communiqué", "joint communiqué"} and begins:
        reason = "the document itself"
    elif noun.text.isupper() and instrument.title == noun.text and act.status is None:
        reason = "nothing is done with it"
    elif noun.text == "statement" and act.status is None and not instrument.title[0].isdigit() and "Joint" not in instrument.title and not re.search(r"\d{4}", instrument.title):
        reason = "one side's statement"
    elif not content_words(re.sub(r"\b\d+-year\b", "", instrument.title)) - content_words(noun.text) and not instrument.title.isupper():
        reason = "no name of its own"
    if reason:
        context.refuse("agreement.named/1", reason, span)
    return reason is None


@cache
def _organisations() -> frozenset[str]:
    return frozenset(fold(n) for row in organisations() for n in (row.name, *row.names, *row.abbreviations))


def _is_organisation(title: str) -> bool:
    """Whether the name is that of an organisation in the lexicon: "UN World Food Program"."""
    plain = fold(title)
    bare = re.sub(r"^(?:un|u\.n\.|united nations)\s+", "", plain)
    return bool({plain, bare, f"united nations {bare}"} & _organisations())


def _common(
    instrument: Instrument,
    own: re.Match[str] | None,
    right: int,
    sentence: Sentence,
    context: Context,
    before: str,
    lead: Lead | None,
    drafts: list[Draft],
    act: Act,
) -> tuple[list[Draft], int]:
    """An instrument without a name of its own: by number, by what it is on, or by what is done with it."""
    text, noun, begin = context.text, instrument.noun, sentence.span.begin
    number = _NUMBER.search(before)
    modifiers = _modifiers(before)
    left = instrument.begin - len(modifiers)
    phrase = _words(text[left : instrument.end] + text[own.start("word") - 1 : right]) if own else _words(text[left:right])
    rule = "agreement.common/1"
    if noun.plural and number is not None and noun.kind != "programme":
        start = number.start("about") if number["about"] else number.start("n")
        title = _words(before[start:] + text[instrument.begin : right if own and right - instrument.end < 90 else instrument.end])
        word = number["n"].lower()
        draft = Draft(title, _kind(phrase, noun.kind), "agreement.counted/1", instrument.begin, [sentence.index], noun=noun.text)
        draft.count = int(word) if word.isdigit() else _WORDS[word]
        draft.approximate = bool(number["about"]) or "dozen" in word
        if act.status is None and _RESULTS.search(text, begin, instrument.begin):
            draft.statuses.append(("signed", True))
        return [draft], right
    item = sentence.block == "item" and left - begin < 40 and lead is not None and noun.kind != "programme"
    determiner = before[: len(before) - len(modifiers)]
    between = sides_at(own.end(), sentence.span.end, context) if own and own["word"] == "between" else []
    if noun.plural:
        if not (own and (act.status in DONE or item or len(between) >= 2)):
            return [], begin
        parts = topics(text, instrument.end, sentence.span.end)
        if len(parts) > 1:
            made = []
            for first, last in parts:
                title = _words(f"{modifiers}{noun.text} {'' if text[first:last].lstrip().startswith(('on ', 'in ', 'reg', 'con')) else 'on '}{text[first:last]}")
                made.append(Draft(title, noun.kind, rule, instrument.begin, [sentence.index], noun=noun.text, end=last))
                if re.search(r"\bbetween\s", text[first : last + 20]):
                    found = re.compile(r"\bbetween\s+").search(text, first, sentence.span.end)
                    made[-1].parties = sides if found and len(sides := sides_at(found.end(), sentence.span.end, context)) >= 2 else []
            return made, parts[-1][1]
    reference = _REFERENCE.search(determiner + ("" if determiner.endswith(" ") else " "))
    defined = text[instrument.noun_begin].isupper() and not noun.plural and not _INDEFINITE.search(before) and not modifiers and sentence.block not in {"title", "heading"}
    if reference and (not own or own["word"] in {"for", "of", "about"} or reference[0].lower().split()[0] in {"this", "that", "these", "such"}) or (
        defined and (own is None or own["word"] not in {"on", "between", "with", "regarding", "concerning"})
    ):
        known = _refer(instrument, modifiers, sentence, drafts, context, act)
        if not known and act.status is not None and content_words(modifiers) and not noun.named and not own:
            return [Draft(phrase, _kind(phrase, noun.kind), rule, instrument.begin, [sentence.index], noun=noun.text)], right
        return [], begin
    if own and own["word"] in {"to", "not to"}:
        refused = _promise(instrument, own.end(), right, context, act)
        if refused is not None:
            return [], refused
    if item and (own or modifiers):
        return [Draft(phrase, _kind(phrase, noun.kind), "agreement.item/1", instrument.begin, [sentence.index], noun=noun.text)], right
    bodies = any(context.kind(p) == "organization" for p in between)
    if len(between) >= 2 and (not noun.named or (bodies and noun.text not in _NAMES_ONLY)):
        return [Draft(phrase, _kind(phrase, noun.kind), rule, instrument.begin, [sentence.index], parties=between, explicit=True, noun=noun.text)], right
    reason = None
    if not own and not content_words(modifiers):
        reason = "it says nothing of itself"
    elif noun.kind == "programme" and (noun.plural or (act.verb is not None and act.direct and is_one_sided(act.verb, sentence, context) and not _LATER_WITH.search(text, instrument.end, right))):
        reason = "one side's own"
    elif noun.named and not (act.direct and act.status in DONE and act.verb is not None and own and noun.text not in _NAMES_ONLY and not reference):
        reason = "no name of its own, and nothing is done with it"
    elif noun.text in _WEAK and act.status is None:
        reason = "nothing is done with it"
    elif act.status is None and not own:
        reason = "nothing is done with it"
    elif act.status is None and noun.kind not in {"treaty", "memorandum", "contract"}:
        reason = "nothing is done with it"
    elif own and own["word"] == "of" and noun.kind == "treaty":
        reason = "somebody's consent"
    if reason is not None:
        context.refuse(rule, reason, Span(left, right))
        return [], begin
    kind = _kind(phrase, noun.kind)
    if own and own["word"] in {"to", "not to"} and noun.text in {"agreement", "deal", "accord"}:
        inner = next((i for i in find_instruments(text, own.end(), right) if not i.proper), None)
        kind = inner.noun.kind if inner else "commitment" if act.status not in {"signed", "negotiating", "proposed"} and not modifiers else kind
    draft = Draft(phrase, kind, rule, instrument.begin, [sentence.index], noun=noun.text)
    if own and own["word"] == "on" and not modifiers and right > instrument.end and act.status == "agreed" and re.match(r"\s+(?:was|were|has|have)\b", text[instrument.end :][:12]):
        draft.kind = "commitment"  # "an agreement was reached on …"
    draft.pending = bool(_INDEFINITE.search(determiner) or _PENDING.match(text, instrument.end, sentence.span.end))
    keep = any(i.noun.kind == "treaty" for i in find_instruments(text, instrument.end, right)) if own else False
    return [draft], instrument.end if keep else right


def _promise(instrument: Instrument, position: int, right: int, context: Context, act: Act) -> int | None:
    """Where to go on after an "agreement to …" that is none: vague, or about an instrument with a name of its own."""
    text = context.text
    word = re.compile(r"(?:\w+ly\s+)?(\w+)").match(text, position, right)
    if word and is_vague(word[1].lower()) and not context.analysis.quantities_in(Span(position, right)) and instrument.noun.text in {"agreement", "accord", "deal"} and act.status not in {"negotiating"}:
        context.refuse("agreement.common/1", f"'{word[1]}' is a verb of resolve, not of decision", Span(instrument.begin, right))
        return right
    if instrument.noun.text in {"agreement", "deal"} and any(i.proper for i in find_instruments(text, position, right)):
        return instrument.end
    return None


def _modifiers(before: str) -> str:
    """Words before the noun that belong to it: "long-term", "intergovernmental", "Russian-Japanese"."""
    match = _MODIFIERS.search(before)
    if match is None:
        return ""
    words = match[0]
    cut = re.search(r"[.,;:]\s+(?=[^.,;:]*$)", words)
    return words[cut.end() :] if cut else words


def _words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,.;")


def _kind(phrase: str, kind: str) -> str:
    if kind == "treaty" and re.search(r"\b(?:business|commercial|purchase|supply|corporate|company|companies|sales?)\b", phrase.lower()):
        return "contract"
    return kind


def _refer(instrument: Instrument, modifiers: str, sentence: Sentence, drafts: list[Draft], context: Context, act: Act) -> bool:
    """ "this agreement", "the memorandum": one more mention of the last instrument of that kind."""
    fits = [d for d in drafts if d.noun == instrument.noun.text and d.count is None and not (modifiers and d.proper and not content_words(modifiers) & content_words(d.title))]
    fits = fits or [d for d in drafts if d.kind == instrument.noun.kind and d.count is None and not content_words(modifiers)]
    if not fits or sentence.index - fits[-1].sentences[-1] > _REFERENCE_REACH:
        return False
    target = fits[-1]
    target.sentences.append(sentence.index)
    if act.status is not None:
        target.statuses.append((act.status, False))
    target.date = target.date or (find_date(instrument, instrument.end, act, sentence, context) if act.status in {"signed", "concluded"} else None)
    return True


def _add_defined(drafts: list[Draft], context: Context) -> None:
    """Names explained by an instrument's noun: "AUKUS – an enhanced security partnership"."""
    for match in _DEFINED.finditer(context.text):
        sentence = context.sentence_at(match.start())
        noun = noun_of(match["noun"])
        if noun is None or any(match["name"] in (d.title, *d.aliases) for d in drafts):
            continue
        instrument = Instrument(match.start("name"), match.end("name"), noun, match.start("name"), match.end("name"), match["name"], True)
        act = find_act(instrument, instrument.end, sentence, context)
        draft = Draft(match["name"], noun.kind, "agreement.named/1", match.start(), [sentence.index], proper=True, noun=noun.text, end=match.end())
        draft.statuses = [(act.status or "in force", True)]
        draft.parties = find_parties(instrument, match.end(), act.verb, sentence, context)
        draft.date = find_date(instrument, instrument.end, act, sentence, context)
        drafts.append(draft)


def _add_short_forms(drafts: list[Draft], context: Context) -> None:
    """Mentions by the short form that a name was given: "(JAEPA)", "(known as the Americas Partnership)"."""
    owners = {alias: d for d in reversed(drafts) for alias in d.aliases if d.proper and (alias.isupper() or " " in alias or sum(c.isupper() for c in alias) > 1)}
    if not owners:
        return
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(a) for a in sorted(owners, key=lambda a: (-len(a), a))) + r")(?![\w-])")
    for match in pattern.finditer(context.text):
        draft, sentence = owners[match[0]], context.sentence_at(match.start())
        noun = noun_of(draft.noun)
        if sentence.index in draft.sentences or noun is None:
            continue
        act = find_act(Instrument(match.start(), match.end(), noun, match.start(), match.end(), match[0], True), match.end(), sentence, context)
        draft.sentences.append(sentence.index)
        if act.status is not None and act.direct:
            draft.statuses.append((act.status, False))
