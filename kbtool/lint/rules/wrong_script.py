"""KB605 wrong-script."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kbtool.diagnostics import Span
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.scripts import LATIN, count_words, scripts_of

SENTENCE = "This paragraph was never translated, and nobody who reads this page can follow it."
LOWER_CASE = 0.6
"""Of names fewer words are written small."""


class WrongScriptOptions(Options):
    """When text counts as another language's."""

    words: int = 10
    """Paragraphs with fewer words of another script are left alone."""
    share: float = 0.8
    """The share of the words in another script from which a paragraph is reported."""


class WrongScript(Rule[WrongScriptOptions]):
    """Every paragraph is written in the script of its language.

    A paragraph that was copied and never translated is lost on the readers of the page, and a search engine takes the
    page for one in another language. Names, terms and code in other scripts belong in any text: only whole paragraphs
    count, and the description.
    """

    id = "KB605"
    hint = "translate it, or mark it as code where readers have to copy it"
    texts = {
        "zh": RuleText(
            title="每个段落都用本语言的文字书写。",
            why="照抄过来却没有翻译的段落，本页的读者看不懂，搜索引擎还会把整页当成另一种语言。"
            "名称、术语和代码可以用别的文字：只检查整段文字和摘要。",
            hint="把它译出来；如果是供读者复制的内容，就标成代码",
        ),
        "fa": RuleText(
            title="هر بند به خط زبان خودش نوشته شده است.",
            why="بندی که رونویسی شده و ترجمه نشده است به کار خوانندهٔ صفحه نمی‌آید و موتور جست‌وجو صفحه را به زبانی دیگر "
            "می‌پندارد. نام‌ها، اصطلاح‌ها و کد به خط‌های دیگر در هر متنی جا دارند: تنها بندهای کامل و توضیح بررسی می‌شوند.",
            hint="آن را ترجمه کنید، یا اگر خواننده باید آن را کپی کند کد نشانش دهید",
        ),
    }
    passes = (
        Case("打开 Visual Studio Code，在 Settings 里选择 Extensions。\n", language="zh"),
        Case(
            "Amazon Web Services, Google Cloud Platform, Microsoft Azure, Oracle Cloud, Alibaba Cloud, Tencent Cloud\n",
            language="fa",
            note="a list of names",
        ),
        Case(f"```\n{SENTENCE}\n```\n", language="zh", note="code is nobody's language"),
        Case("Type 你好 for hello and سلام for peace.\n"),
    )
    fails = (
        Case(f"## 退款\n\n退款需要五天。\n\n{SENTENCE}\n", language="zh", at=("5:1",)),
        Case("## Refunds\n\nRefunds take days.\n\n- 退款通常需要五个工作日才能到账，请您耐心等待。\n", at=("5:3",)),
        Case(f"{SENTENCE}\n\n{SENTENCE}\n", language="fa", at=("1:1",), note="one finding for all of it"),
        Case("- Open the list\n\n- Choose a name\n\n- Press the red button there\n", language="zh", at=("1:3",)),
        Case(f"---\ndescription: {SENTENCE}\n---\nمتن فارسی.\n", language="fa", at=("2:14",)),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at the description, at each paragraph, and at short ones together."""
        own = scripts_of(manuscript.language)
        if not own:
            return
        description = manuscript.stated.get("description")
        if description and (script := self._foreign_script([description], own)):
            yield Finding(
                manuscript.path, manuscript.field_span("description"), f"the description is in {script} letters"
            )
        paragraphs = list(_paragraphs(manuscript))
        found = [(item.span, script) for item in paragraphs if (script := self._foreign_script(item.texts, own))]
        whole = [text for item in paragraphs for text in item.texts]
        if found:
            span, script = found[0]
            others = f" and {len(found) - 1} more" if len(found) > 1 else ""
            verb = "are" if others else "is"
            yield Finding(manuscript.path, span, f"this paragraph{others} {verb} in {script} letters")
        elif script := self._foreign_script(whole, own):
            yield Finding(manuscript.path, paragraphs[0].span, f"the text is in {script} letters")

    def _foreign_script(self, texts: list[str], own: frozenset[str]) -> str:
        """The script most of it is in; empty where that is the language's own, or only names."""
        text = " ".join(texts)
        if text.isascii() and LATIN in own:
            return ""
        found = count_words(text)
        total = found.total()
        foreign = total - sum(found.pop(script, 0) for script in own)
        if foreign < max(self.options.words, self.options.share * total, 1):
            return ""
        words = [word for word in text.split() if word[:1].isalpha()]
        small = sum(word[:1] == word[:1].lower() for word in words)
        return found.most_common(1)[0][0] if small >= LOWER_CASE * len(words) else ""


@dataclass(slots=True)
class _Paragraph:
    span: Span
    """Its first stretch of text."""
    line: int
    """Its last line so far."""
    texts: list[str] = field(default_factory=list)


def _paragraphs(manuscript: Manuscript) -> Iterator[_Paragraph]:
    """Runs of prose on lines that follow each other; list items without blank lines between them count as one."""
    paragraph: _Paragraph | None = None
    for prose in manuscript.document.prose:
        if prose.in_heading:
            continue
        if paragraph is None or prose.line > paragraph.line + 1:
            if paragraph:
                yield paragraph
            paragraph = _Paragraph(prose.span(0, len(prose.text)), prose.line)
        paragraph.line = prose.line
        paragraph.texts.append(prose.text)
    if paragraph:
        yield paragraph
