"""From the source tables to the generated lexicons and the gazetteer file; run as ``python -m kg.identity.compile``."""
