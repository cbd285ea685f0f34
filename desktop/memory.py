"""Memory that was let go goes back to the system: what glibc is asked, which else keeps it.

glibc gives each thread a heap of its own, and keeps holes of tens of megabytes in all of them until it is asked for
them (a large record, a book, a long list of what was found leave such holes): an hour of use made the program half as
large again as what it held. So all threads share the one heap, which costs nothing where Python lets one thread work
at a time, and the holes are given back now and then. Heaps that are there already when this is asked for stay, and
are used: Qt's thread for the connection to the screen had begun one, which the workers filled to 55 MB within the hour.

Large blocks (a picture of a page, a document) get pages of their own, which go back at once. glibc begins so, and with
the first that is freed it moves its threshold up, to 32 MB in the end: then they lie in the heap, and small ones that
stay come to lie between them. A threshold that is set stays where it is.

Other C libraries have no such calls, and nothing happens there. `_ctypes` is what `ctypes` stands on, and a tenth of
its cost.
"""

_M_ARENA_MAX = -8
_M_MMAP_THRESHOLD = -3
_LARGE = 256 * 1024


def share_heap() -> None:
    """Let threads that are begun from now on share the heap of the first, and large blocks lie outside of it."""
    _ask("mallopt", _M_ARENA_MAX, 1)
    _ask("mallopt", _M_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Give the holes of the heap back to the system."""
    _ask("malloc_trim", 0)


def _ask(name: str, *numbers: int) -> None:
    try:
        from _ctypes import call_cdeclfunction, dlopen, dlsym

        address = dlsym(dlopen(None, 0), name)
    except (ImportError, OSError):
        return
    call_cdeclfunction(address, numbers)
