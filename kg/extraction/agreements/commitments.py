"""Joint decisions without an instrument: "agreed to introduce visa-free travel" (guidelines, "Agreements").

    agreement.commitment   a verb of agreeing with several sides behind its subject, and a concrete thing agreed on
    agreement.announced    "are pleased to announce the renewal of …"
    agreement.undertaking  what a side will do, under "the Parties commit to take the following actions:"
    agreement.deal         an entry of a list of deals: "Procurement of aircraft …"
    agreement.proposal     "proposal to introduce …"
    agreement.partnering   "USAID is partnering with the Authority to provide …": two bodies by name
    agreement.investment   "will invest $20 million in" a body by name

Vague resolve ("agreed to deepen cooperation") is refused by the verbs of data/lexicons/vague_verbs.txt.
"""

from __future__ import annotations

from kg.extraction.agreements.commitment_drafts import Commitment
from kg.extraction.agreements.commitment_light import made
from kg.extraction.agreements.commitment_lists import (
    ACTION_LEAD,
    AGREED_LEAD,
    AREAS_LEAD,
    DEAL_LEAD,
    agreed_entry,
    deal,
    named_entry,
    undertakings,
)
from kg.extraction.agreements.commitment_nouns import announced, proposal
from kg.extraction.agreements.commitment_orders import jointly, ordered, willed
from kg.extraction.agreements.commitment_partners import invested, partnered
from kg.extraction.agreements.commitment_passive import came_to, was_agreed
from kg.extraction.agreements.commitment_verbs import agreed
from kg.extraction.context import Context
from kg.extraction.keytests import KeyTest

_AGREE = frozenset(["agree", "decide", "commit", "pledge", "undertake", "resolve", "concur"])
_ANNOUNCE = frozenset(["announce", "confirm", "declare", "approve"])
_PROPOSAL = frozenset(["proposal", "initiative", "offer"])
_COME_TO = frozenset(["reach", "achieve"])
_PROMISE = frozenset(["commitment", "decision", "pledge", "undertaking"])
_ORDER = frozenset(["direct", "instruct", "task", "mandate"])
_WILL = frozenset(["will", "shall"])
_TELLING = KeyTest(
    (
        _AGREE | _PROMISE | _COME_TO | _ANNOUNCE | _PROPOSAL | _ORDER | {"partner", "invest", "jointly"} | _WILL
    ).__contains__
)


def find_commitments(context: Context) -> list[Commitment]:
    """Joint decisions and proposals of the document, in text order."""
    found: list[Commitment] = []
    lead: tuple[str, int] | None = None  # a list that is going on, and the sentence that opens it
    for sentence in context.analysis.sentences:
        text = sentence.span.of(context.text)
        if text.rstrip().endswith(":"):
            lead = (
                ("agreed", sentence.index)
                if AGREED_LEAD.search(text) or AREAS_LEAD.search(text)
                else ("actions", sentence.index)
                if ACTION_LEAD.search(text)
                else ("deals", sentence.index)
                if DEAL_LEAD.search(text)
                else None
            )
        elif lead is not None and lead[0] == "agreed":
            entries = agreed_entry(sentence, lead[1], context) or named_entry(sentence, lead[1], context)
            lead = lead if entries or sentence.block == "item" else None
            found += entries
            if entries:
                continue
        elif lead is not None:
            entries = undertakings(sentence, lead[1], context) if lead[0] == "actions" else deal(sentence, context)
            lead = lead if entries else None
            found += entries
            if entries:
                continue
        for token in context.tokens(sentence, _TELLING):
            if token.pos_ == "VERB" and token.lemma_ in _AGREE:
                found += agreed(token, sentence, context) or was_agreed(token, sentence, context)
            elif token.pos_ == "VERB" and token.lemma_ in _COME_TO:
                found += came_to(token, sentence, context)
            elif token.pos_ == "VERB" and token.lemma_ in _ANNOUNCE:
                found += announced(token, sentence, context)
            elif token.pos_ == "VERB" and token.lemma_ in _ORDER:
                found += ordered(token, sentence, context)
            elif token.lemma_ in _WILL and token.pos_ == "AUX":
                found += willed(token, sentence, context)
            elif token.lemma_ == "jointly":
                found += jointly(token, sentence, context)
            elif token.pos_ == "VERB" and token.lemma_ == "partner":
                found += partnered(token, sentence, context)
            elif token.pos_ == "VERB" and token.lemma_ == "invest":
                found += invested(token, sentence, context)
            elif token.pos_ == "NOUN" and token.lemma_ in _PROMISE:
                found += made(token, sentence, context)
            elif token.pos_ == "NOUN" and token.lemma_ in _PROPOSAL:
                found += proposal(token, sentence, context)
    return found
