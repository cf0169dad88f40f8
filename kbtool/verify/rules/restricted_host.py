"""KV109 restricted-host."""

from kbtool.verify.case import Case
from kbtool.verify.fingerprints.secret import Kind
from kbtool.verify.leak_rule import LeakRule
from kbtool.verify.rule import RuleText


class RestrictedHost(LeakRule):
    """A site does not say where narrower audiences read.

    Whoever knows the address of the internal help centre knows what to attack.
    """

    id = "KV109"
    hint = "stop: do not publish this site; if the builder is at fault, report it, else see who may read the source"
    form = Kind.HOST
    says = "names the host of another site: {source}, {readers}"
    texts = {
        "zh": RuleText(
            title="站点不说出更小读者群的站点地址。",
            why="知道内部帮助中心地址的人，就知道该攻击哪里。",
            hint="停下：不要发布这个站点；如果是生成器的错就报告，否则查看源文件允许谁读",
        ),
        "fa": RuleText(
            title="سایت نمی‌گوید مخاطبان محدودتر کجا می‌خوانند.",
            why="هر که نشانی مرکز راهنمای داخلی را بداند، می‌داند به کجا حمله کند.",
            hint=(
                "دست نگه دارید: این سایت را منتشر نکنید؛ اگر خطا از سازنده است گزارش دهید، وگرنه ببینید چه کسی "
                "اجازه خواندن منبع را دارد"
            ),
        ),
    }
    passes = (
        Case(
            site={"index.html": "<a href='https://help.example.com/'>Help</a>"},
            audience="agents",
            note="agents may be sent to the public site",
        ),
    )
    fails = (
        Case(
            site={"robots.txt": "# see https://internal.example.com/\n"},
            at=("robots.txt",),
        ),
    )
