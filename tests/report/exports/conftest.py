"""JSON-LD is expanded by pyld, with the contexts that lie beside the tests: there is no network."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for what several tests share
CONTEXTS = Path(__file__).parent / "contexts"


@pytest.fixture(scope="session")
def expand() -> Callable[[str], list[Any]]:
    """Return what pyld makes of a JSON-LD text; a context that does not lie here is an error."""
    from pyld import jsonld

    known = {
        "https://schema.org": "schema.json",
        "http://www.w3.org/ns/anno.jsonld": "anno.json",
    }

    def load(url: str, _options: Any) -> dict[str, Any]:
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": json.loads((CONTEXTS / known[url]).read_text(encoding="utf-8")),
        }

    return lambda text: jsonld.expand(json.loads(text), {"documentLoader": load})
