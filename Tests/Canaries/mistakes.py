"""Secrets where none belong. The answer may repeat to who typed it what is no secret by its place; nothing keeps it."""
import json

TEAM = "workspaces/default"


def mistakes(scene):
    """A real key of a cloud: people paste those that work."""
    admin = scene.admin

    def sent(place, method, path, body=None, headers=None, expected=range(400, 500)):
        secret = scene.secret(f"as {place}")
        bare = secret.replace("/", "%2F").replace("+", "%2B")
        filled = None if body is None else json.loads(json.dumps(body).replace("CANARY", secret))
        filled_headers = {name: value.replace("CANARY", secret) for name, value in (headers or {}).items()}
        status, answer = admin.api(
            method, path.replace("CANARY", bare), filled, filled_headers, shown=[f"as {place}"])
        assert status in expected, f"{place}: {status} {answer}"

    cluster = {"name": "x", "type": "dedicated", "region": "eu-central-1", "credential": "main-aws"}
    for field in ("name", "type", "region", "credential", "size", "version", "network", "provider"):
        sent(f"a cluster's {field}", "POST", f"{TEAM}/clusters", cluster | {field: "CANARY"})
        sent(f"a plan's {field}", "POST", f"{TEAM}/plans", cluster | {field: "CANARY"})
    sent("a cluster's range", "POST", f"{TEAM}/clusters", cluster | {"publicAccess": ["CANARY"]})
    sent("a cluster's option", "POST", f"{TEAM}/clusters", cluster | {"options": {"CANARY": "x"}})
    sent("a cluster's number", "POST", f"{TEAM}/clusters", cluster | {"min": "CANARY"})
    sent("a field of an order", "POST", f"{TEAM}/clusters", cluster | {"CANARY": "x"})
    sent("a change of a cluster", "PATCH", f"{TEAM}/clusters/payments", {"options": {"natGateways": "CANARY"}})
    sent("a step", "POST", f"{TEAM}/clusters/payments/retry", {"step": "CANARY"})
    sent("a confirmation", "DELETE", f"{TEAM}/clusters/payments?confirm=CANARY")
    credential = {"name": "x", "provider": "aws", "fields": {}}
    sent("a credential's name", "POST", f"{TEAM}/credentials", credential | {"name": "CANARY"})
    sent("a provider", "POST", f"{TEAM}/credentials", credential | {"provider": "CANARY"})
    sent("the name of a field", "POST", f"{TEAM}/credentials", credential | {"fields": {"CANARY": "x"}})
    sent("a new name", "PATCH", f"{TEAM}/credentials/main-aws", {"name": "CANARY"})
    sent("a region", "POST", f"{TEAM}/credentials/main-aws/preflight", {"region": "CANARY"})
    target = {"name": "x", "channel": "mail", "address": "ann@example.com"}
    for field in ("name", "channel", "address"):
        sent(f"a target's {field}", "POST", f"{TEAM}/notification-targets", target | {field: "CANARY"})
    sent("a cause", "POST", f"{TEAM}/notification-targets", target | {"causes": ["CANARY"]})
    sent("a workspace", "POST", "workspaces", {"name": "CANARY"})
    sent("a role", "POST", f"{TEAM}/invitations", {"role": "CANARY"})
    sent("an invited address", "POST", f"{TEAM}/invitations", {"role": "member", "email": "CANARY"})
    sent("a token's workspace", "POST", "tokens", {"name": "x", "workspace": "CANARY", "role": "member"})
    sent("a token's end", "POST", "tokens", {"name": "x", "expiresAt": "CANARY"})
    for path in (
        "CANARY", "workspaces/CANARY/clusters", f"{TEAM}/clusters/CANARY", f"{TEAM}/credentials/CANARY",
        "providers/CANARY", f"{TEAM}/notification-targets/CANARY/keys",
    ):
        sent(f"a path, {path}", "POST" if path.endswith("keys") else "GET", path)
    for path in ("tokens", "people", f"{TEAM}/members", f"{TEAM}/invitations"):
        sent(f"the id in {path}", "DELETE", f"{path}/CANARY")
    for name in ("limit", "after"):
        sent(f"a query's {name}", "GET", f"{TEAM}/clusters?{name}=CANARY", expected=(200, 400, 422))
    sent("another query", "GET", f"{TEAM}/credentials?secretAccessKey=CANARY&fields=CANARY", expected=[200])
    sent("known", "GET", "audit/verification?known=CANARY", expected=(200, 400, 422))
    for name, path in {
        "Idempotency-Key": "credentials", "If-Match": "credentials/main-aws", "X-Api-Key": "nothing",
        "Last-Event-ID": "clusters/payments/events/stream", "Content-Type": "credentials", "User-Agent": "nothing",
        "X-Request-Id": "nothing", "X-Forwarded-For": "nothing", "Referer": "nothing",
    }.items():
        method = {"Idempotency-Key": "POST", "If-Match": "PATCH", "Content-Type": "POST"}.get(name, "GET")
        sent(f"a header, {name}", method, f"{TEAM}/{path}", None if method == "GET" else credential, {name: "CANARY"})
    for scheme in ("Bearer", "Basic", "bearer fhp_", ""):
        sent(f"Authorization {scheme}", "GET", "tokens", headers={"Authorization": f"{scheme} CANARY".strip()})
    sent("a cookie", "GET", "tokens", headers={"Authorization": "", "Cookie": "freehold=CANARY"})
