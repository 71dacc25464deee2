"""A report in one HTML file: no script, nothing fetched, every quotation a link to its words."""

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from whence.model import Assessment

from . import safe, wording
from .events import MODE_NAMES, event_lines
from .figures.canvas import WIDTH, Figure
from .groups import settled, signs, unheld_words, unshared
from .hinges import no_hinge, outcome_words
from .known import VALENCES, decision, known_of, name_notes, used, usual_names
from .language import ENGLISH, Language
from .marks import Addresses
from .parts import TITLES, parts_shown
from .ratings import (
    RATING_MEANS,
    ladder_words,
    origin_words,
    rating_of,
)
from .ratings import sides as rated_sides
from .reasons import GAPS, Argument, brief, without_quotations
from .rulings import finding_side, ruling_words
from .shared_details import KIND_NAMES, beside_quotations
from .slim import slimmed
from .told import Told, joined
from .told_before import told_before
from .view import view_report
from .view_claim import ClaimView
from .view_documents import reader_of, remarks_at, shown_text, ways_back
from .what_if import BANNER, asked_words, finding_words, moved_way, moved_words, state_words

if TYPE_CHECKING:
    from jinja2 import Environment

# What a quotation shows of a long passage; the whole of it is one click away, in its document.
_QUOTATION = 400
# What a reason shows of an explanation; the card of the finding has the whole of it.
_SENTENCES = 300
_MOST_PAIRS = 40  # of reports with their shared details, of one origin
_MOST_DETAILS = 10  # of a pair
_MOST_QUOTED = 60  # passages in the card of a finding
_HEADING = 90  # of a column of the matrix: about five lines, so that the table fits a screen


def render_html(assessment: Assessment, language: Language = ENGLISH) -> str:
    """Return the report as one HTML document that needs nothing else, its own words in `language`.

    Texts of the assessment are escaped, and only complete http and https addresses become links.
    What the case says and what the checks write stays in the language it is in.
    """
    return slimmed(full_html(assessment, language))


def full_html(assessment: Assessment, language: Language = ENGLISH) -> str:
    """Return the same with every picture as it would be alone: its looks on each of its shapes."""
    addresses = Addresses(assessment.documents)
    jinja = environment(language)
    view = view_report(assessment, addresses, language)
    back = ways_back(view.claims, addresses)
    remarks = remarks_at(assessment.notes, addresses)
    jinja.filters |= {
        "address": addresses.of_span,
        "document_address": addresses.of_document,
        "record_address": lambda record, kind: addresses.of(kind, str(record)),
        "reason_id": _once(addresses),
        "first_address": lambda spans: next(filter(None, map(addresses.of_span, spans)), ""),
        "rating_of": lambda claim: rating_of(assessment, claim.id),
        "shown_text": lambda item: shown_text(item, addresses, back, remarks, language),
    }
    return jinja.get_template("report.html.jinja").render(
        view=view,
        sources={source.id: source for source in assessment.sources},
        documents={document.id: document for document in assessment.documents},
        known=known_of(assessment),
        told_before=told_before(assessment),
        claim_texts={claim.id: claim.text for claim in assessment.claims},
        names=usual_names(assessment),
    )


def environment(language: Language = ENGLISH) -> "Environment":
    """Return how templates are filled: everything escaped, with the filters of the report."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from .compiled import Kept

    made = Environment(
        loader=PackageLoader("whence.report"),
        bytecode_cache=Kept(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= _filters() | {"said": language.said}
    made.globals |= {
        "_": language.say,
        "language": language,
        "TITLES": TITLES,
        "KIND_NAMES": KIND_NAMES,
        "MOST_PAIRS": _MOST_PAIRS,
        "MOST_DETAILS": _MOST_DETAILS,
        "MOST_QUOTED": _MOST_QUOTED,
        "SCALE": wording.SCALE,
        "LINK_VERBS": wording.LINK_VERBS,
        "STANCE_VERBS": wording.STANCE_VERBS,
        "DIRECTNESS_WORDS": wording.DIRECTNESS_WORDS,
        "ORIGIN_MEANS": wording.ORIGIN_MEANS,
        "BITS_MEAN": wording.BITS_MEAN,
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
        "direction": safe.direction,
        "has_marks": safe.has_marks,
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
        "unheld_words": unheld_words,
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
        "is_told": lambda text: isinstance(text, Told),
        "units": _units,
        "hidden_words": _hidden_words,
        "reader": reader_of,
        "beside_quotations": beside_quotations,
        "parts_shown": parts_shown,
    }


def _units(figure: Figure) -> str:
    """Return the width of a picture in the units of its view box; 360 are as wide as a phone."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ', figure.svg)
    return found[1] if found else str(WIDTH)


def _hidden_words(one: Argument) -> str:
    """Say what is folded under a reason: further quotations, further reasons like it."""
    first = 0 if one.kind in GAPS else 2 if one.kind == "contradiction" else 1
    rest = len(one.spans[first:])
    said = []
    if rest:
        said.append(wording.counted(rest, "more quotation" if first else "quotation"))
    if one.alike:
        said.append(wording.counted(len(one.alike), "more reason like it", "more reasons like it"))
    return joined(said)


def _once(addresses: Addresses) -> Callable[[ClaimView, str], Markup]:
    """Return what writes the id of a reason the first time: evidence may be named twice."""
    given = set[str]()

    def attribute(claim: ClaimView, reason: str) -> Markup:
        address = addresses.of("reason", f"{claim.claim.id} {reason}")
        if address in given:
            return Markup()
        given.add(address)
        return Markup(' id="{}"').format(address)

    return attribute
