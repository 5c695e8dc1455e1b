"""Meetings: who met whom, where and when; one occasion however often it is told."""
