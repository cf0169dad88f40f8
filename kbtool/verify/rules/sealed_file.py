"""KV011 sealed-file."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Site


class SealedFile(Rule):
    """Every file of a site can be looked into.

    Archives are unpacked and searched. One that is encrypted, damaged, packed too often or too large, or packed in a
    format that verify does not know (Brotli, 7z, RAR, Zstandard) may hold anything.
    """

    id = "KV011"
    hint = "publish it unpacked or as .zip or .gz; compress for the web server after publishing"
    texts = {
        "zh": RuleText(
            title="站点的每个文件都能打开检查。",
            why=(
                "压缩包会被解开并搜索。加密、损坏、嵌套过深、过大，或使用 verify 不认识的格式（Brotli、7z、RAR、Z"
                "standard）的压缩包，里面可能有任何东西。"
            ),
            hint="以未压缩的形式或 .zip、.gz 发布；给网站服务器用的压缩放在发布之后",
        ),
        "fa": RuleText(
            title="درون هر فایل سایت را می‌توان دید.",
            why=(
                "بایگانی‌های فشرده باز و جست‌وجو می‌شوند. آن که رمزدار، خراب، چند بار فشرده یا بیش از اندازه "
                "بزرگ باشد، یا قالبی داشته باشد که verify نمی‌شناسد (Brotli، 7z، RAR، Zstandard) می‌تواند هر "
                "چیزی در خود داشته باشد."
            ),
            hint="آن را باز یا به شکل ‎.zip یا ‎.gz منتشر کنید؛ فشرده‌سازی برای سرور وب را پس از انتشار انجام دهید",
        ),
    }
    passes = (Case(site={"index.html": "x", "a.bin": b"\x00\x01\x02"}),)
    fails = (
        Case(site={"a.zip": b"PK\x03\x04 and no archive"}, at=("a.zip",)),
        Case(site={"index.html.br": b"\x0b\x02\x80x\x03"}, at=("index.html.br",)),
    )

    def check_site(self, site: Site) -> Iterator[Finding]:
        """Reports each with the reason."""
        for item in sorted(site.sealed, key=lambda sealed: (sealed.path, sealed.where)):
            place = f" ({item.where})" if item.where and item.where != item.path else ""
            yield Finding(item.path, f"{item.reason}{place}")
