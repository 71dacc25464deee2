"""Files of other tools → additions to a case: one module a kind, each with `fits` and `read`."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from whence.model import SIZE_LIMIT, Document, InputError, UsageError

from ..case import is_case_folder
from ..collecting import uncollected
from ..kinds import KINDS, Kind
from .additions import Additions, write_additions

__all__ = ["KINDS", "Additions", "Kind", "import_file"]


def import_file(
    folder: Path,
    file: Path,
    kind: str | None = None,
    documents: Callable[[], Sequence[Document]] = tuple,
) -> Additions:
    """Take a file into the case in a folder, which is made where it is not there yet.

    What it adds to `case.yaml` comes behind what stands there, and its comments stay; documents and
    knowledge become new files. `documents` reads those that the case has already, for what is about
    their words. Nothing that is there is replaced, and nothing is written unless all
    of it is right. Raises `UsageError` for a folder that is no case or a kind that is not known,
    `InputError` for a file that cannot be read or is none of them, `CaseError` where the case could
    not be read with it.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name the folder of a case")
    if folder.is_dir() and any(folder.iterdir()) and not is_case_folder(folder):
        raise UsageError(f"{folder} is no case folder: whence init makes one")
    data = _content(file)
    module = _module(file, data, kind)
    with uncollected():
        if hasattr(module, "read_beside"):
            return write_additions(folder, module.read_beside(data, file.name, folder, documents))
        return write_additions(folder, module.read(data, file.name, folder))


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {(error.strerror or str(error)).lower()}"
        ) from None
    if len(data) > SIZE_LIMIT:
        raise InputError(f"{file} is larger than {SIZE_LIMIT >> 20} MB; split it")
    return data


def _module(file: Path, data: bytes, kind: str | None) -> ModuleType:
    """Return what reads a file: the module of the kind named, or the first that it fits."""
    known = ", ".join(KINDS)
    if kind is not None and kind not in KINDS:
        raise UsageError(f"--as {kind}: no such kind; there are {known}")
    for name in [kind] if kind else KINDS:
        module = import_module(f".{KINDS[name].module}", __name__)
        if kind or module.fits(file.name, data):
            return module
    from .unknown import why_unknown

    raise InputError(f"{why_unknown(data, str(file))}. Kinds for --as are {known}")
