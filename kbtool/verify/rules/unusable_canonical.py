"""KV218 unusable-canonical."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class UnusableCanonical(Rule):
    """A canonical address is absolute, on this site and without a fragment.

    A relative one counts for every host and copy the page is read from, a fragment is cut off, and one of another
    site gives the page away.
    """

    id = "KV218"
    hint = "write the address with https, the host of this site and the path of the page"
    texts = {
        "zh": RuleText(
            title="规范网址是绝对地址，属于本站，没有片段。",
            why="相对地址在任何主机和副本上都成立，片段会被丢掉，别的站点的地址等于把页面让给别人。",
            hint="写出 https、本站主机和页面路径",
        ),
        "fa": RuleText(
            title="نشانی اصلی کامل است، از همین سایت و بی‌تکه پایانی.",
            why=(
                "نشانی نسبی برای هر میزبان و رونوشتی درست است، تکه پایانی بریده می‌شود، و نشانی سایت دیگر صفحه را "
                "به دیگری می‌بخشد."
            ),
            hint="نشانی را با https، میزبان همین سایت و مسیر صفحه بنویسید",
        ),
    }
    passes = (
        Case(site={"a/index.html": '<link rel="canonical" href="https://help.example.com/a/">'}),
        Case(
            site={
                "shop/index.html": (
                    '<meta http-equiv="refresh" content="0; url=https://shop.example.org/">'
                    '<link rel="canonical" href="https://shop.example.org/">'
                )
            },
            note="what moved to another site leads there",
        ),
    )
    fails = (
        Case(site={"a/index.html": '<link rel="canonical" href="/a/">'}, at=("a/index.html",)),
        Case(
            site={
                "a/index.html": '<link rel="canonical" href="https://help.example.com/a/#top">',
                "b/index.html": '<link rel="canonical" href="https://www.example.org/b/">',
            },
            at=("a/index.html", "b/index.html"),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the first one of each page."""
        address = next(iter(page.head.canonicals), "")
        if not address or not setting.addresses.base:
            return
        if not address.startswith(("https://", "http://")):
            yield Finding(page.path, f"has the canonical address {address}, which is not absolute")
        elif "#" in address:
            yield Finding(page.path, f"has the canonical address {address}, which has a fragment")
        elif setting.addresses.absolute_path(address) is None and not _leads_there(page, address):
            yield Finding(page.path, f"has the canonical address {address}, which is not on this site")


def _leads_there(page: Page, address: str) -> bool:
    return page.head.refresh is not None and page.head.refresh.target == address
