"""KV213 wrong-lang."""

from collections.abc import Iterator

from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.language_tag import is_language_tag, language_of
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class WrongLang(Rule):
    """A page is in the language of its address.

    What lies below `/zh/` is Chinese. A page that says otherwise is read with the wrong voice and offered to the
    wrong readers.
    """

    id = "KV213"
    hint = "write the language of the address into <html lang>"
    texts = {
        "zh": RuleText(
            title="页面的语言与地址一致。",
            why="`/zh/` 下面的都是中文。说法不一样的页面会用错误的发音来读，推荐给错误的读者。",
            hint="在 <html lang> 里写地址所属的语言",
        ),
        "fa": RuleText(
            title="زبان صفحه همان زبان نشانی آن است.",
            why=(
                "هرچه زیر `/zh/` است چینی است. صفحه‌ای که چیز دیگری بگوید با صدای نادرست خوانده و به خوانندگان "
                "نادرست پیشنهاد می‌شود."
            ),
            hint="زبان نشانی را در <html lang> بنویسید",
        ),
    }
    passes = (
        Case(
            site={"index.html": '<html lang="en-GB">', "fa/index.html": '<html lang="fa">'},
            note="a country may be added",
        ),
        Case(site={"index.html": "<title>x</title>"}, note="a page without any is for missing-lang"),
    )
    fails = (Case(site={"zh/index.html": '<html lang="en">'}, at=("zh/index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Compares the languages without scripts and countries."""
        own = setting.language(page.path).locale
        if is_language_tag(page.lang) and language_of(page.lang) != language_of(own):
            yield Finding(page.path, f"has lang {page.lang} at an address for {own}")
