"""KB321 missing-alt-text."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.parts import Image
from kbtool.lint.rule import Options, Rule, RuleText

EMPTY_WORDS = frozenset(
    ("image", "img", "picture", "screenshot", "photo", "alt", "alt text", "图片", "截图", "图像", "تصویر", "عکس")
)


class MissingAltText(Rule[Options]):
    """An image has an alternative text that says what it shows.

    People who cannot see the image hear this text, and everybody reads it where the image does not load. An image that
    only decorates is written as HTML with an empty text: `<img src="line.svg" alt="">`.
    """

    id = "KB321"
    hint = "say in a few words what the image shows: `![Menu with Refund marked](…)`"
    texts = {
        "zh": RuleText(
            title="图片有替代文字，说明图里是什么。",
            why="看不到图片的人听的就是这段文字；图片加载不出来时，所有人看到的也是它。"
            '纯装饰的图片用 HTML 写，替代文字留空：`<img src="line.svg" alt="">`。',
            hint="用几个字说明图里是什么：`![菜单，“退款”已标出](…)`",
        ),
        "fa": RuleText(
            title="تصویر متن جایگزینی دارد که می‌گوید چه نشان می‌دهد.",
            why="کسی که تصویر را نمی‌بیند این متن را می‌شنود، و هر جا تصویر بار نشود همه آن را می‌خوانند. "
            'تصویری که تنها برای زیبایی است با HTML و متن خالی نوشته می‌شود: `<img src="line.svg" alt="">`.',
            hint="در چند واژه بگویید تصویر چه نشان می‌دهد: `![منو، «بازپرداخت» نشان شده](…)`",
        ),
    }
    passes = (
        Case("![Menu with Refund marked](https://example.com/a.png)\n"),
        Case('<img src="https://example.com/line.svg" alt="">\n', note="an image that only decorates"),
        Case("`![](a.png)`\n"),
    )
    fails = (
        Case("![](https://example.com/a.png) ![ ](https://example.com/b.png)\n", at=("1:1", "1:32")),
        Case('<img src="https://example.com/a.png">\n', at=("1:1",)),
        Case("![a.png](https://example.com/img/a.png) ![Screenshot](https://example.com/b.png)\n", at=("1:1", "1:41")),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at the alternative text of every image."""
        for image in manuscript.document.images:
            line = manuscript.lines[image.span.line - 1]
            is_html = line.startswith("<", image.span.column - 1)
            problem = _problem(image, is_html)
            if problem:
                yield Finding(manuscript.path, image.span, problem)


def _problem(image: Image, is_html: bool) -> str:
    text = " ".join((image.alt or "").split())
    if not text:
        return "" if is_html and image.alt is not None else "the image has no alternative text"
    name = posixpath.basename(unquote(image.url).partition("?")[0])
    if text.casefold() == name.casefold():
        return f"the alternative text is the name of the file: {text[:60]}"
    if text.casefold().strip(".:。") in EMPTY_WORDS:
        return f"the alternative text says only {text[:60]}"
    return ""
