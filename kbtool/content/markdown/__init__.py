"""Markdown text without an engine: its inline markup, links, blocks and plain words."""
