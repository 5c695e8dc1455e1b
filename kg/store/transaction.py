"""A difference applied in one transaction: after a kill -9 all of it is there, or nothing.

Of what pyoxigraph offers, ``extend`` and ``update`` are transactions and ``bulk_extend`` shows all or nothing; only an
``update`` of several operations removes and adds in one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice

import pyoxigraph as ox

from kg.store.shared import Delta

BULK = 12_000  # quads; from there on bulk_extend is worth the files that it writes


def apply(db: ox.Store, delta: Delta) -> None:
    """Removes and adds what ``delta`` says. The names of graphs that it empties go as well.

    Raises:
        OSError, RuntimeError: Oxigraph or the disk refuses; nothing has changed then.
    """
    if delta.remove:
        db.update(_replacement(db, delta))
    elif len(delta.add) >= BULK:
        db.bulk_extend(delta.add)
    else:
        db.extend(delta.add)


def _replacement(db: ox.Store, delta: Delta) -> str:
    text = f"DELETE DATA {{\n{_blocks(delta.remove)}}}"
    if delta.add:
        text += f" ;\nINSERT DATA {{\n{_blocks(delta.add)}}}"
    kept = {quad.graph_name for quad in delta.add}
    removed = Counter(quad.graph_name for quad in delta.remove)
    for graph, count in removed.items():
        held = db.quads_for_pattern(None, None, None, graph)
        if isinstance(graph, ox.NamedNode) and graph not in kept and count == sum(1 for _ in islice(held, count + 1)):
            text += f" ;\nDROP SILENT GRAPH {graph}"
    return text


def _blocks(quads: Iterable[ox.Quad]) -> str:
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), []).append(f"{quad.subject} {quad.predicate} {quad.object} .\n")
    return "".join(f"GRAPH {graph} {{\n{''.join(lines)}}}\n" for graph, lines in graphs.items())
