"""Whether a line that opens a list of papers tells of a signing still to come: "the following will be signed:"."""

from __future__ import annotations

import re

_SIGN = r"(?:sign|conclude|adopt|exchange|initial|ink)"
_SIGNED = r"(?:signed|concluded|adopted|exchanged|initiall?ed|inked)"
_AHEAD = re.compile(
    rf"\b(?:will|shall|would)\s+(?:also\s+|soon\s+|then\s+)?(?:be\s+{_SIGNED}\b|{_SIGN}\b"
    r"|(?:witness|attend|preside\s+over)\s+the\s+(?:signing|signature|exchange)\b)"
    rf"|\b(?:plan(?:s|ned)?|intend(?:s|ed)?|expect(?:s|ed)?|scheduled|due|set|agreed|likely)\s+to\s+(?:be\s+{_SIGNED}|{_SIGN})\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    rf"\b(?:were|was|has\s+been|have\s+been|have|has)\s+(?:also\s+)?(?:{_SIGNED}|or\s+will)\b", re.IGNORECASE
)


def signs_ahead(line: str) -> bool:
    """Whether the papers that a line opens a list of are still to be signed, so that they are only agreed.

    >>> signs_ahead("At a later date, the following will be signed:")
    True
    >>> signs_ahead("The following were signed, and will be submitted for ratification:")
    False
    """
    return _AHEAD.search(line) is not None and _DONE.search(line) is None
