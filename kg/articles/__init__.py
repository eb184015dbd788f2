"""Reading articles: text, JSON Lines and HTML files, folders of them, and standard input."""

from kg.articles.reader import MAX_CHARS, read_articles

__all__ = ["MAX_CHARS", "read_articles"]
