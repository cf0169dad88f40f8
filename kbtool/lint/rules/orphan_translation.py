"""KB601 orphan-translation."""

from collections.abc import Iterator

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.known_names import KnownNames
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.title_span import title_span
from kbtool.lint.translations import existing_articles

MOST_HINTS = 100
"""Looking for names that resemble each other is slow; where hundreds are orphans, a whole folder was moved."""


class OrphanTranslation(Rule[Options]):
    """Every translation has its source in the default language.

    The path pairs a translation with its source: owner, tags and audience come from there, and so do the links between
    the languages. A file without a source has mostly been left behind when the source was moved or deleted.
    """

    id = "KB601"
    hint = "give it the path of its source, write the source, or delete it"
    texts = {
        "zh": RuleText(
            title="每篇译文都有默认语言的原文。",
            why="译文靠路径与原文配对：负责人、标签、读者范围和语言之间的链接都来自原文。没有原文的文件，多半是原文移动或删除后遗留下来的。",
            hint="改成与原文相同的路径，补写原文，或者删除这个文件",
        ),
        "fa": RuleText(
            title="هر ترجمه متنی مبدأ به زبان پیش‌فرض دارد.",
            why="ترجمه را مسیرش به متن مبدأ پیوند می‌دهد: مسئول، برچسب‌ها، مخاطب و پیوند میان زبان‌ها از آنجا می‌آید. "
            "پروندهٔ بی‌مبدأ بیشتر از جابه‌جایی یا حذف متن مبدأ به جا مانده است.",
            hint="مسیر متن مبدأ را به آن بدهید، متن مبدأ را بنویسید یا پرونده را حذف کنید",
        ),
    }
    passes = (
        Case({"en/a.md": "A\n", "fa/a.md": "الف\n"}),
        Case({"en/b/index.md": "B\n", "zh/b/README.md": "乙\n"}, note="both are the page of their folder"),
        Case(
            {"en/a.md": "---\ntitle: [\n---\nA\n", "fa/a.md": "الف\n"},
            note="the source cannot be read, yet it is there",
        ),
    )
    fails = (
        Case({"en/a/b.md": "A\n", "fa/b.md": "---\ntitle: ب\n---\nالف\n"}, at=("fa/b.md:2:8",)),
        Case("# 退款\n\n甲\n", language="zh", at=("1:1",)),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks up the source of each translation."""
        default = context.configuration.default_language.locale
        existing = existing_articles(context)
        names = KnownNames(context)
        hinted = 0
        for manuscript in context.manuscripts:
            key = manuscript.article.key
            if manuscript.language == default or (default, key) in existing:
                continue
            hinted += 1
            similar = names.similar_article(key, default) if hinted <= MOST_HINTS else None
            is_free = similar is not None and (manuscript.language, similar) not in existing
            message = f"there is no {key or 'home page'} in {default} that this translates"
            hint = f"move it to the path of {similar}, if that is its source" if is_free else ""
            yield Finding(manuscript.path, title_span(manuscript), message, hint)
