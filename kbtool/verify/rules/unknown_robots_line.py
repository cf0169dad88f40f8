"""KV267 unknown-robots-line."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.repetition import shortened
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import ROBOTS, Site

KNOWN = frozenset({"user-agent", "allow", "disallow", "sitemap"})


class UnknownRobotsLine(Rule):
    """Every line of `robots.txt` is one that search engines understand.

    They pass over `noindex:` and typing errors without a word, and a rule before the first `User-agent` is for
    nobody.
    """

    id = "KV267"
    severity = Severity.WARNING
    hint = "use User-agent, Allow, Disallow and Sitemap"
    texts = {
        "zh": RuleText(
            title="`robots.txt` 的每一行搜索引擎都懂。",
            why="`noindex:` 和打错的字会被默默跳过；写在第一个 `User-agent` 前面的规则对谁都不起作用。",
            hint="只用 User-agent、Allow、Disallow 和 Sitemap",
        ),
        "fa": RuleText(
            title="هر سطر `robots.txt` را موتورهای جست‌وجو می‌فهمند.",
            why=("آن‌ها از `noindex:` و غلط‌های تایپی بی‌صدا می‌گذرند، و قاعده پیش از نخستین `User-agent` برای هیچ‌کس است."),
            hint="تنها User-agent و Allow و Disallow و Sitemap را به کار ببرید",
        ),
    }
    passes = (
        Case(
            site={"robots.txt": "# welcome\nSitemap: https://help.example.com/sitemap.xml\nUSER-AGENT: *\nDisallow:\n"}
        ),
    )
    fails = (
        Case(site={"robots.txt": "User-agent: *\nNoindex: /a/\n"}, at=("robots.txt",)),
        Case(site={"robots.txt": "Disallow: /a/\nUser-agent: *\n"}, at=("robots.txt",)),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Reports the first line of each kind."""
        lines = site.robots.text.split("\n") if site.robots else []
        fields = [field.strip().lower() for field, mark, _ in (_parts(line) for line in lines) if mark or field.strip()]
        unknown = next((field for field in fields if field not in KNOWN), None)
        rules = [field for field in fields if field in KNOWN - {"sitemap"}]
        if unknown is not None:
            yield Finding(ROBOTS, f"has a line {shortened(unknown)}, which search engines do not know")
        elif rules and rules[0] != "user-agent":
            yield Finding(ROBOTS, f"has {rules[0]} before the first user-agent")


def _parts(line: str) -> tuple[str, str, str]:
    return line.partition("#")[0].partition(":")
