"""KV230 dead-alternate."""

from collections.abc import Iterator

from kbtool.verify.alternates import ENGLISH, PAIR, translations
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class DeadAlternate(Rule):
    """Every translation that a page names exists.

    A search engine that finds nothing at an address stops believing the whole list.
    """

    id = "KV230"
    hint = "name translations that are published only"
    texts = {
        "zh": RuleText(
            title="页面列出的每个译文都存在。",
            why="搜索引擎在某个地址找不到页面，就不再相信整个列表。",
            hint="只列出已发布的译文",
        ),
        "fa": RuleText(
            title="هر ترجمه‌ای که صفحه نام می‌برد وجود دارد.",
            why="موتور جست‌وجویی که در نشانی‌ای چیزی نیابد دیگر به هیچ‌جای فهرست باور ندارد.",
            hint="تنها ترجمه‌های منتشرشده را بیاورید",
        ),
    }
    passes = (PAIR,)
    fails = (
        Case(
            site={
                "index.html": ENGLISH,
                "zh/a/index.html": '<html lang="zh">',
            },
            at=("index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for the pages."""
        for page, code, address, target in translations(site):
            path = site.setting.addresses.absolute_path(address)
            away = path is not None and site.is_absent(path)
            if target is None and not away and site.setting.addresses.base and address.startswith("http"):
                yield Finding(page.path, f"names {address} for {code}, where no page is")
