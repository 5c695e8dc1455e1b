"""The room's word lists, read from data/lexicons once a process."""

from __future__ import annotations

import csv
from functools import cache

from kg.resources import resource


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``data/lexicons/<name>``, a TSV file with a header; lines that begin with "# " are comments."""
    lines = resource("data", "lexicons", name).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("# ")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple({key: value or "" for key, value in row.items() if key} for row in rows)


@cache
def speaker_words(kind: str) -> frozenset[str]:
    """Words of speaker labels of one class of speakers.tsv: title, role, asks, agency or not."""
    return frozenset(row["word"] for row in table("speakers.tsv") if row["class"] == kind)


@cache
def furniture_lines(match: str) -> tuple[str, ...]:
    """Lines of the page in furniture.tsv that match as a ``whole`` or at their ``start``, in lower case."""
    return tuple(row["line"] for row in table("furniture.tsv") if row["match"] == match)


@cache
def publishers() -> tuple[dict[str, str], ...]:
    """Rows of publishers.tsv: form, match, publisher."""
    return table("publishers.tsv")


# Words that stand in lower case inside names, titles and headings.
CONNECTORS = frozenset(
    "of the and for on to in at with by a an de da di do dos du del della der den des von van zu zur la le les el al bin bint "
    "ibn ben ter ten y e und et as or from".split()
)
# Words that a line may not end with when its sentence is over.
HANGING = frozenset(
    "of the and for on to in at with by a an or but as from into that which who whose this these their its his her our "
    "between among under over through towards toward including against during both is are was were be been has have had "
    "will would shall should can could may might must not than also mr mrs ms dr st".split()
)
# Words that, with a capital, open a sentence rather than continue one.
OPENERS = frozenset(
    "the a an this that these those it its he she they we i you his her their our my in on at for by from with to as and "
    "but or so if when where while since during after before following under through among both all each every there here "
    "today yesterday tomorrow now then also additionally furthermore moreover however finally firstly first second third "
    "secondly lastly further regarding concerning recognizing recognising noting welcoming recalling building given thank "
    "thanks yes no what who why how".split()
)
