"""A text that articles include is as restricted as its file says."""

from pathlib import Path

from kbtool.verify.case import Case
from tests.verify.small_site import LEAK_RULES, verify_case

CREDIT = "Agents may grant a goodwill credit of fifty euros without asking anybody."
OPEN = "You have thirty days to return what you have bought in one of our shops."
BASE = {
    "en/index.md": "---\ntitle: Home\n---\n/// include | _includes/terms.md\n///\n",
    "en/_includes/terms.md": f"{OPEN}\n",
    "en/_includes/credit.md": f"---\naudience: agents\n---\n{CREDIT}\n",
    "en/staff.md": "---\ntitle: Staff\naudience: agents\n---\n/// include | _includes/credit.md\n///\n",
}


def page(text: str) -> dict[str, str]:
    return {"index.html": f'<html lang="en"><head><title>Home</title></head><body><p>{text}</p></body></html>'}


def leaks(folder: Path, text: str) -> list[str]:
    """The sources of what should not be there."""
    found = verify_case(folder, Case(site=page(text), base=BASE), LEAK_RULES).diagnostics
    return [item.message for item in found if item.id.startswith("KV1")]


def test_a_public_text_that_articles_include_is_no_leak(tmp_path: Path) -> None:
    assert leaks(tmp_path, OPEN) == []


def test_a_restricted_text_that_articles_include_is_a_leak(tmp_path: Path) -> None:
    assert any("docs/en/_includes/credit.md" in message for message in leaks(tmp_path, CREDIT))
