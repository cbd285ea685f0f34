"""A screen that does not answer: Qt would end the process with words of its own; a sentence of ours ends it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, bare

DEAD = {"DISPLAY": ":97531"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="screens have names on Linux")
@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({**DEAD, "LANG": "en_GB.UTF-8"}, ":97531 does not answer"),
        ({**DEAD, "LANG": "fr_FR.UTF-8"}, "ne répond pas"),
        ({**DEAD, "LANG": "ar_OM.UTF-8"}, "لا تستجيب"),
        ({"DISPLAY": "nonsense", "LANG": "en_GB.UTF-8"}, "nonsense does not answer"),
        ({"QT_QPA_PLATFORM": "no-such-platform", "LANG": "en_GB.UTF-8"}, "no-such-platform does not answer"),
    ],
)
def test_a_dead_screen_is_a_sentence_and_not_a_crash(own_home: Path, more: dict[str, str], word: str) -> None:
    ran = subprocess.run(
        [sys.executable, str(PROGRAM)], env=bare(own_home, more), capture_output=True, timeout=60
    )
    said = ran.stderr.decode("utf-8")
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert word in said
    assert len(said.strip().split("\n")) == 1
    log = own_home / "logs" / "tawsiyat.log"
    assert str(log) in said
    assert "platform plugin" in log.read_text(encoding="utf-8")
