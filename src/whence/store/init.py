"""Write a small worked case to start from: every key of a case, with a line on what it means."""

from importlib.resources import files
from pathlib import Path

from whence.model import UsageError

# In the order one would open them.
_FILES = (
    "case.yaml",
    "documents/example-report.txt",
    "documents/example-denial.txt",
    "knowledge/town.yaml",
    "sources.yaml",
)


def init_case(directory: str | Path) -> list[Path]:
    """Write the example case into a folder, made if need be, and return the files written.

    Nothing is ever overwritten: raises `UsageError` naming the file in the way, before writing.
    """
    root = Path(directory)
    targets = {name: root / name for name in _FILES}
    for path in (root, *root.parents, *targets.values()):
        if path.exists() and (path.is_file() or path in targets.values()):
            raise UsageError(f"{path} is in the way; choose a new folder")
    template = files(__package__) / "template"
    try:
        for name, path in targets.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:
                stream.write((template / name).read_bytes())
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be written: {error.strerror}") from None
    return list(targets.values())
