"""KB603 translation-structure-differs."""

from collections import Counter
from collections.abc import Iterator

from kbtool.config.settings import Policy
from kbtool.content.markdown.text_digest import text_digest
from kbtool.diagnostics import Span
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText

OWN = {"foreign_keys": "refuse"}
LARGE = 3
"""In an adopted base fewer parts than these, or less than half of them, may differ: nobody promised to keep step."""


class TranslationStructureDiffersOptions(Options):
    """What is compared."""

    links: bool = True
    """Whether links that a translation lacks count too."""


class TranslationStructureDiffers(Rule[TranslationStructureDiffersOptions]):
    """A translation has the headings, code blocks, images and links of its source.

    A part that one language lacks has mostly been forgotten, and readers of that language never learn of it. Links to
    a section also need the same outline. A translation that is known to be stale is reported as that only; in a base
    that came from elsewhere only large differences are.
    """

    id = "KB603"
    hint = "compare it with the source and add what is missing, in the same order"
    texts = {
        "zh": RuleText(
            title="译文的标题、代码块、图片和链接与原文一致。",
            why="某种语言少了一部分，多半是漏译，这种语言的读者也就无从知道。指向小节的链接也需要相同的结构。"
            "已知过时的译文只按过时报告；从别处接收来的知识库只报告较大的差别。",
            hint="与原文对照，按相同顺序补上缺少的部分",
        ),
        "fa": RuleText(
            title="ترجمه عنوان‌ها، قطعه‌های کد، تصویرها و پیوندهای متن مبدأ را دارد.",
            why="بخشی که در یک زبان نیست بیشتر از قلم افتاده است و خوانندهٔ آن زبان هرگز از آن باخبر نمی‌شود. "
            "پیوند به یک بخش هم همان ساختار را می‌خواهد. ترجمه‌ای که کهنه بودنش معلوم است تنها با همان نام گزارش می‌شود؛ "
            "در پایگاهی که از جای دیگر آمده تنها تفاوت‌های بزرگ گزارش می‌شوند.",
            hint="آن را با متن مبدأ بسنجید و هر چه کم است را به همان ترتیب بیفزایید",
        ),
    }
    passes = (
        Case({"en/a.md": "## One\n\n```\ncode\n```\n", "zh/a.md": "## 一\n\n```\n代码\n```\n"}, settings=OWN),
        Case({"en/a.md": "# Title\n\n## One\n", "zh/a.md": "---\ntitle: 标题\n---\n## 一\n"}, settings=OWN),
        Case({"en/a.md": "A\n", "zh/a.md": "[乙](b.md)\n"}, settings=OWN, note="more links do no harm"),
        Case({"en/a.md": "## One\n\n## Two\n", "zh/a.md": "## 一\n"}, note="a small difference in an adopted base"),
    )
    fails = (
        Case(
            {"en/a.md": "## One\n\n### Two\n\n![A](a.png)\n", "zh/a.md": "## 一\n\n文字\n\n## 二\n"},
            at=("zh/a.md:5:1",),
            settings=OWN,
        ),
        Case({"en/a.md": "See [B](b.md).\n\n```\ncode\n```\n", "fa/a.md": "متن\n"}, at=("fa/a.md:1:1",), settings=OWN),
        Case({"en/a.md": "## A\n\n### B\n\n## C\n\n## D\n\n## E\n", "zh/a.md": "## 甲\n"}, at=("zh/a.md:1:1",)),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Compares outline and counts; the place is the first heading that differs, else the start of the text."""
        source = context.source_of(manuscript)
        if source is None or _is_stale(manuscript, source):
            return
        theirs, ours = _levels(source), _levels(manuscript)
        counts = [count for count in self._counts(source, manuscript) if count[1] != count[2]]
        kept = (Counter(theirs) & Counter(ours)).total()
        differing = max(len(theirs), len(ours)) - kept + sum(abs(right - wrong) for _, right, wrong in counts)
        whole = max(len(theirs), len(ours)) + sum(max(right, wrong) for _, right, wrong in counts)
        if context.configuration.settings.foreign_keys is Policy.ALLOW and (differing < LARGE or 2 * differing < whole):
            return
        parts = [f"{wrong} instead of {right} {name}" for name, right, wrong in counts]
        if theirs != ours:
            parts.insert(0, f"headings {_outline(ours)} instead of {_outline(theirs)}")
        if parts:
            yield Finding(manuscript.path, _place(manuscript, theirs), f"unlike {source.path}: {', '.join(parts)}")

    def _counts(self, source: Manuscript, own: Manuscript) -> Iterator[tuple[str, int, int]]:
        theirs, ours = source.document, own.document
        yield "code blocks", len(theirs.code_blocks), len(ours.code_blocks)
        yield "images", len(theirs.images), len(ours.images)
        if self.options.links:
            yield "links", len(theirs.links), min(len(theirs.links), len(ours.links))


def _is_stale(manuscript: Manuscript, source: Manuscript) -> bool:
    stated = manuscript.stated.get("source")
    return bool(stated and stated.digest and stated.digest != text_digest(source.article.body))


def _levels(manuscript: Manuscript) -> list[int]:
    return [heading.level for heading in manuscript.document.headings if heading.level > 1]


def _outline(levels: list[int]) -> str:
    return " ".join(f"h{level}" for level in levels[:12]) + (" …" if len(levels) > 12 else "") if levels else "none"


def _place(manuscript: Manuscript, theirs: list[int]) -> Span:
    headings = [heading for heading in manuscript.document.headings if heading.level > 1]
    for i, heading in enumerate(headings):
        if i >= len(theirs) or heading.level != theirs[i]:
            return heading.level_span
    first = manuscript.source.body_line
    lines = enumerate(manuscript.lines[first - 1 :], first)
    return Span.at(next((number for number, line in lines if line.strip()), first))
