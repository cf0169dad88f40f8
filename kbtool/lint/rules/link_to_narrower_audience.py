"""KB305 link-to-narrower-audience."""

from collections.abc import Iterator

from kbtool.content.article import Article
from kbtool.content.file_audiences import NOBODY
from kbtool.content.files.used_files import find_attachment
from kbtool.content.schema import State
from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.references import find_references, readers_of
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.stated_names import find_stated_names
from kbtool.lint.target import Target

FIELDS = ("related", "next", "replaced_by", "featured")


class LinkToNarrowerAudience(Rule[Options]):
    """An article links to what all its readers may read.

    On the site for customers an article for agents does not exist: the link is taken out, and its words may tell what
    was not meant for them. A link in a block for agents (`/// audience | agents`) is seen by agents alone.
    """

    id = "KB305"
    severity = Severity.ERROR
    hint = "take the link out, or put it in a block for that audience"
    texts = {
        "zh": RuleText(
            title="文章只链接它的全部读者都能看的内容。",
            why="在面向客户的网站上，坐席文章并不存在：链接会被去掉，而链接文字可能泄露本不给客户看的内容。"
            "坐席专用块（`/// audience | agents`）里的链接只有坐席看得到。",
            hint="去掉链接，或放进只给那类读者看的块里",
        ),
        "fa": RuleText(
            title="مقاله به چیزی پیوند می‌دهد که همهٔ خوانندگانش اجازهٔ خواندنش را دارند.",
            why="در سایت مشتریان مقالهٔ کارشناسان وجود ندارد: پیوند برداشته می‌شود و واژه‌هایش شاید چیزی را بگوید "
            "که برای مشتری نیست. پیوندِ درون بلوک کارشناسان (`/// audience | agents`) را تنها کارشناسان می‌بینند.",
            hint="پیوند را بردارید، یا آن را در بلوکی برای همان مخاطب بگذارید",
        ),
    }
    passes = (
        Case(
            {"en/a.md": "[B](b.md)\n", "en/b.md": "---\ntitle: B\naudience: agents\nrelated: [a]\n---\n[A](a.md)\n"}
            | {"en/a.md": "A\n"}
        ),
        Case(
            {
                "en/a.md": "/// audience | agents\n[B](b.md)\n///\n\nText\n",
                "en/b.md": "---\naudience: agents\n---\nB\n",
            },
            note="customers do not see the block",
        ),
    )
    fails = (
        Case(
            {
                "en/a.md": "---\ntitle: A\nattachments: [{file: b/p.pdf}]\n---\n![P](b/p.png)\n",
                "en/b/index.md": "---\ntitle: B\naudience: agents\n---\n",
                "en/b/p.png": "",
                "en/b/p.pdf": "",
            },
            at=("en/a.md:3:14", "en/a.md:5:6"),
            note="a file in a folder for agents is for agents",
        ),
        Case(
            {
                "en/a.md": '<video src="b/f.mp4" poster="b/p.png"><source src="b/g.mp4"></video>\n\n'
                'A <audio src="b/s.mp3"></audio> <img src="a.png" srcset="a.png, b/p.png 2x" alt="">\n\n'
                '<object data="b/d.pdf"></object>\n',
                "en/a.png": "",
                "en/b/index.md": "---\ntitle: B\naudience: agents\n---\n",
                **dict.fromkeys(("en/b/f.mp4", "en/b/g.mp4", "en/b/p.png", "en/b/s.mp3", "en/b/d.pdf"), ""),
            },
            at=("en/a.md:1:13", "en/a.md:1:30", "en/a.md:1:52", "en/a.md:3:15", "en/a.md:3:65", "en/a.md:5:15"),
            note="film, sound and further sizes of an image are files, too",
        ),
        Case(
            {"en/a.md": "[B](https://AGENTS.example.com:443/b/)\n", "en/b.md": "B\n"},
            at=("en/a.md:1:5",),
            settings={"hosts": {"agents": "https://agents.example.com/"}},
            note="customers cannot open the site for agents",
        ),
        Case(
            {"en/a.md": "[B](../b/)\n", "en/b/c.md": "---\naudience: agents\n---\nC\n"},
            at=("en/a.md:1:5",),
            note="the folder has nothing for customers, and so no page",
        ),
        Case(
            {"en/a.md": "[B](b.md) [B](/b/)\n", "en/b.md": "---\naudience: agents\n---\nB\n"},
            at=("en/a.md:1:5", "en/a.md:1:15"),
        ),
        Case(
            {
                "en/a.md": "/// audience | agents\n[B](b.md)\n///\n",
                "en/b.md": "---\naudience: internal\n---\nB\n",
            },
            at=("en/a.md:2:5",),
            note="agents may not read internal articles",
        ),
        Case(
            {
                "en/a.md": "---\ntitle: A\nrelated:\n  - c\n  - b\nnext: [b]\n---\nA\n",
                "en/b.md": "---\ntitle: B\nid: b\naudience: agents\n---\nB\n",
                "en/c.md": "C\n",
                "en/index.md": "---\ntitle: Home\nfeatured: [b]\n---\nHome\n",
                "en/old.md": "---\ntitle: Old\nstate: archived\nreplaced_by: b\n---\nOld\n",
            },
            at=("en/a.md:5:5", "en/a.md:6:8", "en/index.md:3:12", "en/old.md:4:14"),
        ),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Compares the audiences of the article and of what it links to or names."""
        if manuscript.article.fields.state in (State.DRAFT, State.REVIEW, State.PUBLISHED):
            for reference in find_references(manuscript, context):
                name, audience = _end(reference.target, context)
                if _is_narrower(audience, manuscript.article.fields.audience, context):
                    readers = readers_of(manuscript, reference.span.line, context)
                    if _is_narrower(audience, readers, context):
                        yield Finding(manuscript.path, reference.span, _message(name, audience, readers))
        for field in FIELDS:
            yield from _names(field, manuscript, context)
        yield from _attachments(manuscript, context)


def _end(target: Target | None, context: Context) -> tuple[str, str]:
    """What a link leads to, and for whom it is; empty for what everybody may see."""
    if target is None:
        return "", ""
    if target.article:
        name, audience = target.article.path, target.article.fields.audience or ""
    elif target.page:
        page = target.page
        name, audience = f"the folder {page.key}", context.targets.pages.readers.get((page.language, page.key), "")
    else:
        name, audience = target.file, _audience_of_file(target.file, context)
    if target.host and _is_narrower(target.host, audience or context.configuration.settings.widest, context):
        return f"the site of {target.host}", target.host
    return name, audience


def _audience_of_file(file: str, context: Context) -> str:
    """Whom the folder of a file is for; a folder that nobody may see is for the narrowest audience."""
    audience = context.kb.file_audiences.get(file)
    return context.configuration.settings.audiences[-1] if audience == NOBODY else audience or ""


def _names(field: str, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    own = manuscript.article.fields.audience
    found = {
        name: article
        for name in _stated(manuscript, field)
        if (article := _named(name, manuscript, context)) and _is_narrower(article.fields.audience, own, context)
    }
    for scalar in find_stated_names(manuscript, field, found.__contains__) if found else ():
        article = found[scalar.text.strip()]
        message = _message(article.path, article.fields.audience or "", own or "")
        yield Finding(manuscript.path, scalar.span, f"{field}: {message}", f"take it out of {field}")


def _attachments(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    own = manuscript.article.fields.audience
    for item in manuscript.article.fields.attachments:
        file = find_attachment(manuscript.article, item.file, context.configuration, context.kb.file_sizes) or ""
        audience = _audience_of_file(file, context)
        if _is_narrower(audience, own, context):
            span, message = manuscript.field_span("attachments"), _message(file, audience, own or "")
            yield Finding(manuscript.path, span, f"attachments: {message}", "take it out of attachments")


def _stated(manuscript: Manuscript, field: str) -> tuple[str, ...]:
    value = manuscript.stated.get(field) or ()
    return (value,) if isinstance(value, str) else tuple(value)


def _named(name: str, manuscript: Manuscript, context: Context) -> Article | None:
    found = context.by_key.get((manuscript.language, name))
    return context.targets.ids.get((manuscript.language, name)) or (found.article if found else None)


def _is_narrower(audience: str | None, than: str | None, context: Context) -> bool:
    return bool(audience and than) and not context.configuration.settings.may_read(than or "", audience or "")


def _message(name: str, audience: str, readers: str) -> str:
    return f"{name} is for {audience} only, and this is read by {readers}"
