"""A real base with a random share of its articles made restricted, canaries in them, and a history."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import yaml

from tests.build.canary_tokens import Planter
from tests.build.repository import Commit

SETTINGS = """site_name: Corpus
site_url: https://corpus.example.com/
repo_url: https://git.example.com/corpus
edit_uri: edit/main/docs/
theme: {{name: kbtool}}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      reconfigure_search: false
      languages:
{languages}
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    audiences: [public, agents, internal]
    hosts: {{agents: https://agents.example.com/, internal: https://internal.example.com/}}
    foreign_keys: allow
    broken_articles: withhold
    defaults: {{audience: public, state: published, owner: docs-team}}
"""
ALL = 1_000
"""From so many articles on all languages are taken; each takes seconds to start."""
OTHERS = 1
"""Languages beside English below that: what one translation tells of the others, three tell too."""
RESTRICTED = ("agents", "internal")
FRONT_MATTER = re.compile(rb"\A---\r?\n(.*?)\r?\n---\r?\n", re.DOTALL)
DAY = 86_400
IMAGE_BYTES = 200_000
"""Larger pictures say no more about separation than small ones, and take long to copy and to search."""


class LabelledCorpus:
    """A random part of a corpus with about `articles` articles; `planter` knows the tokens."""

    def __init__(self, corpus: Path, random: Random, articles: int) -> None:
        self.random, self.planter = random, Planter(random)
        files = dict(_files(corpus / "docs"))
        found = sorted({path.split("/")[1] for path in files if path.endswith(".md")} - {"en"})
        if articles < ALL:
            found = self.random.sample(found, min(OTHERS, len(found)))
        self.languages = ["en", *found]
        self.default = "en"
        self.files = self.chosen({path: data for path, data in files.items() if _is_in(path, self.languages)}, articles)
        self.restricted: dict[str, str] = {}
        """Path → audience, of every article that was labelled itself."""
        self.label()

    def chosen(self, files: dict[str, bytes], articles: int) -> dict[str, bytes]:
        """Some keys with all their translations and the pages of folders, and the files that are not too large."""
        keys = sorted({path.split("/", 2)[2] for path in files if path.endswith(".md")})
        share = articles / max(1, sum(path.endswith(".md") for path in files))
        kept = {key for key in keys if Path(key).stem in ("index", "_index") or self.random.random() < share}
        return {
            path: content
            for path, content in files.items()
            if (path.split("/", 2)[2] in kept if path.endswith(".md") else len(content) < IMAGE_BYTES)
        }

    def label(self) -> None:
        """One article in four by itself, and one folder in five by its page."""
        articles = [path for path in self.files if path.endswith(".md") and _is_plain(self.files[path])]
        for path in articles:
            is_index = Path(path).stem in ("index", "_index")
            is_top = path.count("/") < 3
            if self.random.random() < (0 if is_index and is_top else 0.2 if is_index else 0.25):
                self.restrict(path, self.random.choice(RESTRICTED))
        folders = {str(Path(path).parent) for path in articles if path.count("/") > 2}
        for folder in sorted(folders):
            if self.random.random() < 0.15 and not any(
                f"{folder}/{name}.md" in self.files for name in ("index", "_index")
            ):
                audience = self.random.choice(RESTRICTED)
                self.files[f"{folder}/index.md"] = (
                    f"---\ntitle: {self.token(audience)}\naudience: {audience}\n---\n".encode()
                )
                self.restricted[f"{folder}/index.md"] = audience

    def restrict(self, path: str, audience: str) -> None:
        """Labels an article and plants tokens in it."""
        content = self.files[path]
        match = FRONT_MATTER.match(content)
        head, body = (match[1] + b"\n", content[match.end() :]) if match else (b"", content)
        lines = [f"{self.token(audience, language)} words" for language in ("en", "zh", "fa")]
        planted = "\n\n".join((f"## {lines[0]}", *lines[1:], f"`{self.token(audience)}`"))
        label = f"audience: {audience}\nkeywords: [{self.token(audience)}]\n".encode()
        if re.search(rb"^(audience|keywords)\s*:", head, re.MULTILINE | re.IGNORECASE):
            return
        self.files[path] = b"---\n" + head + label + b"---\n" + body + f"\n\n{planted}\n".encode()
        self.restricted[path] = audience

    def token(self, audience: str, language: str = "en") -> str:
        return self.planter.token("corpus", audience, language)

    def commits(self) -> list[Commit]:
        """Everything in some commits; restricted and public articles come and change together and apart."""
        settings = SETTINGS.format(
            languages="\n".join(
                f"        - {{locale: {_locale(name)}, name: {name}, default: {str(name == self.default).lower()}}}"
                for name in self.languages
            )
        )
        paths = sorted(self.files)
        self.random.shuffle(paths)
        commits: list[Commit] = []
        tree = {"mkdocs.yml": settings.encode(), ".gitignore": b"/site/\n/.cache/\n"}
        for number, start in enumerate(range(0, len(paths), 1 + len(paths) // 6)):
            tree |= {path: self.files[path] for path in paths[start : start + 1 + len(paths) // 6]}
            commits.append(self.commit(number, tree))
        articles = [path for path in paths if path.endswith(".md") and _is_plain(self.files[path])]
        for number in range(6, 12):
            for path in self.random.sample(articles, min(3, len(articles))):
                tree[path] += b"\nMore.\n"
            commits.append(self.commit(number, tree))
        return commits

    def commit(self, number: int, tree: dict[str, bytes]) -> Commit:
        author = f"{self.planter.token('author', 'nobody')} <{self.planter.token('mail', 'nobody')}@example.com>"
        return Commit(1_600_000_000 + number * 30 * DAY, dict(tree), author, self.planter.token("message", "nobody"))


def _files(docs: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(docs.rglob("*")):
        if path.is_file() and not path.is_symlink() and "\n" not in path.name:
            yield f"docs/{path.relative_to(docs).as_posix()}", path.read_bytes()


def _is_in(path: str, languages: list[str]) -> bool:
    return path.split("/")[1] in languages


def _locale(folder: str) -> str:
    """`pt-br` → `pt-BR`, as the engine wants it."""
    language, _, region = folder.partition("-")
    return f"{language}-{region.upper()}" if region else language


def _is_plain(content: bytes) -> bool:
    """Whether a label can be added: the front matter is one that every reader reads alike."""
    match = FRONT_MATTER.match(content)
    try:
        content.decode()
        return (
            not content.startswith((b"\n", b"---", b"\xef\xbb\xbf"))
            if not match
            else isinstance(yaml.safe_load(match[1].decode()), dict)
        )
    except (UnicodeDecodeError, yaml.YAMLError, ValueError):
        return False
