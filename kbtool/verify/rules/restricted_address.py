"""KV103 restricted-address."""

from kbtool.verify.case import Case
from kbtool.verify.fingerprints.secret import Kind
from kbtool.verify.leak_rule import LeakRule
from kbtool.verify.rule import RuleText


class RestrictedAddress(LeakRule):
    """A site names no address, folder or file that its readers may not see.

    The path of an article is often its title. Links that lead nowhere, redirects, the sitemap, edit links and
    the names of images give it away; so does a folder that only restricted articles stand in.
    """

    id = "KV103"
    hint = "stop: do not publish this site; if the builder is at fault, report it, else see who may read the source"
    form = Kind.ADDRESS
    says = "holds the address or the name of {source}, {readers}"
    texts = {
        "zh": RuleText(
            title="站点不提读者无权看到的地址、文件夹和文件。",
            why=(
                "文章的路径往往就是它的标题。打不开的链接、重定向、站点地图、编辑链接和图片的文件名都会把它说出去；"
                "只放受限文章的文件夹也是一样。"
            ),
            hint="停下：不要发布这个站点；如果是生成器的错就报告，否则查看源文件允许谁读",
        ),
        "fa": RuleText(
            title="سایت نشانی، پوشه و فایلی را که خوانندگانش اجازه دیدن آن را ندارند نام نمی‌برد.",
            why=(
                "مسیر مقاله بیشتر وقت‌ها همان عنوان آن است. پیوندهای بی‌مقصد، تغییر مسیرها، نقشه سایت، پیوند "
                "ویرایش و نام تصویرها آن را لو می‌دهند؛ پوشه‌ای که تنها مقاله‌های محدود در آن است هم همین‌طور."
            ),
            hint=(
                "دست نگه دارید: این سایت را منتشر نکنید؛ اگر خطا از سازنده است گزارش دهید، وگرنه ببینید چه کسی "
                "اجازه خواندن منبع را دارد"
            ),
        ),
    }
    passes = (
        Case(
            site={"index.html": "<a href='../team/'>Team</a>"},
            base={"en/team/index.md": "Us.\n", "en/team/night-shift.md": "---\naudience: internal\n---\n"},
            note="the folder has a public page",
        ),
    )
    fails = (
        Case(
            site={"sitemap.xml": "<loc>https://help.example.com/team/night-shift/</loc>"},
            base={"en/team/night-shift.md": "---\naudience: internal\n---\n"},
            at=("sitemap.xml",),
        ),
        Case(
            site={"en/img/floor-plan.png": "x"},
            base={"en/img/floor-plan.png": "picture"},
            at=("en/img/floor-plan.png",),
            note="no article uses the file",
        ),
    )
