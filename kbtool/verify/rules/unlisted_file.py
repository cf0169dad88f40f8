"""KV002 unlisted-file."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class UnlistedFile(Rule):
    """A release holds nothing that its manifest does not list.

    Whatever lies in the folder is served. A file that the build did not write may be anything.
    """

    id = "KV002"
    hint = "remove it, or build again"
    texts = {
        "zh": RuleText(
            title="发布版本里没有清单之外的文件。",
            why="文件夹里的所有东西都会对外提供。不是生成器写的文件可能是任何东西。",
            hint="删除它，或重新生成",
        ),
        "fa": RuleText(
            title="انتشار چیزی ندارد که در فهرستش نیامده باشد.",
            why="هر چه در پوشه باشد به خوانندگان داده می‌شود. فایلی که سازنده ننوشته می‌تواند هر چیزی باشد.",
            hint="آن را بردارید، یا دوباره بسازید",
        ),
    }
    passes = (Case(site={"index.html": "x"}, listed={"index.html": "x"}),)
    fails = (
        Case(site={"index.html": "x", "notes.txt": "y"}, listed={"index.html": "x"}, at=("notes.txt",)),
        Case(
            site={"index.html": "x"},
            listed={"index.html": "x"},
            links={"a.html": "index.html"},
            at=("a.html",),
            note="a release holds no link either",
        ),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Reports files and links."""
        if site.manifest:
            for path in sorted({*site.files, *site.links} - site.manifest.files.keys()):
                yield Finding(path, "is not in the manifest")
