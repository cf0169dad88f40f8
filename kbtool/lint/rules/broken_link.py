"""KB300 broken-link."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from kbtool.content.files.collisions import article_key
from kbtool.content.files.used_files import find_attachment
from kbtool.content.files.walk import is_markdown
from kbtool.diagnostics import Severity
from kbtool.lint.address_faults import find_fault
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.known_names import KnownNames
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.references import find_references, relative_path
from kbtool.lint.rule import Options, Rule, RuleText

PAGE_ENDINGS = (".md", ".markdown", ".html", ".htm")
FILE_HINT = "add the file, or mend its path from this file"


class BrokenLink(Rule[Options]):
    """A link inside the base leads to an article, a page or a file that is there.

    The site takes a link that leads nowhere out of the page, and the sentence around it loses its point: "see refunds"
    with nothing to see.
    """

    id = "KB300"
    severity = Severity.ERROR
    hint = "name the file of an article, with its path from this file"
    texts = {
        "zh": RuleText(
            title="知识库内的链接指向存在的文章、页面或文件。",
            why="指向不存在内容的链接会被网站去掉，句子就失去了意义：写着“请看退款说明”，却没有可看的东西。",
            hint="写上文章文件的路径，从本文件所在的位置算起",
        ),
        "fa": RuleText(
            title="پیوند درون پایگاه به مقاله، صفحه یا فایلی می‌رسد که هست.",
            why="سایت پیوندی را که به جایی نمی‌رسد از صفحه برمی‌دارد و جمله بی‌معنا می‌شود: «بازپرداخت را ببینید»، "
            "و چیزی برای دیدن نیست.",
            hint="فایل مقاله را با مسیرش از همین فایل بنویسید",
        ),
    }
    passes = (
        Case(
            {
                "en/a.md": "[B](b/c.md), [B](../b/), [B](b/c.md?x=1#c), [up](#a), [out](https://example.com/x)\n",
                "en/b/c.md": "[file](../notes.txt)\n",
                "en/notes.txt": "text",
            }
        ),
        Case("`[A](no.md)`\n\n```\n[A](no.md)\n```\n", note="code holds no links"),
        Case(
            {"en/a.md": "[B](b.md)\n", "en/b.md": "---\ntitle: [\n---\nB\n"}, note="a file that cannot be read is there"
        ),
        Case("---\nstate: archived\n---\n[A](no.md)\n", note="nobody sees the text of an archived article"),
    )
    fails = (
        Case("[A]() and [B](b.pdf)\n", at=("1:5", "1:15")),
        Case("---\ntitle: A\nattachments:\n  - file: b.pdf\n---\nA\n", at=("4:3",)),
        Case('<video src="no.mp4"><source src="no.webm"></video>\n', at=("1:13", "1:34")),
        Case(
            {"en/a.md": "See [B](b.md) and [C][c].\n\n[c]: ../c.md\n", "en/d/b.md": "B\n"},
            at=("en/a.md:1:9", "en/a.md:3:6"),
        ),
        Case(
            {"en/a.md": '<a href="no.md">no</a> [id](kb:no) [page](/no/)\n'},
            at=("en/a.md:1:10", "en/a.md:1:29", "en/a.md:1:43"),
        ),
        Case(
            {"en/a.md": "A\n", "zh/b.md": "[文](a.md)\n"},
            at=("zh/b.md:1:5",),
            note="the article has no Chinese translation",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Follows every link, and looks up the files that `attachments` offers."""
        names = KnownNames(context)
        for manuscript in context.documents:
            references = list(find_references(manuscript, context))
            images = {item.url for item in references if item.is_image}  # missing-image speaks of these
            for reference in references:
                if (reference.target and reference.url) or reference.url in images or find_fault(reference.url):
                    continue
                shown = unquote(reference.url)[:80]
                message = f"{shown} leads nowhere" if shown.strip() else "the link has no address"
                hint = _hint(reference.url, manuscript, context, names)
                yield Finding(manuscript.path, reference.span, message, hint)
            yield from _attachments(manuscript, context)


def _attachments(manuscript: Manuscript, context: Context) -> Iterator[Finding]:
    for item in manuscript.stated.get("attachments") or ():
        if not find_attachment(manuscript.article, item.file, context.configuration, context.kb.file_sizes):
            span, message = manuscript.field_span("attachments"), f"there is no file {item.file[:80]} to offer"
            yield Finding(manuscript.path, span, message, FILE_HINT)


def _hint(url: str, manuscript: Manuscript, context: Context, names: KnownNames) -> str:
    """The article that was probably meant."""
    path = unquote(url.partition("#")[0].partition("?")[0]).strip("/")
    ending = posixpath.splitext(path)[1]
    if not posixpath.basename(path):
        return ""
    if ending and ending.lower() not in PAGE_ENDINGS:
        return FILE_HINT
    own = manuscript.path.removeprefix(f"{context.configuration.docs_name}/")
    below = path if url.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(own), path))
    key = below.removeprefix(f"{own.partition('/')[0]}/")
    key = article_key(key) if is_markdown(key) else key
    default = context.configuration.default_language.locale
    if (
        (default, key) in context.by_key
        and manuscript.language != default
        and (manuscript.language, key) not in context.by_key
    ):
        return f"{context.by_key[default, key].path} has no translation: add one, or link to that file"
    near = names.similar_article(key, manuscript.language)
    found = context.by_key.get((manuscript.language, near)) if near else None
    return f"did you mean {relative_path(manuscript.article, found.article)}?" if found else ""
