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
from dataclasses import dataclass, field
from functools import cache

from kg.extraction.commitments import find_commitments
from kg.extraction.context import Context, governing_verb, unique
from kg.extraction.instruments import Instrument, find_instruments
from kg.extraction.modality import stance
from kg.extraction.occasions import Occasion
from kg.extraction.titles import content_words, same_title
from kg.language.analysis import Sentence
from kg.lexicons import read_lexicon
from kg.model import Agreement, Reason, Span, TimeSpan, When

_NUMBER = re.compile(r"\b(?P<about>about|around|some|nearly|almost|over|more than|approximately|at least|up to)?\s*(?P<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|a dozen|dozens of)\s+(?:(?!of\b|and\b)[\w’-]+\s+){0,3}$", re.IGNORECASE)
_WORDS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {"fifteen": 15, "twenty": 20, "a dozen": 12, "dozens of": 24}
_OWN = re.compile(r"\s+(?:on|to|for|of|between|with|regarding|concerning|under which|not to|in the field of)\s+")
_REFERENCE = re.compile(r"\b(?:this|that|these|the|said|its|their|our|such)\s+(?:new\s+|landmark\s+|historic\s+)?$", re.IGNORECASE)
_IN_FORCE = re.compile(r"\b(?:under|pursuant to|in accordance with|in line with|based on|on the basis of|as part of|within the framework of|through|consistent with|in conformity with|compliance with|implementation of|anniversary of|progress under|building on|via|implementing|commitment to|support for|success of|obligations under)\s+(?:the\s+|our\s+|their\s+|its\s+|both\s+)?(?:[\w’-]+\s+){0,3}$", re.IGNORECASE)
_NEGOTIATION = re.compile(r"\b(?:negotiations?|talks|discussions|negotiating|work|working)\s+(?:on|for|of|towards?|concerning|about|regarding)\s+(?:the\s+|an?\s+|concluding\s+|developing\s+)?(?:[\w’-]+\s+){0,2}$", re.IGNORECASE)
_SIGNING = re.compile(r"\b(?:signing|signature|adoption|exchange|conclusion|initialing)\s+of\s+(?:the\s+|an?\s+|several\s+)?(?:[\w’-]+\s+){0,4}$", re.IGNORECASE)
_LAUNCH = re.compile(r"\b(?:launch|establishment|announcement|creation|inauguration|start)\s+of\s+(?:the\s+|an?\s+)?(?:[\w’-]+\s+){0,4}$", re.IGNORECASE)
_PROPOSAL = re.compile(r"\b(?:proposals?|proposed|early establishment|idea|need for|call for)\s+(?:of\s+|for\s+|to\s+(?:conclude|sign|establish)\s+)?(?:the\s+|an?\s+)?(?:[\w’-]+\s+){0,3}$", re.IGNORECASE)
_SIGNED_AFTER = re.compile(r",?\s+(?:which\s+(?:was|were)\s+)?(?:that\s+)?(?:we\s+)?(?:signed|concluded|adopted|issued|reached)\b")
_UNILATERAL = re.compile(r"\b(?:executive order|national|defense buildup|inflation reduction|chips|infrastructure|marshall|press|opening|closing|un charter|united nations charter|government|federal|budget|rescue|recovery)\b", re.IGNORECASE)
_PRINCIPLE_ONLY = frozenset(("un charter", "united nations charter", "charter of the united nations"))
_MAX_EVIDENCE = 4
_ORDER = {"terminated": 7, "rejected": 6, "signed": 5, "in force": 4, "agreed": 3, "negotiating": 2, "proposed": 1}


@cache
def _verbs() -> dict[str, str]:
    return {row["lemma"]: row["status"] for row in read_lexicon("agreement_verbs")}


@dataclass
class Draft:
    """An agreement while its mentions are gathered."""

    title: str
    kind: str
    rule: str
    position: int
    sentences: list[int] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    statuses: list[tuple[str, bool]] = field(default_factory=list)  # status, and whether the text says it of this one
    parties: list[str] = field(default_factory=list)
    date: When | None = None
    count: int | None = None
    approximate: bool = False
    proper: bool = False
    reasons: list[Reason] = field(default_factory=list)


def find_agreements(context: Context, occasions: list[Occasion]) -> list[Agreement]:
    """All agreements of the document, one per instrument or decision, in the order of their first mention."""
    drafts: list[Draft] = []
    lead: tuple[str, int] | None = None  # "witnessed the signature of four agreements:" and where
    for sentence in context.analysis.sentences:
        if sentence.block == "dateline":
            continue
        lead = _lead(sentence, context, lead)
        for instrument in find_instruments(context.text, sentence.span.begin, sentence.span.end):
            _take(instrument, sentence, context, drafts, lead)
    drafts += [
        Draft(c.title, c.kind, c.rule, c.position, [c.sentence], [], [(c.status, True)], c.parties, c.date)
        for c in find_commitments(context)
        if not any(d.position >= c.begin and d.position < c.end and (d.proper or d.rule.startswith("agreement.common")) for d in drafts)
    ]
    drafts = _merge(drafts)
    drafts.sort(key=lambda d: d.position)
    return [_agreement(d, context, occasions) for d in drafts]


def _lead(sentence: Sentence, context: Context, lead: tuple[str, int] | None) -> tuple[str, int] | None:
    text = sentence.span.of(context.text)
    if text.rstrip().endswith(":"):
        if re.search(r"\b(?:sign(?:ed|ing|ature)?|adopted|exchanged|concluded)\b", text):
            return ("signed", sentence.index)
        if re.search(r"\b(?:agree(?:d|ment)s?|announced?|deals|commit)\b", text):
            return ("agreed", sentence.index)
        return None
    return lead if sentence.block == "item" else None


def _take(instrument: Instrument, sentence: Sentence, context: Context, drafts: list[Draft], lead: tuple[str, int] | None) -> None:
    text = context.text
    before = text[max(sentence.span.begin, instrument.begin - 80) : instrument.begin]
    headline = sentence.block in {"title", "heading"}
    if instrument.proper:
        if _UNILATERAL.search(instrument.title) and instrument.noun.kind not in {"treaty", "memorandum"}:
            context.refuse("agreement.named/1", "one government's own document", Span(instrument.begin, instrument.end))
            return
        if instrument.title.lower() in _PRINCIPLE_ONLY:
            return
        if headline and instrument.noun.text in {"joint statement", "statement", "declaration"} and instrument.noun_begin < sentence.span.begin + 30:
            draft = Draft(instrument.title, "declaration", "agreement.document/1", instrument.begin, [sentence.index], proper=True)
            context.refuse("agreement.document/1", "the document itself", Span(instrument.begin, instrument.end))
            return
        if len(content_words(instrument.title)) < 1:
            return
        draft = Draft(instrument.title, instrument.noun.kind, "agreement.named/1", instrument.begin, [sentence.index], proper=True)
        if instrument.acronym:
            draft.aliases.append(instrument.acronym)
        if instrument.noun.plural and (number := _NUMBER.search(before)):
            _count(draft, number)
    else:
        found = _common(instrument, sentence, context, before, lead, drafts)
        if found is None:
            return
        draft = found
    status = _status(instrument, sentence, context, before)
    if status is None and lead is not None and sentence.block == "item":
        status = lead[0]
        draft.sentences.insert(0, lead[1])
    if status is not None:
        draft.statuses.append((status, True))
    draft.parties = draft.parties or _parties(instrument, draft, sentence, context)
    draft.date = draft.date or _date(instrument, draft, sentence, context)
    drafts.append(draft)


def _common(instrument: Instrument, sentence: Sentence, context: Context, before: str, lead: tuple[str, int] | None, drafts: list[Draft]) -> Draft | None:
    """An instrument without a name of its own: by number, by what it is on, or by what is done with it."""
    text = context.text
    number = _NUMBER.search(before)
    noun = instrument.noun
    modifiers = _modifiers(before)
    left = instrument.begin - len(modifiers)
    own = _OWN.match(text, instrument.end, sentence.span.end)
    right = _object_end(instrument.end, sentence, context) if own else instrument.end
    phrase = re.sub(r"\s+", " ", text[left:right]).strip(" ,.;")
    doing = _done_with(instrument, sentence, context)
    if noun.plural and number is not None:
        begin = number.start("n") if not number["about"] else number.start("about")
        title = re.sub(r"\s+", " ", before[begin:] + text[instrument.begin : right if own and right - instrument.end < 90 else instrument.end]).strip()
        draft = Draft(title, _kind(phrase, noun.kind), "agreement.counted/1", instrument.begin, [sentence.index])
        _count(draft, number)
        return draft
    if noun.plural and not (doing in {"signed", "agreed"} and own):
        return None
    reference = _REFERENCE.search(before[: len(before) - len(modifiers)] + " ") if modifiers else _REFERENCE.search(before)
    if reference and not own:
        _refer(instrument, sentence, drafts, context)
        return None
    item = sentence.block == "item" and instrument.begin - sentence.span.begin < 40
    if item and own:
        return Draft(phrase, _kind(phrase, noun.kind), "agreement.item/1", instrument.begin, [sentence.index])
    if not own and len(content_words(modifiers)) == 0:
        return None
    if noun.text in {"statement", "plan", "programme", "program", "project", "mechanism", "fund", "package", "deal", "arrangement", "roadmap", "road map", "blueprint"} and doing is None:
        context.refuse("agreement.common/1", "nothing is done with it", Span(instrument.begin, instrument.end))
        return None
    if doing is None and not own:
        return None
    if doing is None and noun.kind not in {"treaty", "memorandum"} and not re.search(r"\bbetween\b", own[0] if own else ""):
        return None
    if own and own[0].strip() == "of" and noun.kind == "treaty":
        return None
    return Draft(phrase, _kind(phrase, noun.kind), "agreement.common/1", instrument.begin, [sentence.index])


def _modifiers(before: str) -> str:
    """Words before the noun that belong to it: "long-term", "intergovernmental", "Russian-Japanese"."""
    match = re.search(r"(?:(?<![\w’-])(?!(?:the|an?|of|and|to|in|on|for|with|this|that|these|their|our|his|her|its|is|are|was|were|has|have|had|be|been|will|as|or|by|from|at|new|first|such|said|any|all|some|more|most|also|not|sign|signed|signing|signs|just|two|three|four|both|several|many|other|key|concluded?|adopted|negotiating|reached|finali[sz]ed?)\b)[A-Za-z][\w’'.-]*\s+){1,4}$", before, re.IGNORECASE)
    if match is None:
        return ""
    words = match[0]
    cut = re.search(r"[.,;:]\s+(?=[^.,;:]*$)", words)
    return words[cut.end() :] if cut else words


def _object_end(position: int, sentence: Sentence, context: Context) -> int:
    """Where the phrase that says what an instrument is on ends: at a finite clause, a semicolon, or after some 30 words."""
    text = context.text
    limit = min(sentence.span.end, position + 260)
    stop = re.compile(r"[.;:]|,\s+(?:which|who|and\s+(?:the|we|they|on|other|major)|as well as|including|with|where|while|under|to be|worth|the most|one of)\b|\s+(?:which|that\s+(?:will|is|was|are|has|have|would)|will|was|were|is|are|has|have|aimed|signed|would|as\s+soon|worth|by expediting|before|after|at the|as early|during|guarantee\w*)\b|\s+–\s+|\(").search(text, position, limit)
    return stop.start() if stop else limit


def _done_with(instrument: Instrument, sentence: Sentence, context: Context) -> str | None:
    before = context.text[max(sentence.span.begin, instrument.begin - 80) : instrument.begin]
    for pattern, status in ((_SIGNING, "signed"), (_NEGOTIATION, "negotiating"), (_LAUNCH, "agreed"), (_PROPOSAL, "proposed")):
        if pattern.search(before):
            return status
    verb = _verb(instrument, sentence)
    if verb is not None and verb.lemma_ in _verbs():
        return _verbs()[verb.lemma_]
    return None


def _verb(instrument: Instrument, sentence: Sentence):  # type: ignore[no-untyped-def]  # a spaCy token or None
    for token in sentence.tokens:
        if token.idx <= instrument.noun_begin < token.idx + len(token):
            head = token
            last = instrument.noun_begin + len(instrument.noun.text)
            for other in sentence.tokens:
                if token.idx < other.idx < last:
                    head = other if other.head.i < token.i or other.head.idx >= last else head
            verb = governing_verb(head)
            return verb if verb.pos_ in {"VERB", "AUX"} and verb is not head else None
    return None


def _status(instrument: Instrument, sentence: Sentence, context: Context, before: str) -> str | None:
    """The status that the sentence gives the instrument, or None where it only mentions it."""
    text = context.text
    after = _SIGNED_AFTER.match(text, instrument.end, sentence.span.end)
    if after:
        return "signed"
    for pattern, status in ((_SIGNING, "signed"), (_NEGOTIATION, "negotiating"), (_PROPOSAL, "proposed"), (_LAUNCH, "agreed")):
        if pattern.search(before):
            if status == "signed" and re.search(r"\b(?:would|could|facilitate[ds]?|towards?|welcome the|hope|early|prepare)\b", sentence.span.of(text)[: instrument.begin - sentence.span.begin]) and not re.search(r"\bwelcomed\b", before):
                return "proposed"
            return status
    if _IN_FORCE.search(before):
        return "in force"
    verb = _verb(instrument, sentence)
    if verb is None or verb.lemma_ not in _verbs():
        return None
    base = _verbs()[verb.lemma_]
    said = stance(verb)
    if said == "negated":
        return "rejected" if base in {"signed", "agreed"} and verb.lemma_ != "conclude" else "negotiating"
    if said in {"planned"}:
        return {"signed": "agreed", "agreed": "agreed"}.get(base, base)
    if said == "proposed":
        return "proposed" if base in {"signed", "agreed", "proposed"} else base
    if base == "in force" and verb.lemma_ in {"support", "strengthen", "expand", "join", "review", "commend", "apply"}:
        return None
    return base


def _parties(instrument: Instrument, draft: Draft, sentence: Sentence, context: Context) -> list[str]:
    """Who: "between A and B", "A-B Agreement", "with B", those who sign it; else those the document is about."""
    text = context.text
    stop = sentence.span.end
    between = re.compile(r"\bbetween\s+").search(text, instrument.begin, min(stop, instrument.end + 160))
    if between:
        listed, _ = context.actor_list(between.end(), stop)
        sides = context.represent(listed)
        if len(sides) >= 2:
            return sides
    named = [m for m in context.mentions_in(instrument.begin - 40 if not instrument.proper else instrument.begin, instrument.noun_begin + 1) if m.kind == "country" and m.form != "group"]
    named = [m for m in named if m.span.begin >= max(sentence.span.begin, instrument.begin - 40)]
    pair = unique([e for m in named for e in m.entities])
    if len(pair) >= 2 and re.search(r"[-–—/]| and ", text[named[0].span.begin : named[-1].span.end]):
        return pair
    with_ = re.compile(r"\s+(?:\([^)]*\)\s+)?with\s+(?:the\s+)?").match(text, instrument.end, stop)
    if with_:
        listed, _ = context.actor_list(with_.end(), stop)
        partner = context.represent(listed)
        own = context.analysis.home or next((p for p in context.analysis.parties if p not in partner), None)
        if partner:
            return unique([*([own] if own and own not in partner else []), *partner])
    verb = _verb(instrument, sentence)
    if verb is not None and verb.lemma_ in {"sign", "conclude", "adopt", "initial", "finalise", "finalize", "issue"}:
        subject = context.subject(verb)
        if subject is not None and subject.dep_ != "nsubjpass":
            sides = context.represent(context.actors_of(subject, sentence))
            if len(sides) >= 2:
                return sides
            if len(sides) == 1:
                to = [m.entities[0] for m in context.mentions_in(instrument.end, stop) if m.kind == "country" and m.form == "name"]
                others = [c for c in unique(to) if c not in sides and context.country(c) != sides[0]]
                return unique([*sides, *others[-1:]]) if others else sides
    for agreed in re.compile(r"\bby\s+").finditer(text, instrument.end, min(stop, instrument.end + 40)):
        sides = context.represent(context.actor_list(agreed.end(), stop)[0])
        if len(sides) >= 2:
            return sides
    return list(default_parties(context, sentence))


def default_parties(context: Context, sentence: Sentence) -> tuple[str, ...]:
    """The countries that the sentence's group or subject stands for, else those the document is about."""
    groups = [m for m in context.mentions_in(sentence.span.begin, sentence.span.end) if m.form == "group"]
    for group in groups:
        sides = context.represent(group.entities)
        if len(sides) >= 2:
            return tuple(sides)
    return context.analysis.parties[:2] if len(context.analysis.principals) <= 2 else context.analysis.parties


def _date(instrument: Instrument, draft: Draft, sentence: Sentence, context: Context) -> When | None:
    """The date in the name, the date of signing after it, or a date in the clause of a verb that does something with it."""
    inside = [t for t in context.times(instrument.begin, instrument.end) if t.time is not None]
    if inside and draft.proper:
        return context.when(inside[0])
    signed = re.compile(r",?\s+(?:which\s+(?:was|were|we)\s+)?(?:we\s+)?(?:signed|concluded|adopted|issued|reached|of)\s+(?:by\s+[^,;.]{0,60}?)?(?:on|in)?\s*").match(context.text, instrument.end, sentence.span.end)
    if signed:
        near = [t for t in context.times(signed.end() - 1, min(sentence.span.end, signed.end() + 40)) if t.time is not None]
        if near:
            return context.when(near[0])
    verb = _verb(instrument, sentence)
    if verb is not None and verb.lemma_ in {"sign", "adopt", "conclude", "announce", "issue", "finalise", "finalize", "agree", "launch", "reach", "initial"}:
        times = [t for t in context.times(sentence.span.begin, sentence.span.end) if t.time is not None and not t.in_name and t.role == "on"]
        close = [t for t in times if abs(t.span.begin - verb.idx) < 120 and (t.time.latest - t.time.earliest).days <= 366] if times else []  # type: ignore[union-attr]  # filtered above
        if close:
            return context.when(min(close, key=lambda t: abs(t.span.begin - verb.idx)))
    return None


def _kind(phrase: str, kind: str) -> str:
    lowered = phrase.lower()
    if kind == "treaty" and re.search(r"\b(?:business|commercial|purchase|supply|corporate|company|companies)\b", lowered):
        return "contract"
    return kind


def _count(draft: Draft, number: re.Match[str]) -> None:
    word = number["n"].lower()
    draft.count = int(word) if word.isdigit() else _WORDS[word]
    draft.approximate = bool(number["about"]) or "dozen" in word


def _refer(instrument: Instrument, sentence: Sentence, drafts: list[Draft], context: Context) -> None:
    """ "this agreement", "the memorandum": one more mention of the last instrument of that kind."""
    fits = [d for d in drafts if d.kind == instrument.noun.kind and d.count is None]
    if not fits or sentence.index - fits[-1].sentences[-1] > 6:
        return
    target = fits[-1]
    target.sentences.append(sentence.index)
    status = _status(instrument, sentence, context, context.text[max(sentence.span.begin, instrument.begin - 80) : instrument.begin])
    if status is not None:
        target.statuses.append((status, False))


def _merge(drafts: list[Draft]) -> list[Draft]:
    """One draft per instrument: same title, or one title's words within the other's, with parties that agree."""
    merged: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (not d.proper, -len(content_words(d.title)), d.position)):
        target = next((m for m in merged if _same(m, draft)), None)
        if target is None:
            merged.append(draft)
            continue
        target.sentences += draft.sentences
        target.statuses += draft.statuses
        target.aliases += [a for a in (draft.title, *draft.aliases) if a != target.title]
        target.date = target.date or draft.date
        target.position = min(target.position, draft.position)
        if len(draft.parties) > len(target.parties) and set(target.parties) <= set(draft.parties):
            target.parties = draft.parties
    return merged


def _same(one: Draft, two: Draft) -> bool:
    if (one.count is None) != (two.count is None) or (one.count is not None and one.count != two.count):
        return False
    if one.kind != two.kind and not (one.proper and two.proper):
        return False
    if two.title in one.aliases or one.title in two.aliases or (set(one.aliases) & set(two.aliases)):
        return True
    if one.rule.startswith("agreement.item") and two.rule.startswith("agreement.item"):
        return one.title == two.title
    if one.parties and two.parties and not set(one.parties) & set(two.parties):
        return False
    return same_title(one.title, two.title)


def _agreement(draft: Draft, context: Context, occasions: list[Occasion]) -> Agreement:
    document = context.document
    said = [s for s, own in draft.statuses if own] or [s for s, _ in draft.statuses]
    status = max(said, key=lambda s: _ORDER[s], default="in force")
    if status == "in force" and "signed" in said and draft.date is None:
        status = "signed"
    date = draft.date
    reasons = list(draft.reasons)
    if date is None and status in {"signed", "agreed"} and document.issued is not None:
        main = next((o for o in occasions if o.status == "held" and o.date is not None and not any(t.event for t in o.tellings)), None)
        date = main.date if main is not None else When(TimeSpan(document.issued.isoformat()), "inherited")
        assert date is not None
        date = When(date.time, "inherited")
        reasons.append(Reason("date", "of the meeting that produced it" if main else "of the document"))
    indexes = unique([str(i) for i in draft.sentences])[:_MAX_EVIDENCE]
    evidence = tuple(sorted({context.analysis.sentences[int(i)].span for i in indexes}))
    first = context.analysis.sentences[min(int(i) for i in indexes)]
    return Agreement(
        evidence=evidence,
        rule=draft.rule,
        confidence=0.9 if draft.proper else 0.7,
        stated_by=first.speaker,
        stated_on=When(TimeSpan(document.issued.isoformat()), "inherited") if document.issued else None,
        reasons=tuple(reasons),
        title=draft.title,
        kind=draft.kind,  # type: ignore[arg-type]  # the instrument lexicon holds the model's kinds
        status="inForce" if status == "in force" else status,  # type: ignore[arg-type]  # the verb lexicon holds the guideline's statuses
        parties=tuple(unique(draft.parties)),
        aliases=tuple(sorted({a for a in draft.aliases if a != draft.title})),
        date=date,
        count=draft.count,
        approximate=draft.approximate,
    )
