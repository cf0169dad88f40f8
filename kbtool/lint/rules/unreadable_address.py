"""KB703 unreadable-address."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.title_span import title_span

NUMBER = re.compile(r"(?:art|doc|id|kb|[ap])?[-_]?(?!(?:19|20)\d{6}$)\d{5,}", re.IGNORECASE)
"""Numbers of other help desks; a date and the number of a standard (`iso-27001`) say something."""
HEX = re.compile(r"(?=[^-]*[a-f])(?=[^-]*\d[a-f-]*\d)[0-9a-f]{8,}(?:-[0-9a-f]{4,})*", re.IGNORECASE)
NAMELESS = re.compile(
    r"(?:untitled|unnamed|no-?name)(?:[-_]?\(?\d+\)?)?|(?:new[-_]?)?(?:page|document|doc|file)[-_]?\(?\d+\)?"
    r"|copy[-_]of[-_].*|.*[-_]copy[-_]?\(?\d+\)?",
    re.IGNORECASE,
)
"""What programs call a file that nobody has named."""


class UnreadableAddressOptions(Options):
    """Which names may stay."""

    allowed: tuple[str, ...] = ()
    """Globs over the paths of articles below their language folder, without `.md`: `releases/*`."""


class UnreadableAddress(Rule[UnreadableAddressOptions]):
    """The file name of an article is made of words that say what it is about.

    It becomes the address of the page: readers see it in search results, and in a link that somebody sends them it is
    all there is. Numbers, digests and names such as untitled tell nobody anything.
    """

    id = "KB703"
    severity = Severity.INFO
    hint = "name the file after its title, and list the old address in redirect_from if it was published"
    texts = {
        "zh": RuleText(
            title="文章的文件名由能说明内容的词组成。",
            why="文件名会成为页面的地址：读者在搜索结果里看得到，收到别人发来的链接时，能看到的也只有它。"
            "编号、哈希值和 untitled 这类名字说明不了任何内容。",
            hint="按标题给文件命名；如果旧地址已经发布过，把它写进 redirect_from",
        ),
        "fa": RuleText(
            title="نام پروندهٔ مقاله از واژه‌هایی است که موضوع آن را می‌گویند.",
            why="این نام نشانی صفحه می‌شود: خواننده آن را در نتیجهٔ جست‌وجو می‌بیند "
            "و در پیوندی که کسی برایش می‌فرستد تنها همین را دارد. "
            "شماره، چکیده و نام‌هایی مانند untitled به کسی چیزی نمی‌گویند.",
            hint="نام پرونده را از عنوان بگیرید و اگر نشانی پیشین منتشر شده بود آن را در redirect_from بنویسید",
        ),
    }
    passes = (
        Case({"en/refund-a-payment.md": "A\n"}),
        Case(
            {"en/errors/404.md": "A\n", "en/releases/2026-11-22.md": "A\n", "en/7-zip.md": "A\n"}, note="short numbers"
        ),
        Case({"en/iso-27001.md": "A\n", "en/releases/20261122.md": "A\n"}, note="the number of a standard, a date"),
        Case({"en/make-a-copy.md": "A\n", "en/facade.md": "A\n", "en/deadbeef.md": "A\n", "en/new-article.md": "A\n"}),
        Case(
            {"en/tickets/1234567.md": "A\n"},
            settings={"lint": {"unreadable-address": {"allowed": ["tickets/*"]}}},
        ),
    )
    fails = (
        Case({"en/360012345678.md": "---\ntitle: Refunds\n---\nA\n"}, at=("en/360012345678.md:2:8",)),
        Case(
            {"en/9f86d081-884c.md": "A\n", "en/untitled-2.md": "A\n", "fa/untitled-2.md": "ا\n"},
            at=("en/9f86d081-884c.md:1:1", "en/untitled-2.md:1:1"),
            note="a translation has the name of its source",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks at the last part of each path, once for all languages."""
        for manuscript in context.manuscripts:
            key = manuscript.article.key
            name = key.rpartition("/")[2]
            if context.source_of(manuscript) or any(fnmatchcase(key, glob) for glob in self.options.allowed):
                continue
            if any(pattern.fullmatch(name) for pattern in (NUMBER, HEX, NAMELESS)):
                yield Finding(manuscript.path, title_span(manuscript), f"the address ends in {name}, which is no word")
