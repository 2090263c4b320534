#!/usr/bin/env bash
# An EKS cluster in a simulated AWS account, from its credential to the proof that nothing is left of it.
# FREEHOLD_BINARY names the program.
set -euo pipefail

binary=${FREEHOLD_BINARY:?names the built freehold}
folder=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
server=

stop() {
    [[ -z $server ]] || { kill -TERM "$server" 2>/dev/null && wait "$server" || true; }
    rm -rf "$folder"
}
trap stop EXIT

# Runs a command of the program, shown as a person would type it.
freehold() {
    printf '\n\033[1m$ freehold %s\033[0m\n' "$*"
    "$binary" "$@"
}

printf '$ freehold serve --simulate --speed 120\n'
"$binary" serve --simulate --speed 120 --listen "127.0.0.1:$port" --data "$folder/data" >"$folder/log" 2>&1 &
server=$!
export FREEHOLD_URL=http://127.0.0.1:$port FREEHOLD_TOKEN_FILE=$folder/data/admin-token
for _ in $(seq 100); do
    grep -q 'takes requests' "$folder/log" && break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
done
cat "$folder/log"
grep -q 'takes requests' "$folder/log"

order=(payments --provider aws --type dedicated-ha --region eu-central-1 --credential demo --min 3 --max 6)

freehold credential add demo --provider aws --secret-file "$folder/data/simulated-access-key.json"
freehold credential preflight demo --region eu-central-1
freehold cluster create "${order[@]}" --dry-run
freehold cluster create "${order[@]}"
freehold cluster watch payments --timeout 60s
freehold cluster get payments
freehold cluster resources payments
freehold cluster delete payments --confirm payments --wait --timeout 45s

printf '\nThe cluster was created and removed; nothing of it was real.\n'
