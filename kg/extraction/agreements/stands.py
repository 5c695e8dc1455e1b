"""What an instrument is said to be, done or not: "is still under consultation", "remains in force", "expires in 2026".

Words in data/lexicons/agreement_states.tsv.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.modality import stance
from kg.lexicons import read_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 9  # tokens after the verb within which its words stand
_FIRST = 4  # tokens after the verb within which the first of them stands
_ENDS = frozenset([",", ";", ":", ".", "–", "—"])
_KEEPS = frozenset(["remain", "stay", "continue"])


@cache
def _states() -> dict[str, list[tuple[list[str], str]]]:
    """The words after each verb, in order, with the status that they give."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for row in read_lexicon("agreement_states"):
        found.setdefault(row["verb"], []).append((row["words"].split(), row["status"]))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))  # "no longer in force" before "in force"
    return found


def standing(verb: Token) -> str | None:
    """The status of the instrument that is the verb's subject; None where its words say none."""
    if verb.lemma_ in {"enter", "come"} and any(c.lower_ == "into" for c in verb.rights):
        said = stance(verb)
        return "in force" if said == "done" else "signed" if said == "negated" else "agreed"
    if verb.lemma_ in {"expire", "lapse"}:
        return "terminated" if stance(verb) == "done" and verb.tag_ not in {"VBZ", "VBP"} else "in force"
    rows = _states().get(verb.lemma_)
    if rows is None:
        return None
    after: list[str] = []
    for token in verb.doc[verb.i + 1 : verb.i + 1 + _REACH]:
        if token.text in _ENDS or token.is_sent_start:
            break
        after.append(token.lower_)
    status = next((said for words, said in rows if _in_order(words, after)), None)
    if status is None:
        return None
    if stance(verb) == "negated" or after[:1] in (["not"], ["n’t"], ["n't"]):
        return "signed" if status == "in force" else None
    if stance(verb) in {"planned", "proposed"} and status == "in force" and verb.lemma_ not in _KEEPS:
        return "agreed" if verb.lemma_ == "be" and "basis" not in after else None
    return status


def _in_order(words: list[str], after: list[str]) -> bool:
    if words[0] not in after[:_FIRST]:
        return False
    at = after.index(words[0])
    for word in words[1:]:
        at += 1
        while at < len(after) and after[at] != word:
            at += 1
        if at >= len(after):
            return False
    return True
