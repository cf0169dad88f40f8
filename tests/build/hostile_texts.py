"""Articles that are written to stop a build, or to make it slow.

The kinds of attack are those that parsers of Markdown were found to fall to (the lists of cmark and Python-Markdown,
and our own measurements); each text is made here, from its idea.
"""

from collections.abc import Iterator

MILLION = 1_000_000
LINE = "A sentence that says nothing much.\n"


def hostile_texts() -> dict[str, str]:
    """Name → the Markdown below the front matter; none is larger than an article may be."""
    groups = (_repeated(), _marks(), _deep(), _wide(), _definitions(), _html(), _ours())
    return {name: text for group in groups for name, text in group}


def hostile_files() -> dict[str, bytes]:
    """Name → a whole file, for attacks on what reads it before Markdown does."""
    return {
        "huge": b"---\ntitle: A\n---\n" + b"a\n" * 25 * MILLION,
        "huge-front-matter": b"---\ntitle: A\nkeywords: [" + b"a, " * 300_000 + b"]\n---\n",
        "front-matter-without-end": b"---\n" + b"a: b\n" * 190_000,
        "many-keys": b"---\ntitle: A\n" + b"".join(b"k%d: v\n" % i for i in range(6_000)) + b"---\n",
        "same-keys": b"---\n" + b"title: A\n" * 6_000 + b"---\n",
        "deep-yaml": b"---\ntitle: " + b"[" * 30_000 + b"\n---\n",
        "aliases": b"---\na: &a [x]\n" + b"".join(b"k%d: [*a, *a]\n" % i for i in range(3_000)) + b"---\n",
        "long-number": b"---\ntitle: A\nweight: " + b"9" * 60_000 + b"\n---\n",
        "long-title": b"---\ntitle: " + b"the " * 15_000 + b"\n---\n",
        "nul": b"\0" * MILLION,
        "not-utf-8": b"a" * 900_000 + b"\xff",
        "carriage-returns": b"\r" * 900_000,
    }


def _repeated() -> Iterator[tuple[str, str]]:
    """One opening again and again, and nothing that closes it."""
    openings = {
        "brackets": "[",
        "images": "![[",
        "link-starts": "[a](",
        "link-angles": "[a](<b",
        "link-titles": '[a](b "',
        "reference-starts": "[a][",
        "declarations": "<![",
        "comments": "<!--",
        "instructions": "<?",
        "tags": "<a ",
        "closing-tags": "</",
        "entities": "&",
        "autolinks": "<https://a",
        "mail": "<a@",
        "attributes": "{: ",
        "keys": "++a",
        "emoji": ":a",
        "marks": "==a",
        "formulas": "\\(",
        "quotes-in-tag": '<a href="',
    }
    for name, opening in openings.items():
        yield f"open-{name}", opening * (15_000 // len(opening)) + "\n"


def _marks() -> Iterator[tuple[str, str]]:
    """Emphasis and code, which are matched in pairs."""
    yield "stars", "*a **b " * 1_500
    yield "underscores", "_a __b " * 1_500
    yield "mixed-emphasis", "*_~^" * 2_500
    yield "left-flanking", "a**b" + "c* " * 3_500
    yield "right-flanking", "a* " * 3_500 + "b**c"
    yield "stars-alone", "*" * 10_000 + "a"
    yield "tildes", "~a ~~b " * 1_500
    yield "carets", "^a ^^b " * 1_500
    yield "backticks-growing", "".join("e" + "`" * i for i in range(1, 400))
    yield "backticks-alone", "`a" * 5_000
    yield "backslashes", "\\" * 10_000
    yield "code-of-words", "`#!python " * 1_000
    yield "spaces", "a" + " " * 10_000 + "b"
    yield "trailing-spaces", ("a" + " " * 300 + "\n") * 300
    yield "closed-links", "[a](b)" * 1_500
    yield "nested-links", "[" * 1_700 + "a" + "](b)" * 1_700
    yield "nested-images", "![" * 1_000 + "a" + "](b)" * 1_000
    yield "emphasis-in-links", "*[a*" * 2_500


def _deep() -> Iterator[tuple[str, str]]:
    """Blocks inside blocks."""
    yield "quotes", ">" * 300 + " a\n"
    yield "many-quotes", ">" * 3_500 + "a\n"
    yield "quote-lines", "".join("> " * i + "a\n" for i in range(1, 300))
    yield "lists", "".join("    " * i + "* a\n" for i in range(300))
    yield "lists-on-a-line", "- " * 300 + "a\n"
    yield "numbers-on-a-line", "1. " * 3_500 + "a\n"
    yield "quotes-and-lists", "> - " * 200 + "a\n"
    yield "notes", "".join("    " * i + "!!! note\n" for i in range(200)) + "    " * 200 + "a\n"
    yield "details", "".join("    " * i + '??? note "A"\n' for i in range(200)) + "    " * 200 + "a\n"
    yield "tabs", "".join("    " * i + '=== "A"\n' for i in range(200)) + "    " * 200 + "a\n"
    yield "definition-lists", "a\n" + "".join("    " * i + ":   b\n\n" for i in range(200))
    yield "notes-of-notes", "a[^1]\n\n" + "[^1]:\n" + "".join("    " * i + "[^1]: a\n" for i in range(1, 200))
    yield "fences", "".join("`" * i + "\n" for i in range(3, 900))
    yield "fences-in-lists", "".join("    " * i + "* a\n\n" + "    " * (i + 1) + "```\n" for i in range(49))
    yield "emphasis", "*a " * 3_500 + "a*" * 3_500
    yield "strong", "**a " * 2_000 + "b" + " a**" * 2_000


def _wide() -> Iterator[tuple[str, str]]:
    """Much of one thing."""
    yield "headings", "## Same\n\n" * 10_000
    yield "numbered-headings", "".join(f"###### Part {i}\n\n" for i in range(1_500))
    yield "underlined-headings", "Same\n====\n\n" * 1_500
    yield (
        "columns",
        "|".join("a" * 3_000) + "\n" + "|".join(["---"] * 3_000) + "\n" + ("|".join("b" * 3_000) + "\n") * 10,
    )
    yield "rows", "a|b\n---|---\n" + "c|d\n" * 5_000
    yield "pipes", "|" * 10_000 + "\n"
    yield "almost-tables", "a|b\n-|\n" * 2_500
    yield "one-line", "word " * (MILLION // 5 - 100) + "\n"
    yield "one-word", "a" * (MILLION - 1_000) + "\n"
    yield "paragraphs", (LINE + "\n") * 2_000
    yield "lines", LINE * 3_500
    yield "blank-lines", "a" + "\n" * 100_000 + "b\n"
    yield "items", "* a\n" * 10_000
    yield "loose-items", "* a\n\n" * 5_000
    yield "rules", "---\n\n" * 6_500
    yield "code", "```python\n" + "x = (1, 'a')  # why\n" * 7_500 + "```\n"
    yield "code-blocks", "```\na\n```\n\n" * 2_500
    yield "unclosed-string", "```python\n" + '"""' * 10_000 + "\n```\n"
    yield "tasks", "- [ ] a\n" * 5_000


def _definitions() -> Iterator[tuple[str, str]]:
    """What is defined once and used often: short texts that grow."""
    yield "references", "".join(f"[r{i}]: https://example.com/{i}\n" for i in range(3_500))
    yield "used-references", "[r]\n" * 13_000 + "\n[r]: https://example.com/" + "a" * 33_000 + "\n"
    yield "same-references", "[r]: /a\n" * 10_000
    yield "long-label", "[" + "a" * 35_000 + "]: /a\n\n[" + "a" * 35_000 + "]\n"
    yield "footnotes", "".join(f"a[^{i}]\n\n[^{i}]: b\n\n" for i in range(1_350))
    yield "used-footnotes", "a[^1]\n\n" * 3_500 + "[^1]: b\n"
    yield "footnote-lines", "[^1]: a\n" * 8_500
    yield "abbreviations", "".join(f"*[A{i}]: a\n" for i in range(2_700)) + "A1 A2 A3 " * 7_000
    yield "long-abbreviation", "A " * 50_000 + "\n\n*[A]: " + "long " * 33_000 + "\n"
    yield "attributes", "a {: " + "#a .b c=d " * 3_500 + "}\n"
    yield "attribute-lists", "*a*{: .b }\n" * 3_500


def _html() -> Iterator[tuple[str, str]]:
    """HTML of the writer's own."""
    yield "open-elements", "<div>" * 5_000 + "\n"
    yield "markdown-elements", '<div markdown="1">\n' * 700 + "a\n"
    yield "nested-elements", '<div markdown="1">\n' * 400 + "a\n" + "</div>\n" * 400
    yield "formatting-elements", "<b><i><u>" * 1_350 + "\n\n" + "a\n\n" * 700
    yield "unclosed-comment", "<!-- " + "a -- b\n" * 10_000
    yield "unclosed-pre", "<pre>\n" + "<code>\n" * 5_000
    yield "many-comments", "<!-- a -->\n" * 6_500
    yield "attribute-flood", "<p " + "".join(f'a{i}="b" ' for i in range(5_000)) + ">a</p>\n"
    yield "long-attribute", '<p title="' + "a" * 85_000 + '">a</p>\n'
    yield "tables-of-html", "<table>" * 1_500 + "\n"
    yield "foreign-elements", "<svg><math>" * 1_350 + "\n"
    yield "entity-flood", "&amp;" * 16_500 + "\n"
    yield "links-without-end", '<a href="x">' * 3_500 + "\n"


def _ours() -> Iterator[tuple[str, str]]:
    """What kbtool itself reads."""
    yield "audience-blocks", "/// audience | internal\na\n" * 3_500
    yield "deep-audience-blocks", "".join("/" * (3 + i) + " audience | public\n" for i in range(1_000)) + "a\n"
    yield "closed-audience-blocks", "/// audience | public\na\n///\n" * 3_500
    yield "almost-audience-blocks", "/// audiense | internal\n" * 3_500
    yield "slashes", "/" * 10_000 + "\n"
    yield "links-to-nothing", "".join(f"[a](nothing-{i}.md)\n" for i in range(5_000))
    yield "links-up", "[a](" + "../" * 8_500 + "a.md)\n"
    yield "links-to-parts", "[a](healthy-1.md#" + "b" * 85_000 + ")\n"
    yield "sources", '<img srcset="' + "a.png 1x, " * 8_500 + '">\n'
    yield "anchors", "".join(f'<a id="a{i}"></a>' for i in range(5_000)) + "\n"
    yield "bidirectional", "\u2067\u2066" * 16_500 + "\n"
    yield "combining", "a" + "\u0301" * 50_000 + "\n"
    yield "persian", "می\u200cخواهم " * 10_000 + "\n"
    yield "chinese", "知识库" * 16_500 + "\n"
    yield "numbers", "1" * 50_000 + "\n"
    yield "commas", "a, " * 35_000 + "\n"
    yield "doubled-words", "the the " * 16_500 + "\n"
    yield "allowances", "<!-- kbtool: allow heading-skip -->\n" * 3_500
