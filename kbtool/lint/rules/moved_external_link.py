"""KB331 moved-external-link."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.external.answer import Answer, Outcome
from kbtool.lint.external.external_links import ExternalLink, find_external_answers
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.reference import Reference
from kbtool.lint.references import is_written
from kbtool.lint.rule import Options, Rule, RuleText

OLD, NEW = "https://pay.shop.com/fees", "https://pay.shop.com/prices/fees/"
UNFIT = frozenset(" <>()[]\"'`\\|*_")
"""Characters that would need an escape somewhere in Markdown."""


def _moved(address: str) -> Answer:
    return Answer(Outcome.MOVED, f"has moved to {address}", address, 200)


class MovedExternalLink(Rule[Options]):
    """A link to another site names the address that the page has now.

    A server that redirects for good (301, 308) says that the old address will go one day. `--fix` writes the new one,
    but not where the new address is the site's home page (then the page itself is gone, more often than not), carries a
    query that the old one had not (it may belong to one visit), or gives up https. Only `kbtool check --external` asks.
    """

    id = "KB331"
    severity = Severity.INFO
    hint = "link to the new address, if the page there is the one that was meant"
    texts = {
        "zh": RuleText(
            title="指向其他网站的链接写的是页面现在的地址。",
            why="服务器说永久搬家（301、308），旧地址迟早会失效。`--fix` 会写上新地址，但有三种情况不动："
            "新地址是网站首页"
            "（多半说明页面已经没有了），新地址多了旧地址没有的查询参数（可能只属于这一次访问），或者新地址不再是 "
            "https。"
            "只有 `kbtool check --external` 才会询问。",
            hint="如果新地址的页面就是原来要链接的，请改成新地址",
        ),
        "fa": RuleText(
            title="پیوند به سایت دیگر نشانی کنونی صفحه را دارد.",
            why="سروری که برای همیشه هدایت می‌کند (`301` و `308`) می‌گوید که نشانی قدیمی روزی از میان می‌رود. `--fix` "
            "نشانی تازه "
            "را می‌نویسد، مگر آنکه نشانی تازه صفحهٔ خانهٔ سایت باشد (که بیشتر یعنی خود صفحه دیگر نیست)، یا پرسمانی "
            "داشته "
            "باشد که نشانی قدیمی نداشت (شاید از آنِ همین بازدید باشد)، یا دیگر https نباشد. تنها `kbtool check "
            "--external` "
            "می‌پرسد.",
            hint="اگر صفحهٔ نشانی تازه همان است که می‌خواستید، به آن پیوند دهید",
        ),
    }
    passes = (
        Case(f"[Fees]({OLD})\n", answers={OLD: Answer(Outcome.FOUND, status=200)}),
        Case(f"`{OLD}`\n", answers={OLD: _moved(NEW)}, note="an address in code is no link"),
    )
    fails = (
        Case(f"[Fees]({OLD}#cards)\n", at=("1:8",), fixed=f"[Fees]({NEW}#cards)\n", answers={OLD: _moved(NEW)}),
        Case(
            f"[Fees]({OLD})\n",
            at=("1:8",),
            answers={OLD: _moved("https://pay.shop.com/")},
            note="the home page is hardly what was meant",
        ),
        Case(f"[Fees]({OLD})\n", at=("1:8",), answers={OLD: _moved(f"{NEW}?visit=1")}, note="for this visit only?"),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks at what the web has answered."""
        for path, link, answer in find_external_answers(context):
            if answer.outcome is Outcome.MOVED:
                edits = _edits(link, answer.address, context.by_path[path])
                yield Finding(path, link.span, f"the page {answer.reason}", edits=edits)


def _edits(link: ExternalLink, address: str, manuscript: Manuscript) -> tuple[Edit, ...]:
    """The new address with the fragment of the old one, where nobody has to look first."""
    old, new = urlsplit(link.url), urlsplit(address)
    is_page = new.path.strip("/") or not old.path.strip("/")
    is_same_visit = new.query in ("", old.query)
    is_as_safe = new.scheme == "https" or old.scheme == "http"
    is_plain = address.isascii() and not UNFIT & set(address)
    if not (is_page and is_same_visit and is_as_safe and is_plain):
        return ()
    if not is_written(Reference(link.url, link.span, None, False), manuscript):
        return ()
    mark, fragment = link.url.partition("#")[1:]
    return (Edit(link.span, f"{address}{mark}{fragment}"),)
