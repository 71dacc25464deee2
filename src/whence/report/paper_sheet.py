"""The style sheet of the page as paper needs it: what screens and pointers ask for is taken out.

WeasyPrint works every value out anew for each element: a variable, or generated content that every
element might have, costs it seconds.
"""

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{};]+)\{((?:[^{}]|\{[^{}]*\})*)\}")  # a rule, or a block with rules in it
_SET = re.compile(r"--([\w-]+):\s*([^;}]+)")
_USED = re.compile(r"var\(--([\w-]+)(?:,\s*([^()]+))?\)")
_PRINT = "@media print"
_ON_SCREENS = re.compile(
    r":(hover|target|focus|focus-visible)\b|::details-content|^\*::(before|after)$"
)


def sheet_for_paper(sheet: str) -> str:
    """Return a sheet with what holds on paper only, its variables replaced by their values there."""
    rules = list(_rules(_COMMENT.sub("", sheet)))
    values = {
        name: value.strip()
        for selectors, body in rules
        if selectors == ":root"
        for name, value in _SET.findall(body)
    }
    return "\n".join(
        f"{selectors} {{{_USED.sub(lambda found: _value(found, values), body)}}}"
        for selectors, body in rules
        if selectors != ":root"
    )


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the rules that hold on paper: their selectors and what they set."""
    for selectors, body in _RULE.findall(sheet):
        name = " ".join(selectors.split())
        if name == _PRINT:
            yield from _rules(body)
        elif name.startswith("@page"):
            yield name, body
        elif not name.startswith("@") and (left := _on_paper(name)):
            yield left, body


def _on_paper(selectors: str) -> str:
    """Return those of the selectors that can find anything on paper."""
    return ", ".join(
        one for one in re.split(r",\s*(?![^(]*\))", selectors) if not _ON_SCREENS.search(one)
    )


def _value(found: re.Match[str], values: dict[str, str]) -> str:
    return values.get(found[1], found[2] or found[0])
