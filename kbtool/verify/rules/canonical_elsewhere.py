"""KV219 canonical-elsewhere."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class CanonicalElsewhere(Rule):
    """The canonical address of a page is its own.

    A page that names another one is dropped from the results in favour of that. Each article has one address here,
    and no page is a copy.
    """

    id = "KV219"
    hint = "write the address of the page itself"
    texts = {
        "zh": RuleText(
            title="页面的规范网址就是它自己的地址。",
            why="写着别的页面，这一页就会从结果里消失，让位给那一页。这里每篇文章只有一个地址，没有副本页面。",
            hint="写页面自己的地址",
        ),
        "fa": RuleText(
            title="نشانی اصلی هر صفحه نشانی خودش است.",
            why=(
                "صفحه‌ای که دیگری را نام ببرد به سود آن از نتیجه‌ها کنار می‌رود. اینجا هر مقاله یک نشانی دارد و "
                "هیچ صفحه‌ای رونوشت نیست."
            ),
            hint="نشانی خود صفحه را بنویسید",
        ),
    }
    passes = (
        Case(site={"a b/index.html": '<link rel="canonical" href="https://help.example.com/a%20b/">'}),
        Case(
            site={
                "a/index.html": (
                    '<link rel="canonical" href="https://help.example.com/b/"><meta name="robots" content="noindex">'
                )
            },
            note="no search engine shows it anyway",
        ),
    )
    fails = (
        Case(
            site={
                "a/index.html": '<link rel="canonical" href="https://help.example.com/b/">',
                "b/index.html": '<link rel="canonical" href="https://help.example.com/b/">',
            },
            at=("a/index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Compares the address of each page with what it says; what leads nowhere is for dead-canonical."""
        for page in site.indexable:
            target = site.page_at(page.canonical) if "#" not in page.canonical else None
            if target is not None and target.path != page.path:
                yield Finding(page.path, f"has the canonical address of {target.path}")
            elif target is not None and page.canonical != site.setting.addresses.address(page.path):
                yield Finding(page.path, f"has the canonical address {page.canonical}, which is written in another way")
