"""The texts of generated bases: every construct that can hold a link, an image or a block for fewer readers."""

from random import Random

TEXTS = {
    "en": "pay card refund invoice account password shop order parcel return letter price rate month year help",
    "zh": "付款 退款 发票 账户 密码 商店 订单 包裹 退货 价格 利率 月份 年份 帮助",
    "fa": "پرداخت کارت بازگشت صورت‌حساب حساب گذرواژه فروشگاه سفارش بسته قیمت نرخ ماه سال راهنما",
}
WORDS = {language: text.split() for language, text in TEXTS.items()}
ARTICLE_LINKS = (
    "[{text}]({up}{key}.md)",
    '[{text}]({up}{key}.md "{text}")',
    "[{text}](/{key}/)",
    "[{text}](kb:{key}#part)",
    "[{text}][r{n}]\n\n[r{n}]: {up}{key}.md",
    '<a href="{up}{key}.md" title="{text}">{text}</a>',
    "[{text}](https://help.example.com/{prefix}{key}/)",
    "[{text}](https://agents.example.com/{prefix}{key}/)",
    "<https://help.example.com/{prefix}{key}/>",
    "[{text}]({up}{key}.md){{#to-{n} .wide}}",
    "[![{text}](img/shared.png)]({up}{key}.md)",
)
FILE_LINKS = (
    "![{text}]({path})",
    '<img src="{path}" alt="{text}">',
    "[{text}]({path})",
    '![{text}]({path} "{text}"){{width=200}}',
    "[![{text}]({path})]({path})",
)
PLACES = (
    "{text}\n",
    "- {text}\n- {text}\n",
    "## {text}\n",
    "| a | b |\n|---|---|\n| {line} | c |\n",
    '!!! note "{word}"\n    {line}\n',
    "> {line}\n",
    "Word[^{n}]\n\n[^{n}]: {line}\n",
    "{word}\n:   {line}\n",
    '=== "{word}"\n\n    {line}\n',
    "```python\n{word} = 1\n```\n",
    "<!-- {word} -->\n",
    "{word} `{word}`\n",
)
BLOCKS = (
    "/// audience | {audience}\n{inside}\n///\n",
    "\n/// audience | {audience}\n{inside}\n///\n\n",
    "\n//// audience | {audience}\n{inside}\n\n/// audience | {narrower}\n{inside}\n///\n\n////\n\n",
    "- {word}\n\n    /// audience | {audience}\n    {line}\n    ///\n\n- {word}\n",
    '!!! note "{word}"\n    {word}\n\n    /// audience | {audience}\n    {line}\n    ///\n\n    {word}\n',
    "{word}\n/// audience | {audience}\n{line}\n///\n{word}\n",
)


def phrase(random: Random, language: str, count: int = 0) -> str:
    """Some words; the same ones again and again, so that titles and words of all audiences are the same."""
    count = count or random.randint(1, 5)
    return ("" if language == "zh" else " ").join(random.choice(WORDS[language]) for _ in range(count))


def article_link(random: Random, language: str, key: str, up: str) -> str:
    """A link to an article by its key, in one of the ways in which links are written; `up` leads to the language."""
    prefix = "" if language == "en" else f"{language}/"
    form = random.choice(ARTICLE_LINKS)
    n = random.randint(1, 9999)
    return form.format(text=phrase(random, language, 2), key=key, up=up, prefix=prefix, n=n)


def file_link(random: Random, language: str, path: str) -> str:
    """An image or a link to a file."""
    return random.choice(FILE_LINKS).format(text=phrase(random, language, 2), path=path)


def place(random: Random, language: str, inside: str) -> str:
    """A piece of text with a link in it, in one of the places where links stand."""
    line, _, below = inside.partition("\n")
    values = {"text": inside, "line": line, "word": phrase(random, language, 1), "n": random.randint(1, 9999)}
    form = random.choice(PLACES)
    rest = "" if "{text}" in form else below
    return form.format(**values) + ("\n" + rest + "\n" if rest else "")


def block(random: Random, language: str, inside: str, audience: str, narrower: str) -> str:
    """A block for fewer readers."""
    line = inside.partition("\n")[0]
    word = phrase(random, language, 1)
    return random.choice(BLOCKS).format(audience=audience, narrower=narrower, inside=inside, line=line, word=word)
