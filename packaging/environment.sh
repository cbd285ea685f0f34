#!/bin/sh
# Makes .venv with the first Python found that is new enough; PYTHON=... chooses another.
#
#   packaging/environment.sh FOLDER
set -eu

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

chosen=
for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
    if new_enough "$candidate"; then chosen=$candidate; break; fi
done
if [ -z "$chosen" ]; then
    found=$("${PYTHON:-python3}" --version 2>/dev/null || echo "no ${PYTHON:-Python 3}")
    echo "Tawsiyat needs Python 3.11 or newer and finds $found." \
        "Install one, or name it: make run PYTHON=/path/to/python3.11" >&2
    exit 1
fi

# Debian keeps venv's pip in a package of its own.
if ! "$chosen" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$chosen" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    "$(dirname "$0")/system.sh" python "$version-venv"
fi
"$chosen" -m venv "$1"
