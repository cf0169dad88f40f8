"""Raw HTML: a text without `<` and `&` has none, and the parser that looks for it gives it back as it is."""

from markdown.extensions.md_in_html import HtmlBlockPreprocessor


class QuickRawHtml(HtmlBlockPreprocessor):
    """Stands for the preprocessor of `markdown.extensions.md_in_html`."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with a placeholder for each block of HTML."""
        if any("<" in line or "&" in line for line in lines):
            return super().run(lines)
        return "\n".join(lines).split("\n")
