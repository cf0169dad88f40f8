"""KV110 indexable-page."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class IndexablePage(Rule):
    """Every page for a restricted audience tells search engines to stay away.

    A server that is open by mistake for an hour is enough for a crawler. `noindex` keeps what it has seen out of the
    results.
    """

    id = "KV110"
    hint = 'give the page <meta name="robots" content="noindex">'
    texts = {
        "zh": RuleText(
            title="受限读者群的每个页面都请搜索引擎不要收录。",
            why="服务器误开放一小时，爬虫就够用了。`noindex` 让它看到的内容不进入搜索结果。",
            hint='给页面加上 <meta name="robots" content="noindex">',
        ),
        "fa": RuleText(
            title="هر صفحه برای مخاطبان محدود از موتورهای جست‌وجو می‌خواهد نمایه‌اش نکنند.",
            why=(
                "یک ساعت باز ماندن سرور از روی اشتباه برای خزنده بس است. `noindex` نمی‌گذارد آنچه دیده در نتیجه‌ها بیاید."
            ),
            hint='به صفحه <meta name="robots" content="noindex"> بدهید',
        ),
    }
    passes = (
        Case(site={"index.html": '<meta name="robots" content="noindex, nofollow">'}, audience="agents"),
        Case(site={"index.html": "<title>x</title>"}, note="the public may come"),
    )
    fails = (
        Case(site={"index.html": "<title>x</title>"}, audience="agents", at=("index.html",)),
        Case(
            site={"index.html": '<!-- <meta name="robots" content="noindex"> -->'},
            audience="internal",
            at=("index.html",),
            note="in a comment it says nothing",
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks for the robots meta element."""
        if not setting.is_restricted:
            return
        elements = page.tree.css('meta[name="robots" i]')
        values = ",".join(element.attributes.get("content") or "" for element in elements)
        if "noindex" not in (value.strip().lower() for value in values.split(",")):
            yield Finding(page.path, f"is for {setting.audience} and may be indexed")
