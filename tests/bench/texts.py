"""The words of the tables and the plot, in the languages of our help centre: English, Chinese, Persian."""

from collections.abc import Mapping

LANGUAGES = ("en", "zh", "fa")
_TEXTS: Mapping[str, tuple[str, str, str]] = {
    "articles": ("Articles", "文章数", "مقاله‌ها"),
    "generator": ("Generator", "生成器", "سازنده"),
    "cold processor": ("Cold: processor s", "冷构建：处理器秒", "سرد: ثانیهٔ پردازنده"),
    "cold clock": ("Cold: clock s", "冷构建：实际秒", "سرد: ثانیهٔ ساعت"),
    "edit processor": ("One edit: processor s", "改一篇：处理器秒", "یک ویرایش: ثانیهٔ پردازنده"),
    "edit clock": ("One edit: clock s", "改一篇：实际秒", "یک ویرایش: ثانیهٔ ساعت"),
    "processor": ("Processor s", "处理器秒", "ثانیهٔ پردازنده"),
    "clock": ("Clock s", "实际秒", "ثانیهٔ ساعت"),
    "memory": ("Memory MB", "内存 MB", "حافظه (MB)"),
    "disk": ("Site MB", "网站 MB", "وب‌سایت (MB)"),
    "page": ("Page kB", "页面 kB", "صفحه (kB)"),
    "pages": ("Pages", "页面数", "صفحه‌ها"),
    "command": ("Command", "命令", "فرمان"),
    "of articles": ("{} articles", "{} 篇文章", "{} مقاله"),
    "build, cold": ("Cold", "冷构建", "سرد"),
    "build, cold, one process": ("Cold, `--jobs 1`", "冷构建，`--jobs 1`", "سرد، `--jobs 1`"),
    "build, no site but a store": ("Site deleted, cache kept", "删除网站，保留缓存", "وب‌سایت پاک شده، کش مانده"),
    "build, new template": ("A template changed", "改了一个模板", "یک قالب عوض شده"),
    "build, new title": ("A title changed", "改了一个标题", "یک عنوان عوض شده"),
    "build, one edit": ("One article changed", "改了一篇文章", "یک مقاله عوض شده"),
    "until live": (
        "– until it is live (clock seconds)",
        "——到上线为止（实际秒）",
        "– تا در دسترس بودن (ثانیهٔ ساعت)",
    ),
    "build, nothing changed": ("Nothing changed", "没有改动", "هیچ چیز عوض نشده"),
    "check, cold": ("`check`, first time", "`check`，第一次", "`check`، بار نخست"),
    "check, one edit": ("`check`, one article changed", "`check`，改了一篇", "`check`، یک مقاله عوض شده"),
    "check, nothing changed": ("`check`, nothing changed", "`check`，没有改动", "`check`، هیچ چیز عوض نشده"),
    "verify": ("`verify`", "`verify`", "`verify`"),
    "list": ("`list`", "`list`", "`list`"),
    "--version": ("`--version`", "`--version`", "`--version`"),
    "serve, cold start": ("`serve`: first start", "`serve`：第一次启动", "`serve`: نخستین آغاز"),
    "serve, warm start": ("`serve`: later starts", "`serve`：以后启动", "`serve`: آغازهای بعدی"),
    "serve, saved article": ("`serve`: saved to shown", "`serve`：从保存到显示", "`serve`: از ذخیره تا نمایش"),
    "serve, saved title": (
        "`serve`: saved title to shown",
        "`serve`：从保存标题到显示",
        "`serve`: از ذخیرهٔ عنوان تا نمایش",
    ),
    "what": ("What", "内容", "چه"),
    "nine": ("Nine editions, together", "九个版本，一起", "نُه نسخه با هم"),
    "sum": (
        "The same pages at the price of single sites",
        "同样的页面按单独网站的代价",
        "همان صفحه‌ها به بهای سایت‌های تکی",
    ),
    "alone": ("{} by itself", "只有{}", "تنها {}"),
    "en": ("English", "英文", "انگلیسی"),
    "zh": ("Chinese", "中文", "چینی"),
    "fa": ("Persian", "波斯文", "فارسی"),
    "machine": ("Machine", "机器", "ماشین"),
    "value": ("Value", "值", "مقدار"),
    "processor model": ("Processor", "处理器", "پردازنده"),
    "cores": ("Cores", "核心数", "هسته‌ها"),
    "memory_gb": ("Memory, GB", "内存，GB", "حافظه، GB"),
    "system": ("System", "系统", "سیستم"),
    "python": ("Python", "Python", "Python"),
    "runs": ("Runs of each", "每项的次数", "بارهای هر کدام"),
    "days": ("Days", "日期", "روزها"),
    "load": ("Processes waiting, at most", "等待的进程，最多", "فرایندهای منتظر، حداکثر"),
    "plot cold": (
        "Cold build of {} articles, processor seconds",
        "{} 篇文章的冷构建，处理器秒",
        "ساخت سرد {} مقاله، ثانیهٔ پردازنده",
    ),
    "plot edit": (
        "After one edit, processor seconds",
        "改一篇之后，处理器秒",
        "پس از یک ویرایش، ثانیهٔ پردازنده",
    ),
}
PERSIAN = str.maketrans("0123456789.,", "۰۱۲۳۴۵۶۷۸۹٫٬")


def text(key: str, language: str, *values: str) -> str:
    """Words in a language."""
    return _TEXTS[key][LANGUAGES.index(language)].format(*values)


def number(value: float, language: str) -> str:
    """Two digits that count, or all before the point: 0.27, 3.1, 47, 10,000."""
    written = f"{value:,.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"
    return digits(written, language)


def digits(written: str, language: str) -> str:
    """With the digits of the language."""
    return written.translate(PERSIAN) if language == "fa" else written
