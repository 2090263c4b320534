#!/usr/bin/env bash
# Clusters in a simulated account of a cloud, from the credential to the proof that nothing is left.
# Usage: demo.sh aws|azure. FREEHOLD_BINARY names the program.
set -euo pipefail

cloud=${1:-aws}
case $cloud in
aws) region=eu-central-1 ;;
azure) region=westeurope ;;
*) echo "There is no demo of “$cloud”. Give aws or azure." >&2; exit 2 ;;
esac
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

freehold credential add demo --provider "$cloud" --secret-file "$folder/data/simulated-$cloud-key.json"
freehold credential preflight demo --region "$region"

# Usage: life NAME OPTION…
life() {
    local order=("$@" --provider "$cloud" --region "$region" --credential demo)
    freehold cluster create "${order[@]}" --dry-run
    freehold cluster create "${order[@]}"
    freehold cluster watch "$1" --timeout 90s
    freehold cluster get "$1"
    freehold cluster resources "$1"
    freehold cluster delete "$1" --confirm "$1" --wait --timeout 60s
}

life payments --type dedicated-ha --min 3 --max 6
[[ $cloud == aws ]] || life reports --type dedicated

printf '\nWhat was created was removed; nothing of it was real.\n'
