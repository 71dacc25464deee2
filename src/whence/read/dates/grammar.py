"""The grammar of times, over the letters of lexicon.py: it knows no language, only their order.

Every form has a bounded length and is tried at each token, so that the cost of a text grows with
its length alone. The first form that fits wins: longer ones stand before their parts.
"""

import re

_DAY = "[do]"
_MONTH = "(?:[mk~](?:/[mk~])?)"  # two names with a bar between, as Arabic papers print them
_NAME = "(?:[mk](?:/[mk])?)"  # in full
_ANY_MONTH = "(?:[mk~*](?:/[mk~*])?)"
_YEAR = r"(?:\.?,?g?(?:f?U)?y[jQ]?)"
_WEEKDAY = "(?:[wv]\\.?,?[f@]?)?"
_BEFORE, _AFTER = "[LKTXO]", "[lKtxO]"
_DAY_MONTH = rf"{_DAY}\.?f?g?{_MONTH}"
_MONTH_DAY = rf"{_MONTH}\.?f?{_DAY}"
_POINT = rf"(?:(?:{_DAY_MONTH}|{_MONTH_DAY}){_YEAR}?)"
_MONTH_YEAR = rf"(?:{_MONTH}{_YEAR}?)"
_RELATIVE = rf"(?:{_BEFORE}U(?!g)|U{_AFTER})"
# What can have an early part or a first half.
_WHOLE = (
    rf"(?:{_MONTH}{_YEAR}|{_BEFORE}{_NAME}|{_NAME}{_AFTER}?|Uyj?|yj?|e|{_RELATIVE}|[oJ]N|d\.N"
    rf"|{_BEFORE}S|S{_AFTER}|S(?:g?f?y)?|Ug?f?{_MONTH}{_YEAR}?|U)"
)

_FORMS = {
    "whole": rf"{_WEEKDAY}I",
    "days": (
        rf"(?:b[f@]?{_DAY}\.?&[f@]?{_DAY}|[bsgP]?f?(?:{_DAY}\.?[->u]f?{_DAY}|R))"
        rf"\.?f?g?(?:{_ANY_MONTH}{_YEAR}|{_MONTH})"
        rf"|b{_MONTH}\.?{_DAY}&{_DAY}{_YEAR}?|{_MONTH}\.?(?:{_DAY}[->u]{_DAY}|R){_YEAR}?"
    ),
    "span": (
        rf"bf?{_POINT}&f?{_POINT}|[sgP]?f?{_POINT},?[->u]f?{_POINT}"
        rf"|bf?{_MONTH_YEAR}&f?{_MONTH_YEAR}|[sgP]f?{_MONTH_YEAR}[->u]f?{_MONTH_YEAR}"
        rf"|{_MONTH_YEAR}[->]{_MONTH}{_YEAR}"
    ),
    "years": r"bf?U?yj?&f?yj?|(?:[sgiP]f?)?U?yj?[->u]f?yj?|(?<=[isuab(gU])Zj?",
    "date": (
        rf"{_WEEKDAY}(?:{_DAY}\.?[-/]?f?g?{_ANY_MONTH}[-/]?{_YEAR}"
        rf"|{_ANY_MONTH}\.?f?{_DAY}{_YEAR}|{_DAY}_\*_y)"
    ),
    "islamic": rf"{_WEEKDAY}(?:{_DAY}\.?f?g?)?h(?:{_YEAR}|,?g?(?:f?U)?%)|U?(?:yQ|%)",
    "in_year": rf"{_WEEKDAY}(?:{_DAY_MONTH}|{_MONTH_DAY}|{_NAME}),?g?f?(?:{_BEFORE}U|U{_AFTER})",
    "number": rf"(?<=i){_MONTH}(?=[d#][_C])",  # “in September 12 people were killed”
    "day": (
        rf"{_BEFORE}?{_WEEKDAY}{_DAY_MONTH}{_AFTER}?|{_WEEKDAY}{_MONTH_DAY}(?![U%])"
        rf"|{_WEEKDAY}{_DAY}g?h"
    ),
    "day_of": rf"{_DAY}\.?gf?(?:{_BEFORE}U|U{_AFTER})",
    "piece": rf"(?:[oJLKq]n?Ug?f?|U[oJ][gf]f?|[oJ][nd#]?Ugf?){_WHOLE}|(?:yj?|{_MONTH}Y?)JU",
    "part": rf"(?:E-?[ig@]?|Hg)f?(?:{_WHOLE}|[wD])|(?:yj?(?:'_)?|{_MONTH}Y?|{_BEFORE}U|U)<",
    "rolling": r"B?f?[LTXqKO]c?(?:n-)?[nd#]{1,2}c?U|[nd#][lLKqO]U|U[nd#]l|B?f?qU",
    "month": (
        rf"{_MONTH}{_YEAR}|{_BEFORE}{_NAME}|{_NAME}{_AFTER}|Ug?{_NAME}|{_NAME}Y"
        rf"|(?<=[isuabP]){_NAME}|(?<=[isu]f){_NAME}|(?<=[g&])m|(?<=[nf])m(?=_)|(?<=[isu])~(?=\.)"
        rf"|(?<=[isu])h|{_BEFORE}h|h{_AFTER}|Ug?h"
    ),
    "ago": r"c?[MB]?c?(?:n-)?[nd#]{0,2}c?UA|P[cMB]{0,2}(?:n-)?[nd#]{0,2}U(?![ymk~hwvgo])",
    "relative": rf"r?{_RELATIVE}|rD",
    "season": rf"Sg?f?U?[yZ]|y(?:'[_C])?S|{_BEFORE}S|S{_AFTER}",
    "habit": r"[wv],?[->u]f?[wv]",  # “Monday to Friday”, as opening hours have it
    "weekday": rf"{_BEFORE}[wv]|[wv]{_AFTER}|D[wv]|U[wv]|(?<=[i@us])v|w",
    "today": "D",
    "decade": r"e|(?:[oJ]|d\.)N",
    "year": r"Uyj?(?!Q)|yj|(?<=y[&,])y|(?<=[fpn])y(?=[_C])|(?<=[isuabPg])y|(?<=[isua]f)y|y(?=')",
    "same": "W",
    "foreign": rf"{_DAY}\.?g?[_C]\.?,?g?y",
}
_FIRST = "(?=[%IJdobsgmkRi~*wvyhLKTXOqEHUSneZDPcMBr#W])"
_GROUPS = (f"(?P<{name}>{form})" for name, form in _FORMS.items())
FORM = re.compile(f"{_FIRST}(?:{'|'.join(_GROUPS)})")
