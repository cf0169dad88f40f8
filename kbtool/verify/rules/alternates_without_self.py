"""KV228 alternates-without-self."""

from collections.abc import Iterator

from kbtool.verify.alternates import DEFAULT
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class AlternatesWithoutSelf(Rule):
    """A page that lists its translations lists itself too.

    Search engines compare the lists of all versions; one that is missing in its own list is not believed.
    """

    id = "KV228"
    hint = "list the page itself with its language"
    texts = {
        "zh": RuleText(
            title="列出译文的页面也列出自己。",
            why="搜索引擎会比较各个版本的列表；自己的列表里没有自己，就不可信。",
            hint="把页面自己连同语言一起列出",
        ),
        "fa": RuleText(
            title="صفحه‌ای که ترجمه‌هایش را می‌آورد خودش را هم می‌آورد.",
            why="موتورهای جست‌وجو فهرست همه نسخه‌ها را با هم می‌سنجند؛ نسخه‌ای که در فهرست خودش نباشد باور نمی‌شود.",
            hint="خود صفحه را هم با زبانش بیاورید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<link rel="alternate" hreflang="en" href="https://help.example.com/">'
                    '<link rel="alternate" hreflang="zh" href="https://help.example.com/zh/">'
                )
            }
        ),
    )
    fails = (
        Case(
            site={"index.html": '<link rel="alternate" hreflang="zh" href="https://help.example.com/zh/">'},
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks for the address of the page among those of its list; relative ones are reported elsewhere."""
        listed = [address for code, address in page.head.alternates if code.lower() != DEFAULT]
        own = setting.addresses.address(page.path)
        if not listed or not setting.addresses.base or page.is_hidden or page.is_not_found:
            return
        if own not in listed and all(address.startswith("http") for address in listed):
            yield Finding(page.path, "lists its translations and not itself")
