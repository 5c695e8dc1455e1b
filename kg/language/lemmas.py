"""spaCy's lemmatizer, which finds each lemma once: of forms of the same word it finds the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token


_WITH = "co-"


def remember_lemmas(nlp: Language) -> None:
    """Lets a lemmatizer that goes by rules remember what it found, and look words up where it searched long lists."""
    from spacy.tokens import Doc

    lemmatizer: Any = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    if getattr(lemmatizer, "mode", None) != "rule":
        return
    known_words = lemmatizer.lookups.get_table("lemma_index", {})
    for part_of_speech in list(known_words):
        known_words[part_of_speech] = frozenset(known_words[part_of_speech])
    find, found = lemmatizer.lemmatize, dict[tuple[int, int, int], list[str]]()

    def lemmatize(token: Token) -> list[str]:
        kind = (token.orth, token.pos, token.morph.key)  # type: ignore[attr-defined]  # compiled, its stub leaves it out
        if kind not in found:
            together = token.lower_.startswith(_WITH) and len(token) > len(_WITH)  # "co- — the other" breaks off
            found[kind] = shared(token) if together else find(token)
        return found[kind]

    def shared(token: Token) -> list[str]:
        """As of "co-chaired": "co-chair", by the verb that the lists of words know."""
        own = Doc(token.vocab, [token.text[len(_WITH) :]], pos=[token.pos_], morphs=[str(token.morph)])
        return [f"{_WITH}{lemma}" for lemma in find(own[0])]

    lemmatizer.lemmatize = lemmatize
