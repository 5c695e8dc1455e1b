"""diplograph: diplomatic texts to a knowledge graph whose every fact rests on the exact words that say it."""

from __future__ import annotations

__version__ = "0.1.0"

__all__ = ["__version__"]
