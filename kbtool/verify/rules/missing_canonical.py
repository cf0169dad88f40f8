"""KV216 missing-canonical."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class MissingCanonical(Rule):
    """Every page that search engines may show names its own address.

    The same page is reached with and without a slash, with parameters of a newsletter and through copies. The
    canonical address says which of them counts.
    """

    id = "KV216"
    hint = 'write <link rel="canonical" href="…"> with the absolute address of the page into its head'
    texts = {
        "zh": RuleText(
            title="搜索引擎可以收录的每个页面都写明自己的规范网址。",
            why="同一个页面带不带斜杠、带邮件参数、经过副本都能打开。规范网址说明哪一个算数。",
            hint='在 head 里写 <link rel="canonical" href="…">，用页面的绝对地址',
        ),
        "fa": RuleText(
            title="هر صفحه‌ای که موتورهای جست‌وجو می‌توانند نشان دهند نشانی اصلی خود را می‌گوید.",
            why=(
                "به یک صفحه با اسلش و بی آن، با پارامترهای خبرنامه و از راه رونوشت‌ها می‌رسند. نشانی اصلی می‌گوید "
                "کدام به حساب می‌آید."
            ),
            hint='در head صفحه <link rel="canonical" href="…"> را با نشانی کامل صفحه بنویسید',
        ),
    }
    passes = (
        Case(site={"index.html": '<link rel="canonical" href="https://help.example.com/">'}),
        Case(site={"404.html": "<title>Not found</title>"}, note="no search engine shows it"),
    )
    fails = (Case(site={"index.html": "<title>Help</title>"}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the pages of a site whose address is known."""
        if setting.is_listed and page.is_indexable and not any(page.head.canonicals):
            yield Finding(page.path, "has no canonical address")
