"""KV241 missing-structured-data."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class MissingStructuredData(Rule):
    """Every page below a home page tells search engines where it stands.

    From the breadcrumb in JSON-LD they show the path to a page in place of its address.
    """

    id = "KV241"
    severity = Severity.WARNING
    hint = 'write a <script type="application/ld+json"> with a BreadcrumbList'
    texts = {
        "zh": RuleText(
            title="首页以下的每个页面都告诉搜索引擎自己在哪里。",
            why="搜索引擎根据 JSON-LD 里的路径导航，在结果中显示页面的路径而不是网址。",
            hint='写一个带 BreadcrumbList 的 <script type="application/ld+json">',
        ),
        "fa": RuleText(
            title="هر صفحه زیر خانه به موتورهای جست‌وجو می‌گوید کجاست.",
            why="آن‌ها از روی مسیر صفحه در JSON-LD راه رسیدن به صفحه را به جای نشانی‌اش نشان می‌دهند.",
            hint='یک <script type="application/ld+json"> با BreadcrumbList بنویسید',
        ),
    }
    passes = (
        Case(
            site={
                "a/index.html": '<script type="application/ld+json">{"@context": "https://schema.org"}</script>',
                "zh/index.html": "<title>a home page</title>",
                "404.html": "<title>Not found</title>",
            }
        ),
    )
    fails = (Case(site={"a/index.html": "<script>{}</script>"}, at=("a/index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks for any; what it says is for other rules."""
        home = f"{setting.language(page.path).prefix}index.html"
        if setting.is_listed and page.is_indexable and page.path != home and not page.data.blocks:
            yield Finding(page.path, "has no structured data")
