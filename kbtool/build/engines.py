"""What turns Markdown into pages; the first is taken where none is asked for."""

ENGINES = ("mkdocs", "properdocs")
