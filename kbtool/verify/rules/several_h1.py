"""KV210 several-h1."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class SeveralH1(Rule):
    """A page has one main heading only.

    Two headings of the first level are two subjects, and a search engine has to guess which one the page is about.
    """

    id = "KV210"
    hint = "make the others h2"
    texts = {
        "zh": RuleText(
            title="一个页面只有一个一级标题。",
            why="两个一级标题就是两个主题，搜索引擎只能猜这一页讲哪一个。",
            hint="把其余的改成 h2",
        ),
        "fa": RuleText(
            title="هر صفحه تنها یک تیتر اصلی دارد.",
            why="دو تیتر سطح یک یعنی دو موضوع، و موتور جست‌وجو باید حدس بزند صفحه درباره کدام است.",
            hint="بقیه را h2 کنید",
        ),
    }
    passes = (Case(site={"index.html": "<h1>Help</h1><h2>Pay</h2>"}),)
    fails = (Case(site={"index.html": "<h1>Help</h1><h1>Pay</h1>"}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Counts them."""
        count = sum(heading.level == 1 for heading in page.body.headings)
        if count > 1:
            yield Finding(page.path, f"has {count} h1")
