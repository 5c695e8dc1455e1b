"""Units that QUDT has: notation to IRI. Counted nouns and rates of them have none."""

from __future__ import annotations

from pyoxigraph import NamedNode

# Source: QUDT Units Vocabulary, release 2.1, http://qudt.org/vocab/unit/ (CC BY 4.0); identifiers only.
_QUDT = {
    "percent": "PERCENT",
    "tonnes": "TONNE",
    "km": "KiloM",
    "MW": "MegaW",
    "GW": "GigaW",
}


def qudt_unit(notation: str) -> NamedNode | None:
    """The QUDT unit of a notation, or None.

    >>> qudt_unit("percent")
    <NamedNode value=http://qudt.org/vocab/unit/PERCENT>
    """
    name = _QUDT.get(notation)
    return NamedNode(f"http://qudt.org/vocab/unit/{name}") if name else None
