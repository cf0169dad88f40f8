"""KB500 near-duplicate-article."""

from collections.abc import Iterator

from pydantic import Field

from kbtool.content.schema import State
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.likeness import Fingerprint, find_likeness, find_near_pairs
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText

STEPS = "Open the billing page and choose the plan that you want to leave. Press cancel and say why you are going. "
MORE = "We send a message to confirm it within a day. Your data stays for thirty days more, then we delete all of it. "
OTHER = "Invoices come by mail on the first of each month. To change the address, open your profile and press edit. "
SETTINGS = {"lint": {"near-duplicate-article": {"least": 50}}}
CHINESE = (
    "打开账单页面，选择要退订的套餐，点击取消并说明原因。我们会在一天之内发送确认邮件，数据再保留三十天，之后全部删除。"
)


class NearDuplicateArticleOptions(Options):
    """Options of near-duplicate-article."""

    threshold: float = Field(default=0.7, gt=0, le=1)
    """How much of the text of both articles together must be the same, from 0 to 1."""
    least: int = Field(default=100, ge=1)
    """Articles with fewer words (Chinese and Japanese: characters) are not compared."""


class NearDuplicateArticle(Rule[NearDuplicateArticleOptions]):
    """Every article says something that no other article of its language says.

    Of two articles with the same text one is forgotten at the next change, and from then on readers get different
    answers. Search engines show one of them and not always the better.
    """

    id = "KB500"
    hint = "merge the two, archive one with replaced_by, or list one article in both places with also_in"
    texts = {
        "zh": RuleText(
            title="每篇文章都说了同语言其他文章没有说的内容。",
            why="两篇内容相同的文章，下次修改时总有一篇被忘掉，从此读者得到不同的答案。"
            "搜索引擎只显示其中一篇，而且不一定是更好的那篇。",
            hint="合并两篇，或归档一篇并写 replaced_by，或用 also_in 让一篇文章列在两处",
        ),
        "fa": RuleText(
            title="هر مقاله چیزی می‌گوید که هیچ مقالهٔ دیگری در آن زبان نمی‌گوید.",
            why="از دو مقاله با یک متن، یکی در تغییر بعدی فراموش می‌شود و از آن پس خوانندگان پاسخ‌های گوناگون می‌گیرند. "
            "موتور جستجو یکی را نشان می‌دهد، و نه همیشه بهتر را.",
            hint="دو مقاله را یکی کنید، یکی را با replaced_by بایگانی کنید، یا با also_in یکی را در هر دو جا بیاورید",
        ),
    }
    passes = (
        Case({"en/a.md": STEPS + MORE + MORE, "en/b.md": OTHER + OTHER + STEPS}, settings=SETTINGS),
        Case({"en/a.md": STEPS + MORE, "en/b.md": STEPS + MORE}, note="too short to compare"),
        Case(
            {"en/a.md": STEPS + MORE + OTHER, "zh/a.md": STEPS + MORE + OTHER},
            settings=SETTINGS,
            note="another language",
        ),
        Case(
            {"en/a.md": STEPS + MORE + OTHER, "en/b.md": f"---\nstate: archived\n---\n{STEPS}{MORE}{OTHER}"},
            settings=SETTINGS,
            note="an archived article shows no text",
        ),
    )
    fails = (
        Case(
            {"en/a.md": STEPS + MORE + OTHER, "en/b.md": f"---\ntitle: B\n---\n{STEPS}{MORE}{OTHER}Thank you.\n"},
            at=("en/b.md:2:8",),
            settings=SETTINGS,
        ),
        Case({"zh/a.md": CHINESE + "谢谢。", "zh/b.md": CHINESE}, at=("zh/b.md:1:1",), settings=SETTINGS),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Compares the articles of each language that share enough of their text to be worth it."""
        for language in context.configuration.languages:
            manuscripts = [item for item in context.manuscripts if item.language == language.locale and _is_shown(item)]
            marks = [item.fact(_fingerprint) for item in manuscripts]
            found: dict[int, tuple[float, int]] = {}
            for earlier, later in find_near_pairs(marks, self.options.least):
                likeness = find_likeness(_text(manuscripts[earlier]), _text(manuscripts[later]))
                if likeness >= self.options.threshold:
                    found[later] = max(found.get(later, (0.0, 0)), (likeness, earlier))
            for later, (likeness, earlier) in found.items():
                item, message = manuscripts[later], f"{likeness:.0%} of the text is also in {manuscripts[earlier].path}"
                yield Finding(item.path, item.field_span("title"), message)


def _fingerprint(manuscript: Manuscript) -> Fingerprint:
    return Fingerprint.of(_text(manuscript))


def _text(manuscript: Manuscript) -> str:
    return "\n".join(paragraph.text for paragraph in manuscript.document.paragraphs)


def _is_shown(manuscript: Manuscript) -> bool:
    return manuscript.article.fields.state is not State.ARCHIVED
