"""KV101 restricted-text."""

from kbtool.verify.case import Case
from kbtool.verify.fingerprints.secret import Kind
from kbtool.verify.leak_rule import LeakRule
from kbtool.verify.rule import RuleText

ARTICLE = """---
audience: internal
---
Ask the shift lead before you promise more than fifty euros to anybody.
"""


class RestrictedText(LeakRule):
    """A site holds no text that its readers may not see.

    Eight words in a row (fourteen letters in Chinese, Japanese, Korean and Thai) of a restricted article, of a
    block for fewer readers or of a file only restricted articles use are a leak, wherever they stand: in a
    page, an attribute, a comment, the search data, an archive, in base64 or in the metadata of an image. A
    shorter piece counts when it is whole: a heading, a cell, an item of a list. What an article for these
    readers says too is no secret.
    """

    id = "KV101"
    hint = "stop: do not publish this site; if the builder is at fault, report it, else see who may read the source"
    form = Kind.TEXT
    says = "holds {words} words in a row of {source}, {readers}"
    texts = {
        "zh": RuleText(
            title="站点里没有读者无权看到的文字。",
            why=(
                "受限文章、面向更少读者的区块、或只有受限文章使用的文件，其中连续八个词（中文、日文、韩文和泰文为"
                "十四个字）出现在任何地方都是泄露：页面、属性、注释、搜索数据、压缩包、base64 或图片的元数据。较"
                "短的文字整段出现也算：标题、单元格、列表项。这些读者可以看的文章里同样写到的内容不是秘密。"
            ),
            hint="停下：不要发布这个站点；如果是生成器的错就报告，否则查看源文件允许谁读",
        ),
        "fa": RuleText(
            title="سایت متنی ندارد که خوانندگانش اجازه دیدن آن را ندارند.",
            why=(
                "هشت واژه پشت سر هم (در چینی، ژاپنی، کره‌ای و تایلندی چهارده حرف) از مقاله‌ای محدود، از بخشی "
                "برای خوانندگان کمتر یا از فایلی که تنها مقاله‌های محدود به کار می‌برند نشت است، هر جا که باشد: "
                "در صفحه، ویژگی، توضیح پنهان، داده‌های جست‌وجو، بایگانی فشرده، base64 یا فراداده تصویر. تکه "
                "کوتاه‌تر هنگامی شمرده می‌شود که کامل باشد: عنوان، خانه جدول، بند فهرست. آنچه مقاله‌ای برای همین "
                "خوانندگان هم می‌گوید راز نیست."
            ),
            hint=(
                "دست نگه دارید: این سایت را منتشر نکنید؛ اگر خطا از سازنده است گزارش دهید، وگرنه ببینید چه کسی "
                "اجازه خواندن منبع را دارد"
            ),
        ),
    }
    passes = (
        Case(
            site={"index.html": "<p>Ask the shift lead.</p>"},
            base={"en/escalation.md": ARTICLE},
            note="a few words are nobody's",
        ),
        Case(
            site={"index.html": "<p>Ask the shift lead before you promise more than fifty euros.</p>"},
            base={
                "en/escalation.md": ARTICLE,
                "en/refunds.md": "Ask the shift lead before you promise more than fifty euros.\n",
            },
            note="a public article says it too",
        ),
    )
    fails = (
        Case(
            site={"index.html": "<p>Ask the <b>shift lead</b> before you promise more than fifty euros.</p>"},
            base={"en/escalation.md": ARTICLE},
            at=("index.html",),
        ),
        Case(
            site={"search.json": '["ask the shift lead before you promise more than \\u0066ifty"]'},
            base={"en/escalation.md": ARTICLE},
            at=("search.json",),
            note="as an escape of JSON",
        ),
    )
