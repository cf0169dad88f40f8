"""KB332 unchecked-external-link."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.external.answer import FOUND, Answer, Outcome
from kbtool.lint.external.external_links import find_external_answers
from kbtool.lint.finding import Finding
from kbtool.lint.rule import Options, Rule, RuleText

PAGE = "https://pay.shop.com/fees"


class UncheckedExternalLink(Rule[Options]):
    """Of every link to another site it is known whether the page is there.

    A server that is out of order (5xx), asks for patience (429), wants a password (401), turns programs away (403) or
    does not answer in time says nothing about the page. So this is no reason to change the link: try it in a browser,
    or check again later. Hosts that never answer programs can be named in the option `skip` of broken-external-link,
    hosts of your own network in `private_hosts`. Only `kbtool check --external` asks.
    """

    id = "KB332"
    severity = Severity.INFO
    hint = "open the link in a browser, or check again later"
    texts = {
        "zh": RuleText(
            title="每个指向其他网站的链接，都知道页面在不在。",
            why="服务器出故障（5xx）、让人等一等（429）、要密码（401）、拒绝程序访问（403）或迟迟不答，"
            "都说明不了页面在不在。"
            "所以不必因此改链接：在浏览器里打开试试，或过些时候再检查。从不理会程序的主机可写进 broken-external-link "
            "的选项 "
            "`skip`，自己内网的主机可写进 `private_hosts`。只有 `kbtool check --external` 才会询问。",
            hint="在浏览器里打开链接看看，或过些时候再检查",
        ),
        "fa": RuleText(
            title="دربارهٔ هر پیوند به سایت دیگر دانسته است که صفحه‌اش هست یا نه.",
            why="سروری که خراب است (`5xx`)، شکیبایی می‌خواهد (`429`)، رمز می‌خواهد (`401`)، برنامه‌ها را راه نمی‌دهد "
            "(`403`) "
            "یا به‌موقع "
            "پاسخ نمی‌دهد، دربارهٔ صفحه چیزی نمی‌گوید. پس پیوند را برای این تغییر ندهید: در مرورگر بیازمایید یا "
            "دیرتر دوباره "
            "بررسی کنید. میزبان‌هایی را که هرگز به برنامه پاسخ نمی‌دهند در گزینهٔ `skip` از broken-external-link "
            "بنویسید و "
            "میزبان‌های شبکهٔ خودتان را در `private_hosts`. تنها `kbtool check --external` می‌پرسد.",
            hint="پیوند را در مرورگر باز کنید یا دیرتر دوباره بررسی کنید",
        ),
    }
    passes = (
        Case(f"[Fees]({PAGE})\n", answers={PAGE: FOUND}),
        Case(f"[Fees]({PAGE})\n", note="nobody wanted to know"),
    )
    fails = (
        Case(
            f"[Fees]({PAGE})\n",
            at=("1:8",),
            answers={PAGE: Answer(Outcome.UNSURE, "answers 503 (Service Unavailable)", status=503)},
        ),
        Case(f"![Fees]({PAGE})\n", at=("1:9",), answers={PAGE: Answer(Outcome.UNSURE, "did not answer in time")}),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks at what the web has answered."""
        for path, link, answer in find_external_answers(context):
            if answer.outcome is Outcome.UNSURE:
                yield Finding(path, link.span, f"could not be checked: the link {answer.reason}")
