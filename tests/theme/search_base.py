"""A help centre of thirty articles in each of three languages, made for searching in it."""

from dataclasses import dataclass
from pathlib import Path

SETTINGS = """site_name: Help
site_url: https://help.example.com/
theme: {{name: kbtool}}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      reconfigure_search: false
      languages:
        - {{locale: en, name: English, default: true}}
        - {{locale: zh, name: 中文, site_name: 帮助}}
        - {{locale: fa, name: فارسی, site_name: راهنما}}
  - kbtool/content
  - kbtool/navigation
  - kbtool/metadata
  - kbtool/sitemap
  - kbtool/search
extra:
  kbtool:
    audiences: [public, agents]
    hosts: {{agents: https://agents.example.com/}}
    defaults: {{audience: public, state: published}}
    contact: mailto:help@example.com
    search: {search}
"""
TAGS = """money: {title: {en: Money, zh: 钱款, fa: پول}}
shipping: {title: {en: Shipping, zh: 配送, fa: ارسال}}
access: {title: {en: Signing in, zh: 登录, fa: ورود}}
"""
THINGS = ("order", "address", "invoice", "refund", "password", "subscription", "card", "parcel", "warranty", "account")
TAG_OF = {"invoice": "money", "refund": "money", "card": "money", "parcel": "shipping", "address": "shipping"}
DEEDS = {"change": "how-to", "cancel": "policy", "find": "troubleshooting"}


@dataclass(frozen=True)
class Language:
    """The words that the articles of one language are made of."""

    deeds: dict[str, str]
    """Folder → title of a category."""
    titles: dict[str, str]
    """Folder → pattern of a title."""
    things: tuple[str, ...]
    first: str
    """The text before the first heading."""
    heading: str
    steps: str
    description: str


LANGUAGES = {
    "en": Language(
        {"change": "Change", "cancel": "Cancel", "find": "Find"},
        {"change": "Change your {}", "cancel": "Cancel your {}", "find": "Find your {}"},
        (
            "order",
            "delivery address",
            "invoice",
            "refund",
            "password",
            "subscription",
            "bank card",
            "parcel",
            "warranty",
            "account",
        ),
        "Everything about your {0} is on one page, and you can see it at any time of the day. Nobody else can.",
        "What you need before you begin",
        "1. Sign in and open your profile.\n2. Choose {0} and confirm it with the code that we send to your phone.\n",
        "How to do it with your {0}, what you need for it and how long it takes until it is done.",
    ),
    "zh": Language(
        {"change": "修改", "cancel": "取消", "find": "查找"},
        {"change": "修改您的{}", "cancel": "取消您的{}", "find": "查找您的{}"},
        ("订单", "收货地址", "发票", "退款", "密码", "订阅", "银行卡", "包裹", "保修", "账户"),
        "与{0}有关的一切都在同一页面上，您可以随时查看，其他人无法看到。",
        "开始之前需要准备什么",
        "1. 登录并打开个人资料。\n2. 选择{0}，并用我们发到手机上的验证码确认。\n",
        "介绍如何处理您的{0}、需要准备哪些资料，以及从提交到完成大约需要多长时间。",
    ),
    "fa": Language(
        {"change": "تغییر", "cancel": "لغو", "find": "یافتن"},
        {"change": "تغییر {} شما", "cancel": "لغو {} شما", "find": "یافتن {} شما"},
        (
            "سفارش",
            "نشانی تحویل",
            "فاکتور",
            "بازپرداخت",
            "گذرواژه",
            "اشتراک",
            "کارت بانکی",
            "بسته",
            "ضمانت",
            "حساب کاربری",
        ),
        "همهٔ آنچه به {0} مربوط است در یک صفحه است و هر زمان می‌توانید آن را ببینید. کس دیگری آن را نمی‌بیند.",
        "پیش از شروع چه لازم دارید",
        "1. وارد شوید و نمایهٔ خود را باز کنید.\n2. گزینهٔ {0} را انتخاب کنید و با رمزی که می‌فرستیم تأیید کنید.\n",
        "اینکه با {0} خود چه کنید، برای آن چه لازم دارید و چه اندازه زمان می‌برد تا کار به پایان برسد.",
    ),
}


def write_search_base(folder: Path, search: str = "{}") -> Path:
    """Writes the base; `search` is the value of `extra.kbtool.search`. Returns its mkdocs.yml."""
    _write(folder / "mkdocs.yml", SETTINGS.format(search=search))
    _write(folder / "docs/_data/tags.yml", TAGS)
    for locale, language in LANGUAGES.items():
        docs = folder / "docs" / locale
        _write(docs / "index.md", "---\ntitle: Help\nfeatured: [change/password, find/refund]\n---\n")
        for deed, title in language.deeds.items():
            _write(docs / deed / "index.md", f"---\ntitle: {title}\n---\n")
            for name, thing in zip(THINGS, language.things, strict=True):
                _write(docs / deed / f"{name}.md", _article(language, locale, deed, name, thing))
        _write(docs / "find/secret-refund.md", _secret(language, locale))
    return folder / "mkdocs.yml"


def _article(language: Language, locale: str, deed: str, name: str, thing: str) -> str:
    own = f"type: {DEEDS[deed]}\ntags: [{TAG_OF.get(name, 'access')}]\n" if locale == "en" else ""
    return (
        f"---\ntitle: {language.titles[deed].format(thing)}\n"
        f"description: {language.description.format(thing)}\n{own}---\n"
        f"{language.first.format(thing)}\n\n## {language.heading}\n\n{language.steps.format(thing)}"
    )


def _secret(language: Language, locale: str) -> str:
    """What agents alone may read."""
    own = "audience: agents\n" if locale == "en" else ""
    return f"---\ntitle: {language.titles['find'].format(language.things[3])} (agents)\n{own}---\n{language.first}\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
