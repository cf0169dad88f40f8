"""KB421 missing-half-space."""

import re
from collections.abc import Iterator

from kbtool.diagnostics import Severity
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.wording import base_language, find_wording, word_edits

HALF_SPACE = "\u200c"
UNJOINED = frozenset("اآأدذرزژو")
"""Letters that join nothing after them: no half-space is needed there (کاربرها)."""
LETTER = r"[\u0621-\u065f\u0670-\u06d3\u06d5\u200c]"
END = rf"(?!{LETTER}|[\w])"
PRESENT = (
    "کن|شو|توان|باش|خواه|ده|گیر|رو|یاب|گذار|دار|بین|ساز|پرداز|دان|رس|رسان|خور|خوان|نویس|فرست|زن|بر|آور|انداز|کش|گرد|مان"
    "|پذیر|شناس|سنج|پرس|فروش|بند|ریز|شنو|گشای|گوی|آی|افزای|نمای|شکن|فهم|ایست|ارز|پسند|چسب"
    "|کاه|کوش|انجام|پوش|بخش|سپار|گزین|آموز"
)
PAST = (
    "کرد|شد|توانست|خواست|داد|گرفت|رفت|آمد|یافت|گذاشت|داشت|گفت|دید|ساخت|پرداخت|دانست|رسید|رساند|خورد|خواند|نوشت|فرستاد|زد"
    "|برد|آورد|انداخت|افزود|کشید|گشت|ماند|پذیرفت|شناخت|سنجید|پرسید|نمود|فروخت|بست|شنید|گشود|شکست|فهمید|ایستاد|پسندید"
    "|کاست|کوشید|انجامید|پوشید|بخشید|سپرد|گزید|آموخت"
)
VERB = rf"(?:(?:{PRESENT})(?:م|د|یم|ید|ند|ی)|(?:{PAST})(?:م|یم|ید|ند|ی)?|توان)"
APART = re.compile(rf"(?<!{LETTER})(ن?می)[ \u00a0]+(?={VERB}{END})")
JOINED = re.compile(rf"(?<!{LETTER})(ن?می)(?={VERB}{END})(?!گوی{END}|دانی{END}|دان{END})")
PLURAL = re.compile(rf"(?<=[\u0621-\u064a\u066e-\u06d3])[ \u00a0]+(?=ها(?:ی|یی|یش|یشان|یتان|یمان|یم|یت)?{END})")
SUPERLATIVE = re.compile(rf"(?<=[\u0621-\u064a\u066e-\u06d3])[ \u00a0]+(?=ترین(?:ها|\u200cها|\u200cهای)?{END})")
COMPARATIVE = re.compile(
    r"(?<![\u0621-\u06d3\u200c])(?:بزرگ|کوچک|سریع|ساده|آسان|مهم|پایین|جدید|قدیمی|دقیق|قوی|ضعیف|کوتاه|بلند|طولانی|راحت|سخت|عمیق|کامل"
    rf"|مناسب|امن|پیچیده|روشن|واضح|ارزان|گران)([ \u00a0]+)(?=تر{END})"
)
PERFECT = re.compile(rf"(?<=[\u0621-\u06d3][\u0621-\u06d3]ه)[ \u00a0]+(?=(?:اند|ایم|اید){END})")
ALONE = frozenset({"و", "یا", "از", "با", "به", "که", "در", "را", "پسوند", "نشانه", "نشانهٔ", "علامت"})
"""Words after which ها speaks of the ending itself."""
MONTH = re.compile(r"(?:ماه|[0-9۰-۹])\s*$")
"""Before می it makes the month of May of it."""


class MissingHalfSpace(Rule[Options]):
    """The parts of a Persian word are held together by a half-space.

    Written with a space, می رود and کتاب ها are two words: a line may end between them, and a search for the word does
    not find it. Written without anything (میرود) it is read with effort. Only the sure cases are reported: می and نمی
    before a common verb, the plural's ها, تر and ترین, and the endings of the perfect.
    """

    id = "KB421"
    severity = Severity.WARNING
    hint = "write it as one word, with a half-space (U+200C)"
    texts = {
        "zh": RuleText(
            title="波斯语单词的各部分用半空格（零宽不连字 U+200C）相连。",
            why="写成普通空格，“می رود”和“کتاب ها”就成了两个词：可能在中间换行，"
            "搜索也找不到；完全连写（میرود）则难读。"
            "只报有把握的情况：常用动词前的 می 和 نمی、复数的 ها、تر 和 ترین 以及完成时词尾。",
            hint="写成一个词，中间用半空格（U+200C）",
        ),
        "fa": RuleText(
            title="بخش‌های یک واژه با نیم‌فاصله به هم می‌پیوندند.",
            why="اگر به جای نیم‌فاصله فاصله بیاید، واژه دو پاره می‌شود: شاید سطر میان آن دو تمام شود و جست‌وجو آن را "
            "نمی‌یابد. سرهم‌نویسیِ «می» هم خواندن را دشوار می‌کند. تنها موردهای قطعی گزارش می‌شود: می و نمی پیش از "
            "فعل‌های پرکاربرد، هایِ جمع، `تر` و `ترین` و شناسهٔ ماضی نقلی.",
            hint="آن را یک واژه با نیم‌فاصله (U+200C) بنویسید",
        ),
    }
    passes = (
        Case("او می‌رود و کتاب‌ها را می‌خواند. ۲۰ می رفت. میدان، میگوی تازه.\n", language="fa", note="May, square, prawn"),
        Case("علامت جمع «ها» است و ها می‌آید. هوای تر.\n", language="fa", note="the ending itself; the word wet"),
    )
    fails = (
        Case("او می رود و نمیداند.\n", language="fa", at=("1:4", "1:13"), fixed="او می‌رود و نمی‌داند.\n"),
        Case("کتاب های بزرگ ترین\n", language="fa", at=("1:1", "1:10"), fixed="کتاب‌های بزرگ‌ترین\n"),
        Case("ساده تر شده اند\n", language="fa", at=("1:1", "1:9"), fixed="ساده‌تر شده‌اند\n"),
        Case("کاربر ها\n", language="fa", at=("1:1",), fixed="کاربرها\n", note="ر joins nothing after it"),
    )

    def check_article(self, manuscript: Manuscript, context: Context) -> Iterator[Finding]:
        """Looks for each of the sure cases; the finding stands on the whole word."""
        if base_language(manuscript.language) != "fa":
            return
        for prose in find_wording(manuscript):
            for start, end in sorted(_gaps(prose.text)):
                first, last = _word(prose.text, start, end)
                joint = "" if prose.text[start - 1] in UNJOINED else HALF_SPACE
                word = prose.text[first:start] + joint + prose.text[end:last]
                verb = "is written in two words" if end > start else "lacks its half-space"
                message = f'"{prose.text[first:last]}" {verb}'
                edits = word_edits(prose, start, end, joint)
                yield Finding(manuscript.path, prose.span(first, last), message, f'write "{word}"', edits)


def _gaps(text: str) -> set[tuple[int, int]]:
    """Where half-spaces belong: start and end of what stands there now."""
    found = {match.span(1) for match in COMPARATIVE.finditer(text)}
    found |= {
        (m.end(1), m.end()) for m in APART.finditer(text) if not MONTH.search(text[max(0, m.start() - 10) : m.start()])
    }
    found |= {(match.end(), match.end()) for match in JOINED.finditer(text)}
    found |= {match.span() for pattern in (SUPERLATIVE, PERFECT) for match in pattern.finditer(text)}
    plurals = (match.span() for match in PLURAL.finditer(text))
    return found | {span for span in plurals if text[_word(text, *span)[0] : span[0]] not in ALONE}


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """The letters on both sides of a gap."""
    while start and re.match(LETTER, text[start - 1]):
        start -= 1
    while end < len(text) and re.match(LETTER, text[end]):
        end += 1
    return start, end
