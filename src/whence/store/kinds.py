"""The kinds of files that a case takes in, told here so that the help of the command line costs nothing."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of file: the module that reads it, and what such a file is.

    The module, in `store.imports`, has `fits(name, data)`, which says whether a file is of the kind, and
    `read(data, name, folder)`, which returns what it adds to the case in a folder. One that is about
    words of documents has `read_beside(data, name, folder, documents)` in its place.
    """

    module: str
    what: str


KINDS: Mapping[str, Kind] = {
    "claimreview": Kind(
        module="claimreview", what="reviews by schema.org ClaimReview, or a page with them"
    ),
    "matrix": Kind(module="matrix", what="the edited matrix that whence export wrote, xlsx or csv"),
    "annotations": Kind(
        module="annotations", what="W3C Web Annotations, or what Hypothesis gives out"
    ),
    "ucdp": Kind(module="events.ucdp", what="events of UCDP GED, csv or json"),
    "acled": Kind(module="events.acled", what="events of ACLED, csv or json"),
}
