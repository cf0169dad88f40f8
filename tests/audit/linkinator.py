"""linkinator, which follows every link and fragment of a site from its home page."""

from pathlib import Path
from re import escape

from tests.audit.checkers import PACKAGES, Complaint, node
from tests.build.served import served

PROGRAM = PACKAGES / "linkinator" / "build" / "src" / "cli.js"
FLAGS = ("--recurse", "--check-css", "--check-fragments", "--format", "json")


def complaints(folder: Path, origin: str, start: str = "") -> list[Complaint]:
    """Broken links between the pages of a site; `origin` is its own address, which some of its links are written with.

    Links to other sites are not asked for.
    """
    with served(folder.resolve()) as address:
        own = ("--url-rewrite-search", escape(origin), "--url-rewrite-replace", address)
        result = node(PROGRAM, address + start, *FLAGS, *own, "--skip", f"^(?!{escape(address)}|{escape(origin)})")
    return [
        Complaint(
            link.get("parent", "").removeprefix(address), f"{link['url'].removeprefix(address)}: {link['status']}"
        )
        for link in result["links"]
        if link["state"] == "BROKEN"
    ]
