"""KB320 missing-image."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from kbtool.diagnostics import Severity
from kbtool.lint.address_faults import find_fault
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.references import find_references
from kbtool.lint.rule import Options, Rule, RuleText


class MissingImage(Rule[Options]):
    """An image in an article is a file of the base.

    Where the file is missing readers see its alternative text or nothing, and steps that say "as shown below" cannot
    be followed. Letter case counts: the file that a laptop finds may be missing on the server.
    """

    id = "KB320"
    severity = Severity.ERROR
    hint = "add the file, or mend the path from this file"
    texts = {
        "zh": RuleText(
            title="文章里的图片是知识库里的文件。",
            why="文件缺失时，读者只看到替代文字或一片空白，“如下图所示”的步骤便无法照做。"
            "大小写也算数：自己电脑上找得到的文件，到服务器上可能就没有了。",
            hint="补上文件，或改正从本文件算起的路径",
        ),
        "fa": RuleText(
            title="تصویر مقاله فایلی از پایگاه است.",
            why="جایی که فایل نیست خواننده متن جایگزین را می‌بیند یا هیچ، "
            "و گام‌هایی که می‌گویند «مانند شکل زیر» پیمودنی نیستند. "
            "بزرگی و کوچکی حروف مهم است: فایلی که در رایانهٔ شما پیدا می‌شود شاید روی سرور نباشد.",
            hint="فایل را بیفزایید، یا مسیرش را از همین فایل درست کنید",
        ),
    }
    passes = (
        Case(
            {
                "en/a.md": "![A](img/a.png) ![B](/img/b%20c.png) ![C](https://example.com/c.png)\n",
                "en/img/a.png": "",
                "en/img/b c.png": "",
            }
        ),
        Case('`![A](a.png)` <img src="https://example.com/a.png" alt="A">\n', note="code, and another site"),
    )
    fails = (
        Case(
            {"en/a.md": '![A](a.png)\n\n<img src="img/b.png" alt="B">\n', "en/img/a.png": ""},
            at=("en/a.md:1:6", "en/a.md:3:11"),
        ),
        Case(
            {"en/a.md": "![A](A.png) ![B](b.md)\n", "en/a.png": "", "en/b.md": "B\n"},
            at=("en/a.md:1:6", "en/a.md:1:18"),
            note="letter case counts; an article is no image",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks every image up."""
        names: dict[str, list[str]] = {}
        for path in context.kb.file_sizes:
            names.setdefault(posixpath.basename(path).casefold(), []).append(path)
        for manuscript in context.manuscripts:
            for reference in find_references(manuscript, context):
                target = reference.target
                if not reference.is_image or (target and (target.file or target.host)) or find_fault(reference.url):
                    continue
                shown = unquote(reference.url)[:80]
                message = f"there is no image {shown}" if shown.strip() else "the image has no address"
                found = names.get(posixpath.basename(unquote(reference.url).partition("?")[0]).casefold(), [])
                folder = posixpath.dirname(manuscript.path.removeprefix(f"{context.configuration.docs_name}/"))
                hint = f"did you mean {posixpath.relpath(found[0], folder)}?" if len(found) == 1 else ""
                yield Finding(manuscript.path, reference.span, message, hint)
