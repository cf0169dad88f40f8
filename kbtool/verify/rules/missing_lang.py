"""KV212 missing-lang."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.language_tag import is_language_tag
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class MissingLang(Rule):
    """Every page says which language it is in.

    Screen readers choose a voice by it, browsers a font and hyphens, translators whether to translate (WCAG 3.1.1).
    """

    id = "KV212"
    hint = 'write <html lang="…"> with the language as in BCP 47'
    texts = {
        "zh": RuleText(
            title="每个页面都说明自己是什么语言。",
            why="屏幕阅读器据此选择发音，浏览器据此选择字体和断字，翻译工具据此决定要不要翻译（WCAG 3.1.1）。",
            hint='写上 <html lang="…">，语言代码按 BCP 47',
        ),
        "fa": RuleText(
            title="هر صفحه می‌گوید به چه زبانی است.",
            why=(
                "صفحه‌خوان صدا را از روی آن برمی‌گزیند، مرورگر قلم و شکستن واژه‌ها را، و مترجم اینکه ترجمه کند یا "
                "نه (WCAG 3.1.1)."
            ),
            hint='<html lang="…"> را با کد زبان بر پایه BCP 47 بنویسید',
        ),
    }
    passes = (Case(site={"index.html": '<html lang="pt-BR">', "zh/index.html": '<html lang="zh-Hans">'}),)
    fails = (
        Case(
            site={"a/index.html": "<title>x</title>", "b/index.html": '<html lang="english">'},
            at=("a/index.html", "b/index.html"),
        ),
    )

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Checks the form and whether the language exists."""
        if not page.lang:
            yield Finding(page.path, "has no lang on html")
        elif not is_language_tag(page.lang):
            yield Finding(page.path, f"has lang {page.lang}, which is no language")
