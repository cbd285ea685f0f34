#!/bin/sh
# Sees to what pip cannot bring: Qt's X libraries, the tools of the tests and of the bundle.
#
#   packaging/system.sh window|tests|readers|bundle|deb|windows|python [PACKAGE...]
#
# «readers» are other programs that read back what we write and print, and one that puts two screens beside each other;
# the tests that ask them are skipped without.
#
# Missing things are installed with apt where that is allowed (root, or sudo that asks for no password);
# elsewhere one line names the command to type, and the exit code is 1. Nothing is asked of apt when nothing
# is missing, so that a machine without a network runs what it already has. PACKAGEs are wanted besides.
set -eu
PATH=$PATH:/usr/sbin:/sbin

# Linked by Qt's xcb platform plugin and by QtGui (ldd), less what these packages bring by their own dependencies.
window='libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11-xcb.so.1 libx11-xcb1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0'
tests='Xvfb xvfb
dbus-run-session dbus-daemon
pdftotext poppler-utils'
readers='soffice libreoffice-writer-nogui
cupsd cups
lpadmin cups-client
xrandr x11-xserver-utils'
bundle='objdump binutils
debootstrap debootstrap
unshare util-linux'
deb='dpkg-deb dpkg
lintian lintian
appstreamcli appstream
desktop-file-validate desktop-file-utils'
# wine64 alone would do, but the command «wine» is in the package of that name.
windows='wine wine
wineserver wine64
x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64-win32
makensis nsis'

libraries_missing() {
    known=$(ldconfig -p 2>/dev/null || true)
    echo "$window" | while read -r library package; do
        case $known in *"$library "*) ;; *) echo "$package" ;; esac
    done
}

commands_missing() {
    echo "$1" | while read -r command package; do
        command -v "$command" >/dev/null 2>&1 || echo "$package"
    done
}

# PyInstaller carries Python as a shared library, which Debian keeps apart from the program.
python_missing() {
    [ -x .venv/bin/python ] || return 0
    .venv/bin/python -c '
import ctypes, sys, sysconfig
try:
    ctypes.CDLL(sysconfig.get_config_var("INSTSONAME"))
except OSError:
    print("libpython%d.%d" % sys.version_info[:2])'
}

bring() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then as_root=
    elif sudo -n true 2>/dev/null; then as_root=sudo
    else return 1
    fi
    echo "Installing with apt: $*"
    log=$(mktemp)
    # A failed update is no end yet: the lists on disk may do.
    $as_root apt-get -q update >"$log" 2>&1 || true
    if $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q install -y --no-install-recommends "$@" >>"$log" 2>&1 </dev/null
    then
        rm -f "$log"
    else
        tail -n 5 "$log" >&2
        rm -f "$log"
        return 1
    fi
}

[ "$(uname -s)" = Linux ] || exit 0
purpose=$1
shift
missing=$*
case $purpose in
    window) missing="$missing $(libraries_missing)" ;;
    tests)
        missing="$missing $(libraries_missing) $(commands_missing "$tests")"
        [ -e /usr/share/dbus-1/services/org.a11y.Bus.service ] || missing="$missing at-spi2-core"
        /usr/bin/python3 -c "import pyatspi" 2>/dev/null || missing="$missing python3-pyatspi"
        ;;
    readers)
        missing="$missing $(commands_missing "$readers")"
        [ -x /usr/lib/cups/backend/cups-pdf ] || missing="$missing printer-driver-cups-pdf"
        ;;
    bundle)
        missing="$missing $(libraries_missing) $(commands_missing "$tests") $(commands_missing "$bundle")"
        missing="$missing $(python_missing)"
        ;;
    deb) missing="$missing $(commands_missing "$deb")" ;;
    windows) missing="$missing $(commands_missing "$windows")" ;;
    python) ;;
    *) echo "usage: packaging/system.sh window|tests|readers|bundle|deb|windows|python [PACKAGE...]" >&2; exit 2 ;;
esac
missing=$(echo $missing)
[ -z "$missing" ] && exit 0
bring $missing && exit 0
if command -v apt-get >/dev/null 2>&1; then
    echo "This system lacks something; type: sudo apt-get install $missing" >&2
else
    echo "This system lacks something; install with its package manager what Debian calls: $missing" >&2
fi
exit 1
