"""KV276 redirect-lists-differ."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.redirect_list import FILE
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class RedirectListsDiffer(Rule):
    """`_redirects` and the pages of redirects say the same.

    Some hosts answer by the list, others with the pages; a reader is to arrive at the same place.
    """

    id = "KV276"
    hint = "make both from the same source"
    texts = {
        "zh": RuleText(
            title="`_redirects` 和重定向页面一致。",
            why="有的主机按列表应答，有的用页面；读者应该到同一个地方。",
            hint="两处用同一来源生成",
        ),
        "fa": RuleText(
            title="`_redirects` و صفحه‌های تغییر مسیر یک چیز می‌گویند.",
            why="برخی میزبان‌ها از روی فهرست پاسخ می‌دهند و برخی با صفحه‌ها؛ خواننده باید به یک جا برسد.",
            hint="هر دو را از یک منبع بسازید",
        ),
    }
    passes = (
        Case(
            site={
                "a b/index.html": '<meta http-equiv="refresh" content="0; url=/b/#c">',
                "b/index.html": "x",
                "_redirects": "# old\n/a%20b/ /b/ 301\n/zh/* /zh/404.html 404\n",
            }
        ),
        Case(site={"a/index.html": '<meta http-equiv="refresh" content="0; url=/b/">'}, note="there is no list"),
        Case(
            site={"a/index.html": '<meta http-equiv="refresh" content="0; url=/b/">', "_redirects": "# none\n"},
            note="the page answers where the list says nothing, as it must where it knows what became of its parts",
        ),
    )
    fails = (
        Case(
            site={
                "a/index.html": '<meta http-equiv="refresh" content="0; url=/b/">',
                "b/index.html": "x",
                "_redirects": "/a/ /c/ 301\n/d/ /b/ 301\n",
            },
            at=("_redirects", "a/index.html"),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Compares the two without fragments."""
        if site.redirect_lines is None:
            return
        listed = {_page(site, line.start): _page(site, line.target) for line in site.redirect_lines}
        pages = {page.path: page.refresh.partition("#")[0] for page in site.pages.values() if page.refresh is not None}
        for path, target in listed.items():
            if path not in site.pages and not site.is_absent(path):
                yield Finding(FILE, f"sends {path} to {target}, and there is no page that does")
        for path, target in pages.items():
            if listed.get(path, target) != target:
                yield Finding(path, f"leads to {target}, and by {FILE} to {listed[path]}")


def _page(site: Site, address: str) -> str:
    """The file at an address of the list; the address itself where it is outside."""
    found = site.setting.addresses.resolved("index.html", address)
    if found is None:
        return address
    path = found.partition("#")[0]
    return path if path in site.pages or path.endswith(".html") else f"{path}/index.html"
