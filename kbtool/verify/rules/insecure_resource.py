"""KV291 insecure-resource."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class InsecureResource(Rule):
    """A page loads nothing over http.

    On a site with https browsers do not load it, or warn the reader.
    """

    id = "KV291"
    severity = Severity.WARNING
    hint = "write the address with https"
    texts = {
        "zh": RuleText(
            title="页面不通过 http 加载任何东西。",
            why="在 https 站点上，浏览器要么不加载，要么警告读者。",
            hint="地址改用 https",
        ),
        "fa": RuleText(
            title="صفحه چیزی را از http نمی‌گیرد.",
            why="مرورگر در سایت https آن را نمی‌گیرد یا به خواننده هشدار می‌دهد.",
            hint="نشانی را با https بنویسید",
        ),
    }
    passes = (Case(site={"index.html": '<a href="http://www.example.org/">a link</a><img src="a.png" alt="">'}),)
    fails = (Case(site={"index.html": '<img src="http://images.example.org/a.png" alt="">'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at sites that are served with https themselves."""
        if not setting.addresses.base.startswith("https:"):
            return
        insecure = next((load for load in page.body.loads if load.address.lower().startswith("http:")), None)
        if insecure:
            yield Finding(page.path, f"loads {insecure.address} over http")
