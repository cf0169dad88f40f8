"""A generated base that goes on changing in every way that can change a site. The same seed, the same changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from PIL import Image

from tests.build.generated_base import AUDIENCES, DATA, FOLDERS, LANGUAGES, Draft, GeneratedBase
from tests.build.generated_texts import phrase
from tests.build.small_base import SETTINGS

FIRST_DAY = date(2026, 11, 22)
ARTICLES = 7
FEWEST = 4
TEMPLATES = {
    "partials/footer.html": "<footer>{{ kb.site.name }} %s</footer>\n",
    "partials/notices.html": "<p>%s {{ kb.page.title }}</p>\n",
    "tag.html": '{%% extends "base.html" %%}{%% block main %%}<h1>%s</h1>{%% endblock %%}\n',
    "assets/own.css": "p { margin: %spx }\n",
}
"""Path below the base's own folder of templates → text with a place for what changes."""


@dataclass(frozen=True)
class Step:
    """The base after one more change."""

    name: str
    """What was changed."""
    files: dict[str, bytes]
    """Path from the top of the base → content."""
    today: date
    is_committed: bool


class EditedBase(GeneratedBase):
    """Grows a small base and then changes it, a step at a time."""

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self.replaced: dict[str, str] = {}
        """Part of the settings → what stands in its place."""
        self.theme: dict[str, str] = {}
        self.today = FIRST_DAY
        self.own: dict[str, bytes] = {}
        """Files besides those of the generated base."""

    def steps(self, number: int) -> Iterator[Step]:
        """The base as it begins, then after each change."""
        self.grow(ARTICLES, changes=0)
        yield self.step("begin", is_committed=True)
        articles = (self.edit, self.edit_block, self.edit_shared, self.move, self.add_later, self.remove, self.name)
        others = (
            *(self.title, self.tags, self.audience, self.state, self.folder, self.former, self.both),
            *(self.data, self.setting, self.accent, self.template, self.brand, self.picture, self.day, self.untouched),
        )
        for _ in range(number):
            change = self.random.choice(articles if self.random.random() < 0.4 else others)
            if sum(not draft.is_index for draft in self.drafts.values()) < FEWEST:
                change = self.add_later
            change()
            self.commit()
            yield self.step(change.__name__, is_committed=self.random.random() < 0.5)

    def step(self, name: str, is_committed: bool) -> Step:
        commit = self.commits[-1]
        settings = SETTINGS
        for old, new in self.replaced.items():
            settings = settings.replace(old, new)
        theme = "".join(f"  {name}: {value}\n" for name, value in self.theme.items())
        settings = settings.replace("  name: kbtool\n", f"  name: kbtool\n{theme}")
        return Step(name, {**commit.files, "mkdocs.yml": settings.encode(), **self.own}, self.today, is_committed)

    def title(self) -> None:
        draft = self.pick()
        draft.fields["title"] = phrase(self.random, draft.language, 3)

    def tags(self) -> None:
        names = self.random.sample(("money", "card", "zqraise"), self.random.randint(0, 3))
        self.english().fields["tags"] = f"[{', '.join(names)}]"

    def audience(self) -> None:
        self.english().fields["audience"] = self.random.choice(AUDIENCES)

    def state(self) -> None:
        self.english().fields["state"] = self.random.choice(("draft", "published", "archived"))

    def folder(self) -> None:
        """What is said of all articles in a folder."""
        indexes = [draft for draft in self.drafts.values() if draft.is_index and draft.language == "en" and draft.key]
        if indexes:
            self.random.choice(indexes).fields["defaults"] = f"{{audience: {self.random.choice(AUDIENCES)}}}"

    def former(self) -> None:
        self.english().fields["redirect_from"] = f"[zz/former-{self.random.randint(0, 3)}]"

    def both(self) -> None:
        """Two changes at once."""
        self.title()
        self.move()

    def data(self) -> None:
        name = self.random.choice(("tags.yml", "owners.yml", "redirects.yml", "synonyms.en.yml"))
        text = DATA[name]
        number = self.random.randint(0, 9)
        changed = {
            "tags.yml": text.replace("money title", f"money title {number}"),
            "owners.yml": text.replace("docs-team name", f"writers {number}"),
            "redirects.yml": f"{text}old/zz{number}: pay\n",
            "synonyms.en.yml": f"{text}- [pay, settle{number}]\n",
        }
        self.own[f"docs/_data/{name}"] = changed[name].encode()

    def setting(self) -> None:
        number = self.random.randint(0, 9)
        old, new = self.random.choice(
            (
                ("site_name: Help\n", f"site_name: Help {number}\n"),
                ("contact: mailto:help@example.com", f"contact: mailto:help{number}@example.com"),
                ("licence: CC-BY-4.0\n", f"licence: CC-BY-4.{number}\n"),
                ("llms: true", "llms: false"),
                ("https://help.example.com/", f"https://help{number}.example.com/docs/"),
                ("    llms: true\n", "    llms: true\n    embeds: [www.youtube-nocookie.com]\n"),
                ("site_dir:", "markdown_extensions:\n  - toc: {toc_depth: 2}\nsite_dir:"),
            )
        )
        self.replaced[old] = new

    def accent(self) -> None:
        self.theme["accent"] = f"'#{self.random.randint(100000, 999999)}'"

    def template(self) -> None:
        path, text = self.random.choice(list(TEMPLATES.items()))
        self.own[f"templates/{path}"] = (text % self.random.randint(0, 9)).encode()
        self.theme["custom_dir"] = "templates"

    def brand(self) -> None:
        self.own["docs/en/logo.png"] = picture(self.random.randint(1, 40), 20)
        self.theme["logo"] = "en/logo.png"

    def picture(self) -> None:
        """Another picture, of another size, at the place of one that articles show."""
        place = f"docs/{self.random.choice(LANGUAGES)}/{self.random.choice(FOLDERS)}/img/one.png".replace("//", "/")
        self.own[place] = picture(self.random.randint(1, 40), 10)

    def day(self) -> None:
        self.today += timedelta(days=self.random.choice((1, 40, 400)))

    def untouched(self) -> None:
        """Nothing."""

    def english(self) -> Draft:
        """An article in the language whose fields the others inherit; any where it has none."""
        drafts = [draft for draft in self.drafts.values() if not draft.is_index]
        return self.random.choice([draft for draft in drafts if draft.language == "en"] or drafts)


def picture(width: int, height: int) -> bytes:
    """A PNG file of this size in pixels."""
    file = BytesIO()
    Image.new("L", (width, height)).save(file, "PNG")
    return file.getvalue()
