"""KV108 unpublished-note."""

from kbtool.verify.case import Case
from kbtool.verify.fingerprints.secret import Kind
from kbtool.verify.leak_rule import LeakRule
from kbtool.verify.rule import RuleText


class UnpublishedNote(LeakRule):
    """A site shows nothing that was written for the house only.

    Comments in Markdown, front matter that no page shows and the messages of commits that only concern
    restricted articles are for colleagues, also where the article is public. From five words on they are looked
    for.
    """

    id = "KV108"
    hint = "stop: do not publish this site; if the builder is at fault, report it, else see who may read the source"
    form = Kind.NOTE
    says = "holds a note of {source}, {readers}"
    texts = {
        "zh": RuleText(
            title="站点不显示只写给内部的内容。",
            why=(
                "Markdown 里的注释、任何页面都不显示的文档头，以及只涉及受限文章的提交说明，都是写给同事的，文章"
                "公开时也一样。从五个词起就会被查找。"
            ),
            hint="停下：不要发布这个站点；如果是生成器的错就报告，否则查看源文件允许谁读",
        ),
        "fa": RuleText(
            title="سایت چیزی را که تنها برای درون سازمان نوشته شده نشان نمی‌دهد.",
            why=(
                "توضیح‌های پنهان Markdown، بخش‌هایی از سرآغاز که هیچ صفحه‌ای نشان نمی‌دهد و پیام ثبت‌هایی که "
                "تنها به مقاله‌های محدود مربوط‌اند برای همکاران است، حتی اگر مقاله عمومی باشد. از پنج واژه به "
                "بالا جست‌وجو می‌شوند."
            ),
            hint=(
                "دست نگه دارید: این سایت را منتشر نکنید؛ اگر خطا از سازنده است گزارش دهید، وگرنه ببینید چه کسی "
                "اجازه خواندن منبع را دارد"
            ),
        ),
    }
    passes = (
        Case(
            site={"index.html": "<pre>&lt;!-- say nothing about this yet --&gt;</pre>"},
            base={"en/a.md": "```html\n<!-- say nothing about this yet -->\n```\n"},
            note="a comment in code is shown",
        ),
    )
    fails = (
        Case(
            site={"index.html": "<!-- legal has not agreed to this yet -->"},
            base={"en/a.md": "Text <!-- legal has not agreed to this yet -->\n"},
            at=("index.html",),
        ),
    )
