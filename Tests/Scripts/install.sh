#!/usr/bin/env bash
# Installs what is missing of Debian's packages. The Swift toolchain itself has to be there.
set -euo pipefail

command -v swift >/dev/null || {
    echo "Swift 6.2 or newer is not on the PATH. Install it from swift.org, then run this again." >&2
    exit 1
}

missing=()
for package in libsqlite3-dev python3-venv curl jq openssl chromium fonts-dejavu-core; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

root=()
[ "$(id -u)" -eq 0 ] || root=(sudo)
echo "Installing ${missing[*]}"
"${root[@]}" apt-get update -qq
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "${missing[@]}" >/dev/null
