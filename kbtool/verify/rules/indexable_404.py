"""KV279 indexable-404."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class Indexable404(Rule):
    """The page for what is missing asks not to be shown.

    Not every host answers with the status 404; where it says 200, a page that says nothing turns up in the results.
    """

    id = "KV279"
    hint = 'give it <meta name="robots" content="noindex">'
    texts = {
        "zh": RuleText(
            title="“找不到页面”请求不被收录。",
            why="不是每个主机都返回 404 状态；返回 200 时，什么内容都没有的页面会出现在搜索结果里。",
            hint='加上 <meta name="robots" content="noindex">',
        ),
        "fa": RuleText(
            title="صفحه آنچه نیست می‌خواهد نشان داده نشود.",
            why="هر میزبانی با وضعیت ۴۰۴ پاسخ نمی‌دهد؛ آنجا که ۲۰۰ بگوید صفحه‌ای تهی در نتیجه‌ها می‌آید.",
            hint='به آن <meta name="robots" content="noindex"> بدهید',
        ),
    }
    passes = (Case(site={"404.html": '<meta name="robots" content="noindex">', "index.html": "x"}),)
    fails = (Case(site={"404.html": "<title>Not found</title>"}, at=("404.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the public site; those of other audiences are for indexable-page."""
        if page.is_not_found and not page.is_hidden and setting.is_open:
            yield Finding(page.path, "may be shown by search engines")
