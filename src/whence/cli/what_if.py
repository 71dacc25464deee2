"""The options of `whence assess` that ask "what if": read from the command line, nothing looked up."""

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from whence.model import UsageError

if TYPE_CHECKING:
    from whence.what_if import Asked

_TRUTH = {"true": True, "yes": True, "false": False, "no": False}

Without = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WHAT",
        help="What if this were not there: a document, source, fact, precedent or finding (its id, "
        "or a name), or all facts about a place. May be repeated.",
        show_default=False,
    ),
]
Suppose = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CLAIM=true",
        help="What if this claim were known to be true, or false. May be repeated.",
        show_default=False,
    ),
]
Prior = Annotated[
    list[str] | None,
    typer.Option(
        metavar="HYPOTHESIS=P",
        help="What if this explanation had this prior; CLAIM:HYPOTHESIS=P where several claims have "
        "it. May be repeated.",
        show_default=False,
    ),
]


def asked(
    without: list[str] | None, suppose: list[str] | None, prior: list[str] | None
) -> "Asked | None":
    """Return what is asked, None if nothing is. Raises `UsageError` for what cannot be read."""
    if not (without or suppose or prior):
        return None
    from whence.what_if import Asked

    if any(not name.strip() for name in without or ()):
        raise UsageError("--without needs the id or name of what to leave out")
    return Asked(
        without=tuple(name.strip() for name in without or ()),
        suppose={name: _truth(name, value) for name, value in _pairs("suppose", suppose or ())},
        priors={name: _share(name, value) for name, value in _pairs("prior", prior or ())},
    )


def _pairs(option: str, given: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield name and value of `name=value`, each name once."""
    seen: dict[str, str] = {}
    for one in given:
        name, equals, value = (part.strip() for part in one.rpartition("="))
        if not (equals and name and value):
            example = "CLAIM=true" if option == "suppose" else "real=0.3"
            raise UsageError(f"--{option} {one!r}: write it like {example}")
        if seen.setdefault(name, value) != value:
            raise UsageError(f"--{option}: {name} is given as {seen[name]} and as {value}")
        yield name, value


def _truth(name: str, value: str) -> bool:
    if value.casefold() not in _TRUTH:
        raise UsageError(f"--suppose {name}={value}: must be true or false")
    return _TRUTH[value.casefold()]


def _share(name: str, value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not 0 <= number <= 1:
        raise UsageError(f"--prior {name}={value}: must be a number from 0 to 1")
    return number
