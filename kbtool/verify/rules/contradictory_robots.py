"""KV222 contradictory-robots."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

PAIRS = (("index", "noindex"), ("all", "noindex"), ("follow", "nofollow"), ("all", "none"), ("index", "none"))


class ContradictoryRobots(Rule):
    """A page tells search engines one thing.

    Of several wishes an engine follows the strictest: one forgotten `noindex` beside `index` hides the page.
    """

    id = "KV222"
    hint = "keep one robots meta element that says what is meant"
    texts = {
        "zh": RuleText(
            title="一个页面对搜索引擎只说一件事。",
            why="有几种要求时，搜索引擎按最严格的办：`index` 旁边忘了一个 `noindex`，页面就被隐藏。",
            hint="只留一个 robots meta，写清楚要求",
        ),
        "fa": RuleText(
            title="هر صفحه به موتورهای جست‌وجو یک چیز می‌گوید.",
            why=(
                "از میان چند خواست موتور جست‌وجو سخت‌ترین را می‌گیرد: یک `noindex` فراموش‌شده کنار `index` صفحه را "
                "پنهان می‌کند."
            ),
            hint="تنها یک عنصر robots نگه دارید که منظور را بگوید",
        ),
    }
    passes = (
        Case(site={"index.html": '<meta name="robots" content="max-image-preview:large, max-snippet:-1">'}),
        Case(site={"index.html": '<meta name="robots" content="noindex, nofollow">'}),
    )
    fails = (
        Case(site={"index.html": '<meta name="robots" content="index, noindex">'}, at=("index.html",)),
        Case(
            site={"index.html": '<meta name="robots" content="index"><meta name="robots" content="nofollow">'},
            at=("index.html",),
            note="two elements",
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Counts the elements and looks for opposites."""
        values = {value.strip().lower() for text in page.head.robots for value in text.split(",")}
        both = next((pair for pair in PAIRS if values.issuperset(pair)), None)
        if both:
            yield Finding(page.path, f"says {both[0]} and {both[1]} to search engines")
        elif len(page.head.robots) > 1:
            yield Finding(page.path, f"has {len(page.head.robots)} robots meta elements")
