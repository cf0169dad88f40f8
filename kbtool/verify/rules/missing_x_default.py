"""KV234 missing-x-default."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.alternates import DEFAULT
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.language_tag import language_of
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class MissingXDefault(Rule):
    """Translations have a version for everybody else.

    `x-default` says which page a reader gets whose language is not among them.
    """

    id = "KV234"
    severity = Severity.WARNING
    hint = 'name the page of the default language for hreflang="x-default" too'
    texts = {
        "zh": RuleText(
            title="一组译文里有给其他读者的版本。",
            why="`x-default` 说明读者的语言不在其中时看哪一页。",
            hint='把默认语言的页面同时标为 hreflang="x-default"',
        ),
        "fa": RuleText(
            title="در میان ترجمه‌ها نسخه‌ای برای دیگران هست.",
            why="`x-default` می‌گوید خواننده‌ای که زبانش در میان آن‌ها نیست کدام صفحه را می‌گیرد.",
            hint='صفحه زبان پیش‌فرض را برای hreflang="x-default" هم نام ببرید',
        ),
    }
    passes = (
        Case(
            site={
                "index.html": (
                    '<link rel="alternate" hreflang="en" href="https://help.example.com/">'
                    '<link rel="alternate" hreflang="x-default" href="https://help.example.com/">'
                )
            }
        ),
        Case(
            site={"zh/a/index.html": '<link rel="alternate" hreflang="zh" href="https://help.example.com/zh/a/">'},
            note="the default language is not among them",
        ),
    )
    fails = (
        Case(
            site={"index.html": '<link rel="alternate" hreflang="en" href="https://help.example.com/">'},
            at=("index.html",),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks for it where the default language is named."""
        codes = {code.lower() for code, _ in page.head.alternates}
        default = language_of(setting.configuration.default_language.locale)
        if page.is_indexable and DEFAULT not in codes and default in map(language_of, codes):
            yield Finding(page.path, "names its translations and no x-default")
