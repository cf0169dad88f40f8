"""KV307 repeated-id."""

from collections import Counter
from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class RepeatedId(Rule):
    """An id stands on a page once.

    A link to it finds the first one only, and labels for screen readers name the wrong element.
    """

    id = "KV307"
    hint = "give each element an id of its own"
    texts = {
        "zh": RuleText(
            title="同一个 id 在页面上只出现一次。",
            why="指向它的链接只找得到第一个，屏幕阅读器的标签也会对错元素。",
            hint="给每个元素自己的 id",
        ),
        "fa": RuleText(
            title="هر شناسه در صفحه یک بار می‌آید.",
            why="پیوند به آن تنها نخستین را می‌یابد و برچسب‌های صفحه‌خوان عنصر نادرست را نام می‌برند.",
            hint="به هر عنصر شناسه خودش را بدهید",
        ),
    }
    passes = (Case(site={"index.html": '<p id="a">a</p><p id="A">b</p>'}, note="the case of letters counts"),)
    fails = (Case(site={"index.html": '<p id="a">a</p><p id="a">b</p>'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports the first one of a page."""
        ids = page.body.ids
        if len(set(ids)) != len(ids):
            yield Finding(
                page.path, f"has the id {next(name for name, count in Counter(ids).items() if count > 1)} twice"
            )
