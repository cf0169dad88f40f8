"""KV001 changed-file."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class ChangedFile(Rule):
    """Every file of a release is what its manifest says.

    The manifest holds size and digest of what was built. A file that differs was damaged on its way or changed by hand,
    and nobody has looked at it.
    """

    id = "KV001"
    hint = "build again; never change a finished site by hand"
    texts = {
        "zh": RuleText(
            title="发布版本的每个文件都与清单一致。",
            why=(
                "清单记录了生成时每个文件的大小和摘要。不一致的文件要么在途中损坏，要么被人手工改过，而且没有人检查过。"
            ),
            hint="重新生成；不要手工修改已生成的站点",
        ),
        "fa": RuleText(
            title="هر فایل یک انتشار همان است که فهرست آن می‌گوید.",
            why=(
                "فهرست اندازه و چکیده آنچه را ساخته شده نگه می‌دارد. فایلی که فرق کند در راه آسیب دیده یا با دست "
                "تغییر کرده است و کسی آن را ندیده است."
            ),
            hint="دوباره بسازید؛ سایت آماده را هرگز با دست تغییر ندهید",
        ),
    }
    passes = (Case(site={"index.html": "x"}, listed={"index.html": "x"}), Case(site={"index.html": "x"}))
    fails = (Case(site={"index.html": "y"}, listed={"index.html": "x"}, at=("index.html",)),)

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Compares digests and sizes."""
        for path, listed in site.manifest.files.items() if site.manifest else ():
            found = site.files.get(path)
            if found and found.size != listed.size:
                yield Finding(path, f"has {found.size:,} bytes, the manifest says {listed.size:,}")
            elif found and found.sha256 != listed.sha256:
                yield Finding(path, "is not the file that the manifest lists")
