"""KB803 changed-since-review."""

from collections.abc import Iterator

from kbtool.content.markdown.text_digest import text_digest
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText

START = "---\ntitle: A\nreviewed: {by: ada, digest: 5b82a537607bf011}\n---\n"


class ChangedSinceReview(Rule[Options]):
    """The text of an article is the one that its reviewer has read.

    Where `reviewed` binds a review to a text, readers rely on a person having read just that. The digest stays the same
    when paragraphs are wrapped anew, and changes with every word.
    """

    id = "KB803"
    hint = "ask for a new review, or take the change back"
    texts = {
        "zh": RuleText(
            title="文章的文字就是审阅人读过的文字。",
            why="`reviewed` 把审阅和文字绑定在一起，读者相信有人读过的正是这段文字。"
            "重新换行不会改变摘要值，改一个词就会。",
            hint="请人重新审阅，或撤回改动",
        ),
        "fa": RuleText(
            title="متن مقاله همان است که بازبین خوانده است.",
            why="جایی که `reviewed` بازبینی را به متن می‌بندد، خواننده به این تکیه می‌کند که کسی درست همین را خوانده "
            "است. چکیدهٔ متن با شکستن دوبارهٔ سطرها تغییر نمی‌کند و با هر واژه تغییر می‌کند.",
            hint="بازبینی تازه بخواهید، یا تغییر را پس بگیرید",
        ),
    }
    passes = (
        Case(f"{START}We pay back.\n"),
        Case(f"{START}We\npay back.  \n\n<!-- ask Ada -->\n", note="wrapped anew, with a comment"),
        Case("---\ntitle: A\n---\nWe pay back.\n", note="bound to no review"),
    )
    fails = (Case(f"{START}We never pay back.\n", at=("3:11",)),)

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Compares the digests."""
        article = manuscript.article
        review = article.fields.reviewed
        if review is None or article.origins["reviewed"].path != manuscript.path:
            return  # a translation inherits the field of its source, which speaks of the source's text
        if review.digest != text_digest(article.body):
            span = manuscript.field_span("reviewed")
            yield Finding(manuscript.path, span, f"the text has changed since {review.by[:60]} reviewed it")
