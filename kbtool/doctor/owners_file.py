"""CODEOWNERS against the owners of the articles."""

from pathlib import Path

from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.doctor.finding import Finding, State, fine
from kbtool.site.codeowners import codeowners_place, has_generated_part, read_codeowners, render_codeowners


def owners_file(kb: KnowledgeBase, top: Path, prefix: str) -> Finding:
    """Whether the Git host asks those who answer for the articles. A file without our part is nobody's mistake."""
    place = codeowners_place(top)
    before = read_codeowners(top / place)
    if not has_generated_part(before):
        return fine("codeowners", "none is written by kbtool")
    if render_codeowners(kb, prefix, before).text != before:
        what = f"{place} is not what the owners of the articles say"
        return Finding("codeowners", State.ERROR, what, "run kbtool owners --write")
    return fine("codeowners", f"{place} is up to date")
