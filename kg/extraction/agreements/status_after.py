"""The status that the words right after an instrument give it, weighed against the rest of its sentence."""

from __future__ import annotations

import re

from kg.extraction.agreements.act import Act, Saying
from kg.extraction.agreements.after import NEGOTIATIONS
from kg.extraction.agreements.verbs import DONE, PAPERS, of_verb, verbs
from kg.extraction.modality import stance

_NO = re.compile(r"(?:^|[.;:]\s+)\W*no\s+(?:[\w’-]+\s+){0,2}$", re.IGNORECASE)
_NOW = re.compile(r"\b(?:today|this\s+(?:morning|afternoon|evening))\b")


def by_words_after(saying: Saying) -> Act | None:
    """As in "…, signed in 2009 during the visit", "negotiations on a contract | will be concluded"."""
    after, verb = saying.after, saying.verb
    if after is None or _is_outdone(saying):
        return None
    if after.status in DONE and _NO.search(saying.before):
        return Act("rejected", verb, elsewhere=True)
    if after.status in {"agreed", "concluded", "terminated"} and NEGOTIATIONS.search(saying.before):
        open_still = (after.to_come and not after.signs) or after.status == "terminated"
        return Act("negotiating" if open_still else "agreed", verb, direct=True)
    if after.enters and saying.instrument.noun.kind in PAPERS:
        return Act("signed", verb, elsewhere=True)  # "the treaty, which enters into force in May"
    status = after.status
    if saying.acted is not None and saying.meant == "terminated":
        status = of_verb(saying.acted, saying.instrument) or status  # "the agreement signed in 1969 was terminated"
    pending = after.to_come and after.signs  # "progress on the Partnership, which will be signed next year"
    if status == "agreed" and not after.apart and not pending and (saying.existing or saying.is_since):
        status = "in force"
    if after.to_come and saying.relation == "object" and saying.meant == "negotiating":
        return Act("negotiating", verb, direct=True)  # "tasked officials to prepare a plan, to be adopted in May"
    if status in {"signed", "concluded"} and not after.to_come and saying.is_in_use:
        return Act("used", verb, told=saying.told)
    if status == "launched" and NEGOTIATIONS.search(saying.before):
        return Act("negotiating", verb, direct=True)
    if status == "launched" and after.apart and not (saying.told and _NOW.search(saying.context.text, *saying.told)):
        status = "in force"
    elsewhere = after.to_come or after.apart or saying.is_since
    return Act(status, verb, _is_by_verb(saying), elsewhere, after.to_come, saying.told)


def _is_by_verb(saying: Saying) -> bool:
    """Whether those words are of the verb itself that acts on the instrument: "a communiqué | was adopted"."""
    verb, after = saying.verb, saying.after
    if saying.relation != "passive" or verb is None or after is None or after.end is None or after.to_come:
        return False
    return saying.instrument.end <= verb.idx < after.end


def _is_outdone(saying: Saying) -> bool:
    """Whether what is told by the way is not the latest: "…, negotiations on which began in 2018, was signed"."""
    to_come = saying.after is not None and saying.after.status == "agreed" and saying.acted is not None
    if to_come and saying.acted is not None and saying.relation == "object" and saying.meant == "signed":
        return stance(saying.acted) == "done"  # "they signed a treaty, which will come into force in January"
    verb, end = saying.verb, saying.after.end if saying.after is not None else None
    if saying.after is not None and saying.after.status == "negotiating" and saying.acted is not None:
        finished = {"signed", "concluded", "agreed"}  # "have finalised a treaty, on which talks began in 2022"
        return saying.meant in finished and stance(saying.acted) == "done" and saying.acted.lemma_ != "update"
    if saying.relation != "passive" or verb is None or end is None or verb.idx < end:
        return False
    return verbs().get(verb.lemma_) in {"signed", "concluded"} and stance(verb) == "done"
