"""kbtool: a Git folder of Markdown articles becomes help centres that search engines find."""

__version__ = "0.1.0"
