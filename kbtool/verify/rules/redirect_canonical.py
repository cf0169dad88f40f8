"""KV275 redirect-canonical."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class RedirectCanonical(Rule):
    """A redirect names its target as canonical address.

    Search engines that do not follow a refresh learn from it where the page is now.
    """

    id = "KV275"
    hint = "write the absolute address of the target into the canonical link"
    texts = {
        "zh": RuleText(
            title="重定向页面的规范网址就是目标地址。",
            why="不跟随自动跳转的搜索引擎靠它知道页面现在在哪里。",
            hint="在规范网址里写目标的绝对地址",
        ),
        "fa": RuleText(
            title="تغییر مسیر مقصدش را نشانی اصلی می‌خواند.",
            why="موتورهای جست‌وجویی که جابه‌جایی خودکار را دنبال نمی‌کنند از آن می‌فهمند صفحه اکنون کجاست.",
            hint="نشانی کامل مقصد را در نشانی اصلی بنویسید",
        ),
    }
    passes = (
        Case(
            site={
                "a/index.html": (
                    '<meta http-equiv="refresh" content="0; url=/b/#c">'
                    '<link rel="canonical" href="https://help.example.com/b/">'
                ),
                "b/index.html": "x",
            }
        ),
    )
    fails = (
        Case(
            site={
                "a/index.html": (
                    '<meta http-equiv="refresh" content="0; url=/b/">'
                    '<link rel="canonical" href="https://help.example.com/a/">'
                ),
                "b/index.html": "x",
            },
            at=("a/index.html",),
        ),
        Case(
            site={"a/index.html": '<meta http-equiv="refresh" content="0; url=/b/">', "b/index.html": "x"},
            at=("a/index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Compares the two within the site, where its address is known."""
        for page in site.pages.values():
            if page.refresh is None:
                continue
            target = page.refresh.partition("#")[0]
            if (
                site.setting.is_listed
                and target in site.pages
                and site.page_at(page.canonical) is not site.pages[target]
            ):
                yield Finding(
                    page.path, f"leads to {target}, and its canonical address is {page.canonical or 'missing'}"
                )
