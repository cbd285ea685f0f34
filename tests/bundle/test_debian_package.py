"""The package for Debian: what its inspectors say, and its life on a bare system from installing to removing."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from debian.package import main

from benchmarks.screen import Screen
from tests.bundle.places import BUNDLE, ROOT, SYSTEM_PATH, wait_for_picture

pytestmark = pytest.mark.deb

UID = "event/oic-2016-04-ankara-social-security"
SECONDS = 180
# The root of the test lies below; what is installed goes into memory above it and is gone with the process.
LIFE = r"""
mount -t tmpfs tmpfs "$WORK"
mkdir "$WORK/above" "$WORK/aside" "$WORK/root"
mount -t overlay overlay -o "lowerdir=$BARE,upperdir=$WORK/above,workdir=$WORK/aside" "$WORK/root"
root=$WORK/root
mount -t proc proc "$root/proc"
mkdir -p /tmp/.X11-unix "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
inside="env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DISPLAY=$SHOW chroot $root"
# Logs, lists of dpkg and what belongs to root do not count.
left_out='-not -path ./var/l* -not -path ./tmp* -not -path ./root/*'
files() { (set -f; cd "$root" && find . -xdev $left_out | sort) >"$OUT/$1"; }
files before
cp "$DEB" "$root/tmp/package.deb"
$inside dpkg --install /tmp/package.deb
rm "$root/tmp/package.deb"
files installed
$inside tawsiyat search "نقاط الاتصال" --json >"$OUT/search.json"
cp -r "$root/usr/share/applications" "$root/usr/share/metainfo" "$OUT"
$inside tawsiyat "tawsiyat://$UID" 2>"$OUT/window.log" &
window=$!
while [ ! -e "$OUT/seen" ]; do sleep 0.1; done
kill -0 $window
kill $window
wait $window || true
$inside dpkg --purge tawsiyat
files purged
"""


@dataclass(frozen=True)
class Life:
    """What was seen between installing and removing."""

    out: Path
    colours: int

    def files(self, when: str) -> set[str]:
        return set((self.out / when).read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def package() -> Path:
    return next((ROOT / "dist").glob("tawsiyat_*.deb"))


@pytest.fixture(scope="module")
def life(package: Path, bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Life:
    """The package's life on the bare root; the window is opened by a link."""
    out, work = tmp_path_factory.mktemp("out"), tmp_path_factory.mktemp("work")
    with Screen(1366, 768) as screen:
        environment = {"PATH": SYSTEM_PATH, "BARE": str(bare), "DEB": str(package), "OUT": str(out)}
        environment |= {"WORK": str(work), "SHOW": screen.display, "UID": UID, "LC_ALL": "C.UTF-8"}
        command = [
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "--mount-proc",
            "sh",
            "-eu",
            "-c",
            LIFE,
        ]
        told = (out / "told").open("w", encoding="utf-8")
        with told, subprocess.Popen(command, env=environment, stdout=told, stderr=told) as process:
            try:
                wait_for_picture(screen, process)
                screen.save(ROOT / "build" / "deb-window.png")
                colours = screen.colours()
            finally:
                (out / "seen").touch()
            code = process.wait(timeout=SECONDS)
    assert code == 0, (out / "told").read_text(encoding="utf-8")
    return Life(out, colours)


def test_lintian_finds_nothing_that_is_not_explained(package: Path) -> None:
    command = ["lintian", "--allow-root", "--fail-on", "error,warning", str(package)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_package_depends_on_the_c_library_alone_and_runs_no_scripts(package: Path) -> None:
    def field(name: str) -> str:
        command = ["dpkg-deb", "--field", str(package), name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert field("Depends").startswith("libc6 (>= 2.")
    assert "," not in field("Depends")
    parts = subprocess.run(
        ["dpkg-deb", "--info", str(package)], capture_output=True, text=True, check=True
    ).stdout
    assert not any(script in parts for script in ("postinst", "prerm", "postrm", "preinst"))


def test_search_answers_once_it_is_installed(life: Life) -> None:
    answer = json.loads((life.out / "search.json").read_text(encoding="utf-8"))
    assert f"{UID.replace('event', 'recommendation', 1)}/8" in [hit["uid"] for hit in answer["results"]]


def test_a_link_opens_the_window(life: Life) -> None:
    assert life.colours > 100
    assert "Traceback" not in (life.out / "window.log").read_text(encoding="utf-8")


def test_menu_knows_the_program_in_three_languages_and_its_links(life: Life) -> None:
    entry = life.out / "applications" / "tawsiyat.desktop"
    checked = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, "")
    lines = entry.read_text(encoding="utf-8").splitlines()
    assert {"Name=Tawsiyat", "Name[ar]=توصيات", "Name[fr]=Tawsiyat"} <= set(lines)
    subprocess.run(["update-desktop-database", str(entry.parent)], check=True)
    links = (entry.parent / "mimeinfo.cache").read_text(encoding="utf-8")
    assert "x-scheme-handler/tawsiyat=tawsiyat.desktop;" in links
    icons = {name for name in life.files("installed") if name.startswith("./usr/share/icons/hicolor/")}
    assert "./usr/share/icons/hicolor/scalable/apps/tawsiyat.svg" in icons
    assert "./usr/share/icons/hicolor/48x48/apps/tawsiyat.png" in icons


def test_appstream_takes_the_metadata(life: Life) -> None:
    told = next((life.out / "metainfo").glob("*.xml"))
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    command = [str(shutil.which("appstreamcli")), "validate", "--no-net", str(told)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr


def test_removing_leaves_nothing(life: Life) -> None:
    assert "./usr/lib/tawsiyat/tawsiyat" in life.files("installed") - life.files("before")
    assert life.files("purged") == life.files("before")


def test_the_same_bundle_gives_the_same_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = []
    for name, moment in (("one", 1_000_000_000), ("other", 1_600_000_000)):
        bundle = tmp_path / name / "tawsiyat"
        licences = bundle / "_internal/resources/licences"
        shutil.copytree(BUNDLE / "_internal/resources/licences", licences)
        shutil.copyfile(BUNDLE / "tawsiyat", bundle / "tawsiyat")
        for path in bundle.rglob("*"):
            os.utime(path, (moment, moment))
        main(bundle, tmp_path / f"{name}.deb")
        made.append((tmp_path / f"{name}.deb").read_bytes())
    assert made[0] == made[1]
