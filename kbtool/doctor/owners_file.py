"""CODEOWNERS against the owners of the articles."""

from pathlib import Path

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.doctor.finding import Finding, State, fine
from kbtool.site.codeowners import START, codeowners_place, read_codeowners, render_codeowners


def owners_file(kb: KnowledgeBase, top: Path, prefix: str) -> Finding:
    """Whether the Git host asks those who answer for the articles. A file without our part is nobody's mistake."""
    place = codeowners_place(top)
    before = read_codeowners(top / place)
    if START not in before.split("\n"):
        return fine("codeowners", "none is written by kbtool")
    if render_codeowners(kb, prefix, before).text != before:
        what = f"{place} is not what the owners of the articles say"
        return Finding("codeowners", State.ERROR, what, "run kbtool owners --write")
    return fine("codeowners", f"{place} is up to date")
