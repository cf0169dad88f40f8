"""KV227 invalid-alternate-code."""

from collections.abc import Iterator

from kbtool.verify.alternates import DEFAULT
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.language_tag import is_alternate_code
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class InvalidAlternateCode(Rule):
    """Every `hreflang` is a language that search engines know.

    It is a language of ISO 639, perhaps with a script and a country: `zh-Hant-TW`, `pt-BR`. A country alone, an
    underscore and codes of continents are ignored.
    """

    id = "KV227"
    hint = "write the code as in zh, zh-Hant or pt-BR"
    texts = {
        "zh": RuleText(
            title="每个 `hreflang` 都是搜索引擎认识的语言。",
            why=(
                "它是 ISO 639 的语言代码，可以带文字和国家：`zh-Hant-TW`、`pt-BR`。只写国家、用下划线、"
                "写大洲代码都会被忽略。"
            ),
            hint="代码写成 zh、zh-Hant 或 pt-BR 的样子",
        ),
        "fa": RuleText(
            title="هر `hreflang` زبانی است که موتورهای جست‌وجو می‌شناسند.",
            why=(
                "کد زبانی از ISO 639 است، شاید با خط و کشور: `zh-Hant-TW`، `pt-BR`. کشور تنها، زیرخط و کد قاره‌ها "
                "نادیده گرفته می‌شوند."
            ),
            hint="کد را مانند zh، zh-Hant یا pt-BR بنویسید",
        ),
    }
    passes = (
        Case(
            site={
                "index.html": "".join(
                    f'<link rel="alternate" hreflang="{code}" href="https://help.example.com/{code}/">'
                    for code in ("en", "pt-br", "zh-Hans", "x-default")
                )
            }
        ),
    )
    fails = (
        Case(
            site={
                "a/index.html": '<link rel="alternate" hreflang="fa_IR" href="https://help.example.com/fa/">',
                "b/index.html": '<link rel="alternate" hreflang="es-419" href="https://help.example.com/es/">',
                "c/index.html": '<link rel="alternate" hreflang="zz" href="https://help.example.com/zz/">',
            },
            at=("a/index.html", "b/index.html", "c/index.html"),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Reports the first one of a page."""
        for code, _ in page.head.alternates:
            if code.lower() != DEFAULT and not is_alternate_code(code):
                yield Finding(page.path, f"has hreflang {code}, which is no language that search engines know")
                return
