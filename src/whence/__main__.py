"""`python -m whence` is `whence`."""

from .cli import main

main()
