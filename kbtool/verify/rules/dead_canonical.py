"""KV220 dead-canonical."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class DeadCanonical(Rule):
    """There is a page at every canonical address.

    A search engine that is sent to nothing drops both.
    """

    id = "KV220"
    hint = "write the address of the page itself"
    texts = {
        "zh": RuleText(
            title="每个规范网址都有页面。",
            why="被指到空处的搜索引擎，两边都会放弃。",
            hint="写页面自己的地址",
        ),
        "fa": RuleText(
            title="در هر نشانی اصلی صفحه‌ای هست.",
            why="موتور جست‌وجویی که به جای خالی فرستاده شود هر دو را رها می‌کند.",
            hint="نشانی خود صفحه را بنویسید",
        ),
    }
    passes = (
        Case(site={"a/index.html": '<link rel="canonical" href="https://help.example.com/a/">'}),
        Case(
            site={"a/index.html": '<link rel="canonical" href="https://www.example.org/">'}, note="nobody can know here"
        ),
    )
    fails = (
        Case(site={"a/index.html": '<link rel="canonical" href="https://help.example.com/b/">'}, at=("a/index.html",)),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks at the addresses of this site; those of redirects are compared with their targets elsewhere."""
        for page in site.indexable:
            path = site.setting.addresses.absolute_path(page.canonical)
            if path is not None and "#" not in page.canonical and path not in site.pages:
                yield Finding(page.path, f"has the canonical address {page.canonical}, where nothing is")
