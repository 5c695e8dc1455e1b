"""Queries: saved queries: header, parameters, safe binding, running, formatting."""
