"""KV206 twice-escaped-text."""

import re
from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,6});")


class TwiceEscapedText(Rule):
    """Titles and descriptions are escaped once.

    What is escaped twice is shown with its codes: `Terms &amp;amp; prices` instead of `Terms & prices`.
    """

    id = "KV206"
    hint = "escape the value once, where it is written into the page"
    texts = {
        "zh": RuleText(
            title="标题和描述只转义一次。",
            why="转义两次的文字会连代码一起显示：`Terms &amp;amp; prices`，而不是 `Terms & prices`。",
            hint="只在写入页面时转义一次",
        ),
        "fa": RuleText(
            title="عنوان‌ها و توضیح‌ها تنها یک بار کدگذاری شده‌اند.",
            why=(
                "آنچه دو بار کدگذاری شود با کدهایش نشان داده می‌شود: `Terms &amp;amp; prices` به جای `Terms & prices`."
            ),
            hint="مقدار را تنها یک بار، هنگام نوشتن در صفحه، کدگذاری کنید",
        ),
    }
    passes = (
        Case(site={"index.html": "<title>Terms &amp; prices</title>"}),
        Case(
            site={"index.html": "<title>What &amp;amp; means</title><h1>What &amp;amp; means</h1>"},
            note="the page is about it",
        ),
    )
    fails = (
        Case(
            site={"index.html": "<title>Terms &amp;amp; prices</title><h1>Terms &amp; prices</h1>"}, at=("index.html",)
        ),
        Case(site={"index.html": '<meta property="og:title" content="Ann&amp;#39;s list">'}, at=("index.html",)),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks for codes that the text of the page has nowhere."""
        head = page.head
        values = [("title", text) for text in head.titles] + [("description", text) for text in head.descriptions]
        for name, value in (*values, *head.properties):
            found = ENTITY.search(value) if "&" in value else None
            if found and found[0] not in page.text:
                yield Finding(page.path, f"has {found[0]} in its {name}")
                return
