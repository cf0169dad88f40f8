"""KV288 link-to-redirect."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class LinkToRedirect(Rule):
    """Links within the site lead straight to the page.

    A redirect is for people outside. Within the site it makes readers wait and tells search engines the old
    address.
    """

    id = "KV288"
    severity = Severity.WARNING
    hint = "link to the page itself"
    texts = {
        "zh": RuleText(
            title="站内链接直接指向页面。",
            why="重定向是给站外的人用的。站内用它会让读者多等，还把旧地址告诉搜索引擎。",
            hint="直接链接到页面",
        ),
        "fa": RuleText(
            title="پیوندهای درون سایت یکراست به صفحه می‌روند.",
            why=(
                "تغییر مسیر برای بیرونی‌هاست. درون سایت خواننده را معطل می‌کند و نشانی قدیمی را به موتور جست‌وجو می‌گوید."
            ),
            hint="به خود صفحه پیوند دهید",
        ),
    }
    passes = (Case(site={"index.html": '<a href="a/">a</a>', "a/index.html": "<h1>a</h1>"}),)
    fails = (
        Case(
            site={
                "index.html": '<a href="old/">a</a>',
                "old/index.html": '<meta http-equiv="refresh" content="0; url=../a/">',
                "a/index.html": "<h1>a</h1>",
            },
            at=("index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the links of pages that are no redirects."""
        redirects = {page.path for page in site.pages.values() if page.refresh is not None}
        for page in site.pages.values():
            for link in page.links if redirects and page.refresh is None else ():
                if link.partition("#")[0] in redirects:
                    yield Finding(
                        page.path, f"links to {link}, which leads on to {site.pages[link.partition('#')[0]].refresh}"
                    )
