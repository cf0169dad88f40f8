"""Raw HTML, a twentieth of a conversion: it is looked for where `<` or `&` is, and put back where a placeholder is.

The same, because the parser that looks for it gives a text without these characters back as it is; and because a
placeholder alone in its paragraph is found by its own beginning as well as by that of the paragraph.
"""

from markdown.extensions.md_in_html import HtmlBlockPreprocessor, MarkdownInHTMLPostprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX

START, END = "<p>", "</p>"


class QuickRawHtml(HtmlBlockPreprocessor):
    """Stands for the preprocessor of `markdown.extensions.md_in_html`."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with a placeholder for each block of HTML."""
        if any("<" in line or "&" in line for line in lines):
            return super().run(lines)
        return "\n".join(lines).split("\n")


class QuickRestoring(MarkdownInHTMLPostprocessor):
    """Stands for the postprocessor of `markdown.extensions.md_in_html`."""

    def run(self, text: str) -> str:
        """The text with its HTML instead of the placeholders, and without the paragraphs around blocks."""
        if STX not in text:
            return text
        pieces, done = [], 0
        for found in HTML_PLACEHOLDER_RE.finditer(text):
            number = int(found[1])
            if number >= self.md.htmlStash.html_counter:
                continue
            start, end = found.span()
            html = self.stash_to_string(self.md.htmlStash.rawHtmlBlocks[number])
            if text.endswith(START, done, start) and text.startswith(END, end):
                start, end = start - len(START), end + len(END)
                html = html if self.isblocklevel(html) else f"{START}{html}{END}"
            pieces += [text[done:start], self.run(html)]
            done = end
        return "".join([*pieces, text[done:]])
