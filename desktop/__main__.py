"""`python -m desktop [UID]` opens the window."""

import sys

from desktop.app import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1] if len(sys.argv) > 1 else None))
