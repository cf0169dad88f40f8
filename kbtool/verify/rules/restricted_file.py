"""KV104 restricted-file."""

from kbtool.verify.case import Case
from kbtool.verify.leak import Form
from kbtool.verify.leak_rule import LeakRule
from kbtool.verify.rule import RuleText


class RestrictedFile(LeakRule):
    """A site holds no file that only restricted articles use.

    Pictures, forms and sheets beside restricted articles are as secret as those. A file is known by its digest,
    whatever its name in the site is, inside archives and in base64 too. A file that no article uses belongs to
    nobody.
    """

    id = "KV104"
    hint = "stop: do not publish this site; if the builder is at fault, report it, else see who may read the source"
    form = Form.FILE
    says = "is {source} byte for byte, {readers}"
    texts = {
        "zh": RuleText(
            title="站点里没有只供受限文章使用的文件。",
            why=(
                "受限文章旁边的图片、表单和表格同样需要保密。文件按摘要识别，不管它在站点里叫什么名字，压缩包里和"
                " base64 里也一样。没有文章使用的文件不属于任何读者。"
            ),
            hint="停下：不要发布这个站点；如果是生成器的错就报告，否则查看源文件允许谁读",
        ),
        "fa": RuleText(
            title="سایت فایلی ندارد که تنها مقاله‌های محدود آن را به کار می‌برند.",
            why=(
                "تصویر، فرم و جدول کنار مقاله‌های محدود به اندازه خود آن‌ها رازند. فایل از روی چکیده‌اش شناخته "
                "می‌شود، هر نامی که در سایت داشته باشد، درون بایگانی فشرده و base64 هم. فایلی که هیچ مقاله‌ای به "
                "کارش نمی‌برد از آن کسی نیست."
            ),
            hint=(
                "دست نگه دارید: این سایت را منتشر نکنید؛ اگر خطا از سازنده است گزارش دهید، وگرنه ببینید چه کسی "
                "اجازه خواندن منبع را دارد"
            ),
        ),
    }
    passes = (
        Case(
            site={"form.txt": "Form 7"},
            base={"en/a.md": "[Form](form.txt)\n", "en/form.txt": "Form 7"},
        ),
        Case(
            site={"zh/form.txt": "表格 7"},
            base={
                "en/a.md": "---\nattachments: [{file: form.txt}]\n---\n",
                "en/form.txt": "Form 7",
                "zh/a.md": "---\ntitle: 甲\n---\n",
                "zh/form.txt": "表格 7",
            },
            note="a translation offers what its source offers",
        ),
    )
    fails = (
        Case(
            site={"x.bin": b"\x00\x01plan"},
            base={"en/a.md": "---\naudience: internal\n---\n[Plan](plan.bin)\n", "en/plan.bin": b"\x00\x01plan"},
            at=("x.bin",),
        ),
    )
