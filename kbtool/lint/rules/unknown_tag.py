"""KB142 unknown-tag."""

import re
from collections.abc import Iterator

from kbtool.content.yaml.nodes import Scalar
from kbtool.diagnostics import closest
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Edit, Finding
from kbtool.lint.rule import Options, Rule, RuleText
from kbtool.lint.stated_names import find_stated_names

TAGS = "title: {en: Billing}"
PLAIN = re.compile(r"\w[\w-]*")
"""Needs no quotes in YAML as this project reads it."""


class UnknownTag(Rule[Options]):
    """Every tag of an article stands in tags.yml.

    A tag groups articles only when all writers spell it the same, and readers see its title in their language from
    tags.yml. A tag that is written in two ways makes two pages with half of the articles each. A base without tags.yml
    has free tags, and nothing is reported.
    """

    id = "KB142"
    hint = "use a tag of tags.yml, or add this one there"
    texts = {
        "zh": RuleText(
            title="文章的每个标签都列在 tags.yml 中。",
            why="只有所有作者写法一致，标签才能把文章归到一起；读者看到的标签名称也来自 tags.yml。同一个标签有两种写法"
            "，就会出现两个页面，各有一半文章。没有 tags.yml 的知识库可以随意用标签，不会报告。",
            hint="使用 tags.yml 里的标签，或把这个标签加进去",
        ),
        "fa": RuleText(
            title="هر برچسب مقاله در tags.yml آمده است.",
            why="برچسب وقتی مقاله‌ها را گرد می‌آورد که همه آن را یک‌جور بنویسند، و نامی که خواننده می‌بیند از tags.yml است."
            " برچسبی که دو جور نوشته شود دو صفحه می‌سازد، هرکدام با نیمی از مقاله‌ها. "
            "جایی که tags.yml نیست برچسب‌ها آزادند و چیزی گزارش نمی‌شود.",
            hint="یکی از برچسب‌های tags.yml را به کار ببرید، یا این یکی را به آن بیفزایید",
        ),
    }
    passes = (
        Case({"_data/tags.yml": f"billing:\n  {TAGS}\n", "en/a.md": "---\ntitle: A\ntags: [billing]\n---\nA\n"}),
        Case({"en/a.md": "---\ntitle: A\ntags: [anything]\n---\nA\n"}, note="no tags.yml: free tags"),
        Case(
            {"_data/tags.yml": "billing: 1\n", "en/a.md": "---\ntitle: A\ntags: [billing]\n---\nA\n"},
            note="a tags.yml with an error has a finding of its own",
        ),
    )
    fails = (
        Case(
            {
                "_data/tags.yml": f"billing:\n  {TAGS}\n",
                "en/a.md": "---\ntitle: A\ntags:\n  - billing\n  - weather\n---\nA\n",
                "en/b.md": "---\ntitle: B\ntags: [Billing]\n---\nB\n",
            },
            at=("en/a.md:5:5", "en/b.md:3:8"),
            fixed={"en/b.md": "---\ntitle: B\ntags: [billing]\n---\nB\n"},
            note="only the letter case is mended",
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Looks every stated tag up."""
        data = context.kb.data
        if "tags" not in data.present or any(found.path.endswith("/tags.yml") for found in data.diagnostics):
            return
        folded = {tag.casefold(): tag for tag in data.tags}
        hints: dict[str, str] = {}
        for manuscript in context.manuscripts:
            for tag in find_stated_names(manuscript, "tags", lambda name: name not in data.tags):
                name = tag.text
                if name not in hints:
                    near = closest(name, data.tags)
                    hints[name] = f"did you mean {near}? else add it to tags.yml" if near else ""
                edits = self._edits(tag, folded.get(name.casefold(), ""))
                yield Finding(manuscript.path, tag.span, f"tags.yml has no {name[:60]}", hints[name], edits)

    @staticmethod
    def _edits(tag: Scalar, right: str) -> tuple[Edit, ...]:
        return (Edit(tag.span, right),) if PLAIN.fullmatch(right) else ()
