"""What kind of error each attribution is that was not found, or should not have been.

An attribution that is marked and not found is put beside the one found at its cue, if any; their
first difference, in the order of `ERRORS`, is the kind. Linking: the right span was found, for
another cue.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from attribution_gold import Article, Predictions
from attribution_scoring import Tokens, Triple, alike, as_triples, match

ERRORS = (
    "cue missed",
    "cue spurious",
    "linking",
    "source wrong",
    "source missed",
    "source spurious",
    "content too long",
    "content too short",
    "content missed piece",
    "content elsewhere",
)
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Error:
    """One error: its kind, its article, what is marked and what was found (one may be missing)."""

    kind: str
    article: Article
    gold: Triple | None
    found: Triple | None


def find_errors(articles: Iterable[Article], predictions: Predictions) -> list[Error]:
    """Return the errors of all articles under the relaxed measure, in the order of their text."""
    return [error for one in articles for error in _errors(one, predictions.get(one.id, ()))]


def _errors(article: Article, tagged: Sequence) -> Iterator[Error]:
    gold = as_triples(article, article.attributions)
    found = as_triples(article, tagged)
    right = match(gold, found)
    missed = _without(gold, [one for one, _ in right])
    extra = _without(found, [other for _, other in right])
    beside = match(missed, extra, lambda one, other: bool(one.cue & other.cue))
    for one, other in beside:
        yield Error(_kind(one, other, found), article, one, other)
    for one in _without(missed, [one for one, _ in beside]):
        yield Error("cue missed", article, one, None)
    for other in _without(extra, [other for _, other in beside]):
        yield Error("cue spurious", article, None, other)


def _without(triples: list[Triple], taken: list[Triple]) -> list[Triple]:
    gone = {id(one) for one in taken}
    return [one for one in triples if id(one) not in gone]


def _kind(gold: Triple, found: Triple, others: list[Triple]) -> str:
    content, source = alike(gold.content, found.content), alike(gold.source, found.source)
    for right, role in ((content, "content"), (source, "source")):
        wanted = getattr(gold, role)
        if not right and wanted and any(alike(wanted, getattr(one, role)) for one in others):
            return "linking"
    if not source:
        return "source " + ("wrong" if gold.source and found.source else _lack(gold.source))
    return "content " + _content(gold, found.content)


def _lack(wanted: Tokens) -> str:
    return "missed" if wanted else "spurious"


def _content(gold: Triple, found: Tokens) -> str:
    extra, lacking = len(found - gold.content), len(gold.content - found)
    if not gold.content & found:
        return "elsewhere"
    if extra > lacking:
        return "too long"
    return "missed piece" if _piece_missed(gold, found) else "too short"


def _piece_missed(gold: Triple, found: Tokens) -> bool:
    """Say whether a run of marked tokens has none that was found, though another run has."""
    runs: list[set[int]] = []
    for token in sorted(gold.content):
        if runs and token - 1 in runs[-1]:
            runs[-1].add(token)
        else:
            runs.append({token})
    return len(runs) > 1 and any(not run & found for run in runs)


def draw(errors: Sequence[Error], count: int, seed: int = 1) -> list[Error]:
    """Return some errors, the same every time, sorted by kind; as many of a kind as its share."""
    drawn = Random(seed).sample(errors, min(count, len(errors)))
    return sorted(drawn, key=lambda one: ERRORS.index(one.kind))


def show(error: Error) -> str:
    """Return an error in a few lines: the text about it, what is marked and what was found."""
    lines = [f"{error.kind} · {error.article.id}", f"  … {_around(error)} …"]
    for name, one in (("marked", error.gold), ("found", error.found)):
        lines.append(f"  {name:6} {_parts(error.article.text, one) if one else '–'}")
    return "\n".join(lines)


def _around(error: Error) -> str:
    one = error.gold or error.found
    assert one is not None
    begin, end = one.tagged.cue[0]
    return _flat(error.article.text[max(0, begin - _WIDTH) : end + _WIDTH])


def _parts(text: str, one: Triple) -> str:
    roles = (one.tagged.source, one.tagged.cue, one.tagged.content)
    return " | ".join(" [+] ".join(_short(text[s:e]) for s, e in spans) or "∅" for spans in roles)


def _short(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= _WIDTH else f"{flat[: _WIDTH // 2]} … {flat[-_WIDTH // 2 :]}"


def _flat(text: str) -> str:
    return " ".join(text.split())
