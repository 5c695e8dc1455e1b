"""Pages as text: escaping, the frame that all share, tables of SPARQL results. No script, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from kg import __version__
from kg.graph.vocabulary import PREFIXES
from kg.server.http import Response

CSS = """
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d5dae0;--back:#fff;--card:#f5f7f9;--link:#0b5cad;
--mark:#fff4d6;--bad:#9a1b1b}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ec;--soft:#9aa4ae;--line:#363d45;--back:#14181c;--card:#1c2126;
--link:#7db7f5;--mark:#423716;--bad:#ff9c94}}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--back)}
header,main,footer{max-width:76rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.25rem;display:flex;gap:.25rem 1.25rem;flex-wrap:wrap;align-items:baseline}
header a{font-weight:600;text-decoration:none;color:inherit;font-size:1.1rem}
nav{display:flex;gap:.25rem 1rem;flex-wrap:wrap}nav a{font-weight:400;font-size:1rem;color:var(--link)}
h1{font-size:1.7rem;line-height:1.25;margin:1.2rem 0 .4rem;overflow-wrap:anywhere}
h2{font-size:1.2rem;margin:2rem 0 .5rem}p{margin:.4rem 0 .8rem;max-width:46rem}
a{color:var(--link);text-underline-offset:.15em}a:focus-visible,button:focus-visible,textarea:focus-visible,
input:focus-visible,select:focus-visible,pre:focus-visible,.wide:focus-visible{
outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--back);padding:.3rem .6rem}
.soft{color:var(--soft)}.note{background:var(--mark);padding:.5rem .75rem;border-radius:.4rem}.bad{color:var(--bad)}
dl.counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.6rem;margin:1rem 0}
dl.counts div{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .75rem;display:flex;
flex-direction:column-reverse}
dl.counts dd{margin:0;font-size:1.5rem;font-weight:600;font-variant-numeric:tabular-nums}
dl.counts dt{color:var(--soft);font-size:.9rem}
ul.list{list-style:none;padding:0;margin:.5rem 0;display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));
gap:.25rem 1.5rem}ul.list li{padding:.35rem 0;border-top:1px solid var(--line)}ul.list span{display:block;
color:var(--soft);font-size:.9rem}
textarea,input,select,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);
border-radius:.4rem;padding:.4rem .6rem}textarea,pre,code{font-family:ui-monospace,monospace;font-size:.9rem}
textarea{width:100%;min-height:8rem;resize:vertical}label{display:block;font-weight:600;margin:.5rem 0 .2rem}
button{background:var(--link);color:var(--back);border-color:var(--link);font-weight:600;cursor:pointer}
.row{display:flex;gap:.25rem 1rem;flex-wrap:wrap;align-items:start;margin:.6rem 0}.row button{margin-top:2.2rem}
.row small{display:block;max-width:16rem;color:var(--soft)}
pre{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.75rem;overflow-x:auto}
.wide{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .7rem;border-bottom:1px solid var(--line);
overflow-wrap:break-word}td{max-width:36rem}
td a{overflow-wrap:anywhere;display:inline-block;min-width:8rem}td.l{min-width:24rem}
th,td.n{white-space:nowrap}tr:last-child td{border-bottom:0}thead th{background:var(--card);position:sticky;top:0}
td.n{text-align:right;font-variant-numeric:tabular-nums}
code{overflow-wrap:anywhere}.pairs td.n{text-align:left}td small{display:block;color:var(--soft);overflow-wrap:anywhere}
.text{max-height:24rem;overflow-y:auto;white-space:pre-wrap}
footer{margin-top:3rem;padding-bottom:2rem;color:var(--soft);font-size:.9rem}
@media (max-width:40rem){thead{position:absolute;left:-99rem}table,tbody,tr,td{display:block}
tr{padding:.5rem .7rem;border-bottom:1px solid var(--line)}tr:last-child{border:0}
td,td.n{display:grid;grid-template-columns:6.5rem 1fr;gap:.1rem .7rem;padding:.15rem 0;border:0;text-align:left;
white-space:normal;overflow-wrap:anywhere;max-width:none}td.l{min-width:0}td:empty{display:none}
td::before{content:attr(data-name);color:var(--soft);overflow-wrap:anywhere}td>*{grid-column:2}}
"""

_CSS_HASH = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_CSS_HASH}'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_LONG = 80  # characters; text beyond it gets a wide column
_LONGER = 2_000  # beyond it, a box that scrolls
_NUMERIC = frozenset(PREFIXES["xsd"] + name for name in ("integer", "decimal", "double", "float", "int", "long"))


def page(
    title: str, body: str, base_path: str, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A whole page around ``body``, which is HTML already; ``title`` is text."""
    text = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<style>{CSS}</style></head><body><a class="skip" href="#main">Skip to content</a>
<header><a href="{base_path}/">diplograph</a><nav aria-label="Site"><a href="{base_path}/queries">Saved queries</a>
<a href="{base_path}/#query">Query</a><a href="{base_path}/.well-known/void">VoID</a>
<a href="{base_path}/openapi.json">API</a></nav></header>
<main id="main">{body}</main>
<footer>diplograph {escape(__version__)}</footer></body></html>
"""
    return Response(
        status,
        {
            "content-type": "text/html;charset=utf-8",
            "content-security-policy": POLICY,
            "referrer-policy": "no-referrer",
            "vary": "accept, accept-encoding",
            "cache-control": "no-cache",
            **(headers or {}),
        },
        text.encode("utf-8", "replace"),
    )


def shorten(iri: str) -> str:
    """An IRI with a known prefix, if it has one: ``dg:Meeting``."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and len(iri) > len(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def link(iri: str, base: str, base_path: str, label: str = "") -> str:
    """An anchor for an IRI: to its page here where it is ours, outward where it is of the web, else none."""
    if iri.startswith(base):
        local = iri[len(base) :]
        return f'<a href="{base_path}/data/{escape(quote(local, safe="/:%~"))}">{escape(label or local)}</a>'
    text = escape(label or shorten(iri))
    if iri.startswith(("http://", "https://")):
        return f'<a href="{escape(iri)}" rel="noreferrer nofollow">{text}</a>'
    return text


def term(value: Mapping[str, Any] | None, base: str, base_path: str, name: str = "", label: str = "") -> str:
    """A table cell for a term of a SPARQL JSON result, of the column ``name``; None is an unbound variable.

    With a ``label`` an IRI is shown by that, and stands below it in small.
    """
    column = f' data-name="{escape(name)}"'
    if value is None:
        return f"<td{column}></td>"
    if value["type"] == "uri":
        iri = value["value"]
        below = f"<small>{escape(shorten(iri.removeprefix(base)))}</small>" if label else ""
        return f"<td{column}>{link(iri, base, base_path, label)}{below}</td>"
    text = escape(str(value["value"]))
    if value["type"] != "literal":
        return f"<td{column}>{text}</td>"
    kind = ' class="n"' if value.get("datatype") in _NUMERIC else ""
    if len(value["value"]) > _LONG:
        kind = ' class="l"'
    if len(value["value"]) > _LONGER:
        text = f'<div class="text" tabindex="0" role="region" aria-label="{escape(name)}">{text}</div>'
    language = f' lang="{escape(value["xml:lang"])}"' if "xml:lang" in value else ""
    return f"<td{column}{kind}{language}>{text}</td>"


def table(names: Sequence[str], rows: Sequence[Mapping[str, Any]], base: str, base_path: str, caption: str) -> str:
    """A table of SPARQL JSON bindings."""
    cells = ("".join(term(row.get(name), base, base_path, name) for name in names) for row in rows)
    return framed(names, cells, caption)


def framed(names: Sequence[str], rows: Iterable[str], caption: str, kind: str = "") -> str:
    """A table around rows of cells; on a narrow screen each row is a card. ``kind`` is a class of ours or none."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return (
        f'<div class="{f"wide {kind}".strip()}" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
