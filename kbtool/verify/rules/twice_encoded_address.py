"""KV308 twice-encoded-address."""

import re
from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

TWICE = re.compile(r"%25[89A-Fa-f][0-9A-Fa-f]%25[89ABab][0-9A-Fa-f]")
"""Two bytes of a letter outside ASCII in a row."""


class TwiceEncodedAddress(Rule):
    """Addresses are percent-encoded once.

    `%25D8` asks the server for a page whose name holds percent signs; for Chinese and Persian addresses that is
    nowhere.
    """

    id = "KV308"
    hint = "encode the address once"
    texts = {
        "zh": RuleText(
            title="地址只做一次百分号编码。",
            why="`%25D8` 请求的是名字里带百分号的页面；中文和波斯语地址这样写就哪里也到不了。",
            hint="只编码一次",
        ),
        "fa": RuleText(
            title="نشانی‌ها تنها یک بار درصدی کدگذاری شده‌اند.",
            why="`%25D8` صفحه‌ای را می‌خواهد که نامش درصد دارد؛ برای نشانی‌های چینی و فارسی یعنی هیچ‌جا.",
            hint="نشانی را یک بار کدگذاری کنید",
        ),
    }
    passes = (Case(site={"index.html": '<a href="https://www.example.org/%D8%A2?done=100%25">a</a>'}),)
    fails = (Case(site={"index.html": '<a href="https://www.example.org/%25D8%25A2">a</a>'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks through the whole page first: hardly any has one."""
        if "%25" not in page.html:
            return
        head = page.head
        addresses = [node.attributes.get("href") or "" for node in page.body.anchors]
        addresses += [*head.canonicals, *(address for _, address in (*head.alternates, *head.offers))]
        addresses += [load.address for load in page.body.loads]
        twice = next((address for address in addresses if TWICE.search(address.partition("?")[0])), None)
        if twice:
            yield Finding(page.path, f"has the address {twice}, which is encoded twice")
