"""KV312 missing-language."""

from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.addresses import INDEX
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class MissingLanguage(Rule):
    """A site has pages in every language of mkdocs.yml.

    The language menu and the translations that pages name for search engines lead to all of them. Links into a
    language that a site was built without cannot be followed, and are not looked at.
    """

    id = "KV312"
    severity = Severity.WARNING
    hint = "build all languages into one site before you publish it"
    texts = {
        "zh": RuleText(
            title="站点有 mkdocs.yml 里每种语言的页面。",
            why="语言菜单和页面列出的译文通向所有语言。生成时缺了一种语言，通向它的链接就打不开，也不会被检查。",
            hint="发布前把所有语言生成到同一个站点",
        ),
        "fa": RuleText(
            title="سایت به هر زبانی که در mkdocs.yml آمده صفحه دارد.",
            why=(
                "فهرست زبان‌ها و ترجمه‌هایی که صفحه‌ها نام می‌برند به همه آن‌ها می‌رسند. پیوند به زبانی که سایت بی "
                "آن ساخته شده باز نمی‌شود و بررسی هم نمی‌شود."
            ),
            hint="پیش از انتشار همه زبان‌ها را در یک سایت بسازید",
        ),
    }
    passes = (
        Case(site={"index.html": "x", "zh/index.html": "x", "fa/index.html": "x"}),
        Case(site={"robots.txt": "x"}, note="a site without any page is for other rules"),
    )
    fails = (Case(site={"index.html": "x", "fa/index.html": "x"}, at=("zh/index.html",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """One finding for each language."""
        for locale in sorted(site.absent):
            prefix = site.setting.configuration.language(locale).prefix
            yield Finding(f"{prefix}{INDEX}", f"is missing, and so is every other page in {locale}")
