"""Web pages: the article, and the comments on it, each apart from the other."""

from .fast import read_html_fast
from .html import read_html

__all__ = ["read_html", "read_html_fast"]
