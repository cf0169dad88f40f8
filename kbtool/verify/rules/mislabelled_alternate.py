"""KV232 mislabelled-alternate."""

from collections.abc import Iterator

from kbtool.verify.alternates import DEFAULT, ENGLISH, PAIR, translations
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.language_tag import language_of
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class MislabelledAlternate(Rule):
    """Every translation is in the language it is named for.

    A reader who asks in Persian and lands on a Chinese page goes away.
    """

    id = "KV232"
    hint = "name the page for the language it is in"
    texts = {
        "zh": RuleText(
            title="每个译文的语言与标注一致。",
            why="用波斯语搜索却落到中文页面，读者就走了。",
            hint="按页面实际的语言标注",
        ),
        "fa": RuleText(
            title="هر ترجمه به زبانی است که برایش نام برده شده.",
            why="خواننده‌ای که به فارسی می‌پرسد و به صفحه چینی می‌رسد می‌رود.",
            hint="صفحه را برای همان زبانی نام ببرید که به آن است",
        ),
    }
    passes = (PAIR,)
    fails = (
        Case(
            site={
                "index.html": ENGLISH,
                "zh/index.html": '<html lang="fa">',
            },
            at=("index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Compares the languages without scripts and countries."""
        for page, code, _, target in translations(site):
            if target is None or code.lower() == DEFAULT or not target.lang:
                continue
            if language_of(code) != language_of(target.lang):
                yield Finding(page.path, f"names {target.path} for {code}, which is in {target.lang}")
