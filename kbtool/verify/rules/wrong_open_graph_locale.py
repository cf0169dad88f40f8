"""KV239 wrong-open-graph-locale."""

import re
from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.language_tag import language_of
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting

FORM = re.compile(r"[a-z]{2,3}_[A-Z]{2}")


class WrongOpenGraphLocale(Rule):
    """The preview of a page is in the language of the page.

    `og:locale` is a language and a country with an underscore between them: `fa_IR`, `zh_CN`.
    """

    id = "KV239"
    severity = Severity.WARNING
    hint = "write og:locale as in fa_IR, with the language of the page"
    texts = {
        "zh": RuleText(
            title="页面预览的语言就是页面的语言。",
            why="`og:locale` 是语言加国家，中间用下划线：`fa_IR`、`zh_CN`。",
            hint="og:locale 写成 fa_IR 的样子，语言与页面一致",
        ),
        "fa": RuleText(
            title="زبان پیش‌نمایش همان زبان صفحه است.",
            why="`og:locale` زبان و کشور است با زیرخطی میانشان: `fa_IR`، `zh_CN`.",
            hint="og:locale را مانند fa_IR و با زبان صفحه بنویسید",
        ),
    }
    passes = (
        Case(site={"fa/index.html": '<html lang="fa"><meta property="og:locale" content="fa_IR">'}),
        Case(site={"index.html": '<html lang="en">'}, note="there need not be any"),
    )
    fails = (
        Case(
            site={
                "fa/index.html": '<html lang="fa"><meta property="og:locale" content="fa">',
                "zh/index.html": '<html lang="zh"><meta property="og:locale" content="en_US">',
            },
            at=("fa/index.html", "zh/index.html"),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the form, then at the language."""
        locale = page.head.value("og:locale")
        if not locale:
            return
        if not FORM.fullmatch(locale):
            yield Finding(page.path, f"has og:locale {locale}, which is no language and country")
        elif page.lang and language_of(locale) != language_of(page.lang):
            yield Finding(page.path, f"has og:locale {locale} on a page in {page.lang}")
