"""What `--fix` has mended, for people."""

from collections.abc import Iterable

from kbtool.diagnostics import Diagnostic
from kbtool.report.counts import count
from kbtool.report.printable import printable


def render_mended(diagnostics: Iterable[Diagnostic], is_dry_run: bool = False) -> str:
    """One line for each finding and a last one that counts them; no line end at the end."""
    found = tuple(diagnostics)
    word = "would mend" if is_dry_run else "mended"
    lines = [
        f"{word} {printable(item.path)}:{item.span.line}:{item.span.column} {item.name}: {printable(item.message)}"
        for item in found
    ]
    files = count(len({item.path for item in found}), "file")
    total = f"{word} {count(len(found), 'problem')} in {files}" if found else "nothing to mend"
    return "\n".join([*lines, total])
