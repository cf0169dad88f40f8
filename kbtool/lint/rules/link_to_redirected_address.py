"""KB306 link-to-redirected-address."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.references import find_references, is_written, relative_path
from kbtool.lint.rule import Options, Rule, RuleText


class LinkToRedirectedAddress(Rule[Options]):
    """A link leads to where an article is now, not to where it was.

    Redirects are for bookmarks and search engines, which nobody can mend. The site mends such a link only as long as
    the redirect is there, and who reads the source finds no file at the place it names.
    """

    id = "KB306"
    severity = Severity.ERROR
    hint = "name the file of the article as it is now"
    texts = {
        "zh": RuleText(
            title="链接指向文章现在的位置，而不是以前的位置。",
            why="重定向是给书签和搜索引擎用的，那些我们改不了。网站只在重定向还在的时候替您改正这样的链接，而看源文件的人在那个位置找不到文件。",
            hint="写文章现在的文件路径",
        ),
        "fa": RuleText(
            title="پیوند به جای کنونی مقاله می‌رسد، نه به جای پیشین آن.",
            why="تغییرمسیر برای نشانک‌ها و موتورهای جستجوست که کسی نمی‌تواند درستشان کند. "
            "سایت چنین پیوندی را تنها تا وقتی درست می‌کند که تغییرمسیر برجاست، "
            "و کسی که متن اصلی را می‌خواند در آن جا فایلی نمی‌یابد.",
            hint="فایل مقاله را آن‌گونه که اکنون هست بنویسید",
        ),
    }
    passes = (
        Case({"en/a.md": "[B](b.md#x)\n", "en/b.md": "---\ntitle: B\nredirect_from: [old, b#y]\n---\n## X\n"}),
        Case(
            {"en/a.md": "[B](https://example.com/old/)\n", "en/b.md": "---\ntitle: B\nredirect_from: [old]\n---\nB\n"},
            note="another host",
        ),
    )
    fails = (
        Case(
            {"en/a.md": "[B](old.md#x) [B](/old/)\n", "en/b.md": "---\ntitle: B\nredirect_from: [old]\n---\n## X\n"},
            at=("en/a.md:1:5", "en/a.md:1:19"),
            fixed={"en/a.md": "[B](b.md#x) [B](b.md)\n"},
        ),
        Case(
            {
                "_data/redirects.yml": "c#fees: d#prices\n",
                "en/a.md": "[Fees](c.md#fees)\n",
                "en/c.md": "C\n",
                "en/d.md": "## Prices\n",
            },
            at=("en/a.md:1:8",),
            fixed={"en/a.md": "[Fees](d.md#prices)\n"},
            note="a part of an article moved",
        ),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Reports links that only a redirect answers."""
        for reference in find_references(manuscript, context):
            target = reference.target
            if target is None or target.redirect is None or target.host not in ("", manuscript.article.fields.audience):
                continue
            message = f"{reference.url[:80]} is a former address"
            if target.article is None:
                yield Finding(manuscript.path, reference.span, message)
                continue
            fragment = f"#{target.fragment}" if target.fragment else ""
            path = relative_path(manuscript.article, target.article) + fragment
            edits = (Edit(reference.span, path),) if is_written(reference, manuscript) and " " not in path else ()
            yield Finding(manuscript.path, reference.span, message, f"write {path[:120]}", edits)
