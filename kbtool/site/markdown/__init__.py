"""The finished text of a page as Markdown, for programs that read texts and no pages."""

DOCUMENT = "index.md"
"""The name of such a file, in the folder of its page."""
