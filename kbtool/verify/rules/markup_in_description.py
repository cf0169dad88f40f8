"""KV207 markup-in-description."""

import re
from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

MARKUP = re.compile(r"\]\([^)]*\)|\*\*\S|</[a-z][a-z0-9]*>|\{[%{]", re.IGNORECASE)


class MarkupInDescription(Rule):
    """Titles and descriptions hold no Markdown and no HTML.

    They are plain text: a search engine shows the marks as they stand there.
    """

    id = "KV207"
    severity = Severity.WARNING
    hint = "write the text without marks"
    texts = {
        "zh": RuleText(
            title="标题和描述里没有 Markdown 和 HTML。",
            why="它们是纯文本，搜索引擎会原样显示标记。",
            hint="写不带标记的文字",
        ),
        "fa": RuleText(
            title="عنوان‌ها و توضیح‌ها نه Markdown دارند و نه HTML.",
            why="آن‌ها متن ساده‌اند: موتور جست‌وجو نشانه‌ها را همان‌گونه که هستند نشان می‌دهد.",
            hint="متن را بی‌نشانه بنویسید",
        ),
    }
    passes = (
        Case(site={"index.html": '<meta name="description" content="Use a < b and [brackets] *freely*.">'}),
        Case(
            site={"index.html": '<meta name="description" content="Why **x** is bold."><p>Why **x** is bold.'},
            note="the page is about it",
        ),
    )
    fails = (
        Case(
            site={
                "a/index.html": '<meta name="description" content="See [prices](../prices.md).">',
                "b/index.html": "<title>&lt;b&gt;Refunds&lt;/b&gt;</title>",
            },
            at=("a/index.html", "b/index.html"),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks for marks that the text of the page has nowhere."""
        head = page.head
        for name, values in (("title", head.titles), ("description", head.descriptions)):
            for value in values:
                found = MARKUP.search(value)
                if found and found[0] not in page.text:
                    yield Finding(page.path, f"has {found[0]} in its {name}")
