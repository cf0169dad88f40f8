"""The text of Markdown as readers of the page see it, as far as words go.

No renderer: it takes away what is markup and puts a gap wherever the page has one. The same is done to what is
restricted and to what is not, so that a common passage is always recognised as one.
"""

import re
from html import unescape

from kbtool.verify.fingerprints.tokens import GAP

CODE = re.compile(r"^([ \t>]*)(`{3,}|~{3,})([^`\n]*)\n(.*?)^[ \t>]*\2[ \t]*$", re.MULTILINE | re.DOTALL)
TITLE = re.compile(r"\btitle=(\"[^\"]*\"|'[^']*')")
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\](\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])")
DEFINITION = re.compile(r"^[ \t]*\[[^\]\n]+\]:.*$", re.MULTILINE)
NOTE = re.compile(r"\[\^[^\]\n]+\]")
ATTRIBUTES = re.compile(r"\{[ ]*(?:[:#.]|[\w-]+=)[^{}\n]*\}")
TAG = re.compile(r"</?([a-zA-Z][\w-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
INLINE = re.compile(r"a|abbr|b|bdi|bdo|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|var|wbr")
ELEMENT = re.compile(
    "abbr|address|area|article|aside|audio|a|base|bdi|bdo|big|blockquote|body|br|button|b|canvas|caption|center|cite|"
    "code|colgroup|col|datalist|data|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|"
    "footer|form|h[1-6]|header|head|hgroup|hr|html|iframe|img|input|ins|i|kbd|label|legend|link|li|main|map|mark|math|"
    "menu|meta|meter|nav|noscript|object|ol|optgroup|option|output|param|path|picture|pre|progress|p|q|rp|rt|ruby|samp|"
    "script|search|section|select|slot|small|source|span|strong|style|sub|summary|sup|svg|s|table|tbody|td|template|"
    "textarea|tfoot|thead|th|time|title|track|tr|tt|ul|u|var|video|wbr"
)
"""`<file name>` is none: it stands for something in a sample, and is read."""
HEADING = re.compile(r"\n[ \t>]*#+([^\n]*)")
EDGE = re.compile(r"\n(?=[ \t>]*(?:\n|[-*+][ \t]|\d{1,9}[.)][ \t]|\||:[ \t]|===))")
"""These begin with a plain line end, for which a text is searched several times as fast."""
NUMBER = re.compile(rf"{GAP}[ \t>]*\d{{1,9}}[.)][ \t]")
ADMONITION = re.compile(r"\n[ \t>]*(?:!!!|\?\?\?\+?)[ \t]*[\w -]*([^\n]*)")
ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[\w-]+:")
"""Drawn by the theme, and nothing of it is read."""
ESCAPE = re.compile(r"\\([^\w\s])")


def markdown_text(text: str) -> str:
    """What is read, then what only stands in attributes, with gaps between the pieces."""
    codes: list[str] = []
    asides: list[str] = []
    if "```" in text or "~~~" in text:
        text = CODE.sub(lambda match: _code(match, codes), text)
    if "](" in text or "][" in text:
        for _ in range(2 if "[![" in text else 1):  # a picture that is a link
            text = LINK.sub(lambda match: _link(match, asides), text)
    if "]:" in text:
        text = DEFINITION.sub(lambda match: _aside(match, asides), text)
    if "[^" in text:
        text = NOTE.sub(" ", text)
    if "-" in text and ":" in text:
        text = ICON.sub(" ", text)
    if "{" in text:
        text = ATTRIBUTES.sub(" ", text)
    if "<" in text:
        text = TAG.sub(lambda match: _tag(match, asides), text)
    text = HEADING.sub(rf"{GAP}\1{GAP}", f"\n{text}")
    text = ADMONITION.sub(rf"{GAP}\1{GAP}", text) if "!!!" in text or "???" in text else text
    text = NUMBER.sub(GAP, EDGE.sub(GAP, text))
    whole = GAP.join([text, *codes, *asides])
    whole = ESCAPE.sub(r"\1", whole) if "\\" in whole else whole
    return unescape(whole) if "&" in whole else whole


def _code(match: re.Match[str], codes: list[str]) -> str:
    title = TITLE.search(match[3])
    codes += [match[4], *([title[1]] if title else [])]
    return GAP


def _link(match: re.Match[str], asides: list[str]) -> str:
    asides.append(match[3])
    if match[1]:
        asides.append(match[2])
        return " "
    return match[2]


def _aside(match: re.Match[str], asides: list[str]) -> str:
    asides.append(match[0])
    return GAP


def _tag(match: re.Match[str], asides: list[str]) -> str:
    if "=" in match[0]:
        asides.extend(re.findall(r"=[ ]*(\"[^\"]*\"|'[^']*'|[^\s>]+)", match[0]))
    elif not ELEMENT.fullmatch(match[1].lower()):
        return match[0]
    return "" if INLINE.fullmatch(match[1].lower()) else GAP
