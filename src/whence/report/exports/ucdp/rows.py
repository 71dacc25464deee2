"""A claim as a row of columns as UCDP names them; blank is what is not known."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from whence.model import Actor, Assessment, ClaimVerdict, Document, Statement

from ...ratings import rating_of
from ...select import statements_of
from ..regions import find_place, places_of
from .deaths import deaths_of
from .where import columns_of_place, columns_of_time

# What is an event in a place; agreements, intentions, quantities and statements are none.
KINDS = ("event", "joint-operation", "presence", "supply")
# UCDP's own ids are below ten million; ours have fifteen digits, which a double holds exactly.
_FIRST_ID, _IDS = 10**14, 9 * 10**14
_STATE, _ARMED = ("government", "state"), ("armed-group", "coalition")


def row_of(assessment: Assessment, claim: ClaimVerdict) -> dict[str, object]:
    """Return the cells of a claim by column; a column that is not there is blank."""
    places = places_of(assessment)
    place = find_place(claim.place, places)
    stated = statements_of(assessment, claim.id)
    row: dict[str, object] = {
        "id": event_id(assessment.case, claim.id),
        "relid": claim.id,
        **_sides(assessment, claim),
        **_sources(assessment, claim, stated),
        **columns_of_place(place, claim.place, places),
        "where_description": _joined(_words_for_place(stated)),
        **columns_of_time(claim.when),
        **deaths_of(assessment, claim),
        **_ours(assessment, claim),
    }
    # 1: one event, in one place and at one time, that can be told from others. Whether a source had
    # summed up several (2) is not known here.
    if row.get("date_prec") == 1 and row.get("where_prec") in (1, 2):
        row["event_clarity"] = 1
    return row


def event_id(case: str, claim: str) -> int:
    """Return a number for a claim of a case, always the same one."""
    digest = blake2b(f"{case}\x1f{claim}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return _FIRST_ID + int.from_bytes(digest, "big") % _IDS


def _sides(assessment: Assessment, claim: ClaimVerdict) -> dict[str, object]:
    """Return who takes part: all actors of the claim are side a, for they act together; b is its target.

    UCDP's sides fight each other, so two who are said to co-operate never stand on both.
    """
    actors = {actor.id: actor for actor in assessment.actors}
    ours = [_name(actors.get(id), id) for id in claim.actors]
    theirs = [_name(actors.get(claim.target), claim.target)] if claim.target else []
    found: dict[str, object] = {"side_a": _joined(ours), "side_b": _joined(theirs)}
    if ours and theirs:
        found["dyad_name"] = f"{_joined(ours)} - {_joined(theirs)}"
        kinds = [
            actors[id].kind if id in actors else "" for id in (*claim.actors, claim.target or "")
        ]
        found["type_of_violence"] = _violence(kinds)
    return found


def _violence(kinds: Sequence[str]) -> int | str:
    """Return 1 where a state is a side, 2 where all sides are armed groups; blank where not known."""
    if not all(kind in (*_STATE, *_ARMED) for kind in kinds):
        return ""
    return 1 if any(kind in _STATE for kind in kinds) else 2


def _name(actor: Actor | None, id: str) -> str:
    return actor.names[0].name if actor and actor.names else id


def _sources(
    assessment: Assessment, claim: ClaimVerdict, stated: Sequence[Statement]
) -> dict[str, object]:
    """Return the documents that hold something on the claim, as UCDP counts sources, and who told it."""
    documents = {one.id: one for one in assessment.documents}
    heard = [
        documents[id] for id in dict.fromkeys(one.document for one in stated) if id in documents
    ]
    return {
        "number_of_sources": len(heard) or "",
        "source_article": ";".join(_article(one) for one in heard),
        "source_office": _joined([one.publisher or "" for one in heard]),
        "source_date": _joined([_day(one) for one in heard]),
        "source_headline": _joined([one.title or "" for one in heard]),
        "source_original": _joined(_informants(assessment, claim, stated)),
    }


def _article(document: Document) -> str:
    parts = ((document.publisher or document.id), _day(document), document.title or "")
    said = ",".join(parts).replace('"', '""')
    return f'"{said}"'


def _day(document: Document) -> str:
    return document.published.low.date().isoformat() if document.published.low else ""


def _informants(
    assessment: Assessment, claim: ClaimVerdict, stated: Sequence[Statement]
) -> list[str]:
    """Return on whose word the claim rests, one for each origin where origins are rated."""
    rating = rating_of(assessment, claim.id)
    rated = [one.name for one in rating.origins if one.stance == "asserts"] if rating else []
    last = [one.chain[-1].name for one in stated if one.chain and one.stance == "asserts"]
    return list(dict.fromkeys(rated or last))


def _words_for_place(stated: Sequence[Statement]) -> list[str]:
    """Return the sources' own words for where it was."""
    frames = [frame for one in stated if one.stance == "asserts" for frame in one.frames]
    return list(dict.fromkeys(role.span.quote for frame in frames for role in frame.of("place")))


def _ours(assessment: Assessment, claim: ClaimVerdict) -> Mapping[str, object]:
    rating = rating_of(assessment, claim.id)
    origins = claim.origins
    return {
        "whence_claim": claim.id,
        "whence_kind": claim.kind,
        "whence_text": claim.text,
        "whence_probability": claim.probability,
        "whence_low": claim.low,
        "whence_high": claim.high,
        "whence_icd_203": claim.words,
        "whence_reports": claim.reports,
        "whence_origins": origins.mean,
        "whence_origins_low": origins.low,
        "whence_origins_high": origins.high,
        "whence_origins_likeliest": len(origins.groups),
        # F and 6 cannot be judged and are no numbers.
        "whence_admiralty": rating.credibility if rating and rating.credibility != "6" else "",
    }


def _joined(parts: Sequence[str]) -> str:
    return "; ".join(parts) if any(parts) else ""
