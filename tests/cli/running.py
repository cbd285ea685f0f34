"""What a run of the command line gives back, and the bare environment that processes start in."""

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tawsiyat.py"


@dataclass(frozen=True)
class Ran:
    """What a run said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]
Process = Callable[..., subprocess.CompletedProcess[bytes]]


def bare(home: Path, more: dict[str, str] | None = None) -> dict[str, str]:
    """Return an environment that says nothing of a screen, a terminal or a language."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    return {**kept, "TAWSIYAT_HOME": str(home), "PYTHONPATH": str(ROOT), **(more or {})}
