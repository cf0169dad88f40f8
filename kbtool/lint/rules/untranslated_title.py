"""KB604 untranslated-title."""

import re
from collections.abc import Iterator

from kbtool.diagnostics import START
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.scripts import LATIN, count_words, scripts_of
from kbtool.lint.title_span import title_span

SMALL_WORDS = re.compile(
    r"\b(?:a|an|the|or|to|in|on|at|for|from|with|without|is|are|do|does|can|not|your|you|my|our|when|where|how|into"
    r"|der|die|das|und|für|mit|ein|eine|la|les|du|des|et|pour|avec|une|el|los|las|para|con|una|il|lo|per)\b"
)
"""Words that names of products seldom hold, in languages that sources are often written in."""
TERM = re.compile(r"\bas\b|\([A-Z]\w*[A-Z]\w*\)")
"""What marks a technical term: `Infrastructure as Code (IaC)`."""
CODE = re.compile(r"[\d_/\\=<>()\[\]{}$@]")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FEWEST_WORDS = 2
LONG = 3
"""Letters; words in lower case up to here may be part of a name."""


class UntranslatedTitle(Rule[Options]):
    """The title of a translation is in its language.

    A title left in another script is what readers meet first in a listing, and what they never type into a search.
    Names of products, commands and short technical terms may stay as they are.
    """

    id = "KB604"
    hint = "translate the title"
    texts = {
        "zh": RuleText(
            title="译文的标题用译文的语言书写。",
            why="读者在列表里首先看到标题；留着另一种文字的标题，搜索时也没有人会输入。产品名、命令和简短的术语可以保留原样。",
            hint="翻译标题",
        ),
        "fa": RuleText(
            title="عنوان ترجمه به زبان همان ترجمه است.",
            why="عنوان نخستین چیزی است که در فهرست‌ها دیده می‌شود؛ عنوانی که به خط دیگری مانده باشد در هیچ جست‌وجویی "
            "نوشته نمی‌شود. نام محصول‌ها، فرمان‌ها و اصطلاح‌های کوتاه فنی می‌توانند بمانند.",
            hint="عنوان را ترجمه کنید",
        ),
    }
    passes = (
        Case({"en/a.md": "---\ntitle: Refund a payment\n---\nA\n", "zh/a.md": "---\ntitle: 退款\n---\n甲\n"}),
        Case(
            {
                "en/a.md": "---\ntitle: Visual Studio Code\n---\nA\n",
                "zh/a.md": "---\ntitle: Visual Studio Code\n---\n甲\n",
            }
        ),
        Case({"en/a.md": "# Policy as Code\n\nA\n", "fa/a.md": "# Policy as Code\n\nالف\n"}, note="a term"),
        Case({"en/a.md": "# git commit\n\nA\n", "fa/a.md": "# git commit\n\nالف\n"}, note="a command"),
        Case(
            {"en/a.md": "# Check in\n\nA\n", "fa/a.md": "# Check in\n\n`Check in` را بزنید.\n"},
            note="the text shows it as code: it is the caption of a button",
        ),
    )
    fails = (
        Case(
            {"en/a.md": "---\ntitle: Refund a payment\n---\nA\n", "zh/a.md": "---\ntitle: Refund a payment\n---\n甲\n"},
            at=("zh/a.md:2:8",),
        ),
        Case({"en/a.md": "# Billing overview\n\nA\n", "fa/a.md": "# Billing overview\n\nالف\n"}, at=("fa/a.md:1:1",)),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Compares the title with that of the source where the languages share no script."""
        source = context.source_of(manuscript)
        if source is None:
            return
        title = manuscript.article.fields.title.strip()
        span = title_span(manuscript)
        own, theirs = scripts_of(manuscript.language), scripts_of(source.language)
        if not own or not theirs or own & theirs or title.casefold() != source.article.fields.title.strip().casefold():
            return
        found = count_words(title)
        if span == START:  # made from the file name: missing-title says so
            return
        if any(found[script] for script in own) or not any(found[script] for script in theirs):
            return
        if f"`{title}`" not in manuscript.text and (LATIN not in theirs or _is_sentence(title)):
            yield Finding(manuscript.path, span, f"the title {title[:60]} is that of {source.path}")


def _is_sentence(title: str) -> bool:
    """Whether it is more than names: a capital and then a word without one, or a small word among them.

    Commands start in lower case, words of products in capitals; neither is translated.
    """
    words = WORD.findall(title)
    if len(words) < FEWEST_WORDS or TERM.search(title) or not words[0][:1].isupper():
        return False
    if SMALL_WORDS.search(title):
        return True
    return not CODE.search(title) and any(len(word) > LONG and word.islower() for word in words[1:])
