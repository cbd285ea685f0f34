"""Where everything of the user's lies: one folder, for the window and the command line alike.

In this order: the folder that TAWSIYAT_HOME names; the program's own folder when a file named `portable` lies
there, so that a USB stick carries program and notes together; the platform's folder for data. Under it: `user.db`,
`backups` (copies made before a change of version), `logs`. Nothing is made by asking: who writes makes its folder,
and says so with a `Refusal` when that fails.
"""

import os
import sys
from pathlib import Path

import resources

ENVIRONMENT = "TAWSIYAT_HOME"
PORTABLE = "portable"


def home() -> Path:
    """Return the user's folder as an absolute path; it may not exist yet."""
    named = os.environ.get(ENVIRONMENT, "").strip()
    if named:
        return Path(os.path.abspath(Path(named).expanduser()))  # noqa: PTH100 - links in the name stay as given
    program = program_folder()
    if (program / PORTABLE).exists():
        return program
    # Imported where it is asked: a folder that is named or lies beside the program needs no rules of platforms.
    from platformdirs import user_data_dir

    return Path(user_data_dir("tawsiyat", appauthor=False))


def program_folder() -> Path:
    """Return the folder of the frozen executable, or of the checkout."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return resources.path().parent


def user_file_path(folder: Path | None = None) -> Path:
    """Return the path of the user's file in `folder`, or in the user's folder."""
    return (folder or home()) / "user.db"


def logs_folder() -> Path:
    """Return the folder of the logs."""
    return home() / "logs"
