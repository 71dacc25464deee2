"""Answers kept on disk by what was asked, so that a second run sends nothing."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile

from whence.model import Prompt, UsageError

_FORM = 1  # of what is kept; another number forgets all


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers. They quote the documents they were given: only the user may read them.

    Neither the prompts are kept nor any key.
    """

    folder: Path

    def __post_init__(self) -> None:
        """Raise `UsageError` if the folder cannot be made or written to."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(self.folder, error) from None

    def get(self, key: str) -> str | None:
        """Return a kept answer; None if there is none, or it is damaged."""
        try:
            kept = json.loads(self._path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        text = kept.get("text") if isinstance(kept, dict) else None
        return text if isinstance(text, str) and kept.get("key") == key else None

    def put(self, key: str, text: str) -> None:
        """Keep an answer: the file is there whole or not at all. Raises `UsageError`."""
        path = self._path(key)
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            # Made readable by its owner alone.
            with NamedTemporaryFile(
                "w", encoding="utf-8", dir=path.parent, prefix=".", suffix=".part", delete=False
            ) as stream:
                try:
                    json.dump({"key": key, "text": text}, stream)
                    stream.close()
                    os.replace(stream.name, path)
                except BaseException:
                    with suppress(OSError):
                        os.unlink(stream.name)
                    raise
        except OSError as error:
            raise _unwritable(self.folder, error) from None

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


def key_of(url: str, model: str, prompt: Prompt, settings: Mapping[str, object]) -> str:
    """Return the hash of all that an answer depends on: model, orders, text, schema, settings."""
    asked = [_FORM, url, model, prompt.system, prompt.user, prompt.schema, settings]
    data = json.dumps(asked, sort_keys=True, ensure_ascii=True).encode()
    return blake2b(data, digest_size=20).hexdigest()


def _unwritable(folder: Path, error: OSError) -> UsageError:
    why = (error.strerror or str(error)).lower()
    return UsageError(f"answers cannot be kept in {folder}: {why}; name another folder")
