"""KB320 missing-image."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from urllib.parse import unquote

from kbtool.diagnostics import Severity
from kbtool.lint.address_faults import find_fault
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.references import find_references, is_written
from kbtool.lint.rule import Options, Rule, RuleText

CLOSE = 0.85
"""How much of a name must be the same (`difflib`) to think of a slip of the pen."""
PLAIN = re.compile(r"[\w./-]+", re.ASCII)
"""What needs no escape in Markdown or HTML."""


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
            {
                "en/a.md": '<video src="a.mp4" poster="a.png"></video>\n\n'
                '<img src="b.png" srcset="b.png, c.png 2x" alt="">\n',
                "en/a.mp4": "",
                "en/b.png": "",
            },
            at=("en/a.md:1:28", "en/a.md:3:33"),
        ),
        Case(
            {"en/a.md": "![A](A.png) ![B](b.md)\n", "en/a.png": "", "en/b.md": "B\n"},
            at=("en/a.md:1:6", "en/a.md:1:18"),
            fixed={"en/a.md": "![A](a.png) ![B](b.md)\n"},
            note="letter case counts; an article is no image",
        ),
        Case(
            {"en/a.md": "![A](img\\a.png) ![B](img/bb.png)\n", "en/img/a.png": "", "en/img/bbb.png": ""},
            at=("en/a.md:1:6", "en/a.md:1:22"),
            fixed={"en/a.md": "![A](img/a.png) ![B](img/bb.png)\n"},
            note="a backslash as on Windows; a slip of the pen is left to people",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks every image up."""
        names: dict[str, list[str]] = {}
        for path in context.kb.file_sizes:
            names.setdefault(posixpath.basename(path).casefold(), []).append(path)
        for manuscript in context.documents:
            for reference in find_references(manuscript, context):
                target = reference.target
                if not reference.is_image or (target and (target.file or target.host)) or find_fault(reference.url):
                    continue
                shown = unquote(reference.url)[:80]
                message = f"there is no image {shown}" if shown.strip() else "the image has no address"
                folder = posixpath.dirname(manuscript.path.removeprefix(f"{context.configuration.docs_name}/"))
                found = _similar(reference.url, folder, names)
                meant = posixpath.relpath(found, folder) if found else ""
                hint = f"did you mean {meant}?" if meant else ""
                is_sure = _is_same_place(reference.url, meant) and is_written(reference, manuscript)
                edits = (Edit(reference.span, meant),) if is_sure else ()
                yield Finding(manuscript.path, reference.span, message, hint, edits)


def _is_same_place(url: str, path: str) -> bool:
    """Whether only letter case or the backslashes of Windows tell the address from the path of the file."""
    written = posixpath.normpath(url.replace("\\", "/"))
    return PLAIN.fullmatch(path) is not None and written.casefold() == path.casefold()


def _similar(url: str, folder: str, names: Mapping[str, Sequence[str]]) -> str:
    """The file that was probably meant: of that name anywhere, or nearly of that name in a folder that is named;
    `names` are file names → paths below docs_dir. Windows writes paths with backslashes."""
    path = unquote(url).partition("?")[0].replace("\\", "/")
    name = posixpath.basename(path).casefold()
    if name in names:
        return names[name][0] if len(names[name]) == 1 else ""
    place = posixpath.normpath(posixpath.join(folder, posixpath.dirname(path)))
    near = {known: file for known, files in names.items() for file in files if posixpath.dirname(file) == place}
    return next((near[known] for known in get_close_matches(name, near, 1, CLOSE)), "")
