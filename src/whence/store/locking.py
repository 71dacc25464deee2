"""A file that one process has for itself."""

import io


def lock(file: io.BufferedRandom) -> bool:
    """Take a file for this process until it is closed; say whether it was free.

    Where the system has no such locks (`fcntl`), it always is.
    """
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a network file system without locks
        return True
    return True
