"""Add to `case.yaml` as its writer left it: comments, order and spelling stay."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from .yaml import load_yaml

CASE = "case.yaml"
_WIDTH = 100  # columns beyond which a text is broken


def extended(content: bytes, additions: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
    """Return a YAML file with items added behind those of its lists, by key.

    Items that are there already are not added again; without any that are new the bytes stay as
    they are. Raises `CaseError` where the file is not YAML.
    """
    from ruamel.yaml import YAML

    there = load_yaml(content, CASE).data or {}
    new = {
        key: [one for one in items if one not in (there.get(key) or [])]
        for key, items in additions.items()
    }
    new = {key: items for key, items in new.items() if items}
    if not new:
        return content
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    tree = yaml.load(content) or {}
    for key, items in new.items():
        if tree.get(key) is None:
            tree[key] = []
        tree[key].extend(dict(one) for one in items)
    out = BytesIO()
    yaml.dump(tree, out)
    return out.getvalue()
