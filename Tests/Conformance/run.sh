#!/usr/bin/env bash
# run.sh VENV: starts the simulated AWS and lets boto3 and the aws command line judge it, as the account's owner.
set -euo pipefail
cd "$(dirname "$0")"
venv=$1
log=$(mktemp)
"$FREEHOLD_BINARY" simulate aws --speed 600 >"$log" &
simulator=$!
trap 'kill $simulator 2>/dev/null; rm -f "$log"' EXIT
for _ in $(seq 100); do
    grep -q '"owner"' "$log" && break
    sleep 0.1
done
AWS_ENDPOINT_URL=$(grep -o 'http://[0-9.:]*' "$log" | head -1)
AWS_ACCESS_KEY_ID=$(grep '"owner"' "$log" | jq -r .AccessKey.AccessKeyId)
AWS_SECRET_ACCESS_KEY=$(grep '"owner"' "$log" | jq -r .AccessKey.SecretAccessKey)
export AWS_ENDPOINT_URL AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_REGION=eu-central-1 AWS_DEFAULT_REGION=eu-central-1
export PATH="$venv/bin:$PATH" AWS_EC2_METADATA_DISABLED=true
python simulator_boto3.py
./simulator_cli.sh
