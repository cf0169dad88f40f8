"""KB330 broken-external-link."""

from collections.abc import Iterator

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.external.answer import FOUND, Answer, Outcome
from kbtool.lint.external.asking_options import AskingOptions
from kbtool.lint.external.external_links import find_external_answers
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Rule, RuleText

PAGE = "https://pay.shop.com/fees"
MISSING = Answer(Outcome.GONE, "answers 404 (Not Found)", status=404)
NO_HOST = Answer(Outcome.GONE, "names pay.shop.com, which is no host")


class BrokenExternalLink(Rule[AskingOptions]):
    """A link to another site leads to a page that is there.

    A reader who meets "not found" doubts the whole article. Servers are asked only by `kbtool check --external`, and
    politely: one request at a time for each host, with a pause, and not again for some days. Broken is what a server
    says is not found or gone (404, 410), and a host that does not exist; everything else that went wrong is a matter of
    unchecked-external-link. The part of the page (`#fragment`) is not looked at.
    """

    id = "KB330"
    hint = "find where the page is now, link to another one, or remove the link"
    texts = {
        "zh": RuleText(
            title="指向其他网站的链接所到的页面确实存在。",
            why="读者点开链接看到“找不到页面”，就会怀疑整篇文章。只有 `kbtool check --external` 才会询问服务器，"
            "而且很克制："
            "每台主机一次只发一个请求，中间停顿，几天之内不再重复。服务器说找不到或已删除（404、410），或主机不存在，"
            "才算失效；"
            "其他问题归 unchecked-external-link 管。页面内的位置（`#fragment`）不检查。",
            hint="找到页面现在的地址，换一个链接，或删掉它",
        ),
        "fa": RuleText(
            title="پیوند به سایت دیگر به صفحه‌ای می‌رسد که هست.",
            why="خواننده‌ای که به «یافت نشد» برسد به همهٔ مقاله شک می‌کند. تنها `kbtool check --external` از سرورها "
            "می‌پرسد، آن هم با ادب: از هر میزبان هر بار یک درخواست، با مکث، و تا چند روز نه دوباره. شکسته آن است که "
            "سرور "
            "بگوید نیست یا برداشته شده (`404` و `410`)، یا میزبانش وجود نداشته باشد؛ هر گیر دیگری کار "
            "unchecked-external-link است. بخش صفحه (`#fragment`) بررسی نمی‌شود.",
            hint="جای تازهٔ صفحه را بیابید، به صفحهٔ دیگری پیوند دهید یا پیوند را بردارید",
        ),
    }
    passes = (
        Case(f"[Fees]({PAGE}#cards)\n", answers={PAGE: FOUND}, note="the site has the page"),
        Case(f"[Fees]({PAGE})\n", note="the site was not asked"),
        Case(
            f"[Fees]({PAGE})\n",
            answers={PAGE: Answer(Outcome.UNSURE, "answers 503 (Service Unavailable)", status=503)},
            note="the site is out of order, the page may be there",
        ),
        Case(f"---\nstate: archived\n---\n[Fees]({PAGE})\n", answers={PAGE: MISSING}, note="nobody reads it"),
    )
    fails = (
        Case(f"[Fees]({PAGE})\n", at=("1:8",), answers={PAGE: MISSING}, note="the site answers 404"),
        Case(
            f"Ask <{PAGE}#a> and [others][x].\n\n[x]: {PAGE}#b\n",
            at=("1:6", "3:6"),
            answers={PAGE: NO_HOST},
            note="there is no such host",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks at what the web has answered."""
        for path, link, answer in find_external_answers(context):
            if answer.outcome is Outcome.GONE:
                yield Finding(path, link.span, f"the link {answer.reason}")
