"""Markdown at its edges, written and random: all that decides whether a construct is one."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

EDGES = (
    # within lines
    "`code` ``a ` b`` \\`no` `#!python 1 + 1` `:::js x` `open",
    '\\\\`a` \\\\+ ++ctrl+c++ ++"a b"++ \\++a++ \\\\++a++ ++a b++ +a+ \\\\\\++x++',
    "\\* \\_ \\\\ \\a \\[x](y) \\<b> \\| \\: \\~",
    (
        "[a](b) [a](<b c> 'd') [a](b \"c\" ) [a] (b) [a](b [![i](j)](k) ![](l) "
        "![a][r] ![r] [a][r] [a] [r] [r] [r][]\n\nAs [R], or [s].\n\n[r]: /u 'T'"
    ),
    "[a][r] [r] ![a][r] ![r] [a] [r]",
    "[a\nb][ R\nr ]\n\n[r r]: /u\n[s]: <v> (w)\n   [t]: x\n    [u]: y\n[v]:\n  /w\n  'x'",
    ("one[^1] two[^1] three[^n] four[^]\n\n[^1]: The *note*.\n    more\n\n    still\n[^n]: Other\n[^2]: Unused"),
    "[^1]: first\n[^1]: again\n\n   [^3]: third\n\n    [^4]: code\n\nx[^1][^3][^4]",
    (
        "<https://example.com/?a=b&c> <a@b.example> <mailto:a@b.example> "
        "<x> <b>*in*</b> <br/> <!-- c --> <?p?> <a@b> <://x>"
    ),
    "two blanks  \nand three   \nand a tab\t\nand none\nend  ",
    "&amp; &copy; &#169; &#xA9; &nosuch; & &; a&b;c AT&T\n\n*[amp]: x",
    ":smile: :material-rocket: :nosuch: a:b:c 10:30:00 :a b: ::",
    ("*a* **b** ***c*** _d_ __e__ ^f^ ^^g^^ ~h~ ~~i~~ ==j== *a **b** c* a_b_c **a*b ~a b~ ^a b^ = == === a==b==c"),
    "*[a*](b) **`c**` _<b>_</b> *a\n\nb* ~~a [b](c~~d) ==a *b== c*",
    "\x02klzzwxh:0000\x03 \x02wzxhzdk:0\x03 \x02amp\x03 \x0242\x03 `a` <b> \x02",
    "`a`\x02klzzwxh:0001\x03 *\x02klzzwxh:0000\x03*",
    # attributes and headings
    ("# A {#x .y z=1}\n\n## B { #x }\n\nText {.c}\n\nText\n{: .d }\n\n*e*{.f} [g](h){target=i j='k'} `l`{.m}{n}"),
    ("- a\n{: .b }\n- c\n    - d\n{: .e}\n\n| a {.b} | c |\n|---|---|\n| d {: .e } | f{g} |\n\nt\n{: .p}\n: d\n{: .q}"),
    (
        "# A {x}\n\n#B\n\n####### C\n\n## D ##\n\ntext\n# E\nmore\n\nF\n===\n\nG\n---\nmore\n\n"
        "H\n=\nI\n-\n\nJ\n==x\n\n\\# K"
    ),
    (
        "# Same\n\n## Same\n\n### Same\n\n## *Mark* `code` [link](x) <b>html</b> &amp; :smile: a[^1]\n\n"
        "[^1]: n\n\n#\n\n## "
    ),
    "[TOC]\n\n# A\n\n### B\n\n## C\n\n#### D\n\ntext [TOC] text\n\n- [TOC]\n\n> [TOC]\n\n`[TOC]`",
    ("# A { data-toc-label='Other *x*' }\n\n## A &lt;b&gt; <i>x</i> \\* _a_\n\n<h2>raw</h2>\n\n<h3 markdown>in</h3>"),
    # blocks
    (
        '!!! note\n    a\n\n    b\n\nc\n\n!!! warning "T *x*"\n    - d\n\n        e\n\n'
        '    f\n!!!no\n!!! a ""\n    x\nlazy'
    ),
    (
        "text\n!!! note\n    in\n\n    more\n\nafter\n\n- item\n\n    !!! tip\n        deep\n\n"
        "        deeper\n\n    back"
    ),
    ('??? note "T"\n    a\n\n    b\n\nc\n\n???+ tip\n    - d\n\n        e\n???no\n?? x\n??? "only title"\n    x'),
    (
        '=== "A"\n\n    a\n\n=== "B"\n\n    - b\n\n        c\n\n===! "C"\n    d\n\n'
        '===+ "D"\n    e\n=== no\n\n    f\n\nafter'
    ),
    "a\n\n    code\n    more\n\n\n    after blanks\n\nb\n\n\tt\n\n     five\n\n    x\ny\n   three",
    (
        "- a\n- b\n    - c\n\n    d\n\n        code\n\n* e\n+ f\n1. g\n2. h\n\n3) no\n\n10. i\n   lazy\n\n"
        "    para\n-no\n- "
    ),
    "۱. رقم\n۲. دوم\n\n١. عربي\n\n² not\n\n１. full\n\n1.no\n\n  2. two\n    3. code",
    "a | b\n--|--\nc | d\n\n|a|\n|-|\n|b|\n\n|a|b|\n|:-|-:|\n|`x|y`|\\||\n|c\n\na|b\n\n|x\n\nline\na|b\n-|-",
    (
        "Term\n:   Def\n\n    more\n\nOther\nthird\n: one\n: two\n\n:   three\n\n: \n\n    :   code\n\n"
        "no :  def\n\n- t\n    : d\n\n        x\n\n- a\n: d\n    - c"
    ),
    "> q\n> > r\nlazy\n\n> - s\n>\n>     c\n\na\n> b\n\n>\n\n    > code\n\n   >three\n>x",
    "---\n\n* * *\n\n_ _ _\n\n  - - -\n\na\n***\nb\n\n-- -\n\n--\n\n    ---\n\n- - -\n- a\n___x",
    (
        "*[HTML]: Hypertext\n*[W3C]: Consortium\n\nHTML and W3C, `HTML`, xHTML, **HTML**\n\n"
        '*[HTML]: ""\n\n *[A]: b\n\n*[X]:\n y\n\nX'
    ),
    "- [ ] a\n- [x] b\n- [X] c\n- [] d\n\n- [ ] e\n\n    f\n\n1. [x] g\n   [ ] h",
    # code
    (
        "```\na\n```\n\n~~~ python\nb\n~~~\n\n```python hl_lines='1' linenums='3'\nc = 1\n```\n\n"
        "``` { .js #i .k title='T' data-x=1 }\nd\n```"
    ),
    (
        '```nosuch\na < b\n```\n\n```text\n\n a\n\n```\n\n``` python title="<b>"\nx\n```\n\n'
        '```mermaid\ngraph\n```\n\n```c++ bad="1"\nx\n```'
    ),
    (
        "> ```\n> a\n> ```\n\n- x\n\n    ```py\n    y\n\n    z\n    ```\n\n    ~~~\n  out\n    ~~~\n\n"
        "```\nopen\n\n````\n```\n````\n``` x"
    ),
    (
        "    ```\n    in indented\n    ```\n\n\t```\n\ttab\n\t```\n\n  ```sh\n  $ a\n  ```\n\n"
        "```console\n$ a\nb\n```\n>```\n>x\n>```"
    ),
    # HTML
    (
        "<div>\n*raw*\n</div>\n\n<div markdown>\n*in*\n\n- a\n</div>\n\n<p markdown=span>*x*</p>\n\n"
        "<div markdown=1>\n\n<b>c</b>\n\n# H\n"
    ),
    (
        "<details><summary>s</summary>\n\ntext\n\n</details>\nafter\n\n<pre>\n\n*a*\n\n</pre>\n\n"
        "<script>a < b && c</script>\n\n<!-- a\n\nb -->"
    ),
    (
        "a <span markdown>*x*</span> b\n\n<hr>\n<br>\n\n<div><div markdown>\n\n> q\n\n</div></div>\n\n"
        "</div>\n\n< a > b &lt; </>\n\n<?php x ?>\n<![CDATA[y]]>"
    ),
    (
        "<table><tr><td markdown>*a*</td></tr></table>\n<h1>T</h1>\n\n<img src=a.png>\n\n"
        "<a href='x'>y</a>\n\n&lt;b&gt;\n\n&\n\n<"
    ),
    # whitespace and scripts
    "\ufeff# A\n\r\nb\r\rc\n \n\t\nd\u2028e\u0085f\x0cg\x0bh\xa0\n\u3000i",
    (
        "سلام *دنیا* و [پیوند](x) : ؟\n\n- یک\n- دو\n\n> نقل\n\n\u200f# نه\n\n# عنوان {#x}\n\n"
        "中文*强调*文字 **粗**体：`码`\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |"
    ),
    "",
    "\n\n\n",
    "x",
)
PIECES = (
    *("a", "b c", "word ", " ", "  ", "    ", "\n", "\n\n"),
    *("  \n", "\n    ", "\n\n    ", "\t", "\n> ", "\n- ", "\n* ", "\n1. "),
    *("*", "**", "_", "__", "~", "~~", "^", "^^", "="),
    *("==", "===", "`", "``", "\n```\n", "\n~~~\n", "```py", "\\", "++", "+"),
    *("[", "]", "(", ")", "](", "![", "[^1]"),
    *("[r]", "[r][s]", "\n[^1]: ", "\n[r]: /u", "\n*[a]: ", "[x](y)", "![x](y)", "[ ]"),
    *("<", ">", "</", "<b>", "</b>", "<div>"),
    *("</div>", "<div markdown>", "<p markdown='span'>", "<!--", "-->", "<?", "<a@b.c>"),
    *("&", "&amp;", "&#1;", ":", "::", ":a:", ":smile:"),
    *("|", "\na|b\n-|-\nc|d", "\n|", "---", "\n---\n", "\n===\n", "#", "\n# "),
    *("{", "}", "{: .a }", "{#b}", "\n{: c=d }"),
    *("\n!!! note\n    ", "\n??? tip\n    ", '\n=== "A"\n\n    ', "\n:   ", "[TOC]"),
    *("\x02", "\x03", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x0242\x03", "<https://a>"),
    *("++a++", "'", '"', "!", "?", "۱. "),
    *("سلام", "中文", "\u200c", "\u200f", "\u2028", "\xa0", "\r"),
    *("0", "-", "\n    - ", "\n        ", "\n\n\n", "$ ", "http://a"),
)  # fmt: skip


def soups() -> SearchStrategy[str]:
    """Random articles: signs, half-open marks, blocks within blocks, placeholders, and pieces of the edges."""
    lines = [line for text in EDGES for line in text.split("\n\n")]
    piece = st.sampled_from(PIECES) | st.sampled_from(PIECES) | st.sampled_from(lines) | st.text(max_size=3)
    return st.lists(piece, max_size=40).map("".join)
