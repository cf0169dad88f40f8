"""KB322 large-image."""

from collections.abc import Iterator

from pydantic import Field

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.references import find_references
from kbtool.lint.rule import Options, Rule, RuleText


class LargeImageOptions(Options):
    """Options of large-image."""

    most: int = Field(default=1_000_000, gt=0)
    """The size in bytes above which an image is reported."""


class LargeImage(Rule[LargeImageOptions]):
    """An image is small enough for a reader on a telephone.

    A screenshot straight from a large screen takes seconds on a mobile network and costs the reader money. Cut it to
    what matters and save it in the size it is shown in: half a megabyte is plenty.
    """

    id = "KB322"
    hint = "cut it to what matters, scale it down, or save it as WebP"
    texts = {
        "zh": RuleText(
            title="图片足够小，用手机的读者也能很快看到。",
            why="直接从大屏幕截下的图，在移动网络上要等好几秒，还耗读者的流量。裁到关键部分，按显示尺寸保存：半兆字节绰绰有余。",
            hint="裁剪到关键部分，缩小，或存为 WebP",
        ),
        "fa": RuleText(
            title="تصویر برای خواننده‌ای که با تلفن می‌خواند به اندازهٔ کافی کوچک است.",
            why="عکسِ یک صفحهٔ بزرگ در شبکهٔ همراه چند ثانیه طول می‌کشد و برای خواننده هزینه دارد. "
            "آن را به بخش مهم ببرید و در همان اندازه‌ای که دیده می‌شود ذخیره کنید: نیم مگابایت بس است.",
            hint="به بخش مهم ببرید، کوچک کنید، یا به صورت WebP ذخیره کنید",
        ),
    }
    passes = (
        Case({"en/a.md": "![A](a.png)\n", "en/a.png": "x" * 20}, settings={"lint": {"large-image": {"most": 20}}}),
        Case(
            {"en/a.md": "[A](a.png)\n", "en/a.png": "x" * 21},
            settings={"lint": {"large-image": {"most": 20}}},
            note="a file to download, not shown",
        ),
    )
    fails = (
        Case(
            {"en/a.md": "![A](a.png)\n", "en/a.png": "x" * 21, "en/b.md": "![A](a.png)\n"},
            at=("en/a.md:1:6",),
            settings={"lint": {"large-image": {"most": 20}}},
            note="reported where it is shown first",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks at the files that images show."""
        sizes = context.kb.file_sizes
        seen: set[str] = set()
        if all(size <= self.options.most for size in sizes.values()):
            return
        for manuscript in context.documents:
            for reference in find_references(manuscript, context):
                file = reference.target.file if reference.target and reference.is_image else ""
                if not file or file in seen or sizes[file] <= self.options.most:
                    continue
                seen.add(file)
                message = f"{file} is {_size(sizes[file])} large, more than {_size(self.options.most)}"
                yield Finding(manuscript.path, reference.span, message)


def _size(size: int) -> str:
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1000:.0f} kB"
