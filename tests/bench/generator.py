"""Knowledge bases of any size with text like that of real ones: the same seed gives the same bytes."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random

ALPHABETS = {
    "en": "e t a o i n s h r d l u c m w f g y p b v k",
    "zh": "的 一 是 不 了 在 人 有 我 他 这 个 们 中 来 上 大 为 和 国 地 到 以 说 时 要 就 出 会 可 也 你",
    "fa": "ا ی ر ن د م ه ت ب و س ش ک ل ز ف ق خ گ پ ع ج چ",
}
WORD_LENGTHS = {"en": (2, 9), "zh": (1, 3), "fa": (2, 7)}
GAPS = {"en": " ", "zh": "", "fa": " "}
VOCABULARY = 6_000
SECTION = 50
"""Articles in a section."""
SETTINGS = """site_name: Bench
site_url: https://help.example.com/
site_dir: .cache/mkdocs
theme: {{name: kbtool}}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      reconfigure_search: false
      languages: [{languages}]
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    defaults: {{audience: public, state: published, type: how-to, owner: docs-team}}
"""


class Writer:
    """Writes words, sentences and articles in one language; words are as frequent as in real text (Zipf's law)."""

    def __init__(self, language: str, seed: int) -> None:
        self.random = Random(f"{language} {seed}")  # noqa: S311 - text for a measurement
        self.language = language
        letters, lengths = ALPHABETS[language].split(), WORD_LENGTHS[language]
        self.words = ["".join(self.random.choices(letters, k=self.random.randint(*lengths))) for _ in range(VOCABULARY)]
        self.weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def word(self) -> str:
        """A word; the first of the vocabulary come most often."""
        return self.words[bisect_left(self.weights, self.random.uniform(0, self.weights[-1]))]

    def phrase(self, least: int, most: int) -> str:
        """Some words."""
        words = [self.word() for _ in range(self.random.randint(least, most))]
        return GAPS[self.language].join(words)

    def paragraph(self) -> str:
        """A few sentences."""
        end = "。" if self.language == "zh" else ". "
        return end.join(self.phrase(7, 18).capitalize() for _ in range(self.random.randint(2, 5))).strip() + end.strip()

    def article(self, number: int, neighbour: str) -> str:
        """An article of about 3 kB: sections, a list, sometimes a table, code, a note; a link to a neighbour."""
        title = f"{self.phrase(3, 6).capitalize()} {number}"
        tags = ", ".join(sorted({f"tag-{self.random.randint(1, 40)}" for _ in range(3)}))
        parts = [
            f"---\ntitle: {title[:70]}\ndescription: {self.phrase(14, 20)[:150]}\ntags: [{tags}]\n"
            "last_reviewed_on: 2026-11-01\n---",
            self.paragraph(),
        ]
        for section in range(4):
            parts += [f"## {self.phrase(2, 5).capitalize()}", self.paragraph(), *self._extra(section, neighbour)]
        return "\n\n".join(parts) + "\n"

    def _extra(self, section: int, neighbour: str) -> Iterator[str]:
        if section == 0:
            yield "\n".join(f"{i}. {self.phrase(4, 9)}" for i in range(1, 6))
        elif section == 1:
            rows = "\n".join(f"| {self.phrase(1, 2)} | {self.random.randint(1, 999)} |" for _ in range(5))
            yield f"| {self.word()} | {self.word()} |\n|---|--:|\n{rows}"
        elif section == 2:
            variable, count = self.random.choice("xyz"), self.random.randint(1, 9)
            yield f"```python\nfor {variable} in range({count}):\n    print({variable} * {count})\n```"
        else:
            yield f"!!! note\n    {self.phrase(6, 12)}"
            yield f"{self.phrase(2, 4)} [{self.phrase(1, 3)}]({neighbour})"


def write_base(folder: Path, articles: int, languages: tuple[str, ...] = ("en",), seed: int = 1) -> Path:
    """Writes a base with so many articles in each language, in sections of 50; returns its mkdocs.yml."""
    rows = [
        f"{{locale: {language}, name: {language}, default: {str(i == 0).lower()}}}"
        for i, language in enumerate(languages)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(SETTINGS.format(languages=", ".join(rows)), encoding="utf-8")
    for language in languages:
        writer = Writer(language, seed)
        for number in range(articles):
            section = (
                folder / "docs" / language / f"category-{number // (SECTION * 10)}" / f"section-{number // SECTION}"
            )
            section.mkdir(parents=True, exist_ok=True)
            neighbour = f"article-{number - 1 if number % SECTION else number}.md"
            text = writer.article(number, neighbour)
            (section / f"article-{number}.md").write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"
