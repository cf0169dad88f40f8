"""What the audit looks at on a change; every night it looks at everything."""

from collections.abc import Iterator
from pathlib import Path

from tests.extent import WHOLE
from tests.theme.templates import LANGUAGES, PAGES


def files_to_check(sites: Path, audience: str) -> list[Path]:
    """The files of a site, sorted; on a change those of a narrower audience which the public site has not too.

    What both have is made by the same templates from the same articles: a page of each template stands for them all.
    """
    folder, public = ((sites / name).resolve() for name in (audience, "public"))
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if WHOLE or folder == public:
        return files
    templates = set(_templates(folder))
    return [path for path in files if path in templates or not (public / path.relative_to(folder)).exists()]


def _templates(folder: Path) -> Iterator[Path]:
    for prefix in LANGUAGES.values():
        for path in PAGES.values():
            yield folder / prefix / (path if path.endswith(".html") else f"{path}index.html")
