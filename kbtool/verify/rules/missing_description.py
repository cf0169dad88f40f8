"""KV204 missing-description."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class MissingDescription(Rule):
    """Every page that search engines may show has a description.

    It is the text below the title in the results. Without it the engine takes any piece of the page, often the
    menu.
    """

    id = "KV204"
    severity = Severity.WARNING
    hint = "write a description into the front matter of the article"
    texts = {
        "zh": RuleText(
            title="搜索引擎可以收录的每个页面都有描述。",
            why="描述是搜索结果里标题下面的文字。没有描述，搜索引擎会随便取页面里的一段，常常是菜单。",
            hint="在文章的文档头里写 description",
        ),
        "fa": RuleText(
            title="هر صفحه‌ای که موتورهای جست‌وجو می‌توانند نشان دهند توضیح دارد.",
            why=(
                "توضیح متنی است که در نتیجه‌ها زیر عنوان می‌آید. اگر نباشد موتور جست‌وجو تکه‌ای از صفحه را "
                "برمی‌دارد، بیشتر وقت‌ها فهرست را."
            ),
            hint="در سرآغاز مقاله description بنویسید",
        ),
    }
    passes = (
        Case(site={"index.html": '<meta name="description" content="How to pay and get money back.">'}),
        Case(site={"404.html": "<title>Not found</title>"}, note="no search engine shows it"),
    )
    fails = (Case(site={"index.html": '<meta name="description" content="">'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at what search engines may show."""
        if page.is_indexable and not any(page.head.descriptions):
            yield Finding(page.path, "has no description")
