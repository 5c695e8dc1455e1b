"""Cli: click commands, one file per group."""
