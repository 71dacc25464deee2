"""The report as one page: what `assess --html` writes."""

from ..html import render_html as render

__all__ = ["render"]
