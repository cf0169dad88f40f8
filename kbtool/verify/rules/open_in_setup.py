"""KV225 open-in-setup."""

from collections.abc import Iterator

from kbtool.config.settings import Mode
from kbtool.verify.case import Case
from kbtool.verify.finding import Finding
from kbtool.verify.output.page import Page
from kbtool.verify.rule import Rule, RuleText
from kbtool.verify.site import Setting


class OpenInSetup(Rule):
    """While a site is set up, every page asks not to be shown.

    With `mode: setup` nothing of a half-written help centre is to turn up in search results.
    """

    id = "KV225"
    hint = 'give the page <meta name="robots" content="noindex">'
    texts = {
        "zh": RuleText(
            title="站点准备期间，每个页面都请求不被收录。",
            why="用 `mode: setup` 时，写了一半的帮助中心不该出现在搜索结果里。",
            hint='给页面加上 <meta name="robots" content="noindex">',
        ),
        "fa": RuleText(
            title="تا سایت آماده می‌شود هر صفحه می‌خواهد نشان داده نشود.",
            why="با `mode: setup` هیچ تکه‌ای از مرکز راهنمای نیمه‌نوشته نباید در نتیجه‌های جست‌وجو بیاید.",
            hint='به صفحه <meta name="robots" content="noindex"> بدهید',
        ),
    }
    passes = (
        Case(site={"index.html": '<meta name="robots" content="noindex">'}, mode="setup"),
        Case(site={"index.html": "<title>x</title>"}, note="the site is live"),
    )
    fails = (Case(site={"index.html": "<title>x</title>"}, mode="setup", at=("index.html",)),)

    def check_page(self, page: Page, setting: Setting) -> Iterator[Finding]:
        """Looks at the public site; those of other audiences are for indexable-page."""
        if setting.configuration.settings.mode is Mode.SETUP and not setting.is_restricted and not page.is_hidden:
            yield Finding(page.path, "may be shown although the site is being set up")
