"""A generated base as the bench works on it: in Git, with changes and what was built."""

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree
from statistics import median

from tests.bench.generator import Writer, article_path, write_base

FIRST = datetime(2026, 8, 1, 10, tzinfo=UTC)
"""Of the first commit; each further one is made a day later, so that the edited article gets another date."""
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Bench"), ("EMAIL", "bench@example.com"))
}
FOOTER = Path("overrides/partials/footer.html")
THEME = Path(__file__).parents[2] / "overrides" / "partials" / "footer.html"
SMALL = range(2_800, 3_201)
"""Bytes of an article of about 3 kB."""


@dataclass(frozen=True)
class Output:
    """What a build wrote."""

    files: int
    pages: int
    """HTML files."""
    bytes: int
    disk: int
    """Bytes with whole blocks counted; a file with several names counts once."""
    page: int
    """Bytes of the page of an article of 3 kB, the median."""


class Base:
    """A base of so many articles in each language, and what is done to it between measurements."""

    def __init__(
        self, folder: Path, articles: int, languages: tuple[str, ...] = ("en",), audiences: bool = False
    ) -> None:
        self.folder, self.articles, self.language = folder, articles, languages[0]
        write_base(folder, articles, languages, has_audiences=audiences)
        self._changes = 0
        self._write_template("")
        (folder / ".gitignore").write_text("/site/\n/.cache/\n", encoding="utf-8")
        self._git("init", "--quiet")
        self._commit()

    def forget_all(self) -> None:
        """No site and no store: the next build is cold."""
        self.forget_site()
        rmtree(self.folder / ".cache", ignore_errors=True)

    def forget_site(self) -> None:
        """The store is still there."""
        rmtree(self.folder / "site", ignore_errors=True)

    def edit(self) -> None:
        """Another sentence at the end of an article, committed."""
        path = self.edited_file()
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{self._mark()}\n", encoding="utf-8")
        self._commit()

    def retitle(self) -> None:
        """Another title for an article, committed."""
        path = self.edited_file(2)
        lines = path.read_text(encoding="utf-8").split("\n")
        lines[1] = f"title: {self._mark()}"
        path.write_text("\n".join(lines), encoding="utf-8")
        self._commit()

    def change_template(self) -> None:
        """Another line in the footer of every page, committed."""
        self._write_template(f"<p>{self._mark()}</p>\n")
        self._commit()

    def plant(self) -> None:
        """Internal articles that came since the site was built, one for ten of it."""
        writer = Writer(self.language, seed=2)
        folder = self.folder / "docs" / self.language / "internal"
        folder.mkdir(exist_ok=True)
        for number in range(self.articles // 10):
            text = writer.article(number).replace("---\n", "---\naudience: internal\n", 1)
            (folder / f"secret-{number}.md").write_text(text, encoding="utf-8")

    def uproot(self) -> None:
        """Without the internal articles again."""
        rmtree(self.folder / "docs" / self.language / "internal")

    def edited_file(self, section: int = 1) -> Path:
        """The article that is edited."""
        number = min(self.articles - 1, section * 50 + 7)
        return self.folder / "docs" / self.language / article_path(number)

    def small_pages(self) -> list[str]:
        """The addresses of articles of about 3 kB, from the root of the site."""
        docs = self.folder / "docs" / self.language
        found = (path for path in sorted(docs.rglob("article-*.md")) if path.stat().st_size in SMALL)
        return [path.relative_to(docs).with_suffix("").as_posix() for path in found]

    def _mark(self) -> str:
        self._changes += 1
        return f"Change number {self._changes}."

    def _write_template(self, line: str) -> None:
        path = self.folder / FOOTER
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(THEME.read_text(encoding="utf-8") + line, encoding="utf-8")

    def _commit(self) -> None:
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", "change")

    def _git(self, *arguments: str) -> None:
        command = ["git", "-c", "gc.auto=0", "-c", "core.hooksPath=/dev/null", *arguments]
        day = (FIRST + timedelta(days=self._changes)).isoformat()
        dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        subprocess.run(command, cwd=self.folder, env={**os.environ, **IDENTITY, **dates}, check=True)


def output(site: Path, pages: list[str]) -> Output:
    """What lies in a folder; `pages` are addresses of articles of 3 kB."""
    found = _files(site)
    states = {(state.st_dev, state.st_ino): state for state in (path.stat() for path in found)}
    sizes = [path.stat().st_size for path in (site / page / "index.html" for page in pages) if path.is_file()]
    return Output(
        len(states),
        sum(path.suffix == ".html" for path in found),
        sum(state.st_size for state in states.values()),
        sum(state.st_blocks * 512 for state in states.values()),
        int(median(sizes)) if sizes else 0,
    )


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.resolve().rglob("*") if path.is_file()]
