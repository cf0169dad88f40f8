"""Bases made by chance, with everything that can lead from one audience to another. The same seed, the same base."""

from dataclasses import dataclass, field
from random import Random

from tests.build.generated_includes import include, shared_text
from tests.build.generated_texts import article_link, block, file_link, phrase, place
from tests.build.repository import Commit
from tests.build.small_base import PIXEL, SETTINGS

AUDIENCES = ("public", "agents", "internal")
LANGUAGES = ("en", "zh", "fa")
FOLDERS = ("", "pay", "pay-old", "pay/cards", "pay/cards/old", "staff", "staff/pay", "zz")
OWNERS = ("docs-team", "ann", "ann-b", "zqboss")
TAGS = ("money", "Money", "card", "zqraise", "مالی", "钱")
START = 1_700_000_000
DAY = 86_400


@dataclass
class Draft:
    """One file while the base grows."""

    language: str
    key: str
    is_index: bool
    seed: int
    fields: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    """Keys of articles it links to."""
    revision: int = 0
    block_revision: int = 0
    audience_of_block: str = ""

    @property
    def path(self) -> str:
        return f"docs/{self.language}/{self.key}{'/' if self.is_index and self.key else ''}" + (
            "index.md" if self.is_index else ".md"
        )

    def text(self) -> str:
        """Front matter and body; the same draft has the same text."""
        random = Random(f"{self.seed}/{self.revision}")  # noqa: S311
        up = "../" * self.path.removeprefix(f"docs/{self.language}/").count("/") or "./"
        pieces = [place(random, self.language, article_link(random, self.language, key, up)) for key in self.links]
        pieces += [place(random, self.language, phrase(random, self.language)) for _ in range(random.randint(0, 4))]
        folder = random.choice(FOLDERS)
        name = random.choice(("shared.png", "one.png", "form.pdf"))
        pieces.append(place(random, self.language, file_link(random, self.language, f"img/{name}")))
        pieces.append(place(random, self.language, file_link(random, self.language, f"{up}{folder}/img/{name}")))
        if random.random() < 0.5:
            pieces.append(include(random, self.language, "public", is_open=True))
        random.shuffle(pieces)
        if self.audience_of_block:
            inner = Random(f"{self.seed}/{self.revision}/{self.block_revision}")  # noqa: S311
            inside = phrase(inner, self.language, 4) + " " + file_link(inner, self.language, "img/block.png")
            text = block(inner, self.language, inside, self.audience_of_block, AUDIENCES[-1])
            pieces.insert(random.randint(0, len(pieces)), text)
            pieces.append(include(inner, self.language, self.audience_of_block, is_open=False))
        head = "".join(f"{name}: {value}\n" for name, value in self.fields.items())
        return f"---\n{head}---\n" + "\n".join(pieces)


class GeneratedBase:
    """Grows a base, commit by commit."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)  # noqa: S311 - chance, not secrecy
        self.drafts: dict[str, Draft] = {}
        self.commits: list[Commit] = []
        self.keys: list[str] = []
        self.seed = seed
        self.shared = {(language, audience): [0, 0] for language in LANGUAGES for audience in AUDIENCES}
        """Language and audience of each text that articles include → revision of all, and of what few see of it."""

    def grow(self, articles: int = 24, changes: int = 14) -> list[Commit]:
        """The commits, the oldest first."""
        for folder in FOLDERS:
            if not folder or self.random.random() < 0.7:
                self.add(folder, is_index=True)
        for number in range(articles):
            folder = self.random.choice(FOLDERS)
            name = self.random.choice(("pay", "card", "raise", "a", "b")) + (
                f"-{number}" if number % 3 else f"{number}"
            )
            self.add(f"{folder}/{name}".lstrip("/"), is_index=False)
        self.commit()
        for _ in range(changes):
            self.random.choice(
                (self.edit, self.edit_block, self.edit_shared, self.move, self.add_later, self.remove, self.name)
            )()
            self.commit()
        return self.commits

    def add(self, key: str, is_index: bool) -> None:
        """An article, and its translations into some languages."""
        seed = self.random.getrandbits(32)
        fields = self.shared_fields(is_index)
        self.keys.append(key)
        for language in LANGUAGES:
            if language != "en" and self.random.random() < 0.4:
                continue
            own = {"title": phrase(self.random, language, 2), "description": phrase(self.random, language, 9)}
            if language == "en":
                own |= fields
            elif self.random.random() < 0.15:
                own["audience"] = self.random.choice(AUDIENCES)
            elif self.random.random() < 0.1:
                own["state"] = "draft"
            links = self.random.sample(self.keys, min(len(self.keys), self.random.randint(0, 3)))
            draft = Draft(language, key, is_index, seed, own, [link for link in links if link])
            if not is_index and self.random.random() < 0.5:
                draft.audience_of_block = self.random.choice(AUDIENCES)
            self.drafts[draft.path] = draft

    def shared_fields(self, is_index: bool) -> dict[str, str]:
        """What the default language states for all."""
        some = self.random
        fields = {"owner": some.choice(OWNERS), "tags": _flow(some.sample(TAGS, some.randint(0, 3)))}
        if self.keys and some.random() < (0.3 if is_index else 0.5):
            fields["audience"] = some.choice(AUDIENCES)
        for name in ("related", "next", "also_in") if not is_index else ("order", "featured"):
            pool = FOLDERS[1:] if name == "also_in" else [key for key in self.keys if key]
            if some.random() < 0.5 and pool:
                chosen = some.sample(pool, min(len(pool), 3))
                fields[name] = _flow([key.rpartition("/")[2] if name == "order" else key for key in chosen])
        if is_index:
            if self.keys and some.random() < 0.2:
                fields["defaults"] = f"{{audience: {some.choice(AUDIENCES)}, owner: {some.choice(OWNERS)}}}"
            return fields
        fields |= some.choice(
            (
                *[dict[str, str]()] * 8,
                {"state": "draft"},
                {"state": "archived", "replaced_by": some.choice([key for key in self.keys if key] or ["a"])},
                {"publish_on": "2099-01-01"},
                {"expires_on": "2020-01-01"},
                {"weight": str(some.randint(-5, 5)), "id": f"id-{len(self.keys)}"},
                {"redirect_from": _flow([some.choice(FOLDERS[1:]) + "/former"]), "noindex": "true"},
                {"attachments": "[{file: img/form.pdf, title: Form}, {file: ../staff/img/form.pdf}]"},
            )
        )
        return fields

    def pick(self) -> Draft:
        """Any article that is no page of a folder."""
        return self.random.choice([draft for draft in self.drafts.values() if not draft.is_index])

    def edit(self) -> None:
        self.pick().revision += 1

    def edit_block(self) -> None:
        """What only some readers see of an article changes."""
        draft = self.pick()
        draft.audience_of_block = draft.audience_of_block or "agents"
        draft.block_revision += 1

    def edit_shared(self) -> None:
        """A text that articles include changes, or what only some readers see of it."""
        self.shared[self.random.choice(list(self.shared))][self.random.randint(0, 1)] += 1

    def move(self) -> None:
        """To another folder, without a change of the text."""
        draft = self.pick()
        if draft.language != "en":
            return
        name = draft.key.rpartition("/")[2]
        folder = self.random.choice(FOLDERS)
        key = f"{folder}/{name}m".lstrip("/")
        for moved in [item for item in self.drafts.values() if item.key == draft.key]:
            del self.drafts[moved.path]
            moved.key = key
            self.drafts[moved.path] = moved
        self.keys.append(key)

    def add_later(self) -> None:
        self.add(f"{self.random.choice(FOLDERS)}/late-{len(self.keys)}".lstrip("/"), is_index=False)

    def remove(self) -> None:
        del self.drafts[self.pick().path]

    def name(self) -> None:
        """An article names another one, whoever may read that."""
        sources = [draft for draft in self.drafts.values() if not draft.is_index and draft.language == "en"]
        self.random.choice(sources).fields["related"] = _flow([self.random.choice([key for key in self.keys if key])])

    def commit(self) -> None:
        """The base as it is now."""
        files = {draft.path: draft.text().encode() for draft in self.drafts.values()}
        for (language, audience), revisions in self.shared.items():
            text = shared_text(self.seed, language, audience, *revisions)
            files[f"docs/{language}/_includes/{audience}.md"] = text.encode()
        for folder in (*FOLDERS, "_includes"):
            for name, content in {
                "shared.png": PIXEL,
                "one.png": PIXEL,
                "form.pdf": b"%PDF-1.4 ",
                "block.png": PIXEL,
            }.items():
                for language in LANGUAGES:
                    path = f"docs/{language}/{folder}/img/{name}".replace("//", "/")
                    files[path] = content + path.encode()
        files |= {"mkdocs.yml": SETTINGS.encode(), ".gitignore": b"/site/\n/.cache/\n"}
        files |= {f"docs/_data/{name}": text.encode() for name, text in DATA.items()}
        number = len(self.commits)
        author = f"{self.random.choice(OWNERS)} <zq{number}@example.com>"
        self.commits.append(Commit(START + number * 40 * DAY, files, author, f"zq change {number}"))


def _flow(names: list[str]) -> str:
    return f"[{', '.join(names)}]"


DATA = {
    "owners.yml": "".join(f"{key}: {{name: {key} name, email: {key}@example.com}}\n" for key in OWNERS),
    "tags.yml": "".join(
        f"{key}: {{title: {{en: {key} title}}, description: {{en: about {key}}}}}\n" for key in TAGS if key != "Money"
    ),
    "terms.yml": "en:\n  - {use: zqbonus, avoid: [zqgift]}\n  - {use: refund, avoid: [moneyback]}\n",
    "redirects.yml": "old/zqraise: zqraise\nold/home: pay\n",
    "synonyms.en.yml": "- [zqbonus, zqextra]\n- [card, plastic]\n",
}
