"""Extraction: `Analysis` in, facts out: meetings, agreements, figures, holdings; one file per kind of fact."""
