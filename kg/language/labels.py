"""Labels that run into the text of a block: "Trade and Investment: *The Ministry will launch …".

The parser takes such a label for the sentence's subject, and what follows loses its own. Where the text after the colon
is a sentence, it starts there.
"""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"[\s•●▪■◦*–—-]*(?:\(?[0-9a-z]{1,2}[.)]\s+)?"
    r"(?P<label>(?:[A-Z][\w’'&/.-]*|\([A-Z][\w&/-]*\))"
    r"(?:,?\s+(?:[A-Z][\w’'&/.-]*|\([A-Z][\w&/-]*\)|and|or|&|of|the|in|on|for|to|with|a|an|by|through|from|at|as|into|–)){0,13})"
    r"[*]?:[*]?\s*[*]?\s*(?=[“\"]?[A-Z])"
)
# A finite verb in the text behind it, early enough to be the main one.
_SAYS = re.compile(
    r"[^.;:\n]{2,170}?\b(?:will|shall|would|have|has|had|is|are|was|were|can|must|plans?|intends?|(?!need|speed|indeed)[a-z]{2,}ed)\s"
)
_LONG = 60  # characters at least of the text that follows


def sentence_after(text: str, begin: int, end: int) -> int | None:
    """Where the sentence behind the label that a block ``text[begin:end]`` opens with begins, if it opens with one.

    >>> sentence_after("Trade: The Ministry of Trade will launch a new programme with the bank of the region.", 0, 86)
    7
    """
    found = _LABEL.match(text, begin, end)
    if found is None or end - found.end() < _LONG or found["label"].isupper():
        return None
    return found.end() if _SAYS.match(text, found.end(), end) else None
