"""KV214 wrong-direction."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.language_tag import direction_of
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class WrongDirection(Rule):
    """Every page runs in the direction of its language.

    Without `dir="rtl"` on html a Persian page has its lines, lists and punctuation on the wrong side.
    """

    id = "KV214"
    hint = 'write dir="rtl" or dir="ltr" on html, as the language is written'
    texts = {
        "zh": RuleText(
            title="每个页面的书写方向与语言一致。",
            why='html 上没有 `dir="rtl"`，波斯语页面的行、列表和标点都会在错误的一边。',
            hint='按语言的写法在 html 上写 dir="rtl" 或 dir="ltr"',
        ),
        "fa": RuleText(
            title="جهت هر صفحه همان جهت زبان آن است.",
            why='بی `dir="rtl"` روی html، خط‌ها و فهرست‌ها و نشانه‌های صفحه فارسی در سوی نادرست می‌آیند.',
            hint='روی html بر پایه خط زبان dir="rtl" یا dir="ltr" بنویسید',
        ),
    }
    passes = (
        Case(site={"fa/index.html": '<html lang="fa" dir="rtl">', "index.html": '<html lang="en" dir="ltr">'}),
        Case(site={"index.html": '<html lang="en">'}, note="left to right is how a page runs anyway"),
    )
    fails = (
        Case(
            site={"fa/a/index.html": '<html lang="fa">', "fa/b/index.html": '<html lang="fa" dir="ltr">'},
            at=("fa/a/index.html", "fa/b/index.html"),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Compares it with the script of the language that the page says it is in."""
        needed = direction_of(page.lang)
        if page.lang and (page.direction or "ltr") != needed:
            says = f"dir {page.direction}" if page.direction else "no dir"
            yield Finding(page.path, f"has {says} on html, and {page.lang} runs {needed}")
