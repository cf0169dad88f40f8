"""The few pages the preview makes itself, and what it adds to those of the site. Nothing of this is written to disk."""

import json
from hashlib import sha256
from html import escape
from typing import Any

from kbtool.build.preview.state import PreviewState
from kbtool.content.selection import Withheld
from kbtool.diagnostics import Diagnostic
from kbtool.report.text import render_diagnostic

PREFIX = "/_kbtool/"
SCRIPT, STYLE, EVENTS = f"{PREFIX}reload.js", f"{PREFIX}page.css", f"{PREFIX}events"
OWN_STYLE = b"""body { font: 1rem/1.6 system-ui, sans-serif; max-width: 60rem; margin: 3rem auto; padding: 0 1rem }
pre { overflow: auto; padding: 1rem; border: 1px solid }
"""
"""Of the preview's own pages: the policy of the site lets no style stand in a page."""


def with_script(html: bytes, state: PreviewState, on_every_change: bool = False) -> bytes:
    """A page with the script that reloads it when the site has changed, or at every change."""
    wish = f"&p={digest(state)}" if on_every_change else ""
    tag = f'<script src="{SCRIPT}?v={escape(state.token + wish)}" defer></script>'.encode()
    before, body, after = html.rpartition(b"</body>")
    return before + tag + body + after if body else html + tag


def event(state: PreviewState) -> str:
    """What the script is told, as JSON on one line."""
    return json.dumps(
        {
            "token": state.token,
            "digest": digest(state),
            "errors": state.errors,
            "problems": [_problem(item) for item in state.problems],
        }
    )


def digest(state: PreviewState) -> str:
    """Another text for other problems."""
    return sha256(repr((state.problems, state.errors)).encode(errors="replace")).hexdigest()[:12]


def _problem(diagnostic: Diagnostic) -> dict[str, Any]:
    place = f"{diagnostic.path}:{diagnostic.span.line}:{diagnostic.span.column}"
    rule = f"{diagnostic.id} {diagnostic.name}"
    return {"place": place, "rule": rule, "message": diagnostic.message, "hint": diagnostic.hint}


def waiting_page(state: PreviewState) -> bytes:
    """Answers until the first build has ended."""
    if state.errors:
        return _page(state, "The site cannot be built", "".join(f"<p>{escape(line)}</p>" for line in state.errors))
    return _page(state, "One moment", "<p>kbtool is building the site. This page opens it by itself.</p>")


def withheld_page(state: PreviewState, withheld: Withheld) -> bytes:
    """Answers at the address of an article that an error keeps out."""
    own = [item for item in state.problems if item.path == withheld.path]
    findings = "\n\n".join(render_diagnostic(item) for item in own) or withheld.reason
    text = f"<p><code>{escape(withheld.path)}</code> has an error and is on no site until it is mended.</p>"
    return _page(state, "This article is kept out", f'{text}<pre dir="ltr">{escape(findings)}</pre>')


def missing_page(state: PreviewState) -> bytes:
    """Answers where not even the site's own page for that exists."""
    return _page(state, "There is no page here", f'<p><a href="{escape(state.mount)}">To the home page</a></p>')


def _page(state: PreviewState, title: str, body: str) -> bytes:
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        f'<title>{escape(title)} · kbtool</title><link rel="stylesheet" href="{STYLE}"></head>'
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )
    return with_script(html.encode(errors="replace"), state, on_every_change=True)
