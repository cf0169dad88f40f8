"""KB323 unused-attachment."""

import posixpath
from collections.abc import Iterator

from kbtool.diagnostics import START, Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText

KINDS = frozenset(
    """
    png jpg jpeg gif webp avif svg bmp tif tiff heic mp4 webm mov mp3 wav ogg pdf doc docx odt rtf xls xlsx ods ppt pptx
    odp zip gz 7z tar
    """.split()  # noqa: SIM905 - a list of words
)
"""Endings of what articles show or offer; styles, scripts and files of the web server are used by other means."""
PAGES = frozenset({"html", "htm", "css", "js"})
"""These may use the files beside and below them."""


class UnusedAttachment(Rule[Options]):
    """Every image and file to download is used by an article.

    A file that nobody uses is on no site. It only makes people wonder whether they may delete it, and an old picture of
    a customer's screen stays in the folder for years.
    """

    id = "KB323"
    severity = Severity.INFO
    hint = "delete the file, or show it in an article"
    texts = {
        "zh": RuleText(
            title="每张图片、每个供下载的文件都有文章使用。",
            why="没有文章使用的文件不会出现在任何网站上，只会让人犹豫能不能删；含有客户界面的旧截图就这样在文件夹里留了好几年。",
            hint="删除文件，或在文章里使用它",
        ),
        "fa": RuleText(
            title="هر تصویر و هر فایل دانلودی در مقاله‌ای به کار رفته است.",
            why="فایلی که به کار نرفته در هیچ سایتی نیست؛ تنها آدم را دودل می‌کند که آیا می‌شود پاکش کرد، "
            "و عکس قدیمیِ صفحهٔ یک مشتری سال‌ها در پوشه می‌ماند.",
            hint="فایل را پاک کنید، یا در مقاله‌ای نشانش دهید",
        ),
    }
    passes = (
        Case(
            {
                "en/a.md": "---\ntitle: A\nattachments:\n  - file: c.pdf\n---\n![A](a.png) [B](../b.zip)\n",
                "en/a.png": "",
                "b.zip": "",
                "en/c.pdf": "",
                "robots.txt": "",
                "style.css": "",
            }
        ),
        Case({"en/a.md": "A\n", "en/demo/index.html": "", "en/demo/img/a.png": ""}, note="a page of its own uses it"),
        Case({"en/a.md": "---\ntitle: [\n---\n![A](a.png)\n", "en/a.png": ""}, note="an article that cannot be read"),
        Case({"en/a.md": "---\nstate: draft\n---\n![A](a.png)\n", "en/a.png": ""}, note="a draft uses it"),
    )
    fails = (
        Case(
            {"en/a.md": "![A](img/a.png)\n\n`![B](img/b.png)`\n", "en/img/a.png": "", "en/img/b.png": ""},
            at=("en/img/b.png:1:1",),
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Takes what articles use from all files that articles can use."""
        kb = context.kb
        used = {path for article in (*kb.articles, *kb.includes) for path in article.files} | set(
            kb.configuration.brand_files
        )
        folders = {posixpath.dirname(path) for path in kb.file_sizes if _ending(path) in PAGES} - {""}
        unread = "\n".join(kb.texts[item.path].text for item in kb.withheld if item.path in kb.texts)
        for path in sorted(kb.file_sizes):
            if path in used or _ending(path) not in KINDS or posixpath.basename(path) in unread:
                continue
            if not any(folder in folders for folder in _folders(path)):
                yield Finding(f"{kb.configuration.docs_name}/{path}", START, "no article uses this file")


def _ending(path: str) -> str:
    return posixpath.splitext(path)[1].lstrip(".").lower()


def _folders(path: str) -> Iterator[str]:
    """The folders a file lies in, the nearest first."""
    folder = posixpath.dirname(path)
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
