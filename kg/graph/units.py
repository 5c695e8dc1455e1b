"""Units that QUDT has: notation to IRI. Counted nouns and rates have none; money has its ISO 4217 code as notation."""

from __future__ import annotations

from pyoxigraph import NamedNode

# Source: QUDT Units Vocabulary, release 2.1, http://qudt.org/vocab/unit/ (CC BY 4.0); identifiers only.
_QUDT = {
    "percent": "PERCENT",
    "metres": "M",
    "km": "KiloM",
    "km2": "KiloM2",
    "cubic metres": "M3",
    "hectares": "HA",
    "acres": "AC",
    "grams": "GM",
    "kg": "KiloGM",
    "tonnes": "TONNE",
    "kW": "KiloW",
    "MW": "MegaW",
    "GW": "GigaW",
    "TW": "TeraW",
    "kWh": "KiloW-HR",
    "MWh": "MegaW-HR",
    "GWh": "GigaW-HR",
    "TWh": "TeraW-HR",
    "°C": "DEG_C",
}


def qudt_unit(notation: str) -> NamedNode | None:
    """The QUDT unit of a notation, or None.

    >>> qudt_unit("percent")
    <NamedNode value=http://qudt.org/vocab/unit/PERCENT>
    """
    name = _QUDT.get(notation)
    return NamedNode(f"http://qudt.org/vocab/unit/{name}") if name else None
