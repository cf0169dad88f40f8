"""KV246 broken-breadcrumb."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.breadcrumb import steps_of
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

BLOCK = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": '
    '[{"@type": "BreadcrumbList", "itemListElement": [%s]}]}</script>'
)
STEP = '{"@type": "ListItem", "position": %s, "name": "a", "item": "https://help.example.com/"}'


class BrokenBreadcrumb(Rule):
    """Every breadcrumb has at least two steps, numbered, named and with addresses.

    Search engines show a path only when it is whole: position 1, 2, 3, a name for each, an address for all but the
    last.
    """

    id = "KV246"
    hint = "number the steps from 1, and give each a name and an absolute address"
    texts = {
        "zh": RuleText(
            title="路径导航至少两步，有编号、名称和地址。",
            why="路径完整，搜索引擎才显示：位置 1、2、3，每步有名称，除最后一步外都有地址。",
            hint="从 1 开始给每步编号，写上名称和绝对地址",
        ),
        "fa": RuleText(
            title="هر مسیر صفحه دست‌کم دو گام دارد، با شماره و نام و نشانی.",
            why=(
                "موتورهای جست‌وجو مسیر را تنها وقتی نشان می‌دهند که کامل باشد: جایگاه ۱ و ۲ و ۳، نامی برای هر "
                "کدام، و نشانی برای همه جز آخری."
            ),
            hint="گام‌ها را از ۱ شماره بزنید و به هر کدام نام و نشانی کامل بدهید",
        ),
    }
    passes = (
        Case(site={"index.html": BLOCK % f"{STEP % 1}, {STEP % 2}"}),
        Case(site={"index.html": BLOCK % (STEP % 1 + ', {"@type": "ListItem", "position": 2, "name": "b"}')}),
    )
    fails = (
        Case(site={"index.html": BLOCK % (STEP % 1)}, at=("index.html",), note="one step"),
        Case(site={"index.html": BLOCK % f"{STEP % 0}, {STEP % 1}"}, at=("index.html",), note="numbered from 0"),
        Case(
            site={"index.html": BLOCK % ('{"@type": "ListItem", "position": 1, "name": "a"}, ' + STEP % 2)},
            at=("index.html",),
            note="a step without address",
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at every trail of the page."""
        for node in page.data.of_type("BreadcrumbList"):
            steps = steps_of(node)
            if len(steps) < 2:
                yield Finding(page.path, f"has a breadcrumb with {len(steps)} of at least 2 steps")
            elif [step.position for step in steps] != list(range(1, len(steps) + 1)):
                yield Finding(page.path, "has a breadcrumb that is not numbered from 1")
            elif not all(step.name for step in steps):
                yield Finding(page.path, "has a breadcrumb with a step without a name")
            elif not all(step.address.startswith(("https://", "http://")) for step in steps[:-1]):
                yield Finding(page.path, "has a breadcrumb with a step without an absolute address")
