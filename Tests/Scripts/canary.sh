#!/usr/bin/env bash
# Passes standard input on, and ends with 1 if a secret that the tests use as a canary is in it.
set -euo pipefail
output=$(mktemp)
trap 'rm -f "$output"' EXIT
tee "$output"
# The secret key of AWS's documentation, and what the server's tests send as a secret.
for canary in 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' 'canary-7f3c9-do-not-sing'; do
    if grep -qF "$canary" "$output"; then
        echo "A secret is in what the tests printed: $canary" >&2
        exit 1
    fi
done
