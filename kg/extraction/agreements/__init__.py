"""Agreements: what was signed, agreed, negotiated or proposed, between whom."""
