"""KV105 restricted-word."""

from kbtool.verify.case import Case
from kbtool.verify.leak import Form
from kbtool.verify.leak_rule import LeakRule
from kbtool.verify.rule import RuleText


class RestrictedWord(LeakRule):
    """The data of the search know no word that only restricted articles use.

    A search that completes the code name of a product has told it. Words that a stemmer can have made from a word of an
    article for these readers are left alone, and so are the names of members that a script of the site also uses.
    """

    id = "KV105"
    hint = "stop: do not publish this site; if the builder is at fault, report it, else see who may read the source"
    form = Form.WORD
    says = "knows a word that only {source} uses, {readers}"
    texts = {
        "zh": RuleText(
            title="搜索数据里没有只在受限文章里出现的词。",
            why=(
                "搜索框如果能补全产品代号，就等于说出了它。可能由这些读者可读的词经词干提取得到的词不算，站点脚本"
                "自己也使用的成员名也不算。"
            ),
            hint="停下：不要发布这个站点；如果是生成器的错就报告，否则查看源文件允许谁读",
        ),
        "fa": RuleText(
            title="داده‌های جست‌وجو واژه‌ای را نمی‌شناسند که تنها در مقاله‌های محدود آمده است.",
            why=(
                "جست‌وجویی که نام رمز یک محصول را کامل کند آن را گفته است. واژه‌هایی که می‌توانند از ریشه‌یابی "
                "واژه‌ای مجاز ساخته شده باشند کنار گذاشته می‌شوند، و نام عضوهایی هم که خود اسکریپت سایت به کار "
                "می‌برد."
            ),
            hint=(
                "دست نگه دارید: این سایت را منتشر نکنید؛ اگر خطا از سازنده است گزارش دهید، وگرنه ببینید چه کسی "
                "اجازه خواندن منبع را دارد"
            ),
        ),
    }
    passes = (
        Case(
            site={"search.json": '{"terms": ["refund", "pay"]}', "search.js": "data.terms"},
            base={"en/a.md": "Refunds, payment\n", "en/b.md": "---\naudience: internal\n---\nrefund, pay, terms\n"},
        ),
    )
    fails = (
        Case(
            site={"search/terms.json": '["refund", "bluefin"]'},
            base={"en/a.md": "Refunds\n", "en/b.md": "---\naudience: internal\n---\nBluefin\n"},
            at=("search/terms.json",),
        ),
    )
