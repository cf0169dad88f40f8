"""The finished text of a page as Markdown, for programs that read texts and no pages."""
