"""KB910 attachment-shared-across-audiences."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from kbtool.content.files.used_files import find_attachment
from kbtool.diagnostics import Span
from kbtool.lint.case import Case
from kbtool.lint.context import Context
from kbtool.lint.finding import Finding
from kbtool.lint.manuscript import Manuscript
from kbtool.lint.references import find_references, readers_of
from kbtool.lint.rule import Options, Rule, RuleText


class AttachmentSharedAcrossAudiencesOptions(Options):
    """Options of attachment-shared-across-audiences."""

    shared: tuple[str, ...] = ()
    """Globs over paths below docs/ of files that are meant for all, such as `*/img/icons/*`."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a file is used."""

    manuscript: Manuscript
    span: Span
    audience: str
    """Who sees the place."""


class AttachmentSharedAcrossAudiences(Rule[AttachmentSharedAcrossAudiencesOptions]):
    """An image or file belongs to articles of one audience.

    A file that one public article uses is on the public site, whatever else uses it. When somebody replaces it with a
    picture that was meant for agents, customers see that too.
    """

    id = "KB910"
    hint = "give each audience a copy of its own, or name the file in the rule's option shared"
    texts = {
        "zh": RuleText(
            title="一张图片、一个文件只属于同一类读者的文章。",
            why="只要有一篇公开文章用了某个文件，它就会出现在公开网站上，不管还有谁在用。"
            "日后有人把它换成给坐席看的图，客户也会看到。",
            hint="给每类读者各放一份，或把文件写进本规则的 shared 选项",
        ),
        "fa": RuleText(
            title="هر تصویر یا فایل از آنِ مقاله‌های یک گروه از خوانندگان است.",
            why="فایلی که یک مقالهٔ عمومی به کار ببرد در سایت عمومی است، هر کس دیگری هم که به کارش ببرد. "
            "وقتی کسی آن را با تصویری برای کارشناسان عوض کند، مشتریان هم آن را می‌بینند.",
            hint="به هر گروه نسخهٔ خودش را بدهید، یا فایل را در گزینهٔ shared این قاعده بنویسید",
        ),
    }
    passes = (
        Case(
            {
                "en/a.md": "![A](a.png)\n",
                "en/b.md": "---\naudience: agents\n---\n![B](b.png)\n",
                "en/a.png": "",
                "en/b.png": "",
            }
        ),
        Case(
            {
                "en/a.md": "/// audience | agents\n![B](b.png)\n///\n\nText\n",
                "en/b.md": "---\naudience: agents\n---\n![B](b.png)\n",
                "en/b.png": "",
            },
            note="both places are for agents",
        ),
        Case(
            {"en/a.md": "![A](i/a.png)\n", "en/b.md": "---\naudience: agents\n---\n![B](i/a.png)\n", "en/i/a.png": ""},
            settings={"lint": {"attachment-shared-across-audiences": {"shared": ["en/i/*"]}}},
        ),
    )
    fails = (
        Case(
            {
                "en/a.md": "![A](plan.png)\n",
                "en/b.md": "---\naudience: agents\n---\n![A](plan.png)\n",
                "en/plan.png": "",
            },
            at=("en/a.md:1:6",),
            note="reported in the article that publishes it",
        ),
        Case(
            {
                "en/a.md": "---\ntitle: A\nattachments:\n  - file: p.pdf\n---\nA\n",
                "en/b.md": "/// audience | internal\n[P](p.pdf)\n///\n",
                "en/p.pdf": "",
            },
            at=("en/a.md:4:3",),
        ),
    )

    def check_knowledge_base(self, context: Context) -> Iterator[Finding]:
        """Compares the audiences of all places where a file is used."""
        audiences = context.configuration.settings.audiences
        if len(audiences) == 1:
            return
        uses: dict[str, list[Use]] = defaultdict(list)
        for manuscript in context.manuscripts:
            if manuscript.article.files:
                for file, use in _uses(manuscript, context):
                    uses[file].append(use)
        for file, places in sorted(uses.items()):
            if any(fnmatchcase(file, pattern) for pattern in self.options.shared):
                continue
            places.sort(key=lambda use: audiences.index(use.audience))
            first, last = places[0], places[-1]
            if first.audience != last.audience:
                message = f"{file} goes to {first.audience} readers, and {last.manuscript.path} uses it"
                yield Finding(first.manuscript.path, first.span, f"{message} for {last.audience} only")


def _uses(manuscript: Manuscript, context: Context) -> Iterator[tuple[str, Use]]:
    article = manuscript.article
    for reference in find_references(manuscript, context):
        if reference.target and reference.target.file:
            readers = readers_of(manuscript, reference.span.line, context)
            yield reference.target.file, Use(manuscript, reference.span, readers)
    for item in article.fields.attachments:
        file = find_attachment(article, item.file, context.configuration, context.kb.file_sizes)
        if file and article.fields.audience:
            yield file, Use(manuscript, manuscript.field_span("attachments"), article.fields.audience)
