"""Ids computed from content, so that the same input always gets the same id."""

from hashlib import blake2b


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix-` and ten hexadecimal digits of a BLAKE2b hash of the parts (RFC 7693)."""
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=5)
    return f"{prefix}-{digest.hexdigest()}"
