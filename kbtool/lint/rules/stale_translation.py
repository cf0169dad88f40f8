"""KB602 stale-translation."""

from collections.abc import Iterator

from kbtool.content.markdown.text_digest import text_digest
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText

RIGHT = text_digest("Refunds take 5 days.\n")


class StaleTranslation(Rule[Options]):
    """A translation says what its source says today.

    Readers of a translation cannot see that the source has moved on: they follow steps that no longer work. The digest
    in `source` says which text was translated; how paragraphs are wrapped, blanks and comments do not change it.
    Without a recorded digest only `kbtool check --since` can tell: it names the translations a change leaves behind.
    """

    id = "KB602"
    hint = "bring the translation up to date, then record the new digest in source"
    texts = {
        "zh": RuleText(
            title="译文与原文的现状一致。",
            why="读译文的人看不出原文已经改了，会照着失效的步骤做。`source` 里的摘要记录译的是哪一版；"
            "换行、空格和注释不影响摘要。没有记录摘要时，只有 `kbtool check --since` 能看出哪些译文没有跟着原文更新。",
            hint="更新译文，然后在 source 中写入新的摘要",
        ),
        "fa": RuleText(
            title="ترجمه همان را می‌گوید که متن مبدأ امروز می‌گوید.",
            why="خوانندهٔ ترجمه نمی‌بیند که متن مبدأ عوض شده است و گام‌هایی را می‌رود که دیگر درست نیستند. "
            "چکیده در `source` نشان می‌دهد کدام متن ترجمه شده است؛ شکست سطرها، فاصله‌ها و توضیح‌ها در آن اثری ندارند. "
            "اگر چکیده‌ای ثبت نشده باشد، تنها `kbtool check --since` می‌گوید "
            "کدام ترجمه‌ها با تغییر متن مبدأ به‌روز نشده‌اند.",
            hint="ترجمه را به‌روز کنید و سپس چکیدهٔ تازه را در source بنویسید",
        ),
    }
    passes = (
        Case(
            {
                "en/a.md": "Refunds take\n5 days.\n\n<!-- why -->\n",
                "zh/a.md": f"---\nsource: {{digest: {RIGHT}}}\n---\n退款需要 5 天。\n",
            },
            note="wrapping and comments make no translation stale",
        ),
        Case({"en/a.md": "Refunds take 7 days.\n", "zh/a.md": "退款需要 5 天。\n"}, note="no digest is recorded"),
    )
    fails = (
        Case(
            {
                "en/a.md": "Refunds take 7 days.\n",
                "zh/a.md": f"---\nsource:\n  digest: {RIGHT}\n---\n退款需要 5 天。\n",
            },
            at=("zh/a.md:3:3",),
        ),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Compares the recorded digest with that of the source's text."""
        stated = manuscript.stated.get("source")
        source = context.source_of(manuscript)
        if not stated or not stated.digest or source is None:
            return
        now = text_digest(source.article.body)
        if stated.digest != now:
            yield Finding(
                manuscript.path,
                manuscript.field_span("source"),
                f"{source.path} has changed since this was translated",
                f"bring the translation up to date, then set digest: {now}",
            )
