"""Count in how many news articles each common word stands, and write `common_words.yaml`.

python bench/common_words.py ARTICLES.jsonl.gz ... -o src/whence/data/common_words.yaml

Each line of the files holds a `text`. The shipped list is of three sets of 1987 to 2015: wirebench, the training part
of PolNeAR, and the bodies of the Fake News Challenge.
"""

import argparse
import gzip
import json
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log2
from pathlib import Path

from whence.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_RAREST = 6  # 1/64: words below are about something
_HEAD = """\
# Common English words by the share of news articles in which they occur, to the next power of two. Where a
# corpus is too small to show how common a word is, this list does; a word not in it counts as rare.
# Counted over {articles:,} news articles of 1987 to 2015 (bench/common_words.py). Apostrophes are left out, case is folded.
"""


def common_words(texts: Iterable[str]) -> tuple[dict[int, list[str]], int]:
    """Return the words by the power of two of their share, and the number of texts."""
    found: Counter[str] = Counter()
    size = 0
    for text in texts:
        size += 1
        found.update({re.sub("['’]", "", word) for word in _WORD.findall(fold(text))})
    classes = defaultdict(list)
    for word, count in found.items():
        if (power := round(-log2(count / size))) <= _RAREST:
            classes[power].append(word)
    return {power: sorted(classes[power]) for power in sorted(classes)}, size


def page(classes: dict[int, list[str]], size: int) -> str:
    """Return the list as YAML."""
    lines = [_HEAD.format(articles=size).rstrip("\n")]
    for power, words in classes.items():
        lines += [f"- share: {2.0**-power:g}", "  words: >-"]
        lines += textwrap.wrap(
            " ".join(words),
            112,
            initial_indent="    ",
            subsequent_indent="    ",
            break_on_hyphens=False,
        )
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    options.output.write_text(page(*common_words(_texts(options.articles))), "utf-8")


def _texts(paths: Sequence[Path]) -> Iterable[str]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from (json.loads(line)["text"] for line in file)


if __name__ == "__main__":
    main()
