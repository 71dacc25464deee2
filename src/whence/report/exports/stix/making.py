"""Make STIX objects whose ids and times follow from what they say.

An id is a UUIDv5 (RFC 4122) in a namespace of our own, of all that the object holds: the same assessment
always gives the same bytes, and two objects that differ never share an id, which STIX would take for one
object. STIX says that ids *should* be UUIDv4, which are drawn by chance; v5 it allows outside its own
namespace. All times are that of the assessment: the end of the date it was made for, or else that of its
latest document.
"""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from whence.model import Assessment, DateError, Document, Interval, MissingExtra

from ...safe import encoded_address, plain

NAMESPACE = UUID("30fed982-e26a-489f-ac22-15174f73b316")
# When the definitions that never change were written: whence itself, and its extension.
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # of an assessment with no date at all
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


def library() -> Any:
    """Return the module stix2.v21. Raises `MissingExtra` where stix2 is not installed."""
    try:
        from stix2 import v21
    except ModuleNotFoundError:
        raise MissingExtra("writing STIX", "stix") from None
    return v21


class Maker:
    """Makes the objects of one bundle; `made` holds them in order, each once."""

    def __init__(self, when: datetime) -> None:
        self.when = when
        self.made: dict[str, Any] = {}
        self._v21 = library()
        self.author = ""

    def make(self, kind: str, when: datetime | None = None, **properties: Any) -> str:
        """Make an object of a class of stix2.v21 and return its id; what is None or empty is left out."""
        given = {
            name: value for name, value in properties.items() if value not in (None, "", [], {})
        }
        if self.author:
            given["created_by_ref"] = self.author
        given |= {"created": when or self.when, "modified": when or self.when}
        said = json.dumps([kind, given], sort_keys=True, default=str)
        type_of = getattr(self._v21, kind)
        id = f"{type_of._type}--{uuid5(NAMESPACE, said)}"
        if id not in self.made:
            self.made[id] = type_of(id=id, **given)
        return id

    def bundle(self) -> str:
        """Return all that was made as a bundle: JSON, in the order in which it was made."""
        id = f"bundle--{uuid5(NAMESPACE, ' '.join(self.made))}"
        objects = [json.loads(each.serialize()) for each in self.made.values()]
        told = {"type": "bundle", "id": id, "objects": objects}
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def time_of(assessment: Assessment) -> datetime:
    """Return the time that all objects bear: see the top of this module."""
    if assessment.as_of:
        try:
            asked = Interval.parse(assessment.as_of)
        except (DateError, ValueError, OverflowError):
            asked = None
        if asked and (asked.high or asked.low):
            return _utc(asked.high or asked.low)
    dated = (document.published for document in assessment.documents)
    known = [_utc(one.high or one.low) for one in dated if one.high or one.low]
    return max(known, default=UNDATED)


def _utc(moment: datetime | None) -> datetime:
    assert moment is not None
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def references(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """Return external references to documents: who published each, its title, address and hash.

    The hash is of the bytes that were read. Each document comes once.
    """
    return [_reference(each) for each in {one.id: one for one in documents}.values()]


def _reference(document: Document) -> dict[str, Any]:
    found: dict[str, Any] = {
        "source_name": line(document.publisher) or line(document.id),
        "description": line(document.title),
        "url": encoded_address(document.url),
        "external_id": line(document.id),
    }
    if document.sha256 and _SHA256.fullmatch(document.sha256):
        found["hashes"] = {"SHA-256": document.sha256.lower()}
    return {name: value for name, value in found.items() if value}


def line(text: str | None) -> str:
    """Return a stranger's text as one safe line."""
    return plain(text or "")


def lines(*texts: str) -> str:
    """Return several safe lines, those that are empty left out."""
    return "\n".join(kept for text in texts if (kept := line(text)))
