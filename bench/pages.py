"""Web pages with comment threads: each comment a document of its own, and the article clean of them.

    python bench/pages.py PAGES.jsonl.gz [-o out/pages.json] [--rounds 3] [--memory 10000]

PAGES has one JSON object a line: `html`, `body_has` and `body_lacks` (segments that belong to the
article, or do not), `comments` (segments that are comments), `author`, `date`. Compared, in the same
run, with trafilatura reading the same pages alone, comments and metadata included.

Counted:

- **comment segments**: how many are in the markup at all (the rest is loaded by scripts, and nobody
  can find it in the saved page); how many stand in exactly one comment; how many in the article.
  Trafilatura has one field for all comments of a page, as flat text.
- **article**: the segments of `body_has` and `body_lacks`; precision, recall and F1 over segments.
- **author, date**: right, wrong and none, of the pages that have one; and how many wrong ones are
  those of a comment.
- **pages a second** of processor time: both readers by turns, each page once
  in a new process, the best of `--rounds`.
- **memory** (with `--memory N`): the resident set while N pages are read as a stream.

White space is not compared.
"""

import argparse
import gzip
import json
import multiprocessing
import os
import platform
import re
import resource
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any

import trafilatura
from lxml import html
from rich.console import Console
from rich.table import Table

from whence import __version__
from whence.model import Document, RawFile
from whence.read import read_each, read_file

Pages = list[dict[str, Any]]
_KB = 1024


def plain(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")


def as_file(page: dict[str, Any]) -> RawFile:
    data = page["html"].encode("utf-8", "replace")
    return RawFile(id="page", path="page.html", data=data, media="text/html; charset=utf-8")


def load(path: Path) -> Pages:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def by_whence(page: dict[str, Any]) -> dict[str, Any]:
    documents, _ = read_file(as_file(page))
    comments = [one for one in documents if one.kind == "comment"]
    article = next((one for one in documents if one.kind != "comment"), Document(id="x", text=""))
    low = article.published.low
    return {
        "text": article.text,
        "comments": [one.text for one in comments],
        "author": article.author,
        "date": str(low.date()) if low else None,
        "authors": {one.author for one in comments if one.author},
        "dates": {str(one.published.low.date()) for one in comments if one.published.low},
        "replies": sum(one.replies_to is not None for one in comments),
        "unsigned": sum(one.author is None for one in comments),
        "undated": sum(one.published.low is None for one in comments),
    }


def by_trafilatura(page: dict[str, Any]) -> dict[str, Any]:
    found = trafilatura.bare_extraction(page["html"], with_metadata=True)
    if found is None:
        return {"text": "", "comments": [], "author": None, "date": None}
    return {
        "text": found.text or "",
        "comments": [found.comments] if found.comments else [],
        "author": found.author,
        "date": found.date,
    }


def compare(pages: Pages, reader: Callable[[dict[str, Any]], dict[str, Any]]) -> Counter[str]:
    """Count what a reader gets right."""
    count: Counter[str] = Counter()
    for page in pages:
        found = reader(page)
        count += _segments(page, found) + _metadata(page, found)
    return count


def _segments(page: dict[str, Any], found: dict[str, Any]) -> Counter[str]:
    count: Counter[str] = Counter()
    text, comments = plain(found["text"]), [plain(one) for one in found["comments"]]
    for segment in page["body_has"]:
        count["has" if plain(segment) in text else "has missed"] += 1
    for segment in page["body_lacks"]:
        count["lacks wrong" if plain(segment) in text else "lacks"] += 1
    markup = plain(html.fromstring(page["html"].encode("utf-8", "replace")).text_content())
    for segment in page["comments"]:
        wanted = plain(segment)
        count["segments"] += 1
        count["in the markup"] += wanted in markup
        count["in one comment"] += sum(wanted in one for one in comments) == 1
        count["in some comment"] += any(wanted in one for one in comments)
        count["in the article"] += wanted in text
    count["comments"] += len(comments)
    for name in ("replies", "unsigned", "undated"):
        count[name] += found.get(name, 0)
    return count


def _metadata(page: dict[str, Any], found: dict[str, Any]) -> Counter[str]:
    count: Counter[str] = Counter()
    for what in ("author", "date"):
        true, said = (page[what] or "").strip(), found[what]
        if not true:
            continue
        right = said is not None and said.strip().casefold() == true.casefold()
        verdict = "right" if right else "none" if said is None else "wrong"
        count[f"{what} {verdict}"] += 1
        of_comment = verdict == "wrong" and said in found.get(f"{what}s", ())
        count[f"{what} of a comment"] += of_comment
    return count


def speed(path: Path, rounds: int) -> dict[str, float]:
    """Return pages a second of both readers, the best of their rounds.

    Each round is a new process that reads each page once: what trafilatura keeps of a page it has
    seen would make every later round a third faster, which no corpus would.
    """
    context = multiprocessing.get_context("spawn")
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name in READERS:
            with context.Pool(1) as pool:
                rate = pool.apply(pages_a_second, (path, name))
            best[name] = max(rate, best.get(name, 0.0))
    return best


_WARM_UP = (
    "<html><body><article><p>Yhtiöt sopivat eilen yhdistymisestä, kertoi satamatoimiston edustaja "
    "toimittajille maanantaina, 5. toukokuuta 2014.</p><p>The companies agreed on 2 May 2014, she said."
    "</p></article></body></html>"
)


def pages_a_second(path: Path, name: str) -> float:
    """Return how many pages a second of processor time a reader reads, once warm."""
    pages, reader = load(path), READERS[name]
    reader({"html": _WARM_UP})  # loads what is loaded once: libraries, a model of languages
    begin = process_time()
    for page in pages:
        reader(page)
    return len(pages) / (process_time() - begin)


READERS = {"whence": by_whence, "trafilatura": by_trafilatura}


def memory(pages: Pages, number: int) -> list[tuple[int, float]]:
    """Return pages read and the resident set in MB, at ten points while a stream is read."""

    def files() -> Iterator[RawFile]:
        for index in range(number):
            yield as_file(pages[index % len(pages)])

    seen: list[tuple[int, float]] = []
    done = 0
    step = max(1, number // 10)

    def told(_name: str) -> None:
        nonlocal done
        if done % step == 0:
            seen.append((done, _resident()))
        done += 1

    for _ in read_each(files(), told):
        pass
    return [*seen, (done, _resident())]


def _resident() -> float:
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() / _KB / _KB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB


def f1(count: Counter[str]) -> tuple[float, float, float]:
    right, missed, wrong = count["has"], count["has missed"], count["lacks wrong"]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def show(result: dict[str, Any], console: Console) -> None:
    table = Table(title=f"{result['pages']} pages with comments")
    for column in ("", "whence", "trafilatura"):
        table.add_column(column, justify="right" if column else "left")
    ours, theirs = Counter(result["whence"]), Counter(result["trafilatura"])
    total, present = ours["segments"], ours["in the markup"]
    for name in ("in one comment", "in some comment", "in the article"):
        table.add_row(f"comment segments {name}, of {total}", str(ours[name]), str(theirs[name]))
    table.add_row(
        f"  of those in the markup at all ({present})",
        *(f"{one['in one comment'] / max(1, present):.1%}" for one in (ours, theirs)),
    )
    for index, name in enumerate(("precision", "recall", "F1")):
        table.add_row(
            f"article segments, {name}", f"{f1(ours)[index]:.3f}", f"{f1(theirs)[index]:.3f}"
        )
    for what in ("author", "date"):
        cells = [
            " / ".join(str(one[f"{what} {verdict}"]) for verdict in ("right", "wrong", "none"))
            for one in (ours, theirs)
        ]
        table.add_row(f"{what}: right / wrong / none", *cells)
        table.add_row(f"{what} taken from a comment", str(ours[f"{what} of a comment"]), "")
    table.add_row(
        "comments; without author; without time",
        " ; ".join(str(ours[name]) for name in ("comments", "unsigned", "undated")),
        "",
    )
    rate = result["pages_a_second"]
    table.add_row("pages a second", f"{rate['whence']:.1f}", f"{rate['trafilatura']:.1f}")
    table.add_row("  against trafilatura", f"{rate['whence'] / rate['trafilatura']:.2f}", "1.00")
    console.print(table)
    for pages, size in result.get("memory", ()):
        console.print(f"{pages:>8,} pages read: {size:,.0f} MB resident")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, default=0)
    options = parser.parse_args(arguments)
    pages = load(options.pages)
    result: dict[str, Any] = {
        "whence": compare(pages, by_whence),
        "trafilatura": compare(pages, by_trafilatura),
        "pages": len(pages),
        "pages_a_second": speed(options.pages, options.rounds),
        "date": datetime.now(UTC).date().isoformat(),
        "version": __version__,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
    }
    if options.memory:
        result["memory"] = memory(pages, options.memory)
    show(result, Console())
    if options.output:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
