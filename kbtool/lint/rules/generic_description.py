"""KB700 generic-description."""

from collections.abc import Iterator

from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.empty_phrases import is_empty
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText


class GenericDescription(Rule[Options]):
    """A description says more than the title.

    It stands below the title in search results and listings, and there it decides whether somebody opens the page. One
    that repeats the title or says "this article describes" wastes the place, and search engines replace it.
    """

    id = "KB700"
    hint = "say in one or two sentences what the reader finds: for whom, what comes out, what it takes"
    texts = {
        "zh": RuleText(
            title="摘要比标题说得更多。",
            why="在搜索结果和列表中，摘要紧跟在标题下面，读者靠它决定要不要打开。只重复标题，或只说“本文介绍……”，等于浪费了这个位置，"
            "搜索引擎也会把它换掉。",
            hint="用一两句话写明读者能找到什么：写给谁、结果是什么、需要什么",
        ),
        "fa": RuleText(
            title="توضیح بیش از عنوان می‌گوید.",
            why="توضیح در نتیجهٔ جست‌وجو و فهرست‌ها زیر عنوان می‌آید و خواننده با آن تصمیم می‌گیرد صفحه را باز کند یا نه. "
            "توضیحی که عنوان را تکرار کند یا تنها بگوید «این مقاله توضیح می‌دهد» این جا را هدر می‌دهد "
            "و موتور جست‌وجو آن را عوض می‌کند.",
            hint="در یک یا دو جمله بگویید خواننده چه پیدا می‌کند: برای چه کسی، با چه نتیجه‌ای، با چه چیزهایی",
        ),
    }
    passes = (
        Case("---\ntitle: Refunds\ndescription: Which orders can be refunded, and when the money is back.\n---\nA\n"),
        Case(
            "---\ntitle: Refunds\ndescription: This article explains refunds by card.\n---\nA\n",
            note="a poor start, yet it says that it is about cards",
        ),
        Case("---\ntitle: 退款\ndescription: 本文介绍退款需要几天。\n---\n甲\n", language="zh"),
    )
    fails = (
        Case("---\ntitle: Refunds\ndescription: Refunds.\n---\nA\n", at=("3:14",)),
        Case(
            '---\ntitle: Refund a payment\ndescription: "Learn more about how to refund a payment."\n---\nA\n',
            at=("3:14",),
        ),
        Case("---\ntitle: 退款\ndescription: 本文介绍退款的相关信息。\n---\n甲\n", language="zh", at=("3:14",)),
        Case(
            "---\ntitle: بازپرداخت\ndescription: این مقاله دربارهٔ بازپرداخت توضیح می‌دهد.\n---\nا\n",
            language="fa",
            at=("3:14",),
        ),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Takes away the title and empty phrases and looks whether anything is left."""
        description = manuscript.stated.get("description")
        if description and is_empty(description, manuscript.article.fields.title):
            yield Finding(
                manuscript.path, manuscript.field_span("description"), "the description says no more than the title"
            )
