"""KV107 restricted-tag."""

from kbtool.verify.case import Case
from kbtool.verify.fingerprints.secret import Kind
from kbtool.verify.leak_rule import LeakRule
from kbtool.verify.rule import RuleText


class RestrictedTag(LeakRule):
    """A site has no tag that only restricted articles carry.

    The page of a tag, the list of all tags and the facets of the search are made of what articles carry; one
    too many says what there is to hide.
    """

    id = "KV107"
    hint = "stop: do not publish this site; if the builder is at fault, report it, else see who may read the source"
    form = Kind.TAG
    says = "holds a tag of {source}, {readers}"
    texts = {
        "zh": RuleText(
            title="站点里没有只属于受限文章的标签。",
            why="标签页、全部标签的列表和搜索的筛选项都来自文章的标签；多出一个，就说明有东西被藏起来了。",
            hint="停下：不要发布这个站点；如果是生成器的错就报告，否则查看源文件允许谁读",
        ),
        "fa": RuleText(
            title="سایت برچسبی ندارد که تنها مقاله‌های محدود دارند.",
            why=(
                "صفحه برچسب، فهرست همه برچسب‌ها و پالایه‌های جست‌وجو از برچسب مقاله‌ها ساخته می‌شوند؛ یکی بیشتر "
                "می‌گوید چه چیزی پنهان است."
            ),
            hint=(
                "دست نگه دارید: این سایت را منتشر نکنید؛ اگر خطا از سازنده است گزارش دهید، وگرنه ببینید چه کسی "
                "اجازه خواندن منبع را دارد"
            ),
        ),
    }
    passes = (
        Case(
            site={"tags/index.html": "<li>Money</li>"},
            base={"en/a.md": "---\ntags: [money]\n---\n", "_data/tags.yml": "money: {title: {en: Money}}\n"},
        ),
    )
    fails = (
        Case(
            site={"tags/index.html": "<li>Fraud cases</li>"},
            base={
                "en/a.md": "---\ntags: [fraud]\naudience: agents\n---\n",
                "_data/tags.yml": "fraud: {title: {en: Fraud cases}}\n",
            },
            at=("tags/index.html",),
        ),
    )
