"""The rules that make facts, each with its version, which rises when it may tell something else than before.

A fact bears the name and version of its rule (`dg:rule`), and so does what was refused; `kg coverage` counts by them.
"""

from __future__ import annotations

MEETING_ELLIPTIC = "meeting.elliptic/1"
MEETING_EVENT = "meeting.event/9"
MEETING_NOUN = "meeting.noun/9"
MEETING_REFERS = "meeting.refers/3"
MEETING_ROSTER = "meeting.roster/4"
MEETING_VERB = "meeting.verb/9"

AGREEMENT_ANNOUNCED = "agreement.announced/2"
AGREEMENT_COMMITMENT = "agreement.commitment/10"
AGREEMENT_COMMON = "agreement.common/9"
AGREEMENT_COUNTED = "agreement.counted/9"
AGREEMENT_DEAL = "agreement.deal/1"
AGREEMENT_INVESTMENT = "agreement.investment/2"
AGREEMENT_ITEM = "agreement.item/9"
AGREEMENT_NAMED = "agreement.named/9"
AGREEMENT_PARTNERING = "agreement.partnering/2"
AGREEMENT_PROPOSAL = "agreement.proposal/2"
AGREEMENT_UNDERTAKING = "agreement.undertaking/3"

FIGURE = "figure/1"
FIGURE_OBSERVED = "figure.observed/9"
FIGURE_RECORD = "figure.record/1"
FIGURE_TABLE = "figure.table/1"
FIGURE_TARGET = "figure.target/9"

HOLDING_TITLE = "holding.title/2"
