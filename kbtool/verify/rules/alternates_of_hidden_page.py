"""KV235 alternates-of-hidden-page."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class AlternatesOfHiddenPage(Rule):
    """A page that asks not to be shown names no translations.

    A search engine that follows them learns that a version of the page is not to be shown, and may drop the others.
    """

    id = "KV235"
    severity = Severity.WARNING
    hint = "remove the translations from the head of pages with noindex and of 404 pages"
    texts = {
        "zh": RuleText(
            title="请求不被收录的页面不列出译文。",
            why="搜索引擎沿着它们会得知有一个版本不让收录，也可能丢掉其他版本。",
            hint="从带 noindex 的页面和 404 页面的 head 里去掉译文",
        ),
        "fa": RuleText(
            title="صفحه‌ای که می‌خواهد نشان داده نشود ترجمه‌ای نام نمی‌برد.",
            why=(
                "موتور جست‌وجویی که آن‌ها را دنبال کند درمی‌یابد نسخه‌ای نباید نشان داده شود و شاید دیگران را هم "
                "کنار بگذارد."
            ),
            hint="ترجمه‌ها را از head صفحه‌های دارای noindex و صفحه‌های ۴۰۴ بردارید",
        ),
    }
    passes = (Case(site={"404.html": '<a hreflang="zh" href="/zh/">中文</a>'}, note="readers may choose a language"),)
    fails = (
        Case(
            site={"404.html": '<link rel="alternate" hreflang="zh" href="https://help.example.com/zh/404.html">'},
            at=("404.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at pages with noindex, 404 pages and redirects."""
        if page.head.alternates and not page.is_indexable:
            yield Finding(page.path, "is not to be shown and names translations")
