"""KV309 dead-llms-link."""

import re
from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site

LINK = re.compile(r"\]\(<?([^)\s>]+)")
LLMS = "llms.txt"


class DeadLlmsLink(Rule):
    """`llms.txt` leads to files that exist.

    A program that is sent to nothing answers readers from what it remembers.
    """

    id = "KV309"
    hint = "list files that are published only"
    texts = {
        "zh": RuleText(
            title="`llms.txt` 里的链接都存在。",
            why="被指到空处的程序，会凭记忆回答读者。",
            hint="只列已发布的文件",
        ),
        "fa": RuleText(
            title="`llms.txt` به فایل‌هایی می‌برد که هستند.",
            why="برنامه‌ای که به هیچ برسد از حافظه‌اش به خواننده پاسخ می‌دهد.",
            hint="تنها فایل‌های منتشرشده را بیاورید",
        ),
    }
    passes = (
        Case(site={"llms.txt": "# Help\n\n- [a](https://help.example.com/a/index.md): b\n", "a/index.md": "# a"}),
    )
    fails = (Case(site={"llms.txt": "# Help\n\n- [a](https://help.example.com/a/index.md): b\n"}, at=("llms.txt",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Looks for what the files link to within the site."""
        for path, content in site.texts.items():
            if path.rpartition("/")[2] != LLMS:
                continue
            for link in LINK.findall(content.decode("utf-8", "replace")):
                target = site.setting.addresses.resolved(path, link)
                if target is not None and not site.has(target.partition("#")[0]):
                    yield Finding(path, f"leads to {link}, where nothing is")
