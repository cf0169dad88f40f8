"""KB702 competing-titles."""

from collections import defaultdict
from collections.abc import Iterator

from kbtool.content.schema import State
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.plain_words import fold, title_words
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.title_span import title_span


class CompetingTitles(Rule[Options]):
    """No two public articles of a language have titles of the same words.

    Two pages for one question share the links and clicks that one would have, and a search engine shows the one it
    likes. Order, endings and small words make no difference to it; articles with exactly the same title are reported by
    duplicate-title.
    """

    id = "KB702"
    hint = "merge the two, or say in the title what sets this one apart"
    texts = {
        "zh": RuleText(
            title="同一种语言的公开文章，标题用词各不相同。",
            why="同一个问题有两页，链接和点击就被分成两份，搜索引擎只挑其中一页显示。词序、词尾和虚词对它没有区别；"
            "标题完全相同的由 duplicate-title 报告。",
            hint="把两篇合并，或者在标题里写明这一篇的不同之处",
        ),
        "fa": RuleText(
            title="هیچ دو مقالهٔ عمومی در یک زبان عنوانی با همان واژه‌ها ندارند.",
            why="دو صفحه برای یک پرسش پیوندها و کلیک‌ها را میان خود تقسیم می‌کنند و موتور جست‌وجو تنها یکی را نشان می‌دهد. "
            "ترتیب، پایانه‌ها و واژه‌های کوچک برایش تفاوتی ندارند؛ عنوان‌های یکسان را duplicate-title گزارش می‌کند.",
            hint="دو مقاله را یکی کنید یا در عنوان بگویید این یکی چه فرقی دارد",
        ),
    }
    passes = (
        Case({"en/a.md": "# Refund a payment\n\nA\n", "en/b.md": "# Refund a payment by card\n\nB\n"}),
        Case(
            {"en/a.md": "# Import from Excel\n\nA\n", "en/b.md": "# Import to Excel\n\nB\n"}, note="small words matter"
        ),
        Case(
            {"en/a.md": "# Refund payments\n\nA\n", "en/b.md": "---\naudience: agents\n---\n# Refund a payment\n\nB\n"}
        ),
        Case({"en/a.md": "# Python 2\n\nA\n", "en/b.md": "# Python 3\n\nB\n"}),
    )
    fails = (
        Case(
            {"en/a.md": "---\ntitle: How to refund a payment\n---\nA\n", "en/b.md": "# Refunding payments\n\nB\n"},
            at=("en/a.md:2:8", "en/b.md:1:1"),
        ),
        Case(
            {"zh/a.md": "# 如何申请退款\n\n甲\n", "zh/b.md": "# 退款的申请\n\n乙\n"}, at=("zh/a.md:1:1", "zh/b.md:1:1")
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Groups the public articles of each language by the words of their titles."""
        groups: dict[object, dict[str, Manuscript]] = defaultdict(dict)
        for manuscript in context.manuscripts:
            fields = manuscript.article.fields
            is_public = fields.audience == context.configuration.settings.widest
            words = title_words(fields.title)
            if is_public and words and fields.state is State.PUBLISHED and not fields.noindex:
                groups[manuscript.language, words].setdefault(fold(fields.title), manuscript)
        for group in groups.values():
            for manuscript in group.values() if len(group) > 1 else ():
                other = next(item for item in group.values() if item is not manuscript)
                message = f"{other.path} competes for the same words: {other.article.fields.title[:60]}"
                yield Finding(manuscript.path, title_span(manuscript), message)
