"""KB600 missing-translation."""

from collections.abc import Iterator

from kbtool.content.schema import State
from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.title_span import title_span
from kbtool.lint.translations import existing_articles

MOST_NAMED = 5


class MissingTranslationOptions(Options):
    """Which translations are expected."""

    languages: tuple[str, ...] = ()
    """The locales every published article should have; all languages of the base when empty."""


class MissingTranslation(Rule[MissingTranslationOptions]):
    """Every published article exists in all languages of the base.

    Without a translation readers of that language find no page at all: the article is in none of their listings and the
    language menu leads them to their home page. A draft of a translation counts: somebody is at work on it.
    """

    id = "KB600"
    severity = Severity.INFO
    hint = "write the file with the same path in the folder of each language"
    texts = {
        "zh": RuleText(
            title="每篇已发布文章都有所有语言的版本。",
            why="缺少译文时，该语言的读者根本找不到这一页：列表里没有它，语言菜单也只会把他们带回首页。译文草稿也算数，说明有人正在翻译。",
            hint="在每种语言的文件夹中，按相同路径写出译文",
        ),
        "fa": RuleText(
            title="هر مقالهٔ منتشرشده به همهٔ زبان‌های پایگاه وجود دارد.",
            why="بدون ترجمه، خوانندهٔ آن زبان هیچ صفحه‌ای پیدا نمی‌کند: مقاله در هیچ فهرستی نیست و "
            "فهرست زبان‌ها او را به صفحهٔ اصلی می‌برد. پیش‌نویس ترجمه هم به حساب می‌آید؛ کسی سرگرم آن است.",
            hint="پرونده‌ای با همین مسیر در پوشهٔ هر زبان بنویسید",
        ),
    }
    passes = (
        Case({"en/a.md": "A\n", "zh/a.md": "甲\n", "fa/a.md": "---\nstate: draft\n---\nالف\n"}),
        Case("---\nstate: draft\n---\nA\n", note="only what is published needs translations"),
        Case(
            {"en/a.md": "A\n", "zh/a.md": "甲\n"},
            settings={"lint": {"missing-translation": {"languages": ["zh"]}}},
            note="only Chinese is asked for",
        ),
        Case({"en/a.md": "A\n", "zh/a.md": "甲\n", "fa/a.md": "---\ntitle: [\n---\nالف\n"}),
    )
    fails = (
        Case({"en/a.md": "---\ntitle: Refunds\n---\nA\n", "zh/a.md": "甲\n"}, at=("en/a.md:2:8",)),
        Case("# Refunds\n\nA.\n", at=("1:1",), note="one finding, however many languages are missing"),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks up each source in the other languages."""
        default, *others = (language.locale for language in context.configuration.languages)
        wanted = [locale for locale in others if not self.options.languages or locale in self.options.languages]
        existing = existing_articles(context)
        for manuscript in context.manuscripts:
            article = manuscript.article
            if article.language != default or article.fields.state is not State.PUBLISHED:
                continue
            missing = [locale for locale in wanted if (locale, article.key) not in existing]
            if missing:
                shown = ", ".join(missing[:MOST_NAMED]) + (" and others" if len(missing) > MOST_NAMED else "")
                yield Finding(manuscript.path, title_span(manuscript), f"there is no translation into {shown}")
