"""Which members of a ZIP archive are worth reading, and what they are called.

A member's name is a label and nothing else: no file is ever made of it.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from whence.model import document_id

from .unpacking import Limits

# What a saved page brings along and nobody quotes.
_MEDIA = frozenset(
    "jpg jpeg jfif png gif webp avif heic heif bmp tif tiff svg ico cur psd "
    "mp4 m4v mov avi mkv webm mpg mpeg wmv flv 3gp mp3 m4a wav ogg oga ogv opus aac flac wma amr "
    "woff woff2 ttf otf eot css js mjs map wasm".split()
)
_LITTER = frozenset(("__macosx", "thumbs.db", "desktop.ini"))
_WARC = re.compile(r"(?:.*/)?archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
_SAVED_PAGE = re.compile(r"((?:.*/)?)pages/[^/]+\.mhtml?", re.IGNORECASE)
_NOWHERE = re.compile(r"\.{0,2}|[A-Za-z]:")  # here, up, or a drive of Windows
_JOINERS = "\u200c\u200d"  # letters of Persian and parts of emoji, though Unicode calls them format
_HARMFUL = ("Cc", "Cf", "Cs", "Zl", "Zp")  # control, format (bidi), surrogates, line ends
_LONGEST = 240  # characters of a name that are kept
_UTF8 = 0x800  # flag: the name is UTF-8
_ENCRYPTED = 0x1 | 0x40
_HEADER = 30  # bytes before the name in a member's own header
_NOTICED = 16 * 2**20  # bytes from which the ratio is looked at: short like pages pack better


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member with its label, the id its document will have, and what speaks against reading it."""

    info: ZipInfo
    label: str
    id: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The members to read, in the order they lie in, and how many others were passed over."""

    members: tuple[Member, ...]
    renamed: tuple[str, ...]
    repeated: tuple[str, ...]
    media: int
    metadata: int


def choose_members(archive_id: str, infos: Iterable[ZipInfo], limits: Limits) -> Chosen:
    """Choose what is worth reading of a zipped folder.

    Folders, empty and hidden files go without a word; media and the case metadata of a Hunchly
    export (`case_data/` beside `pages/*.mhtml`) are counted.
    """
    labelled = [(info, label(info)) for info in infos if not _name(info).endswith(("/", "\\"))]
    shown = [(info, name) for info, name in labelled if info.file_size and not _is_hidden(name)]
    cases = {found[1] for _, name in shown if (found := _SAVED_PAGE.fullmatch(name))}
    kept, counts = [], Counter[str]()
    for info, name in shown:
        kind = _passed_over(name, cases)
        counts[kind] += 1
        if not kind:
            kept.append((info, name))
    return _chosen(archive_id, kept, limits, counts)


def choose_warcs(archive_id: str, infos: Iterable[ZipInfo], limits: Limits) -> Chosen:
    """Choose the WARC files under `archive/` in a WACZ; indexes and page lists repeat them."""
    labelled = ((info, label(info)) for info in infos)
    return _chosen(archive_id, [one for one in labelled if _WARC.fullmatch(one[1])], limits)


def label(info: ZipInfo) -> str:
    """Return the path of a member without anything that could lead or look elsewhere."""
    parts = _name(info).replace("\\", "/").split("/")
    clean = "/".join(part for part in parts if not _NOWHERE.fullmatch(part.strip()))
    if not (clean.isascii() and clean.isprintable()):
        clean = "".join("\ufffd" if _is_harmful(each) else each for each in clean)
    if len(clean) > _LONGEST:
        clean = f"{clean[: _LONGEST - 40]}…{clean[-39:]}"
    return clean or "unnamed"


def _name(info: ZipInfo) -> str:
    """Return the name as it was written; many tools write UTF-8 without saying so."""
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            return info.orig_filename.encode("cp437").decode("utf-8")
    return info.orig_filename


def _is_harmful(character: str) -> bool:
    return unicodedata.category(character) in _HARMFUL and character not in _JOINERS


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part.casefold() in _LITTER for part in name.split("/"))


def _passed_over(name: str, cases: set[str]) -> str:
    if name.rpartition(".")[2].casefold() in _MEDIA:
        return "media"
    case, found, _ = name.partition("case_data/")
    return "metadata" if found and case in cases else ""


def _chosen(
    archive_id: str,
    kept: list[tuple[ZipInfo, str]],
    limits: Limits,
    counts: Counter[str] | None = None,
) -> Chosen:
    kept.sort(key=lambda one: one[0].header_offset)  # unpacking goes forward only
    names = [name for _, name in kept]
    overlaps = _overlapping([info for info, _ in kept])
    counts = counts or Counter()
    return Chosen(
        members=tuple(
            Member(
                info=info,
                label=name,
                id=f"{archive_id}/{id}",
                reason=_reason(info, limits, overlap),
            )
            for (info, name), id, overlap in zip(kept, _ids(names), overlaps, strict=True)
        ),
        renamed=tuple(name for info, name in kept if name != _name(info).removeprefix("./")),
        repeated=tuple(name for name, times in Counter(names).items() if times > 1),
        media=counts["media"],
        metadata=counts["metadata"],
    )


def _ids(names: list[str]) -> Iterator[str]:
    """Yield the path of each without ending; with it where two would be equal, or a counter."""
    stems = [_stem(name) for name in names]
    times, taken = Counter(stems), Counter[str]()
    for name, stem in zip(names, stems, strict=True):
        id = wanted = stem if times[stem] == 1 else name
        while taken[id]:
            taken[wanted] += 1
            id = f"{wanted}-{taken[wanted]}"
        taken[id] += 1
        yield id


def _stem(name: str) -> str:
    folder, slash, last = name.rpartition("/")
    if last.casefold().endswith(".warc.gz"):
        last = last[: -len(".gz")]
    return folder + slash + document_id(last)


def _overlapping(infos: list[ZipInfo]) -> list[bool]:
    """Say of each member whether it reaches into the next one, so that bytes count twice."""
    ends = [
        one.header_offset + _HEADER + len(one.orig_filename) + one.compress_size for one in infos
    ]
    begins = [one.header_offset for one in infos[1:]]
    return [end > begin for end, begin in zip(ends, [*begins, math.inf], strict=False)]


def _reason(info: ZipInfo, limits: Limits, overlaps: bool) -> str | None:
    """Return what speaks against reading a member, with the remedy."""
    if info.flag_bits & _ENCRYPTED:
        return "encrypted; unpack it with its password"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        # zipfile unpacks bzip2 and LZMA in steps of any size: 4 KB of them can be 80 MB.
        return f"compressed in a way (number {info.compress_type}) that is not read; zip it again"
    if overlaps:
        return "overlaps with another member, as in files made to do harm; unpack it yourself"
    if info.file_size > limits.member:
        return f"unpacks to {info.file_size:,} bytes, more than is read; unpack it yourself"
    if info.file_size > max(_NOTICED, limits.ratio * info.compress_size):
        times = info.file_size // max(1, info.compress_size)
        return f"unpacks to {times:,} times its size; unpack it yourself"
    return None
