"""An enemy that the parties of a claim share: evidence for their working together, if weak."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from whence.data.lexicons import read_yaml, verb_forms
from whence.model import Finding, Span
from whence.text import fold

from .inquiry import TOGETHER, Inquiry
from .speakers import report_label
from .wording import listed, sentence

_PAIR = 2
_BOTH = 4  # words from the deed to “both”
_ENTRY = re.compile(r"([a-z_-]+)(?:\(([^)]*)\))?")
_LONG = 200


def check_common_enemy(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for all sentences that set one opponent against every party of the claim.

    “The regulator means to break up both Orion and Pavo.” It speaks for the claim; the same enemy told
    in many texts counts once.
    """
    if inquiry.claim.kind not in TOGETHER or len(inquiry.actors) < _PAIR:
        return
    spans = [span for id in sorted(inquiry.documents) for span in _in(inquiry, id)]
    if not spans:
        return
    labels = dict.fromkeys(
        report_label(inquiry.documents.get(span.document), span.document) for span in spans
    )
    first = " ".join(spans[0].quote.split()).strip("-– ")
    quoted = first if len(first) <= _LONG else f"{first[:_LONG].rsplit(' ', 1)[0]} …"
    parties = listed(map(inquiry.name, inquiry.actors))
    yield inquiry.finding(
        "record",
        sentence(f"{parties} face one opponent, by {listed(labels)}: “{quoted}”")
        + " A shared enemy makes it likelier that they work together.",
        direction="for",
        subkind="common_enemy",
        rule="evidence for the other side is kept: who shares an enemy has a reason to work together",
        spans=spans,
    )


def _in(inquiry: Inquiry, id: str) -> Iterator[Span]:
    """Yield the sentences of a document that name every party as facing one opponent."""
    document = inquiry.documents[id]
    mentions = [one for one in inquiry.mentions.get(id, ()) if one.kind == "actor"]
    named = {actor: [m.span for m in mentions if m.of == actor] for actor in inquiry.actors}
    if not all(named.values()):
        return
    folded = fold(document.text)
    words: dict[str, re.Pattern[str]] = _patterns()
    for start, end in inquiry.notes[id].sentences:
        if words["never"].search(folded, start, end) or "?" in folded[max(start, end - 3) : end]:
            continue
        if any(
            one.document == id and one.start < end and start < one.end for one in inquiry.asserting
        ):
            continue  # the claim's own words, which are counted as what its sources say
        after = words["against_both"].search(folded, start, end)
        shared = words["shared"].search(folded, start, end)
        begin, stop = (after.end(), end) if after else (start, shared.start() if shared else start)
        if all(
            any(begin <= span.start and span.end <= stop for span in spans)
            for spans in named.values()
        ):
            yield document.span(start, end)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data: dict[str, Any] = read_yaml("common_enemy.yaml")
    forms = sorted(
        {
            form.replace("_", " ")
            for word, irregular in _ENTRY.findall(data["against_both"])
            for form in (
                *_forms(word),
                *(each for each in irregular.split(",") if each),
            )
        },
        key=len,
        reverse=True,
    )
    deeds = "|".join(map(re.escape, map(fold, forms)))
    return {
        "against_both": re.compile(rf"\b(?:{deeds})\W+(?:\w+\W+){{0,{_BOTH}}}both\b"),
        "shared": _any(data["shared"]),
        "never": _any(data["never"]),
    }


def _forms(word: str) -> tuple[str, ...]:
    """Return the forms of a verb, those of its first word where a particle follows."""
    head, _, rest = word.partition("_")
    return tuple(f"{form} {rest}".strip() for form in verb_forms(head, []))


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, map(fold, words)))})")
