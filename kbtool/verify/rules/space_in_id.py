"""KV314 space-in-id."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class SpaceInId(Rule):
    """An id holds no space.

    What names other elements by their ids reads two names there, so labels and descriptions lead nowhere.
    """

    id = "KV314"
    severity = Severity.WARNING
    hint = "put a hyphen in the place of the space"
    texts = {
        "zh": RuleText(
            title="id 中没有空格。",
            why="按 id 引用元素的地方会把它读成两个名字，标签和说明就指不到任何元素。",
            hint="把空格换成连字符",
        ),
        "fa": RuleText(
            title="شناسه فاصله ندارد.",
            why="جایی که عنصرها را با شناسه نام می‌برند آن را دو نام می‌خوانند و برچسب‌ها و توضیح‌ها به جایی نمی‌رسند.",
            hint="به جای فاصله خط تیره بگذارید",
        ),
    }
    passes = (Case(site={"index.html": '<p id="a-b">a</p>'}),)
    fails = (Case(site={"index.html": '<svg><g id="layer 1"></g></svg>'}, at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports the first one of a page."""
        spaced = next((name for name in page.body.ids if len(name.split()) > 1), None)
        if spaced:
            yield Finding(page.path, f"has the id {spaced}")
