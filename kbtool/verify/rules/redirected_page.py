"""KV277 redirected-page."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.redirect_list import FILE
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class RedirectedPage(Rule):
    """No redirect stands in the way of a page.

    A host that answers by `_redirects` sends readers away before they see it.
    """

    id = "KV277"
    hint = "remove the redirect, or move the page"
    texts = {
        "zh": RuleText(
            title="没有重定向挡住页面。",
            why="按 `_redirects` 应答的主机，会在读者看到页面之前就把人带走。",
            hint="删除重定向，或移动页面",
        ),
        "fa": RuleText(
            title="هیچ تغییر مسیری سر راه صفحه‌ای نیست.",
            why="میزبانی که از روی `_redirects` پاسخ می‌دهد خواننده را پیش از دیدن صفحه می‌برد.",
            hint="تغییر مسیر را بردارید یا صفحه را جابه‌جا کنید",
        ),
    }
    passes = (
        Case(
            site={
                "a/index.html": '<meta http-equiv="refresh" content="0; url=/b/">',
                "_redirects": "/a/ /b/ 301\n",
            }
        ),
    )
    fails = (Case(site={"a/index.html": "<h1>a</h1>", "_redirects": "/a/ /b/ 301\n"}, at=("a/index.html",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for pages at the addresses that the list sends on."""
        for line in site.redirect_lines or ():
            path = site.setting.addresses.resolved("index.html", line.start)
            page = site.pages.get(path) if path else None
            if page is not None and page.refresh is None:
                yield Finding(page.path, f"is sent on to {line.target} by {FILE}")
