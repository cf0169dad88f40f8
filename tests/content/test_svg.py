"""SVG files: what draws stays, what acts or asks goes."""

import base64

import pytest

from kbtool.content.media.publishable import publishable
from kbtool.content.media.svg import without_activity
from kbtool.content.media.unfit_file import UnfitFileError

NS = 'xmlns="http://www.w3.org/2000/svg"'
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(content: str, attributes: str = "") -> str:
    return f"<svg {NS}{attributes}>{content}</svg>"


def clean(text: str) -> str:
    return without_activity(text.encode()).decode().rstrip("\n")


def embedded(text: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(text.encode()).decode()


CLEAN = [
    svg('<title>A &amp; B</title><rect width="1" height="2" style="fill: red"/>'),
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n' + svg("<g/>"),
    "<svg:svg xmlns:svg='http://www.w3.org/2000/svg'><svg:path d='M0 0'/></svg:svg>",
    svg('<defs><linearGradient id="a"/></defs><path fill="url(#a)" d="M0 0"/><use xlink:href="#a"/>', f" {LINKS}"),
    svg('<style>.a { fill: url("#b"); color: #fff }</style><text class="a" xml:space="preserve"> x </text>'),
    svg('<image href="data:image/png;base64,iVBORw0KGgo=" width="1"/>'),
    svg('<switch><foreignObject requiredFeatures="x"><div xmlns="http://www.w3.org/1999/xhtml" style="color: red">'
        "<b>x</b></div></foreignObject><text>x</text></switch>"),
]  # fmt: skip


@pytest.mark.parametrize("text", CLEAN)
def test_a_drawing_that_is_nothing_else_keeps_its_bytes(text: str) -> None:
    assert without_activity(text.encode()) == text.encode()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<script>alert(1)</script><g/>", "<g/>"),
        ('<script href="/x.js"/><g/>', "<g/>"),
        ('<g onload="alert(1)" id="a"/>', '<g id="a"/>'),
        ('<g ONLOAD="alert(1)" data-x="1"/>', "<g/>"),
        ('<a href="javascript:alert(1)"><path d="M0"/></a>', '<path d="M0"/>'),
        ('<animate attributeName="href" values="javascript:alert(1)"/><set attributeName="onclick" to="x"/>', ""),
        ('<use href="https://evil.example/a.svg#x"/>', "<use/>"),
        ('<use href="data:image/svg+xml;base64,AAAA"/>', "<use/>"),
        (f'<use {LINKS} xlink:href="//evil.example/a.svg#x"/>', "<use/>"),
        ('<image href="https://evil.example/pixel.png"/>', "<image/>"),
        ('<image href="javascript:alert(1)"/>', "<image/>"),
        ('<image href="data:text/html;base64,AAAA"/>', "<image/>"),
        (f'<image href="{embedded(svg("<script/><g/>"))}"/>', f'<image href="{embedded(svg("<g/>") + chr(10))}"/>'),
        (f'<image href="{embedded("<html/>")}"/>', "<image/>"),
        ("<style>@import 'https://evil.example/a.css';</style><g/>", "<g/>"),
        ("<style>g { fill: url(https://evil.example/x) }</style><g/>", "<g/>"),
        ("<style>g { fill: u\\72l(//evil.example/x) }</style><g/>", "<g/>"),
        ("<style>g { background: image-set('//evil.example/x' 1x) }</style><g/>", "<g/>"),
        ('<g style="fill: url(//evil.example/x)"/>', "<g/>"),
        ('<g fill="url(https://evil.example/x)" filter="url( \'#a\' )"/>', "<g filter=\"url( '#a' )\"/>"),
        (f'<foreignObject><div {XHTML} onclick="x">a<script>b</script></div></foreignObject>',
         f"<foreignObject><div {XHTML}>a</div></foreignObject>"),
        (f'<foreignObject><iframe {XHTML} src="//evil.example"/></foreignObject>', "<foreignObject/>"),
        (f"<foreignObject><form {XHTML}><input/></form></foreignObject>", "<foreignObject/>"),
        ("<metadata><x>zqauthor</x></metadata><!-- zqcomment --><g/>", "<g/>"),
        ('<x:doc xmlns:x="urn:editor" x:name="/home/zq/a.svg"/><g xmlns:x="urn:editor" x:label="zq"/>', "<g/>"),
        ("<handler/><listener/><video/><audio/><iframe/><g/>", "<g/>"),
        ("<g/><?xml-stylesheet href='//evil.example/a.css'?>", "<g/>"),
    ],
)  # fmt: skip
def test_what_acts_asks_or_tells_of_the_author_goes(content: str, expected: str) -> None:
    shown = clean(svg(content))
    assert shown == (svg(expected) if expected else f"<svg {NS}/>")
    assert clean(shown) == shown


def test_a_default_of_an_attribute_in_the_document_type_does_not_slip_in() -> None:
    shown = clean(f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>{svg("<g/>")}')
    assert shown == svg("<g/>")


def test_an_instruction_before_the_drawing_goes() -> None:
    assert clean(f"<?xml-stylesheet href='//evil.example/a.css'?>{svg('<g/>')}") == svg("<g/>")
    assert clean(f"<!-- zqauthor -->{svg('<g/>')}") == svg("<g/>")


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


@pytest.mark.parametrize(
    "text",
    [
        f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>{svg("<text>&l9;</text>")}',
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{svg("<text>&x;</text>")}',
        f'<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://evil.example/x.dtd">%x;]>{svg("")}',
        "<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>",
        "<svg><g/></svg>",
        "<svg",
        svg("<g>" * 300 + "</g>" * 300),
        svg("<g></svg>"),
        "GIF89a",
        f'<?xml version="1.0" encoding="no-such-code"?>{svg("")}',
    ],
)
def test_what_is_no_drawing_or_declares_entities_is_refused(text: str) -> None:
    with pytest.raises(UnfitFileError):
        publishable("a.svg", text.encode())
