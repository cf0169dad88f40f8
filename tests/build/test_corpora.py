"""Real bases, written for other tools: adopted with one command, built with another, and looked at page by page."""

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.build.active_content import active_content
from tests.build.dead_links import addresses_in, dead_links
from tests.build.html_tree import Element
from tests.build.running import build, kbtool
from tests.build.site_tree import pages

NAMES = ("csc-user-guide", "cncf-glossary", "tldr-fa-ar-zh")
EXCLUDED = {"csc-user-guide": 0, "cncf-glossary": 54, "tldr-fa-ar-zh": 4}
"""Files without a page. In the glossary 51 are drafts, two say only `draft:`, one starts with an empty line. The
four pages about the shell's dot are hidden files: `..md`."""
RIGHT_TO_LEFT = {"ar", "fa", "ur"}
ACCOUNT = re.compile(
    r"^public/(\S+) +(\d+) articles? += +(\d+) pages? \+ +(\d+) excluded.*; (\d+) pages? more", re.MULTILINE
)
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
PLACEHOLDER = re.compile(r"\{\{[^{}\n]*\}\}")
OTHER_HOST = re.compile(r"(?:https?:)?//")


@dataclass(frozen=True)
class Corpus:
    """One real base and what came of it."""

    name: str
    base: Path
    before: dict[str, bytes]
    """Path below docs → content of every Markdown file, before kbtool came."""
    adopted: str
    built: str
    pages: dict[str, Element]

    def sources(self) -> Iterator[tuple[str, str, Element]]:
        """(path below docs, text, page) of every article that has a page."""
        for path, content in self.before.items():
            folder, _, key = path.partition("/")
            prefix = "" if folder == "en" else f"{folder}/"
            address = re.sub(r"(?:(?:^|(?<=/))(?:index|README|_index)|)\.md$", "/", key).lstrip("/")
            address = prefix + re.sub(r"/+$", "/", address)
            if address in self.pages:
                yield path, content.decode("utf-8-sig", "replace").replace("\r\n", "\n"), self.pages[address]


@pytest.fixture(scope="module", params=NAMES)
def corpus(request: pytest.FixtureRequest, corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    name: str = request.param
    base = tmp_path_factory.mktemp("corpus") / name
    shutil.copytree(corpora / name, base, symlinks=True)
    base.chmod(0o755)
    before = markdown_below(base / "docs")
    adopted = kbtool("init", "--adopt", "--yes", cwd=base)
    assert adopted.returncode == 0, adopted.stderr
    return Corpus(name, base, before, adopted.stdout, build(base), pages(base / "site" / "public"))


def markdown_below(docs: Path) -> dict[str, bytes]:
    """Path below `docs` → content of every Markdown file."""
    files = [Path(folder, name) for folder, _, names in os.walk(docs) for name in names if name.lower().endswith(".md")]
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in sorted(files)}


def test_adopting_and_building_change_no_article(corpus: Corpus) -> None:
    assert markdown_below(corpus.base / "docs") == corpus.before


def test_every_markdown_file_is_a_page_or_excluded(corpus: Corpus) -> None:
    files = Counter(path.partition("/")[0] for path in corpus.before)
    accounts = {match[1].lower(): tuple(map(int, match.groups()[1:])) for match in ACCOUNT.finditer(corpus.built)}
    assert {language: articles for language, (articles, *_) in accounts.items()} == dict(files)
    assert all(articles == out + excluded for articles, out, excluded, _ in accounts.values())
    assert len(corpus.pages) == sum(out + made for _, out, _, made in accounts.values())
    assert sum(excluded for _, _, excluded, _ in accounts.values()) == EXCLUDED[corpus.name]


def test_every_page_says_its_language_and_direction(corpus: Corpus) -> None:
    languages = {path.partition("/")[0] for path in corpus.before}
    for address, page in corpus.pages.items():
        first = address.partition("/")[0]
        language = first if first in languages and first != "en" else "en"
        html = page.one("html").attributes
        assert html["lang"].lower() == language, address
        assert html["dir"] == ("rtl" if language in RIGHT_TO_LEFT else "ltr"), address


def test_every_page_has_one_heading_a_title_and_sound_ids(corpus: Corpus) -> None:
    for address, page in corpus.pages.items():
        assert [heading.text.strip() != "" for heading in page.all("h1")] == [True], address
        assert page.one("head").one("title").text.strip(), address
        assert len(page.ids) == len(set(page.ids)), address
        assert [name for name in page.ids if not name.strip() or re.fullmatch(r"_\d*", name)] == [], address


def test_no_link_leads_to_a_page_or_file_that_is_not_there(corpus: Corpus) -> None:
    """Fragments are left out: many of the originals lead nowhere too."""
    assert dead_links(corpus.base / "site" / "public", corpus.pages, fragments=False) == []


def prose(element: Element) -> str:
    """The text without samples of code, some of which show front matter."""
    parts = (child if isinstance(child, str) else prose(child) for child in element.children)
    return "" if element.name == "pre" else "".join(parts)


def test_no_front_matter_is_left_in_a_text(corpus: Corpus) -> None:
    looked = 0
    for path, text, page in corpus.sources():
        match = FRONT_MATTER.match(text)
        content = page.all("div", class_="content")
        if match and content:
            looked += 1
            lines = {line.strip() for line in prose(content[0]).split("\n")}
            keys = [line for line in match[1].split("\n") if re.match(r"[A-Za-z_]+: \S", line)]
            assert not lines & set(keys), path
    assert looked > 500 or corpus.name != "cncf-glossary"


def test_placeholders_in_double_braces_stay_as_they_are(corpus: Corpus) -> None:
    missing, seen = [], 0
    for path, text, page in corpus.sources():
        wanted = Counter(PLACEHOLDER.findall(FRONT_MATTER.sub("", text)))
        seen += wanted.total()
        missing += [(path, *pair) for pair in (wanted - Counter(PLACEHOLDER.findall(page.one("body").text))).items()]
    if corpus.name == "tldr-fa-ar-zh":
        assert seen > 700
        assert missing == []


def test_no_page_asks_another_host_for_what_it_needs_to_work(corpus: Corpus) -> None:
    """Images in a text may come from elsewhere; styles, scripts, fonts, frames and media may not."""
    for address, page in corpus.pages.items():
        asked = {found for name, found in addresses_in(page) if name not in {"a", "img", "link"}}
        asked |= {link.attributes["href"] for link in page.all("link")}
        assert [found for found in asked if OTHER_HOST.match(found)] == [], address


def test_no_page_holds_active_content(corpus: Corpus) -> None:
    assert {address: found for address, page in corpus.pages.items() if (found := active_content(page))} == {}
