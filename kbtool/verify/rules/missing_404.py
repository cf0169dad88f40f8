"""KV278 missing-404."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.addresses import INDEX as HOME
from kbtool.verify.output.page import NOT_FOUND
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class Missing404(Rule):
    """Every language has a page for what is missing.

    A reader who follows a dead link below `/fa/` is to be told so in Persian, and to find the search there.
    """

    id = "KV278"
    severity = Severity.WARNING
    hint = "write 404.html into the folder of the language"
    texts = {
        "zh": RuleText(
            title="每种语言都有“找不到页面”的页面。",
            why="读者在 `/fa/` 下点了死链接，应该看到波斯语的说明，并能在那里搜索。",
            hint="在该语言的文件夹里写 404.html",
        ),
        "fa": RuleText(
            title="هر زبان صفحه‌ای برای آنچه نیست دارد.",
            why="خواننده‌ای که زیر `/fa/` پیوند مرده‌ای را دنبال کند باید به فارسی بشنود و جست‌وجو را همان‌جا بیابد.",
            hint="404.html را در پوشه آن زبان بنویسید",
        ),
    }
    passes = (Case(site={"index.html": "x", "404.html": "x", "zh/index.html": "x", "zh/404.html": "x"}),)
    fails = (Case(site={"index.html": "x", "404.html": "x", "zh/index.html": "x"}, at=("zh/404.html",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks beside the home page of each language."""
        for language in site.setting.configuration.languages:
            if f"{language.prefix}{HOME}" in site.pages and f"{language.prefix}{NOT_FOUND}" not in site.pages:
                yield Finding(f"{language.prefix}{NOT_FOUND}", "is missing")
