"""A report in one HTML file: no script, nothing fetched, every quotation a link to its words."""

from functools import partial
from typing import TYPE_CHECKING, Any

from whence.model import Assessment

from . import safe, wording
from .events import MODE_NAMES, event_lines
from .groups import settled, signs, unshared
from .hinges import no_hinge, outcome_words
from .known import VALENCES, decision, known_of, name_notes, used, usual_names
from .marks import Addresses
from .ratings import (
    RATING_MEANS,
    ladder_words,
    origin_words,
    rating_of,
    rating_words,
)
from .ratings import sides as rated_sides
from .reasons import GAPS, brief, without_quotations
from .rulings import finding_side, ruling_words
from .view import view_report
from .what_if import BANNER, asked_words, finding_words, moved_way, moved_words, state_words

if TYPE_CHECKING:
    from jinja2 import Environment

# What a quotation shows of a long passage; the whole of it is one click away, in its document.
_QUOTATION = 400
# What a reason shows of an explanation; the card of the finding has the whole of it.
_SENTENCES = 300
_HEADING = 90  # of a column of the matrix: about five lines, so that the table fits a screen


def render_html(assessment: Assessment) -> str:
    """Return the report as one HTML document that needs nothing else.

    Texts of the assessment are escaped, and only complete http and https addresses become links.
    """
    addresses = Addresses(assessment.documents)
    jinja = environment()
    jinja.filters["address"] = addresses.of_span
    jinja.filters["document_address"] = addresses.of_document
    jinja.filters["record_address"] = lambda record, kind: addresses.of(kind, record)
    jinja.filters["rating_of"] = lambda claim: rating_of(assessment, claim.id)
    names = {source.id: source for source in assessment.sources}
    documents = {document.id: document for document in assessment.documents}
    return jinja.get_template("report.html.jinja").render(
        view=view_report(assessment, addresses),
        sources=names,
        documents=documents,
        known=known_of(assessment),
        names=usual_names(assessment),
    )


def environment() -> "Environment":
    """Return how templates are filled: everything escaped, with the filters of the report."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("whence.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= _filters()
    made.globals |= {
        "SCALE": wording.SCALE,
        "LINK_VERBS": wording.LINK_VERBS,
        "STANCE_VERBS": wording.STANCE_VERBS,
        "DIRECTNESS_WORDS": wording.DIRECTNESS_WORDS,
        "ORIGIN_MEANS": wording.ORIGIN_MEANS,
        "MODE_NAMES": MODE_NAMES,
        "GAPS": GAPS,
        "VALENCES": VALENCES,
        "LINCHPIN": wording.LINCHPIN,
        "LINCHPIN_MEANS": wording.LINCHPIN_MEANS,
        "RATING_MEANS": RATING_MEANS,
        "WHAT_IF": BANNER,
    }
    return made


def _filters() -> dict[str, Any]:
    return {
        "shown": safe.visible,
        "line": safe.plain,
        "quotation": partial(safe.shortened, limit=_QUOTATION),
        "language_tag": safe.language_tag,
        "web_address": safe.web_address,
        "with_addresses": safe.with_addresses,
        "without_quotations": without_quotations,
        "brief": partial(brief, limit=_SENTENCES),
        "heading": partial(brief, limit=_HEADING),
        "verdict": wording.verdict,
        "capital": wording.capital,
        "finding_title": wording.finding_title,
        "finding_side": finding_side,
        "percent": wording.percent,
        "percent_range": lambda record: wording.percent_range(record.low, record.high),
        "counted": wording.counted,
        "event_lines": event_lines,
        "signs": signs,
        "unshared": unshared,
        "settled": settled,
        "decision": decision,
        "name_notes": name_notes,
        "used": used,
        "force": wording.force,
        "signed": wording.signed,
        "weight_words": wording.weight_words,
        "fit_words": wording.fit_words,
        "bits": wording.bits,
        "date_words": wording.date_words,
        "ruling_words": ruling_words,
        "rating_words": rating_words,
        "rated_sides": rated_sides,
        "origin_words": origin_words,
        "ladder_words": ladder_words,
        "no_hinge": no_hinge,
        "outcome_words": outcome_words,
        "asked_words": asked_words,
        "state_words": state_words,
        "moved_words": moved_words,
        "moved_way": moved_way,
        "finding_words": finding_words,
    }
