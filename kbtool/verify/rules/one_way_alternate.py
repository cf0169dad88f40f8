"""KV229 one-way-alternate."""

from collections.abc import Iterator

from kbtool.verify.alternates import DEFAULT, ENGLISH, PAIR, named, translations
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class OneWayAlternate(Rule):
    """Translations name each other.

    If the Chinese page does not point back to the English one, search engines ignore both hints.
    """

    id = "KV229"
    hint = "list the same translations on each of them"
    texts = {
        "zh": RuleText(
            title="译文互相指向。",
            why="如果中文页面不指回英文页面，搜索引擎会忽略两边的标记。",
            hint="在每个译文里列出同样的译文",
        ),
        "fa": RuleText(
            title="ترجمه‌ها یکدیگر را نام می‌برند.",
            why="اگر صفحه چینی به صفحه انگلیسی بازنگردد، موتورهای جست‌وجو هر دو اشاره را نادیده می‌گیرند.",
            hint="در هر کدام همان ترجمه‌ها را بیاورید",
        ),
    }
    passes = (PAIR,)
    fails = (
        Case(
            site={
                "index.html": ENGLISH,
                "zh/index.html": '<html lang="zh">',
            },
            at=("index.html",),
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for the way back; targets that no search engine shows are reported elsewhere."""
        for page, code, _, target in translations(site):
            if target is None or target is page or not target.is_indexable or code.lower() == DEFAULT:
                continue
            if not any(named(site, target, back) is page for _, back in target.alternates):
                yield Finding(page.path, f"names {target.path} for {code}, which does not name it back")
