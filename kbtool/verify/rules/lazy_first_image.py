"""KV296 lazy-first-image."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class LazyFirstImage(Rule):
    """The first image of a page is loaded at once.

    It is what readers look at while the rest arrives; waiting for the layout makes it late (Largest Contentful
    Paint).
    """

    id = "KV296"
    severity = Severity.WARNING
    hint = 'remove loading="lazy" from the first image'
    texts = {
        "zh": RuleText(
            title="页面的第一个图片立即加载。",
            why="其余内容加载时读者看的就是它；等布局完成再加载就晚了（最大内容绘制）。",
            hint='从第一个图片去掉 loading="lazy"',
        ),
        "fa": RuleText(
            title="نخستین تصویر صفحه بی‌درنگ گرفته می‌شود.",
            why=("خواننده تا رسیدن بقیه به آن نگاه می‌کند؛ درنگ تا پایان چیدمان دیرش می‌کند (Largest Contentful Paint)."),
            hint='loading="lazy" را از نخستین تصویر بردارید',
        ),
    }
    passes = (
        Case(site={"index.html": '<main><img src="a.png" alt=""><img src="b.png" alt="" loading="lazy"></main>'}),
    )
    fails = (Case(site={"index.html": '<main><img src="a.png" alt="" loading="lazy"></main>'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the first image of the main part."""
        if any(image.get("loading") == "lazy" for image in page.body.images):
            first = page.tree.css_first("main img")
            if first is not None and first.attributes.get("loading") == "lazy":
                yield Finding(page.path, f"loads its first image late: {first.attributes.get('src')}")
