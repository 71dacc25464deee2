"""What is left of a name in any script: its consonants, as far as spellings agree on them.

“Moaz”, “Mu'adh” and معاذ are m-z; “Maarouf”, “Marouf” and معروف m-r-f. Classes of letters rather
than letters, since transliterations differ most in vowels, emphatic and doubled consonants.
"""

import re
import unicodedata

from whence.text import fold

_ARABIC = dict(
    zip(
        "بتثجحخدذرزسشصضطظغفقكلمنهپچژگ",
        ["b", "t", "s", "j", "h", "k", "d", "z", "r", "z", "s", "s", "s", "d", "t", "z", "g", "f",
         "k", "k", "l", "m", "n", "h", "b", "s", "z", "g"],
        strict=True,
    )
)  # fmt: skip
_CYRILLIC = dict(
    zip(
        "бвгґджзклмнпрстфхцчшщ",
        ["b", "v", "g", "g", "d", "j", "z", "k", "l", "m", "n", "b", "r", "s", "t", "f", "h", "s",
         "s", "s", "s"],
        strict=True,
    )
)  # fmt: skip
_DIGRAPHS = (
    ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("dh", "z"), ("th", "s"), ("kh", "k"),
    ("gh", "g"), ("ph", "f"), ("ck", "k"), ("dj", "j"), ("zh", "j"), ("ts", "s"), ("tz", "s"),
)  # fmt: skip
_LATIN = dict(
    zip(
        "bcdfghjklmnpqrstvxz",
        ["b", "k", "d", "f", "g", "h", "j", "k", "l", "m", "n", "b", "k", "r", "s", "t", "v", "s", "z"],
        strict=True,
    )
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:[aeu][lrsndt]h?|ash|a[stdz]h?)[-']")


def skeleton(name: str) -> str:
    """Return the consonants of a name as classes; “h” and doubled letters are left out.

    Words whose skeletons differ are different names; words whose skeletons agree may be one.
    """
    low = _ARTICLE.sub("", fold(name)).removeprefix("ال")
    low = "".join(c for c in unicodedata.normalize("NFKD", low) if unicodedata.category(c) != "Mn")
    for digraph, sign in _DIGRAPHS:
        low = low.replace(digraph, sign)
    signs = [_ARABIC.get(c) or _CYRILLIC.get(c) or _LATIN.get(c, "") for c in low]
    kept = [sign for sign in signs if sign and sign != "h"]
    return "".join(sign for at, sign in enumerate(kept) if not at or kept[at - 1] != sign)
