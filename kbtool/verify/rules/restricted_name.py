"""KV106 restricted-name."""

from kbtool.verify.case import Case
from kbtool.verify.fingerprints.secret import Kind
from kbtool.verify.leak_rule import LeakRule
from kbtool.verify.rule import RuleText


class RestrictedName(LeakRule):
    """A site names nobody but the people its articles name.

    Owners and reviewers of restricted articles, addresses in owners.yml, and authors and committers in Git who
    never changed what these readers see are nobody's business.
    """

    id = "KV106"
    hint = "stop: do not publish this site; if the builder is at fault, report it, else see who may read the source"
    form = Kind.NAME
    says = "names a person of {source}, {readers}"
    texts = {
        "zh": RuleText(
            title="除了文章署名的人，站点不提任何人。",
            why=(
                "受限文章的负责人和审阅者、owners.yml 里的邮箱，以及在 Git 里从未改动过这些读者可见内容的作者和提"
                "交者，都不该出现。"
            ),
            hint="停下：不要发布这个站点；如果是生成器的错就报告，否则查看源文件允许谁读",
        ),
        "fa": RuleText(
            title="سایت جز کسانی که مقاله‌هایش نام می‌برند از کسی نام نمی‌برد.",
            why=(
                "مسئولان و بازبین‌های مقاله‌های محدود، نشانی‌های owners.yml، و نویسندگان و ثبت‌کنندگانی در Git "
                "که هرگز چیزی از آنچه این خوانندگان می‌بینند تغییر نداده‌اند به کسی ربطی ندارند."
            ),
            hint=(
                "دست نگه دارید: این سایت را منتشر نکنید؛ اگر خطا از سازنده است گزارش دهید، وگرنه ببینید چه کسی "
                "اجازه خواندن منبع را دارد"
            ),
        ),
    }
    passes = (
        Case(
            site={"index.html": "<p>Owner: Ann Lee</p>"},
            base={
                "en/a.md": "---\nowner: ann\n---\n",
                "_data/owners.yml": "ann: {name: Ann Lee, email: ann@example.com}\n",
            },
        ),
    )
    fails = (
        Case(
            site={"index.html": "<p>Owner: Ann Lee</p>"},
            base={
                "en/a.md": "---\nowner: ann\naudience: internal\n---\n",
                "_data/owners.yml": "ann: {name: Ann Lee}\n",
            },
            at=("index.html",),
        ),
        Case(
            site={"index.html": "<a href='mailto:ann@example.com'>Ann Lee</a>"},
            base={
                "en/a.md": "---\nowner: ann\n---\n",
                "_data/owners.yml": "ann: {name: Ann Lee, email: ann@example.com}\n",
            },
            at=("index.html",),
            note="the name is public, the address is not",
        ),
    )
