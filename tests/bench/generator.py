"""Knowledge bases of any size with text like that of real ones: the same seed gives the same bytes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from kbtool.content.markdown.text_digest import text_digest
from tests.bench.article_text import PICTURES, ArticleText
from tests.bench.base_files import SECTION_FIELDS, owners_yml, picture, settings, tags_yml
from tests.bench.front_matter import CATEGORY, SECTION, fields
from tests.bench.words import Words

RESTRICTED = {3: "agents", 11: "agents", 17: "internal"}
"""The number of an article modulo 20 → who may read it, in a base that has several audiences."""


class Writer:
    """Writes the articles of one language."""

    def __init__(self, language: str, seed: int = 1, is_default: bool = True, has_audiences: bool = False) -> None:
        self.words = Words(language, seed)
        self.seed, self.is_default, self.has_audiences = seed, is_default, has_audiences

    def article(self, number: int, source_digest: str = "") -> str:
        """The text of an article's file; a translation names the digest of what it was made from."""
        body = self._body(number)
        chance = Random(f"fields {self.seed} {number}")  # noqa: S311 - text for a measurement
        audience = RESTRICTED.get(number % 20, "") if self.has_audiences else ""
        lines = fields(chance, number, self.words, audience, source_digest)
        return "\n".join(["---", *lines, "---", "", body])

    def _body(self, number: int) -> str:
        shape = Random(f"shape {self.seed} {number}")  # noqa: S311 - text for a measurement
        self.words.begin(number)
        text = ArticleText(self.words, shape, lambda: link(number, shape))
        blocks = list(text.blocks())
        if self.has_audiences and number % 20 == 5:
            blocks.insert(1, f"/// audience | agents\n{blocks[0]}\n///")
        return "\n\n".join(blocks) + "\n"


def link(number: int, chance: Random) -> str:
    """A link from this article to an earlier one that all may read; most stay in the section."""
    start = number - number % SECTION if chance.random() < 0.6 else 0
    target = start + int(chance.random() * (number - start))
    while target % 20 in RESTRICTED:
        target -= 1
    if not 0 <= target < number:
        return ""
    here, there = article_path(number).split("/"), article_path(target).split("/")
    if here[0] != there[0]:
        return f"../../{'/'.join(there)}"
    return there[2] if here[1] == there[1] else f"../{'/'.join(there[1:])}"


def article_path(number: int) -> str:
    """Where the article lies, from the language's folder."""
    return f"category-{number // CATEGORY}/section-{number // SECTION}/article-{number}.md"


def write_base(
    folder: Path, articles: int, languages: Sequence[str] = ("en",), seed: int = 1, has_audiences: bool = False
) -> Path:
    """Writes a base with so many articles in each language, in sections of 50; returns its mkdocs.yml.

    Where it has audiences, every tenth article is for agents and every twentieth internal; all else is public.
    """
    docs = folder / "docs"
    _write(folder / "mkdocs.yml", settings(languages, has_audiences))
    _write(docs / "_data" / "owners.yml", owners_yml())
    _write(docs / "_data" / "tags.yml", tags_yml(languages))
    digests = [""] * articles
    for language in languages:
        writer = Writer(language, seed, language == languages[0], has_audiences)
        _write_folders(docs / language, writer, articles)
        for number in range(articles):
            text = writer.article(number, digests[number])
            _write(docs / language / article_path(number), text)
            if len(languages) > 1 and writer.is_default:
                digests[number] = text_digest(text.split("---\n", 2)[2])
    return folder / "mkdocs.yml"


def _write_folders(docs: Path, writer: Writer, articles: int) -> None:
    for path, text in _folders(writer, articles):
        _write(docs / path, text)
    for number in range(0, articles, SECTION):
        for i, name in enumerate(PICTURES):
            (docs / article_path(number)).with_name(name).write_bytes(picture(number + i))


def _folders(writer: Writer, articles: int) -> Iterator[tuple[str, str]]:
    """The index.md of the site, and of each category and section."""
    starts = {"index.md": -1} | {f"{Path(article_path(n)).parts[0]}/index.md": n for n in range(0, articles, CATEGORY)}
    starts |= {f"{Path(article_path(n)).parent.as_posix()}/index.md": n for n in range(0, articles, SECTION)}
    for path, number in starts.items():
        chance = Random(f"folder {path}")  # noqa: S311 - text for a measurement
        writer.words.begin(number)
        own = SECTION_FIELDS if writer.is_default else "translation: human\n"
        title, text = writer.words.title(chance, 2), writer.words.phrase(14)
        yield path, f"---\ntitle: {title}\ndescription: {text}\n{own}---\n\n{writer.words.phrase(20)}\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
