"""KV231 hidden-alternate."""

from collections.abc import Iterator

from kbtool.verify.alternates import ENGLISH, PAIR, translations
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class HiddenAlternate(Rule):
    """Every translation that a page names may be shown by search engines.

    A page with noindex, a redirect or a 404 page is no version a reader can be sent to.
    """

    id = "KV231"
    hint = "leave the translation out, or let search engines show it"
    texts = {
        "zh": RuleText(
            title="页面列出的每个译文都可以被收录。",
            why="带 noindex 的页面、重定向页面和 404 页面，都不是能让读者去的版本。",
            hint="去掉这个译文，或允许搜索引擎收录它",
        ),
        "fa": RuleText(
            title="هر ترجمه‌ای که صفحه نام می‌برد نشان‌دادنی است.",
            why="صفحه دارای noindex، تغییر مسیر یا صفحه ۴۰۴ نسخه‌ای نیست که بتوان خواننده را به آن فرستاد.",
            hint="آن ترجمه را نیاورید یا بگذارید موتورهای جست‌وجو نشانش دهند",
        ),
    }
    passes = (PAIR,)
    fails = (
        Case(
            site={
                "index.html": ENGLISH,
                "zh/index.html": '<meta name="robots" content="noindex">',
            },
            at=("index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the pages that are named."""
        for page, code, _, target in translations(site):
            if target is None or target is page:
                continue
            if not target.is_indexable:
                yield Finding(page.path, f"names {target.path} for {code}, which search engines do not show")
