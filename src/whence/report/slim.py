"""The page made smaller: each look of its pictures stands once, under a short name.

A picture by itself has its looks on every shape, so that it can stand alone. A page has dozens of
pictures and a hundred looks: naming them takes a quarter off it.
"""

import re

_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)
# Attributes that style sheets know as properties, and the style after them.
_LOOK = re.compile(r'((?: (?:text-anchor|font-size|stroke-dasharray)="[^"]*")*) style="([^"]*)"')
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_PLACES = re.compile(r' (?:x|y|x1|y1|x2|y2|cx|cy|width|height|d|points)="[^"]*"')
_WHOLE = re.compile(r"(?<=\d)\.0(?![\d.])")
_INITIAL = frozenset({"text-anchor:start", "stroke-dasharray:none"})
_END = "</style>"


def slimmed(page: str) -> str:
    """Return a page that looks the same, its pictures styled by classes in its first style sheet."""
    names: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        if "url(" in found[2]:  # a pattern of this picture alone
            return found[0]
        rules = [
            f"{name}:{value}px" if name == "font-size" else f"{name}:{value}"
            for name, value in _ATTRIBUTE.findall(found[1])
        ]
        look = ";".join([*(rule for rule in rules if rule not in _INITIAL), found[2]])
        return f' class="{names.setdefault(look, f"s{len(names)}")}"'

    def drawn(picture: re.Match[str]) -> str:
        short = _PLACES.sub(lambda place: _WHOLE.sub("", place[0]), picture[0])
        return _LOOK.sub(named, short.replace(' rx="0"', ""))

    made = _SVG.sub(drawn, page)
    sheet = "\n".join(f".{name}{{{look}}}" for look, name in names.items())
    return made.replace(_END, f"{sheet}\n{_END}", 1)
