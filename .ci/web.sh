#!/bin/sh
# Opens web editions in Chromium with axe-core (WCAG 2.2 AA): six widths and colours, keyboard, nothing fetched.
#
#   .ci/web.sh PAGE.html …
#
# Needs node, npm and Chromium, which .ci/run installs; a missing tool is a failure, not a skip.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
tools="$here/../target/web"

for tool in node npm chromium; do
    command -v "$tool" >/dev/null || { echo "web: manca $tool" >&2; exit 1; }
done
mkdir -p "$tools"
[ -d "$tools/node_modules/axe-core" ] || (cd "$tools" && npm install --silent --no-fund --no-audit \
    playwright-core@1 axe-core@4 >/dev/null)
cp "$here/web.mjs" "$tools/web.mjs"

pages=""
for page in "$@"; do pages="$pages $(realpath "$page")"; done
cd "$tools"
CHROMIUM=$(command -v chromium) node web.mjs $pages
