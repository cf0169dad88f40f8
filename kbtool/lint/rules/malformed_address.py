"""KB312 malformed-address."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.lint.address_faults import find_fault
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.reference import Reference
from kbtool.lint.references import is_written
from kbtool.lint.rule import Options, Rule, RuleText


class MalformedAddress(Rule[Options]):
    """The address of a link is written as browsers and the site understand it.

    `http:/example.com`, `www.example.com` and `name@example.com` look right to people, but lead to a page that is not
    there; links of kinds that the site does not keep (`javascript:`, `file:`) lose their address altogether.
    """

    id = "KB312"
    severity = Severity.ERROR
    hint = "write the address as the browser shows it"
    texts = {
        "zh": RuleText(
            title="链接的地址写成浏览器和网站都能识别的形式。",
            why="`http:/example.com`、`www.example.com`、`name@example.com` 在人看来没问题，却会指向不存在的页面；"
            "网站不保留的类型（`javascript:`、`file:`）则会整个丢掉地址。",
            hint="照浏览器显示的样子写地址",
        ),
        "fa": RuleText(
            title="نشانی پیوند چنان نوشته شده که مرورگر و سایت آن را می‌فهمند.",
            why="`http:/example.com` و `www.example.com` و `name@example.com` به چشم آدم درست می‌آیند، "
            "ولی به صفحه‌ای می‌رسند که نیست؛ و گونه‌هایی که سایت نگه نمی‌دارد "
            "(`javascript:` یا `file:`) نشانی‌شان را از دست می‌دهند.",
            hint="نشانی را همان‌گونه بنویسید که مرورگر نشان می‌دهد",
        ),
    }
    passes = (
        Case("[A](https://example.com/a?b=c#d) [M](mailto:me@example.com) [T](tel:+4412) <me@example.com> [K](kb:a)\n"),
        Case(
            {"en/a.md": "[B](www.md) [C](b%20c.md)\n", "en/www.md": "B\n", "en/b c.md": "C\n"},
            note="a file may be called so",
        ),
        Case("[A](https://web.archive.org/web/2020/http://example.com/)\n", note="an address within an address"),
    )
    fails = (
        Case(
            "[A](http:/example.com/a) [B](https//example.com) [C](http://https://example.com) [D](www.example.com/x)\n",
            at=("1:5", "1:30", "1:54", "1:86"),
            fixed="[A](http://example.com/a) [B](https://example.com) [C](https://example.com) [D](https://www.example.com/x)\n",
        ),
        Case("[A](me@example.com)\n", at=("1:5",), fixed="[A](mailto:me@example.com)\n"),
        Case(
            "[A](http://[::1) [B](javascript:alert) [C](http://) [D](https://example..com/)\n",
            at=("1:5", "1:22", "1:44", "1:57"),
        ),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks at every address that does not lead into the base."""
        links = ((link.url, link.url_span, link.is_automatic) for link in manuscript.document.links)
        images = ((image.url, image.url_span, False) for image in manuscript.document.images)
        for url, span, is_automatic in dict.fromkeys([*links, *images]):
            if is_automatic and "@" in url and ":" not in url:
                continue
            target = context.targets.find(url, manuscript.article)
            fault = find_fault(url)
            if fault is None or (target and not target.host):
                continue
            may_mend = fault.mended and is_written(Reference(url, span, None, False), manuscript)
            edits = (Edit(span, fault.mended),) if may_mend else ()
            yield Finding(manuscript.path, span, fault.message, fault.hint, edits)
