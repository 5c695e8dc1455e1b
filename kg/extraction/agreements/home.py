"""What a government does at home: a programme that neither its name nor its sentences tie to anybody abroad."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.agreements.beside import PARTNERED
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.named import is_organisation
from kg.extraction.agreements.subjects import is_one_sided
from kg.extraction.context import Context
from kg.extraction.syntax import governing_verb
from kg.language.wordlists import words
from kg.model import Entity, Span

_WORLDWIDE = re.compile(
    r"\b(?:global|world(?:wide)?|international|multilateral|bilateral|trilateral|regional|transatlantic|"
    r"trans-\w+|pan-\w+|foreign|abroad|overseas|countries|nations|partner (?:government|institution)s?)\b",
    re.IGNORECASE,
)

_RUNS = frozenset(["have", "run", "operate", "pursue", "administer"])  # what one does with what is its own
_WITH_SOMEBODY = re.compile(r"[^.;,]{0,40}?\s+(?:with|between)\s")
_TREATIES = frozenset(["treaty", "convention", "protocol", "agreement", "accord"])  # by name, of several by nature


@cache
def _matters() -> re.Pattern[str]:
    longest_first = sorted(words("home_matters.txt"), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def is_at_home(title: str, kind: str) -> bool:
    """Whether a programme or a deal is by its words one government's own affair: "Child Tax Credit program"."""
    return kind in {"programme", "contract"} and _matters().search(title) is not None


def without_domestic(drafts: list[Draft], context: Context) -> list[Draft]:
    """The drafts less those of one government's own programmes (guidelines, "Agreements": no unilateral policy).

    Such a one has the home country as its only party, in a document whose title names nobody else, in sentences that
    name nobody abroad: "the Public Safety Officers' Death Benefits Program".
    """
    drafts = _run_by_one(_abroad(drafts, context), context)
    home = context.analysis.home
    titles = [s.span for s in context.analysis.sentences if s.block == "title"]
    if home is None or any(_reaches_abroad(span, home, context) for span in titles):
        return drafts
    kept = []
    for draft in drafts:
        spans = [context.analysis.sentences[i].span for i in draft.sentences]
        if (
            (draft.proper and draft.noun in _TREATIES)
            or draft.parties != [home]
            or any(_reaches_abroad(span, home, context) for span in spans)
        ):
            kept.append(draft)
        else:
            span = Span(draft.position, max(draft.end, draft.position + 1))
            context.refuse(draft.rule, "one government's own programme", span)
    return kept


def _abroad(drafts: list[Draft], context: Context) -> list[Draft]:
    """The drafts less those whose own words are of one government's affairs, in whatever document."""
    kept = []
    for draft in drafts:
        if is_at_home(draft.title, draft.kind):
            span = Span(draft.position, max(draft.end, draft.position + 1))
            context.refuse(draft.rule, "one government's own affair", span)
        else:
            kept.append(draft)
    return kept


def _run_by_one(drafts: list[Draft], context: Context) -> list[Draft]:
    """The drafts less programmes that one side is said to have or run: "Brazil also has the Clean Fuels Program"."""
    kept = []
    for draft in drafts:
        if draft.kind == "programme" and draft.proper and len(draft.sentences) == 1 and _is_run_by_one(draft, context):
            span = Span(draft.position, max(draft.end, draft.position + 1))
            context.refuse(draft.rule, "one government's own programme", span)
        else:
            kept.append(draft)
    return kept


def _is_run_by_one(draft: Draft, context: Context) -> bool:
    sentence = context.sentence_at(draft.position)
    name = context.analysis.doc.char_span(draft.position, draft.end, alignment_mode="expand")
    if name is None or any(m.kind == "country" for m in context.mentions_in(draft.position, draft.end)):
        return False
    verb = governing_verb(name.root)
    if _WITH_SOMEBODY.match(context.text, draft.end, sentence.span.end):
        return False
    if verb.lemma_ not in _RUNS or PARTNERED.search(context.text, sentence.span.begin, sentence.span.end):
        return False
    return is_one_sided(verb, sentence, context)


def _reaches_abroad(span: Span, home: str, context: Context) -> bool:
    if _WORLDWIDE.search(context.text, span.begin, span.end):
        return True
    named = {entity for mention in context.mentions_in(span.begin, span.end) for entity in mention.entities}
    return any(_is_abroad(context.entities[e], home) for e in named if e in context.entities)


def _is_abroad(entity: Entity, home: str) -> bool:
    """Whether it is another country, of one, or an organisation between them. A place or a firm may be anywhere's."""
    if entity.kind == "country":
        return entity.id != home
    if entity.country is not None:
        return entity.country != home
    return entity.kind == "organization" and is_organisation(entity.name or "")
