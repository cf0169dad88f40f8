"""KV310 missing-viewport."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class MissingViewport(Rule):
    """Every page fits the width of a phone.

    Without a viewport a phone shows the page as on a wide screen, in letters too small to read, and search engines
    judge the page by the phone.
    """

    id = "KV310"
    severity = Severity.WARNING
    hint = 'write <meta name="viewport" content="width=device-width, initial-scale=1">'
    texts = {
        "zh": RuleText(
            title="每个页面都适应手机宽度。",
            why="没有 viewport，手机会按宽屏显示，字小得看不清；而搜索引擎按手机版评价页面。",
            hint='写上 <meta name="viewport" content="width=device-width, initial-scale=1">',
        ),
        "fa": RuleText(
            title="هر صفحه به پهنای تلفن می‌خورد.",
            why=(
                "بی viewport تلفن صفحه را چون صفحه‌نمایش پهن و با حروفی ریز نشان می‌دهد، و موتورهای جست‌وجو صفحه "
                "را از روی تلفن می‌سنجند."
            ),
            hint='<meta name="viewport" content="width=device-width, initial-scale=1"> را بنویسید',
        ),
    }
    passes = (
        Case(
            site={
                "index.html": '<meta name="viewport" content="width=device-width, initial-scale=1">',
                "a/index.html": '<meta http-equiv="refresh" content="0; url=/">',
            }
        ),
    )
    fails = (Case(site={"index.html": '<meta name="viewport" content="width=1024">'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at pages that people stay on."""
        element = page.tree.css_first("meta[name=viewport]")
        if not page.is_redirect and "device-width" not in ((element and element.attributes.get("content")) or ""):
            yield Finding(page.path, "has no viewport of the width of the device")
