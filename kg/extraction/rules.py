"""The rules that make facts, each with its version, which rises when it may tell something else than before.

A fact bears the name and version of its rule (`dg:rule`), and so does what was refused; `kg coverage` counts by them.
"""

from __future__ import annotations

MEETING_ELLIPTIC = "meeting.elliptic/1"
MEETING_EVENT = "meeting.event/11"
MEETING_NOUN = "meeting.noun/11"
MEETING_REFERS = "meeting.refers/5"
MEETING_ROSTER = "meeting.roster/6"
MEETING_VERB = "meeting.verb/11"

AGREEMENT_ANNOUNCED = "agreement.announced/4"
AGREEMENT_COMMITMENT = "agreement.commitment/12"
AGREEMENT_COMMON = "agreement.common/11"
AGREEMENT_COUNTED = "agreement.counted/11"
AGREEMENT_DEAL = "agreement.deal/1"
AGREEMENT_INVESTMENT = "agreement.investment/3"
AGREEMENT_ITEM = "agreement.item/11"
AGREEMENT_NAMED = "agreement.named/11"
AGREEMENT_PARTNERING = "agreement.partnering/3"
AGREEMENT_PROPOSAL = "agreement.proposal/4"
AGREEMENT_UNDERTAKING = "agreement.undertaking/5"

FIGURE = "figure/1"
FIGURE_OBSERVED = "figure.observed/11"
FIGURE_RECORD = "figure.record/1"
FIGURE_TABLE = "figure.table/1"
FIGURE_TARGET = "figure.target/11"

HOLDING_TITLE = "holding.title/2"
