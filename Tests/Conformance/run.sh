#!/usr/bin/env bash
# run.sh VENV [CLOUD...]: starts the simulated clouds, or those that are named, one after the other, and lets each be
# judged by the clients of its maker.
set -euo pipefail
cd "$(dirname "$0")"
export PATH="$1/bin:$PATH" NO_PROXY=127.0.0.1 SIMULATOR_SPEED=600
shift
[ $# -gt 0 ] || set -- aws azure

scratch=$(mktemp -d)
simulator=
trap '[ -z "$simulator" ] || kill "$simulator" 2>/dev/null || true; rm -rf "$scratch"' EXIT

# start CLOUD [OPTION...]: leaves its address in $address, and the two keys it printed in $key and $owner.
start() {
    local said=$scratch/said
    "$FREEHOLD_BINARY" simulate "$@" --speed "$SIMULATOR_SPEED" >"$said" &
    simulator=$!
    for _ in $(seq 100); do
        grep -q '"owner"' "$said" && break
        sleep 0.1
    done
    grep -q '"owner"' "$said" || { echo "The simulated $1 does not answer." >&2 && exit 1; }
    address=$(grep -oE 'https?://[0-9.:]+' "$said")
    key=$(grep '"freehold-byoc"' "$said")
    owner=$(grep '"owner"' "$said")
}

stop() {
    kill "$simulator"
    wait "$simulator" || true
    simulator=
}

judge_aws() (
    export AWS_ENDPOINT_URL=$address AWS_REGION=eu-central-1 AWS_DEFAULT_REGION=eu-central-1
    AWS_ACCESS_KEY_ID=$(jq -r .AccessKey.AccessKeyId <<<"$owner")
    AWS_SECRET_ACCESS_KEY=$(jq -r .AccessKey.SecretAccessKey <<<"$owner")
    export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_EC2_METADATA_DISABLED=true
    python simulator_boto3.py
    ./simulator_cli.sh
)

judge_azure() (
    export AZURE_AUTHORITY_HOST=$address REQUESTS_CA_BUNDLE=$scratch/certificate.pem
    AZURE_TENANT_ID=$(jq -r .tenant <<<"$owner")
    AZURE_SUBSCRIPTION_ID=$(jq -r .subscriptionId <<<"$owner")
    AZURE_CLIENT_ID=$(jq -r .appId <<<"$owner")
    AZURE_CLIENT_SECRET=$(jq -r .password <<<"$owner")
    AZURE_CONTRIBUTOR_ID=$(jq -r .appId <<<"$key")
    AZURE_CONTRIBUTOR_SECRET=$(jq -r .password <<<"$key")
    export AZURE_TENANT_ID AZURE_SUBSCRIPTION_ID AZURE_CLIENT_ID AZURE_CLIENT_SECRET
    export AZURE_CONTRIBUTOR_ID AZURE_CONTRIBUTOR_SECRET
    python simulator_azure.py
)

# Microsoft's clients send no token to an address without TLS.
make_certificate() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=simulator \
        -addext subjectAltName=IP:127.0.0.1 -addext keyUsage=critical,digitalSignature,keyCertSign \
        -keyout "$scratch/key.pem" -out "$scratch/certificate.pem" 2>"$scratch/openssl" && return
    cat "$scratch/openssl" >&2
    exit 1
}

for cloud in "$@"; do
    case $cloud in
        aws) start aws ;;
        azure) make_certificate && start azure --certificate "$scratch/certificate.pem" --key "$scratch/key.pem" ;;
        *) echo "There is no simulated $cloud: give aws or azure." >&2 && exit 2 ;;
    esac
    "judge_$cloud"
    stop
done
