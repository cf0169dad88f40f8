"""KV273 hidden-redirect."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class HiddenRedirect(Rule):
    """A redirect is open to search engines.

    With `noindex` they drop the old address before they have handed its worth on to the new one.
    """

    id = "KV273"
    hint = "remove noindex from the redirect"
    texts = {
        "zh": RuleText(
            title="重定向对搜索引擎开放。",
            why="带 `noindex`，旧地址在把积累转给新地址之前就被丢掉了。",
            hint="从重定向页面去掉 noindex",
        ),
        "fa": RuleText(
            title="تغییر مسیر به روی موتورهای جست‌وجو باز است.",
            why="با `noindex` نشانی قدیمی را پیش از آنکه ارزشش را به نشانی تازه بسپارند کنار می‌گذارند.",
            hint="noindex را از تغییر مسیر بردارید",
        ),
    }
    passes = (
        Case(site={"a/index.html": '<meta http-equiv="refresh" content="0; url=/">'}),
        Case(
            site={
                "a/index.html": '<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=/">'
            },
            audience="agents",
            note="where search engines are not to come at all",
        ),
    )
    fails = (
        Case(
            site={
                "a/index.html": '<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=/">'
            },
            at=("a/index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the public site when it is live."""
        if setting.is_open and page.is_redirect and page.is_hidden:
            yield Finding(page.path, "leads on and has noindex")
