"""Of two that give to a third cause each has its own sum."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Read

TITLE = "Germany and Kenya: fact sheet"
TOLD = {
    "each its own": (
        "Germany has committed €20 million to this effort, and Kenya has committed €3 million.",
        {20e6: {"Germany"}, 3e6: {"Kenya"}},
    ),
    "with other verbs": (
        "Germany pledged €20 million for the fund while Kenya contributed €3 million.",
        {20e6: {"Germany"}, 3e6: {"Kenya"}},
    ),
    "not what one gives to the other": (
        "Germany pledged €20 million for Kenya's schools.",
        {20e6: {"Germany", "Kenya"}},
    ),
    "not what they sell to one another": (
        "Germany sold goods worth €30 million to Kenya, and Kenya sold goods worth €12 million to Germany.",
        {30e6: {"Germany", "Kenya"}, 12e6: {"Germany", "Kenya"}},
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD.keys())
def test_each_gives(read: Read, text: str, expected: dict[float, set[str]]) -> None:
    """Whose a sum is, is told by its own clause where the other side has a clause of the kind."""
    found = {f.value: {p.split("/")[-1] for p in f.parties} for f in read(text, title=TITLE).figures}
    assert found == expected
