"""The validator of Adobe for structured data: the vocabulary of schema.org, and what search engines ask for besides."""

from pathlib import Path

from tests.audit.checkers import FOLDER, Complaint, html_files, node, page_below


def complaints(folder: Path, vocabulary: Path) -> list[Complaint]:
    """Errors in the structured data of each page; one without any has none."""
    pages = [str(page) for page in html_files(folder)]
    results = node(FOLDER / "structured_data.mjs", given={"vocabulary": str(vocabulary), "pages": pages})
    assert [result["page"] for result in results] == pages
    return [Complaint(page_below(folder, result["page"]), error) for result in results for error in result["errors"]]
