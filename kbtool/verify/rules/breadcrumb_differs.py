"""KV247 breadcrumb-differs."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.breadcrumb import steps_of, visible_names
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

BLOCK = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": '
    '[{"@type": "BreadcrumbList", "itemListElement": [%s]}]}</script>'
)
STEP = '{"@type": "ListItem", "name": "%s"}'


class BreadcrumbDiffers(Rule):
    """The breadcrumb for search engines is the one that readers see.

    Structured data that say something else than the page are against the rules of search engines, and a site can
    lose all its enriched results for it.
    """

    id = "KV247"
    hint = "make both from the same trail"
    texts = {
        "zh": RuleText(
            title="给搜索引擎的路径导航就是读者看到的。",
            why="结构化数据与页面不一致违反搜索引擎的规则，站点可能因此失去所有增强结果。",
            hint="两处用同一条路径生成",
        ),
        "fa": RuleText(
            title="مسیر صفحه برای موتورهای جست‌وجو همان است که خواننده می‌بیند.",
            why=(
                "داده ساخت‌یافته‌ای که چیزی جز صفحه بگوید خلاف قاعده موتورهای جست‌وجوست و سایت شاید همه نتیجه‌های "
                "غنی‌اش را از دست بدهد."
            ),
            hint="هر دو را از یک مسیر بسازید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<nav class="breadcrumb"><a href="/">Help</a> <a href="/b/">Billing</a></nav>'
                    + BLOCK % ", ".join(STEP % name for name in ("Help", "Billing", "Pay a bill"))
                )
            },
            note="the last step is the page itself",
        ),
    )
    fails = (
        Case(
            site={
                "index.html": (
                    '<nav class="breadcrumb"><a href="/">Help</a> <a href="/b/">Billing</a></nav>'
                    + BLOCK % ", ".join(STEP % name for name in ("Help", "Money", "Pay a bill"))
                )
            },
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Compares the names of the first trail; others stand for further sections that list the page."""
        trails = page.data.of_type("BreadcrumbList")
        shown = visible_names(page.tree)
        if not trails or not shown:
            return
        names = [step.name for step in steps_of(trails[0])]
        if shown not in (names, names[:-1]):
            yield Finding(page.path, f"shows {' > '.join(shown)} and tells search engines {' > '.join(names)}")
