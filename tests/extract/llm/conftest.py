"""A model that says what a test makes it say."""

import json

import pytest

from whence.extract.llm import read_with_model
from whence.model import Completion


@pytest.fixture
def read():
    """Read a text with a model that gives these items, or this text, whatever it is asked."""

    def reader(text, *items, **options):
        said = (
            items[0] if items and isinstance(items[0], str) else json.dumps({"attributions": items})
        )
        return read_with_model(text, lambda _prompt: Completion(text=said), **options)

    return reader


@pytest.fixture
def item():
    """Make an item as a model writes it: source, cue, content, and the sentences they stand in."""

    def maker(source, cue, *content, sentences=(1,), **more):
        fields = {"id": 1, "parent": None, "stance": "asserts", "certainty": "certain"}
        found = {"source": source, "cue": cue, "content": content, "sentences": sentences}
        return fields | {"directness": "told"} | found | more

    return maker


@pytest.fixture
def shown():
    """Show an attribution by its words: source, cue and content, pieces joined by a bar."""

    def shower(text, tagged):
        parts = (tagged.source, tagged.cue, tagged.content)
        return tuple("|".join(text[start:end] for start, end in part) for part in parts)

    return shower
