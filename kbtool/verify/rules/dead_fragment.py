"""KV287 dead-fragment."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

TOP = "top"
"""Leads to the start of any page (HTML standard)."""
TEXT = ":~:"
"""A fragment that quotes a text of the page."""


class DeadFragment(Rule):
    """Every link to a part of a page finds that part.

    The reader lands at the top of a long page and has to look for what was promised.
    """

    id = "KV287"
    severity = Severity.WARNING
    hint = "link to an id that the page has"
    texts = {
        "zh": RuleText(
            title="指向页面某一部分的链接都找得到那一部分。",
            why="否则读者落在长页面的开头，还得自己找说好的内容。",
            hint="链接到页面里有的 id",
        ),
        "fa": RuleText(
            title="هر پیوند به بخشی از صفحه آن بخش را می‌یابد.",
            why="وگرنه خواننده به بالای صفحه‌ای دراز می‌رسد و باید خودش بگردد.",
            hint="به شناسه‌ای پیوند دهید که صفحه دارد",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": '<a href="a/#%D8%A2">a</a><a href="#">top</a><a href="#top">top</a>',
                "b/index.html": '<a href="#:~:text=x">x</a>',
                "a/index.html": '<h2 id="آ">x</h2>',
            }
        ),
        Case(site={"index.html": '<a href="a.svg#b">a</a>', "a.svg": "x"}, note="only pages are looked into"),
    )
    fails = (
        Case(site={"index.html": '<a href="a/#b">a</a>', "a/index.html": "<h2 id='c'>x</h2>"}, at=("index.html",)),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at links to pages of the site; redirects keep what stands behind them."""
        for page in site.pages.values():
            for link in page.links:
                path, _, name = link.partition("#")
                target = site.pages.get(path) if name and name != TOP and TEXT not in name else None
                if target is not None and target.refresh is None and not target.has_id(name):
                    yield Finding(page.path, f"links to #{name} of {path}, which it does not have")
