"""Open a case: one document, a folder or glob of documents, or a case folder."""

import glob
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from whence.model import (
    Case,
    InputError,
    Issue,
    Knowledge,
    NothingToAssess,
    Question,
    RawFile,
    SourceList,
)

from .captures import CAPTURES, DOCUMENTS, attach_captures, load_captures
from .cells import cell_places, check_entries
from .constants import check_constants
from .decisions import check_decisions, decision_places
from .duplicates import check_circles, check_duplicates
from .errors import Problem, nearest, raise_problems
from .facts import number_facts
from .files import Found, find_file, find_folder, find_glob
from .known_files import ENDINGS, bare, is_known_file, load_known_files
from .outside import Outside
from .overrides import check_overrides, override_places
from .ranges import check_ranges
from .readings import check_readings, reading_places
from .record import RECORD
from .records import Loaded, Record, load_record
from .references import check_references, doubtful_references, places_of, resolve_names
from .rulings import check_rulings, ruling_places

_CASE, _SOURCES = ("case.yaml", "case.yml"), ("sources.yaml", "sources.yml")
_KNOWLEDGE = "knowledge"
_YAML = (".yaml", ".yml")
_WRITTEN = ".txt, .md, .html"


def open_case(path: str | Path) -> Case:
    """Read the case at a path: a file, a folder, a glob (`reports/*.txt`) or a case folder.

    A case folder is one that holds `case.yaml`, `sources.yaml`, `documents/` or `knowledge/`.
    Raises `InputError` if the path does not exist or nothing in it can be read, `CaseError` for
    anything wrong in a YAML file (all that is wrong at once), `NothingToAssess` if there is no
    document.
    """
    place = Path(path)
    try:
        if place.name in _CASE and place.is_file():
            place = place.parent
        if place.is_dir():
            return _open_case_folder(place) if is_case_folder(place) else _open_folder(place)
        if os.path.lexists(place):
            return _with_documents(Case(name=place.stem), find_file(place), str(place))
    except PermissionError as error:
        raise InputError(f"{error.filename} cannot be read: permission denied") from None
    if glob.has_magic(str(path)):
        return _with_documents(Case(name=str(path)), find_glob(str(path)), str(path))
    raise InputError(_not_there(place))


def read_stdin(data: bytes) -> Case:
    """Make a case of one document given as bytes, as when `-` stands for standard input."""
    if not data.strip():
        raise NothingToAssess("standard input is empty; pipe the text of a report into it")
    return Case(name="stdin", files=(RawFile(id="stdin", path="-", data=data),))


def is_case_folder(folder: Path) -> bool:
    """Say whether a folder is a case, and not just a folder of documents."""
    return any((folder / name).is_file() for name in (*_CASE, *_SOURCES)) or any(
        (folder / name).is_dir() for name in (DOCUMENTS, _KNOWLEDGE)
    )


def _open_folder(folder: Path) -> Case:
    return _with_documents(Case(name=_name(folder)), find_folder(folder), str(folder))


def _open_case_folder(folder: Path) -> Case:
    question, knowledge, sources, outside = _load_files(folder)
    documents = folder / DOCUMENTS
    found = find_folder(documents, within=folder) if documents.is_dir() else Found()
    read = [file.record for file in knowledge]
    known, repeated = number_facts([*read, *(one.knowledge for one in outside)])
    told = [issue for one in outside for issue in one.issues]
    lines = {fact: line for one in outside for fact, line in one.lines.items()}
    captures, unread = load_captures(folder)
    case = Case(
        name=_name(folder),
        question=question.record,
        knowledge=known,
        sources=sources.record.sources,
        captures=captures,
        places=places_of(knowledge)
        | lines
        | override_places(question)
        | decision_places(question)
        | ruling_places(question)
        | cell_places(question)
        | reading_places(question),
        areas=tuple(area for one in outside for area in one.areas),
        issues=(*_not_read(folder), *told, *repeated, *unread),
    )
    found = replace(found, files=attach_captures(found.files, captures))
    case = _with_documents(case, found, str(documents))
    coded = [source.id for source in case.sources]
    doubts = doubtful_references(knowledge, coded, [file.id for file in case.files])
    return replace(resolve_names(case), issues=(*case.issues, *doubts))


def _load_files(
    folder: Path,
) -> tuple[Loaded[Question], list[Loaded[Knowledge]], Loaded[SourceList], list[Outside]]:
    """Read and check all YAML of a case, then other knowledge beside it.

    Raises one error with everything that is wrong.
    """
    problems: list[Problem] = []
    question = _load(_one_of(folder, _CASE), Question, problems)
    sources = _load(_one_of(folder, _SOURCES), SourceList, problems)
    knowledge = [_load(path, Knowledge, problems) for path in _inside(folder, _is_yaml)]
    raise_problems(problems)
    outside = load_known_files(_inside(folder, is_known_file), [file.record for file in knowledge])
    raise_problems([problem for one in outside for problem in one.problems])
    everything = [*knowledge, *bare(outside)]
    raise_problems(
        [
            *check_ranges(question, knowledge, sources),
            *check_duplicates(question, knowledge, sources),
            *check_circles(question, knowledge),
            *check_references(question, everything, sources),
            *check_overrides(question),
            *check_decisions(question),
            *check_rulings(question),
            *check_entries(question),
            *check_readings(question),
            *check_constants(question),
        ]
    )
    return question, knowledge, sources, outside


def _load(path: Path, kind: type[Record], problems: list[Problem]) -> Loaded[Record]:
    try:
        content = path.read_bytes() if os.path.lexists(path) else b""
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None
    loaded, wrong = load_record(content, str(path), kind)
    problems.extend(wrong)
    return loaded


def _one_of(folder: Path, names: tuple[str, str]) -> Path:
    """Return the file of one of two spellings; both at once would leave one of them unread."""
    found = [folder / name for name in names if os.path.lexists(folder / name)]
    if len(found) > 1:
        raise InputError(f"{folder} holds both {names[0]} and {names[1]}; keep one of them")
    return found[0] if found else folder / names[0]


def _inside(folder: Path, wanted: Callable[[Path], bool]) -> list[Path]:
    """Return the files of knowledge that are wanted, by name."""
    inside = folder / _KNOWLEDGE
    return sorted(filter(wanted, inside.iterdir())) if inside.is_dir() else []


def _is_yaml(path: Path) -> bool:
    return path.suffix in _YAML and not path.name.startswith(".") and not path.is_dir()


def _not_read(folder: Path) -> Iterator[Issue]:
    """Yield an issue for each file that looks like part of the case but is read by nobody."""
    names = (_CASE[0], _SOURCES[0], DOCUMENTS, _KNOWLEDGE, CAPTURES, RECORD)
    known = {*_CASE, *_SOURCES, DOCUMENTS, _KNOWLEDGE, CAPTURES, RECORD}
    for path in sorted(folder.iterdir()):
        near = nearest(path.name, names)
        if path.name not in known and (near or _is_yaml(path)):
            hint = f"; did you mean {near}?" if near else ""
            yield Issue(level="warning", what=f"{path.name} is not part of a case, not read{hint}")
    read = (_is_yaml, is_known_file)
    for path in _inside(folder, lambda path: not path.name.startswith(".")):
        if not any(wanted(path) for wanted in read):
            kinds = ", ".join((*_YAML, *ENDINGS))
            what = f"{_KNOWLEDGE}/{path.name} was not read: knowledge is kept in files {kinds}"
            yield Issue(level="warning", what=what)


def _with_documents(case: Case, found: Found, where: str) -> Case:
    """Add documents to a case. Raises `InputError` or `NothingToAssess` if there are none."""
    unread = [issue.what for issue in found.issues if issue.level == "error"]
    if not found.files and unread:
        raise InputError("; ".join(unread))
    if not found.files:
        left_out = "".join(f" ({issue.what})" for issue in found.issues)
        raise NothingToAssess(f"no documents: put reports ({_WRITTEN}) into {where}{left_out}")
    return replace(case, files=found.files, issues=(*case.issues, *found.issues))


def _name(folder: Path) -> str:
    return folder.resolve().name or str(folder)


def _not_there(place: Path) -> str:
    """Say that a path does not exist, naming the part of it that does and what is near."""
    parent = place.parent
    if not parent.is_dir():
        return f"{_not_there(parent)} (looking for {place})" if parent != place else str(place)
    try:
        near = nearest(place.name, [each.name for each in parent.iterdir()])
    except OSError:
        near = None
    hint = f"; did you mean {parent / near}?" if near else ""
    return f"{place} does not exist{hint}"
