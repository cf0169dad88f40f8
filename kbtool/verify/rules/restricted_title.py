"""KV102 restricted-title."""

from kbtool.verify.case import Case
from kbtool.verify.fingerprints.secret import Kind
from kbtool.verify.leak_rule import LeakRule
from kbtool.verify.rule import RuleText


class RestrictedTitle(LeakRule):
    """A site does not name articles that its readers may not see.

    A title tells what the house is busy with, even where the text is kept back. Lists, breadcrumbs, previous and next,
    related articles, feeds and the search data are where titles slip through. A title of one word counts only where it
    stands alone.
    """

    id = "KV102"
    hint = "stop: do not publish this site; if the builder is at fault, report it, else see who may read the source"
    form = Kind.TITLE
    says = "holds a title of {source}, {readers}"
    texts = {
        "zh": RuleText(
            title="站点不提读者无权看到的文章。",
            why=(
                "即使正文没有公开，标题也会说出内部在忙什么。标题常从列表、路径导航、上一篇下一篇、相关文章、订阅"
                "源和搜索数据里漏出去。只有一个词的标题，单独出现时才算。"
            ),
            hint="停下：不要发布这个站点；如果是生成器的错就报告，否则查看源文件允许谁读",
        ),
        "fa": RuleText(
            title="سایت از مقاله‌هایی که خوانندگانش اجازه دیدنشان را ندارند نام نمی‌برد.",
            why=(
                "عنوان می‌گوید که درون سازمان چه می‌گذرد، حتی اگر متن پنهان بماند. عنوان‌ها از فهرست‌ها، مسیر "
                "صفحه، قبلی و بعدی، مقاله‌های مرتبط، خوراک‌ها و داده‌های جست‌وجو بیرون می‌روند. عنوان یک‌واژه‌ای "
                "تنها هنگامی شمرده می‌شود که به‌تنهایی آمده باشد."
            ),
            hint=(
                "دست نگه دارید: این سایت را منتشر نکنید؛ اگر خطا از سازنده است گزارش دهید، وگرنه ببینید چه کسی "
                "اجازه خواندن منبع را دارد"
            ),
        ),
    }
    passes = (
        Case(
            site={"index.html": "<p>No escalation needed.</p>"},
            base={"en/a.md": "---\ntitle: Escalation\naudience: internal\n---\n"},
            note="one word in the middle of a text",
        ),
    )
    fails = (
        Case(
            site={"index.html": "<ul><li><a href='#'>Refunds above fifty euros</a></li></ul>"},
            base={"en/a.md": "---\ntitle: Refunds above fifty euros\naudience: internal\n---\n"},
            at=("index.html",),
        ),
    )
