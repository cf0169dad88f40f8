from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbtool.site.allowed_html import ELEMENTS
from kbtool.site.sanitise import sanitise


def keep(attribute: str, url: str) -> str:
    return url


def clean(html: str) -> str:
    return sanitise(html, keep)


class Elements(HTMLParser):
    """Every element with its attributes, as a parser that shares nothing with nh3 sees them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.comments: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


KEPT = {
    "tabs": '<div class="tabbed-set tabbed-alternate" data-tabs="1:1"><input checked="checked" id="__tabbed_1_1" '
    'name="__tabbed_1" type="radio"><div class="tabbed-labels"><label for="__tabbed_1_1">One</label></div>'
    '<div class="tabbed-content"><div class="tabbed-block"><p>x</p></div></div></div>',
    "task": '<ul class="task-list"><li class="task-list-item"><label class="task-list-control">'
    '<input type="checkbox" checked="" disabled=""><span class="task-list-indicator"></span></label> x</li></ul>',
    "details": '<details class="note" open=""><summary>More</summary><p>x</p></details>',
    "admonition": '<div class="admonition note"><p class="admonition-title">Note</p><p>x</p></div>',
    "footnote": '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
    '<div class="footnote"><hr><ol><li id="fn:1"><p>x</p></li></ol></div>',
    "highlight": '<div class="language-python highlight"><table class="highlighttable"><tbody><tr>'
    '<th colspan="2" class="filename"><span class="filename">x.py</span></th></tr><tr><td class="linenos">'
    '<pre><span></span><span class="normal">1</span></pre></td><td class="code"><pre><code>'
    '<span class="hll"><span class="k">x</span></span></code></pre></td></tr></tbody></table></div>',
    "lines": '<pre><span></span><code><span id="__span-0-1"><a id="__codelineno-0-1" name="__codelineno-0-1" '
    'href="#__codelineno-0-1"></a>x</span></code></pre>',
    "keys": '<span class="keys"><kbd class="key-control">Ctrl</kbd><span>+</span></span>',
    "words": '<mark>x</mark><abbr title="y">x</abbr><ins>x</ins><del>x</del><sub>2</sub><sup>2</sup><s>x</s>',
    "cards": '<div class="grid cards"><ul><li><p>x</p><hr><p>y</p></li></ul></div>',
    "figure": '<figure><img src="a.png" alt="b" width="100" height="50" loading="lazy">'
    "<figcaption>c</figcaption></figure>",
    "icon": '<span class="twemoji"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="currentColor">'
    '<path d="M0 0h24v24H0z" fill="none"></path></svg></span>',
    "button": '<a class="md-button md-button--primary" href="a/">x</a>',
    "window": '<a href="https://example.com/" target="_blank" rel="noopener">x</a>',
    "table": '<table><thead><tr><th style="text-align:left">a</th></tr></thead><tbody><tr>'
    '<td style="text-align:right">1</td></tr></tbody></table>',
    "media": '<video controls="" poster="p.png" src="v.mp4" width="640"><track kind="captions" src="v.vtt">'
    '</video><audio controls=""><source src="a.mp3" type="audio/mpeg"></audio>',
    "srcset": '<img src="a.png" srcset="a.png 1x, b.png 2x" alt="">',
    "direction": '<div dir="rtl" lang="fa"><bdi>x</bdi></div>',
    "ruby": "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
    "ids": '<h2 id="退款">x</h2><a name="old"></a>',
    "mail": '<a href="mailto:a@b.example">x</a><a href="tel:+123">y</a>',
}


@pytest.mark.parametrize("name", KEPT)
def test_what_markdown_makes_is_kept(name: str) -> None:
    assert clean(KEPT[name]) == KEPT[name]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a<script>alert(1)</script>b", "ab"),
        ("<SCRIPT src=//x>", ""),
        ("<svg><script>alert(1)</script></svg>", "<svg></svg>"),
        ("<style>*{}</style><title>x</title>t", "t"),
        ("<img src=a onerror=alert(1)>", '<img src="a">'),
        ("<svg/onload=alert(1)>", "<svg></svg>"),
        ('<p style="position:fixed;background:url(x)">x</p>', "<p>x</p>"),
        ('<td style="text-align:left;position:fixed">', ""),
        ("<a href=javascript:alert(1)>x</a>", "<a>x</a>"),
        ("<a href=' jAva\nscript&colon;alert(1)'>x</a>", "<a>x</a>"),
        ("<a href='&#1;javascript:x'>x</a>", "<a>x</a>"),
        ("<a href=vbscript:x>x</a><a href='data:text/html,x'>y</a>", "<a>x</a><a>y</a>"),
        ("<img src='data:image/svg+xml,<svg onload=x>'>", "<img>"),
        ("<img srcset='javascript:x 1x, data:y 2x'>", "<img>"),
        ("<video poster=javascript:x src=https://e.example/v.mp4></video>", "<video></video>"),
        ("<source src=//e.example/v.mp4><source src='\\\\e.example/v'>", "<source><source>"),
        ("<base href=//x><meta http-equiv=refresh content=0><link rel=stylesheet href=x>", ""),
        ("<object data=x><embed src=x>t</object>", "t"),
        ("<iframe srcdoc='<script>'>x</iframe>y", "y"),
        ("<form action=x><input name=q><input type=password><button formaction=x>b</button></form>", "b"),
        ("<input type=checkbox name=x>", '<input type="checkbox" disabled="">'),
        (
            "<input type=radio name=x><input type=radio name=__tabbed_1 disabled>",
            '<input type="radio" name="__tabbed_1">',
        ),
        ("<!-- secret --><p>x</p><![CDATA[y]]>", "<p>x</p>"),
        ("<a href=x ping=y>z</a>", '<a href="x">z</a>'),
        ("<p id=__config>x</p><p id=__tabbed_1_1>y</p><a name=__x>", "<p>x</p><p>y</p><a></a>"),
        ("<h2 id=__init__>x</h2><h2 id=__tabbed_1>y</h2>", '<h2 id="__init__">x</h2><h2>y</h2>'),
        ("<p class='md-header kb-x note md-button'>x</p>", '<p class="note md-button">x</p>'),
        ("<p class=md-header>x</p>", "<p>x</p>"),
        ("<svg><foreignObject><p>x</p></foreignObject><use href=//x /><image href=x /></svg>", "<svg></svg>"),
        ("<svg><path fill='url(//x)' stroke='u\\72l(//x)' d=M0></path></svg>", '<svg><path d="M0"></path></svg>'),
        (
            "<a target=_blank rel='opener nofollow' href=x>y</a>",
            '<a target="_blank" rel="nofollow noopener" href="x">y</a>',
        ),
        ("<a target=_top href=x>y</a><a target=_blank>z</a>", '<a href="x">y</a><a>z</a>'),
        ("<div tabindex=1 contenteditable popover autofocus accesskey=x data-md-component=y>z</div>", "<div>z</div>"),
        ("<main><nav>x</nav></main>", "x"),
        ("<img width=100vw height='9e9'>", "<img>"),
    ],
)
def test_what_is_active_or_deceives_goes(html: str, expected: str) -> None:
    assert clean(html) == expected


def test_every_address_is_asked_for() -> None:
    asked: list[tuple[str, str]] = []

    def resolve(attribute: str, url: str) -> str | None:
        asked.append((attribute, url))
        return None if "gone" in url else f"/new/{url}"

    html = (
        '<a href="a.md">a</a><a href="gone.md">b</a><img src="c.png" srcset="d.png 1x, gone.png 2x, e,f.png 3x">'
        '<video src="g.mp4" poster="gone.png"></video><a href=" kb:id ">h</a>'
    )
    assert sanitise(html, resolve) == (
        '<a href="/new/a.md">a</a><a>b</a><img src="/new/c.png" srcset="/new/d.png 1x, /new/e,f.png 3x">'
        '<video src="/new/g.mp4"></video><a href="/new/kb:id">h</a>'
    )
    assert asked == [
        ("href", "a.md"),
        ("href", "gone.md"),
        ("src", "c.png"),
        ("srcset", "d.png"),
        ("srcset", "gone.png"),
        ("srcset", "e,f.png"),
        ("src", "g.mp4"),
        ("poster", "gone.png"),
        ("href", "kb:id"),
    ]


@pytest.mark.parametrize("answer", ["javascript:x", "java\tscript:x", "\x01data:x", "kb:id"])
def test_an_address_is_not_trusted_because_it_was_resolved(answer: str) -> None:
    assert sanitise('<a href="x">y</a>', lambda attribute, url: answer) == "<a>y</a>"


def test_a_fault_in_resolve_is_not_swallowed() -> None:
    def resolve(attribute: str, url: str) -> str | None:
        raise ZeroDivisionError(url)

    with pytest.raises(ZeroDivisionError, match=r"x\.md"):
        sanitise('<a href="x.md">y</a>', resolve)


def test_classes_of_the_templates_stay_theirs() -> None:
    html = '<p class="skip mine is-home">a</p>'
    assert sanitise(html, keep, reserved_classes=frozenset({"skip"})) == '<p class="mine">a</p>'


def test_blank_lines_before_code_cost_no_passes() -> None:
    assert clean("<p>a</p><pre>" + "\n" * 100 + "b\n\nc</pre>") == "<p>a</p><pre>b\n\nc</pre>"


def test_ids_of_the_templates_stay_theirs() -> None:
    html = '<h2 id="kb-main">a</h2><label for="kb-main">b</label><p id="mine">c</p>'
    expected = '<h2>a</h2><label>b</label><p id="mine">c</p>'
    assert sanitise(html, keep, reserved_ids=frozenset({"kb-main"})) == expected


@pytest.mark.parametrize(
    "src",
    [
        "http://video.example/1",
        "//video.example/1",
        "https://video.example.evil.example/",
        "https://evil@video.example/",
        "https://video.example:8443/",
        "javascript:alert(1)",
        "https://[::1",
        "",
    ],
)
def test_a_frame_from_elsewhere_goes(src: str) -> None:
    html = f'<p>a</p><iframe src="{src}"><p>b</p></iframe>'
    assert sanitise(html, keep, embeds=frozenset({"video.example"})) == "<p>a</p>"


def test_a_frame_from_an_allowed_host_stays_in_a_sandbox() -> None:
    html = '<iframe src="https://video.example/1" srcdoc="<script>" onload="x" sandbox=""><script>x</script></iframe>'
    found = Elements(sanitise(html, keep, embeds=frozenset({"video.example"}))).found
    assert [element for element, _ in found] == ["iframe"]
    attributes = found[0][1]
    assert attributes["src"] == "https://video.example/1"
    assert "allow-scripts" in attributes["sandbox"]
    assert attributes.keys() <= {"src", "loading", "referrerpolicy", "sandbox"}


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<ul><li>" * 50_000,
        "<svg>" + "<g>" * 50_000,
        "<p>" + "".join(f"<b class=c{i}>" for i in range(2_000)) + "<p>x" * 20_000,
        "<b><p>" * 50_000,
    ],
)
def test_absurd_nesting_comes_back_as_text(html: str) -> None:
    cleaned = clean(html)
    assert len(cleaned) < 20 * len(html)
    assert {element for element, _ in Elements(cleaned).found} <= {"p"}


@pytest.mark.parametrize(
    "html",
    [
        "<table>" + "<tr><td>x<td>y" * 5_000 + "</table>",
        "<ul>" + "<li>x" * 5_000 + "</ul>",
        "<pre><code>" + '<span class="k">x</span>\n' * 20_000 + "</code></pre>",
        "<p>" + "<br>" * 5_000,
        '<p><a href="x"><em>x</em></a></p>' * 5_000,
    ],
)
def test_a_long_page_is_not_taken_for_a_deep_one(html: str) -> None:
    assert len(Elements(clean(html)).found) >= 5_000


SCHEMES = [
    "javascript:x",
    "data:text/html,x",
    " vbscript:x",
    "java\nscript:x",
    "a.md",
    "//e.example/",
    "#__config",
    "kb:a",
]
NAMES = "href src srcset poster style onclick onerror id name class type target fill".split()  # noqa: SIM905
VALUES = [
    "__tabbed_1",
    "__config",
    "radio",
    "checkbox",
    "_blank",
    "text-align:left;x:y",
    "url(x)",
    'a"b',
    "<b>",
    "a 1x, b",
]
FOREIGN = ["script", "style", "iframe", "object", "form", "template", "math", "mtext", "title", "desc", "noscript"]
FOREIGN += ["foreignObject", "textarea", "select", "option", "button", "base", "meta", "link", "xmp", "plaintext"]
TAGS = [*sorted(ELEMENTS), *FOREIGN]
attribute = st.tuples(st.sampled_from(NAMES), st.sampled_from(SCHEMES + VALUES)).map(
    lambda pair: f' {pair[0]}="{pair[1].replace(chr(34), "&quot;")}"'
)
opening = st.tuples(st.sampled_from(TAGS), st.lists(attribute, max_size=3)).map(
    lambda tag: f"<{tag[0]}{''.join(tag[1])}>"
)
closing = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
noise = st.sampled_from(
    [
        "text",
        "\n",
        "\n\n",
        "&lt;",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<",
        ">",
        '"',
        "&#x3c;script>",
        "\0",
        "\u2028",
        "<?x?>",
    ]
)
markup = st.lists(st.one_of(opening, opening, closing, noise), max_size=25).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(markup, st.text(max_size=60)), st.sampled_from([frozenset(), frozenset({"e.example"})]))
def test_nothing_active_survives_and_a_second_cleaning_changes_nothing(html: str, embeds: frozenset[str]) -> None:
    cleaned = sanitise(html, keep, embeds=embeds)
    assert sanitise(cleaned, keep, embeds=embeds) == cleaned
    parsed = Elements(cleaned)
    assert {element for element, _ in parsed.found} <= ELEMENTS | ({"iframe"} if embeds else set())
    assert parsed.comments == []
    for element, attributes in parsed.found:
        assert not [name for name in attributes if name.startswith("on")]
        assert attributes.get("style", "text-align:left") == "text-align:left"
        assert element in {"input", "h1", "h2", "h3", "h4", "h5", "h6"} or not attributes.get("id", "").startswith("__")
        for name in ("href", "src", "srcset", "poster"):
            assert (
                not attributes.get(name, "").replace("\n", "").strip().startswith(("java", "data:", "vbscript:", "kb:"))
            )
