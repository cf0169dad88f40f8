"""KV311 missing-charset."""

import re
from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

FORM = re.compile(rb"<meta\s+charset\s*=\s*[\"']?utf-8", re.IGNORECASE)
FIRST = 1024


class MissingCharset(Rule):
    """Every page says at once that it is UTF-8.

    A browser that has to guess shows Chinese and Persian as rows of wrong letters. It looks at the first 1,024
    bytes only (HTML standard).
    """

    id = "KV311"
    hint = 'begin the head with <meta charset="utf-8">'
    texts = {
        "zh": RuleText(
            title="每个页面一开始就声明是 UTF-8。",
            why="浏览器只能猜编码时，中文和波斯语会变成一串乱码。它只看前 1,024 个字节（HTML 标准）。",
            hint='head 以 <meta charset="utf-8"> 开头',
        ),
        "fa": RuleText(
            title="هر صفحه در همان آغاز می‌گوید UTF-8 است.",
            why=(
                "مرورگری که ناچار به حدس باشد چینی و فارسی را ردیفی از حروف نادرست نشان می‌دهد. تنها ۱٬۰۲۴ بایت "
                "نخست را می‌بیند (استاندارد HTML)."
            ),
            hint='head را با <meta charset="utf-8"> آغاز کنید',
        ),
    }
    passes = (Case(site={"index.html": '<!doctype html><meta charset="UTF-8"><title>x</title>'}),)
    fails = (
        Case(site={"index.html": "<title>x</title>"}, at=("index.html",)),
        Case(site={"index.html": f'<!--{"x" * 1024}--><meta charset="utf-8">'}, at=("index.html",), note="too late"),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the first bytes."""
        if not FORM.search(page.html[:FIRST].encode("utf-8", "replace")[:FIRST]):
            yield Finding(page.path, "does not say in its first 1,024 bytes that it is UTF-8")
