"""The title of an article that states none."""

import re

HEADING = re.compile(r" {0,3}#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*")
UNDERLINE = re.compile(r" {0,3}=+[ \t]*")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
MARKUP = (
    (re.compile(r"\s*\{[#.:][^{}]*\}\s*$"), ""),
    (re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (re.compile(r"!?\[([^\[\]]*)\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"<[^<>]*>"), ""),
    (re.compile(r"(`+|\*\*?|~~|(?<!\w)__?|__?(?!\w))(?=\S)(.+?)(?<=\S)\1"), r"\2"),
)


def find_heading_title(body: str) -> tuple[str, int] | None:
    """The text of the first heading of level 1 outside code, and its line in the body from 1; None without one."""
    fence = ""
    before = ""
    for i, line in enumerate(body.split("\n"), 1):
        match = FENCE.match(line)
        if fence:
            fence = "" if line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif match:
            fence = match.group(1)
        else:
            heading = HEADING.fullmatch(line)
            text = heading.group(1) if heading else before if UNDERLINE.fullmatch(line) else ""
            title = _plain(text)
            if title:
                return title, i if heading else i - 1
        before = "" if fence or not line.strip() else line.strip()
    return None


def title_from_path(key: str) -> str:
    """A readable title from an article's key: `billing/late-fees` is `Late fees`; `Home` for the home page."""
    name = key.rpartition("/")[2].replace("-", " ").replace("_", " ").strip()
    return name[:1].upper() + name[1:] if name else "Home"


def _plain(text: str) -> str:
    """The text without Markdown's marks."""
    for pattern, replacement in MARKUP:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())
