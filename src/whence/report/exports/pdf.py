"""The report as PDF, by WeasyPrint from the same page: numbered pages, contents, tagged (PDF/UA-1).

Nothing is fetched. The same assessment gives the same bytes with the same WeasyPrint and fonts.
"""

import gc
import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from whence.model import Assessment, MissingExtra, UsageError

from ..paper import paper_html

_PANGO = (
    "writing PDF needs the system's Pango; on Debian or Ubuntu: "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


class _Refusal:
    """Fetches nothing: whatever a page may ask for, it is in the page or it is not there."""

    _fail_on_errors = False  # WeasyPrint asks for it where a fetch fails

    def __call__(self, url: str) -> None:
        raise ValueError(f"nothing is fetched: {url}")


def render(assessment: Assessment) -> bytes:
    """Return the report as PDF.

    Raises `MissingExtra` where WeasyPrint is not installed, `UsageError` where it is and the system's
    Pango is not.
    """
    try:
        from weasyprint import HTML
    except ImportError:
        raise MissingExtra("writing PDF", "print") from None
    except OSError:
        raise UsageError(_PANGO) from None
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of every rule for screens
    page = paper_html(assessment)
    with _no_collection():
        written = HTML(string=page, url_fetcher=_Refusal()).write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(page.encode("utf-8", "replace")).digest()[:16],
        )
    return bytes(written)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Look for no garbage meanwhile: WeasyPrint keeps a million objects to the end and leaves 3 % more.

    Looking through them again and again takes a fifth of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
