"""Where the files that ship with diplograph are: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Path of a shipped file or folder, e.g. ``resource("ontology", "shapes.ttl")``.

    The wheel carries ontology/, data/ and queries/ under kg/_data; a checkout has them at its top.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for top in (_PACKAGE / "_data", _PACKAGE.parent):
        path = top.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is not part of this installation; reinstall diplograph")
