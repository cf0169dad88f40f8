"""KV303 misplaced-site-name."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

HOME = "index.html"


class MisplacedSiteName(Rule):
    """Only the home page of the site says what the site is called.

    Search engines take name and logo from the page at the root of a host. On other pages they are ignored or,
    worse, name the site after an article.
    """

    id = "KV303"
    hint = "leave WebSite and Organization to the home page"
    texts = {
        "zh": RuleText(
            title="只有站点首页说明站点叫什么。",
            why="搜索引擎从主机根目录的页面取名称和标志。写在别的页面会被忽略，更糟的是用文章名当站点名。",
            hint="WebSite 和 Organization 只放在首页",
        ),
        "fa": RuleText(
            title="تنها صفحه خانه سایت می‌گوید نام سایت چیست.",
            why=(
                "موتورهای جست‌وجو نام و نشان را از صفحه ریشه میزبان می‌گیرند. در صفحه‌های دیگر نادیده گرفته "
                "می‌شوند یا، بدتر، نام مقاله را به سایت می‌دهند."
            ),
            hint="WebSite و Organization را به صفحه خانه بسپارید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "WebSite", "name": "Help", "url": "https://help.example.com/"}'
                    "]}</script>"
                )
            },
        ),
        Case(
            site={
                "a/index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "Article", "publisher": {"@type": "Organization", "name": "Example"}}'
                    "]}</script>"
                )
            },
            note="whom an article is by may stand there",
        ),
    )
    fails = (
        Case(
            site={
                "zh/index.html": (
                    '<script type="application/ld+json">'
                    '{"@context": "https://schema.org", "@graph": ['
                    '{"@type": "WebSite", "name": "帮助", "url": "https://help.example.com/zh/"}'
                    "]}</script>"
                )
            },
            at=("zh/index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at what stands by itself; a node with nothing but its id refers to the one of the home page."""
        if page.path == HOME:
            return
        for name in ("WebSite", "Organization"):
            if any("name" in node for node in page.data.of_type(name)):
                yield Finding(page.path, f"has structured data of type {name}, which belongs on the home page")
                return
