"""KV233 alternates-differ."""

from collections.abc import Iterable, Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.facts import Facts
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
    "<url><loc>https://help.example.com/</loc>{}</url></urlset>"
)


class AlternatesDiffer(Rule):
    """Page and sitemap name the same translations.

    Search engines read both, and believe neither where they differ.
    """

    id = "KV233"
    hint = "make both from the same list"
    texts = {
        "zh": RuleText(
            title="页面和网站地图列出同样的译文。",
            why="搜索引擎两处都读，不一致就两处都不信。",
            hint="两处用同一份列表生成",
        ),
        "fa": RuleText(
            title="صفحه و نقشه سایت همان ترجمه‌ها را نام می‌برند.",
            why="موتورهای جست‌وجو هر دو را می‌خوانند و اگر یکی نباشند هیچ‌کدام را باور نمی‌کنند.",
            hint="هر دو را از یک فهرست بسازید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": '<link rel="alternate" hreflang="en" href="https://help.example.com/">',
                "sitemap.xml": SITEMAP.format(
                    '<xhtml:link rel="alternate" hreflang="en" href="https://help.example.com/"/>'
                ),
            }
        ),
    )
    fails = (
        Case(
            site={
                "index.html": '<link rel="alternate" hreflang="en" href="https://help.example.com/">',
                "sitemap.xml": SITEMAP.format(""),
            },
            at=("index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Compares the two lists of each page."""
        for page in site.indexable:
            entry = site.listed.get(page.path)
            if entry is None:
                continue
            own, listed = (_named(site, page, pairs) for pairs in (page.alternates, entry.alternates))
            if own != listed:
                code, address = min(own ^ listed)
                place = "the page" if (code, address) in own else "the sitemap"
                yield Finding(page.path, f"has {address} for {code} only in {place}")


def _named(site: Site, page: Facts, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """(code, file or address outside)."""
    addresses = site.setting.addresses
    return {(code, addresses.resolved(page.path, address) or address) for code, address in pairs}
