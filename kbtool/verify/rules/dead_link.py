"""KV286 dead-link."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.addresses import INDEX
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class DeadLink(Rule):
    """Every link within the site leads to something.

    A reader who clicks on it has lost the way, and a search engine lowers the page.
    """

    id = "KV286"
    hint = "correct the link, or remove it"
    texts = {
        "zh": RuleText(
            title="站内的每个链接都通。",
            why="读者点了就迷路，搜索引擎也会降低页面的评价。",
            hint="改正链接，或去掉它",
        ),
        "fa": RuleText(
            title="هر پیوند درون سایت به چیزی می‌رسد.",
            why="خواننده‌ای که رویش کلیک کند راه را گم کرده و موتور جست‌وجو صفحه را پایین می‌آورد.",
            hint="پیوند را درست کنید یا بردارید",
        ),
    }
    passes = (
        Case(
            site={
                "a b/index.html": (
                    '<a href="../c.pdf">c</a><a href="#x">x</a><a href="/?q=1">home</a><a href="https://www.example.org/">o</a>'
                    '<a href="mailto:a@example.com">mail</a><a href="https://help.example.com/a%20b/#x">self</a>'
                ),
                "c.pdf": "x",
                "index.html": "x",
            }
        ),
    )
    fails = (
        Case(
            site={"a/index.html": '<a href="../b/">b</a><a href="../b/#c">c</a>'},
            at=("a/index.html",),
            note="told once",
        ),
        Case(site={"a/index.html": '<a href="/c.pdf">c</a><a href="d">d</a>'}, at=("a/index.html", "a/index.html")),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """One finding for each page and address."""
        for page in site.pages.values():
            if page.refresh is not None:
                continue
            targets = dict.fromkeys(link.partition("#")[0] for link in page.links)
            for target in targets:
                if target not in site.files and not site.has(target):
                    yield Finding(page.path, f"links to {target.removesuffix(INDEX) or 'the root'}, where nothing is")
