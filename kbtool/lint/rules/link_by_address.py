"""KB304 link-by-address."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.references import find_references, is_written, relative_path
from kbtool.lint.rule import Options, Rule, RuleText


class LinkByAddress(Rule[Options]):
    """A link names the file of the other article, not the address of its page.

    A path to a file works in the editor, on the Git host, in previews and on every edition of the site; a published
    address works on one of them, and leads readers of the agents' site out to the public one.
    """

    id = "KB304"
    severity = Severity.INFO
    hint = "name the file, with its path from this file"
    texts = {
        "zh": RuleText(
            title="链接写的是另一篇文章的文件，而不是页面的网址。",
            why="文件路径在编辑器、Git 网站、预览和每一个版本的网站上都有效；网址只在其中一处有效，"
            "还会把坐席网站的读者带到公开网站去。",
            hint="写文件的路径，从本文件所在的位置算起",
        ),
        "fa": RuleText(
            title="پیوند فایلِ مقالهٔ دیگر را نام می‌برد، نه نشانی صفحه‌اش را.",
            why="مسیر فایل در ویرایشگر، در سایت گیت، در پیش‌نمایش و در همهٔ نسخه‌های سایت کار می‌کند؛ "
            "نشانیِ منتشرشده تنها در یکی از آن‌ها، و خوانندهٔ سایت کارشناسان را به سایت عمومی می‌برد.",
            hint="فایل را با مسیرش از همین فایل بنویسید",
        ),
    }
    passes = (
        Case({"en/a.md": "[B](b/c.md#x), [id](kb:b/c), [file](/notes.txt)\n", "en/b/c.md": "## X\n", "notes.txt": ""}),
        Case({"en/a.md": "[B](b/)\n", "en/b/c.md": "C\n"}, note="the page of a folder without a file"),
        Case(
            {
                "en/a.md": "---\naudience: agents\n---\nTell customers: [B](https://help.example.com/b/)\n",
                "en/b.md": "B\n",
            },
            note="agents pass public addresses on",
        ),
    )
    fails = (
        Case(
            {"en/a/b.md": '[C](/c/#x) [D](../d/ "D") [C](../c)\n', "en/c.md": "## X\n", "en/d/index.md": "D\n"},
            at=("en/a/b.md:1:5", "en/a/b.md:1:16", "en/a/b.md:1:31"),
            fixed={"en/a/b.md": '[C](../c.md#x) [D](../d/index.md "D") [C](../c.md)\n'},
        ),
        Case(
            {"zh/a.md": "<https://help.example.com/zh/b/> [文](https://help.example.com/zh/b/#x)\n", "zh/b.md": "文\n"},
            at=("zh/a.md:1:2", "zh/a.md:1:38"),
            fixed={"zh/a.md": "<https://help.example.com/zh/b/> [文](b.md#x)\n"},
        ),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Reports links by address to pages that have a file."""
        automatic = {link.url_span for link in manuscript.document.links if link.is_automatic}
        for reference in find_references(manuscript, context):
            target = reference.target
            if target is None or not target.by_address or target.article is None or target.redirect:
                continue
            if target.host not in ("", manuscript.article.fields.audience):
                continue
            _, mark, fragment = reference.url.partition("#")
            path = relative_path(manuscript.article, target.article) + mark + fragment
            may_mend = is_written(reference, manuscript) and reference.span not in automatic
            edits = (Edit(reference.span, path),) if may_mend and "?" not in reference.url else ()
            yield Finding(
                manuscript.path,
                reference.span,
                f"{reference.url[:80]} is an address, not a file",
                f"write {path[:120]}",
                edits,
            )
