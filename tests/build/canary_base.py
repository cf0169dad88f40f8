"""A base with a token in every place that a restricted article has, and in all that lies around it."""

import io
import zipfile
import zlib
from random import Random

from kbtool.content.schema import TYPES
from tests.build.canary_fields import ON_AN_INDEX, as_front_matter, planted_fields
from tests.build.canary_pictures import jpeg_with_exif, png_with_texts
from tests.build.canary_tokens import Planter
from tests.build.repository import Commit
from tests.build.small_base import SETTINGS

ORDER = ("public", "agents", "internal")
LANGUAGES = ("en", "zh", "fa")
BODY = {
    "paragraph": "{t} text.",
    "heading": "## {t}",
    "deep heading": "##### {t}",
    "table": "| a | {t} |\n|---|---|\n| b | c |",
    "cell": "| a | b |\n|---|---|\n| {t} | c |",
    "code": "```python\n{t} = 1\n```",
    "title of code": '```python title="{t}"\na = 1\n```',
    "code in a line": "`{t}`",
    "comment": "<!-- {t} -->",
    "alternative text": "![{t}](img/one.png)",
    "title of a picture": '![a](img/one.png "{t}")',
    "title of a link": '[a](https://example.com/ "{t}")',
    "words of a link": "[{t}](https://example.com/)",
    "address": "[a](https://example.com/{t}/)",
    "definition of a link": "[{t}]: https://example.com/ 'a'",
    "footnote": "a[^{n}]\n\n[^{n}]: {t}",
    "note": "!!! note\n    {t}",
    "title of a note": '!!! warning "{t}"\n    a',
    "folded note": '??? note "a"\n    {t}',
    "tab": '=== "{t}"\n\n    a',
    "item": "- {t}\n- b",
    "task": "- [x] {t}",
    "quote": "> {t}",
    "definition": "a\n:   {t}",
    "abbreviation": "ABBR{n}\n\n*[ABBR{n}]: {t}",
    "attribute list": "a {{#{t} .{t} title='{t}'}}",
    "HTML": '<div title="{t}">{t}</div>',
    "dropped HTML": "<script>{t}</script>",
    "mark": "=={t}== ~~{t}~~ ++{t}++",
}
DATA = {
    "owners.yml": "docs-team: {{name: Writers}}\n{a}: {{name: {b}, email: {c}@example.com, url: https://example.com/{d}}}\n",
    "tags.yml": "{a}: {{title: {{en: {b}}}, description: {{en: {c}}}}}\n",
    "redirects.yml": "old/{a}: staff/{b}\n",
    "terms.yml": "en:\n  - {{use: {a}, avoid: [{b}]}}\n",
    "synonyms.en.yml": "- [{a}, {b}]\n",
    "queries.en.yml": "- {{query: {a}, article: {b}}}\n",
}
GIT = ("author", "mail", "message", "branch")


class CanaryBase:
    """The files of the base, and where the tokens are."""

    def __init__(self, random: Random) -> None:
        self.planter = Planter(random)
        self.files: dict[str, bytes] = {}
        hosts = {name: self.planter.token("host", name) for name in ORDER[1:]}
        settings = SETTINGS
        for name, host in hosts.items():
            settings = settings.replace(f"https://{name}.example.com/", f"https://{host}.example.com/")
        self.files["mkdocs.yml"] = settings.replace(
            "    contact:", "    broken_articles: withhold\n    contact:"
        ).encode()
        self.public()
        for audience in ORDER[1:]:
            self.section(audience)
            self.files |= dict(self.pictures_and_files(audience, f"docs/en/{audience[0]}-shown/img"))
        self.published_nowhere()
        self.data()
        self.git = {place: self.planter.token(f"git {place}", "nobody") for place in GIT}

    def commits(self) -> list[Commit]:
        """The base, and before it one that held more restricted articles."""
        author = f"{self.git['author']} <{self.git['mail']}@example.com>"
        gone = f"---\ntitle: {self.planter.token('deleted title', 'nobody')}\n---\n"
        gone += self.planter.token("deleted text", "nobody")
        before = self.files | {f"docs/en/{self.planter.token('deleted name', 'nobody')}.md": gone.encode()}
        return [
            Commit(1_750_000_000, before, author, self.git["message"]),
            Commit(1_760_000_000, self.files, author, self.git["message"]),
        ]

    def public(self) -> None:
        """Public articles, with blocks for the others."""
        for language in LANGUAGES:
            for name in ("index", "open", "second"):
                blocks = "".join(self.block(audience, language) for audience in ORDER[1:]) if name == "open" else ""
                text = f"---\ntitle: Open {name}\n---\nWelcome.\n\n{blocks}\nThe end of what all may read.\n"
                self.files[f"docs/{language}/{name}.md"] = text.encode()
            self.files[f"docs/{language}/img/one.png"] = png_with_texts("", "")

    def block(self, audience: str, language: str) -> str:
        """All of the body in a block, at the top and indented."""
        body = self.body(f"block {language}", audience, language)
        word = self.planter.token("block in a list", audience, language)
        inner = self.planter.token("block in a block", ORDER[-1], language)
        file = self.planter.token("file in a block", audience)
        self.files[f"docs/{language}/img/{file}.png"] = png_with_texts(
            self.planter.token("picture in a block", audience), self.planter.token("packed in a block", audience)
        )
        shared = self.shared(audience, language)
        nested = f"//// audience | {audience}\na\n\n/// audience | {ORDER[-1]}\n{inner}\n///\n////\n"
        listed = f"- item\n\n    /// audience | {audience}\n    {word}\n    ///\n\n- item\n"
        return f"/// audience | {audience}\n{body}\n\n![a](img/{file}.png)\n///\n\n{nested}\n{listed}\n{shared}"

    def shared(self, audience: str, language: str) -> str:
        """A text that the article includes for some readers."""
        name = f"_includes/{self.planter.token('name of an include', audience, language)}.md"
        body = self.body(f"include {language}", audience, language, len(BODY))
        self.files[f"docs/{language}/{name}"] = f"---\naudience: {audience}\n---\n{body}\n".encode()
        self.files[f"docs/{language}/_includes/img/one.png"] = png_with_texts("", "")
        return f"//// audience | {audience}\n/// include | {name}\n///\n////\n\n"

    def body(self, where: str, audience: str, language: str, first: int = 0) -> str:
        """One token for each kind of text."""
        return "\n\n".join(
            text.format(t=self.planter.token(f"{where}: {place}", audience, language), n=number)
            for number, (place, text) in enumerate(BODY.items(), first)
        )

    def section(self, audience: str) -> None:
        """A restricted folder with a restricted name, and in it an article in each language."""
        folder, name = self.planter.token("folder", audience), self.planter.token("file name", audience)
        for language in LANGUAGES:
            place = f"docs/{language}/{folder}"
            fields = self.fields(ON_AN_INDEX, f"index {language}", audience, folder) if language == "en" else ""
            self.files[f"{place}/index.md"] = f"---\n{self.head('index', audience, language)}{fields}---\n".encode()
            names = set(TYPES) - ON_AN_INDEX if language == "en" else {"short_title", "keywords"}
            head = self.head("article", audience, language) + self.fields(
                names, f"article {language}", audience, folder
            )
            body = self.body(f"article {language}", audience, language)
            self.files[f"{place}/{name}.md"] = f"---\n{head}---\n{body}\n".encode()
            self.files |= dict(self.pictures_and_files(audience, f"{place}/img"))
            self.files[f"{place}/img/one.png"] = png_with_texts(self.planter.token("picture", audience), "")

    def head(self, where: str, audience: str, language: str) -> str:
        title = self.planter.token(f"{where}: title", audience, language)
        comment = self.planter.token(f"{where}: comment in front matter", audience, language)
        return f"# {comment}\ntitle: {title}\naudience: {audience}\n"

    def fields(self, names: set[str], where: str, audience: str, folder: str) -> str:
        """Every field of the schema that is not in the head."""
        chosen = names - {"title", "audience", "state", "replaced_by", "source", "translation", "reviewed", "icon"}
        fields = planted_fields(chosen, lambda place: self.planter.token(f"{where}: {place}", audience))
        for item in fields.get("attachments", ()):
            item["file"] = f"img/{item['file']}.pdf"
            self.files[f"docs/en/{folder}/{item['file']}"] = b"%PDF-1.4\n%%EOF\n"
        return as_front_matter(fields)

    def pictures_and_files(self, audience: str, folder: str) -> dict[str, bytes]:
        """Files of all kinds with tokens in name and content."""
        token = self.planter.token
        zipped = io.BytesIO()
        with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{token('name in a zip', audience)}.txt", token("zip", audience))
            archive.writestr("word/document.xml", token("docx", audience))
        pdf = b"%PDF-1.4\nstream\n" + zlib.compress(token("pdf", audience).encode()) + b"\nendstream\n%%EOF\n"
        picture = png_with_texts(token("PNG text", audience), token("packed PNG text", audience))
        contents = {
            "png": picture,
            "jpg": jpeg_with_exif(token("EXIF", audience)),
            "pdf": pdf,
            "zip": zipped.getvalue(),
        }
        return {f"{folder}/{token(f'name of {kind}', audience)}.{kind}": data for kind, data in contents.items()}

    def published_nowhere(self) -> None:
        """Drafts, what is early or late, broken articles, and files beside the articles."""
        for reason in (
            "state: draft",
            "state: review",
            "publish_on: 2099-01-01",
            "expires_on: 2020-01-01",
            "audience: x",
        ):
            name, title = (
                self.planter.token(f"{reason}: name", "nobody"),
                self.planter.token(f"{reason}: title", "nobody"),
            )
            body = self.body(reason, "nobody", "en")
            self.files[f"docs/en/{name}.md"] = f"---\ntitle: {title}\n{reason}\n---\n{body}\n".encode()
        for path in ("docs/en/.{}.md", "docs/en/{}.bak", "docs/_decisions/{}.md", "docs/en/img/{}.png", "{}.txt"):
            data = png_with_texts(self.planter.token(f"in {path}", "nobody"), "")
            self.files[path.format(self.planter.token(f"name of {path}", "nobody"))] = data
        archived = self.planter.token("text of an archived article", "nobody")
        hidden = self.planter.token("successor", "nobody")
        text = f"---\ntitle: Old\nstate: archived\nreplaced_by: {hidden}\n---\n{archived}\n"
        self.files["docs/en/old.md"] = text.encode()

    def data(self) -> None:
        """The files of `_data`, with entries that nothing public uses."""
        for name, text in DATA.items():
            tokens = {key: self.planter.token(f"{name} {key}", "nobody") for key in "abcd"}
            self.files[f"docs/_data/{name}"] = text.format(**tokens).encode()
