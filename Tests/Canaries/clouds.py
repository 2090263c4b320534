"""Credentials of every provider, right, wrong and malformed; clusters; and where teams are told."""
import json
import re
import secrets
import time

TEAM = "workspaces/default"
# How the members of what a cloud's command line prints are called, when they hold a secret.
SECRET_MEMBERS = re.compile("secret|password|token|private", re.I)


def clouds(scene, mail, receiver):
    targets(scene, receiver)
    _, all_ = scene.admin.api("GET", "providers")
    for provider in all_["items"]:
        _, found = scene.admin.api("GET", f"providers/{provider['id']}")
        file = scene.data / f"simulated-{provider['id']}-key.json"
        if file.exists():
            key = file.read_text()
            credentials(scene, found, key)
            malformed(scene, found, key)
    until(lambda: all(found["phase"] != "pendingValidation" for found in listed(scene)), "a judgement")
    phases = {found["name"]: found["phase"] for found in listed(scene)}
    assert phases["main-aws"] == phases["main-azure"] == "ready", phases
    assert phases["wrong-aws"] == phases["wrong-azure"] == "invalid", phases
    clusters(scene)
    until(lambda: mail.letters and receiver.calls, "a notification")


def listed(scene):
    return scene.admin.api("GET", f"{TEAM}/credentials?limit=100")[1]["items"]


def until(claim, what, patience=60):
    end = time.monotonic() + patience
    while not claim():
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.3)


def secret_members(value, path=()):
    """(Path, text) of each secret in what a cloud's command line printed."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from secret_members(part, path + (name,))
    elif isinstance(value, str) and path and SECRET_MEMBERS.search(path[-1]) and len(value) > 15:
        yield path, value


def credentials(scene, provider, key):
    name = provider["id"]
    [(path, right)] = secret_members(json.loads(key))
    scene.canaries.add(f"{name} right secret", right)
    order = {"name": f"main-{name}", "provider": name, "pasted": key}
    assert scene.admin.api("POST", f"{TEAM}/credentials", order)[0] == 201
    # What the cloud refuses, as a cloud would have made it.
    for number, role in enumerate(["wrong", "rotated"]):
        wrong = scene.secret(f"{name} {role} secret")
        pasted = key.replace(right, wrong)
        if role == "wrong":
            order = {"name": f"wrong-{name}", "provider": name, "pasted": pasted}
            status, made = scene.admin.api("POST", f"{TEAM}/credentials", order)
            assert status == 201, made
        else:
            status, made = scene.admin.api("PATCH", f"{TEAM}/credentials/wrong-{name}", {"pasted": pasted})
            assert status == 200, made
    for name_ in (f"main-{name}", f"wrong-{name}"):
        path = f"{TEAM}/credentials/{name_}"
        scene.admin.api("POST", path + "/validate")
        for what in ("", "/events", "/preparation"):
            scene.admin.api("GET", path + what)
        scene.admin.api("POST", path + "/preflight", {})


def malformed(scene, provider, key):
    """Secrets that are none, and secrets in the field beside theirs: refused, or kept where secrets are kept."""
    fields = [field["key"] for field in provider["credentialForm"]]
    hidden = {field["key"] for field in provider["credentialForm"] if field["isSecret"]}
    spoilt = {
        "with a space": "SECRET x", "with a quote": 'x"SECRET', "with a line feed": "x\nSECRET\ny",
        "with a NUL": "SECRET\0", "with a mark of order": "\ufeffSECRET", "long": "SECRET" * 500,
        "in quotes": "“SECRET”", "as JSON": '{"a":"SECRET"', "with an escape": "SECRET\x1b[31m",
        "as markup": "<b>SECRET</b>"}
    for field in fields:
        for how, shape in spoilt.items() if field in hidden else [("alone", "SECRET")]:
            secret = scene.secret(f"{provider['id']}.{field} {how}")
            order = {"name": "bad", "provider": provider["id"], "fields": {field: shape.replace("SECRET", secret)}}
            status, _ = scene.admin.api("POST", f"{TEAM}/credentials", order)
            assert status in (201, 400, 422), f"{field} {how}: {status}"
            order["pasted"] = key
            status, _ = scene.admin.api("POST", f"{TEAM}/credentials", order | {"name": "also-bad"})
            scene.admin.api("DELETE", f"{TEAM}/credentials/also-bad")
    for how in ("pasted alone", "pasted with a beginning", "pasted within a list", "as a number's field"):
        secret = scene.secret(f"{provider['id']} {how}")
        order = {"name": "bad", "provider": provider["id"]}
        bodies = {
            "pasted alone": order | {"pasted": secret},
            "pasted with a beginning": order | {"pasted": key[:-3] + secret},
            "pasted within a list": order | {"pasted": [secret]},
            "as a number's field": order | {"fields": {fields[0]: {"x": secret}}}}
        assert scene.admin.api("POST", f"{TEAM}/credentials", bodies[how])[0] in (400, 422)


def clusters(scene):
    _, found = scene.admin.api("GET", "providers/aws")
    order = {
        "name": "payments", "type": "dedicated", "region": found["regions"][0]["id"], "credential": "main-aws"}
    status, made = scene.admin.api("POST", f"{TEAM}/plans", order)
    assert status == 200, made
    status, made = scene.admin.api("POST", f"{TEAM}/clusters", order)
    assert status == 202, made
    path = f"{TEAM}/clusters/payments"
    until(lambda: scene.admin.api("GET", path)[1]["phase"] in ("running", "degraded"), "the cluster", 90)
    for what in ("/events", "/operations", "/resources", "/proof"):
        scene.admin.api("GET", path + what)
    scene.sinks.put("streams", "events", scene.admin.stream(f"/api/v1/{path}/events/stream", 2))


def targets(scene, receiver):
    hook = receiver.url + "/" + scene.canaries.add("path of a webhook", secrets.token_urlsafe(30))
    order = {"name": "chat", "channel": "webhook", "address": hook + "?key=abc", "causes": []}
    name = "signing key"
    status, made = scene.admin.api("POST", f"{TEAM}/notification-targets", order, shown=[name])
    assert status == 201, made
    scene.canaries.add(name, made["signingKey"])
    name = "next signing key"
    _, made = scene.admin.api("POST", f"{TEAM}/notification-targets/chat/keys", shown=[name])
    scene.canaries.add(name, made["signingKey"])
    order = {"name": "ops", "channel": "mail", "address": "ann@example.com", "causes": []}
    assert scene.admin.api("POST", f"{TEAM}/notification-targets", order)[0] == 201
    for target in ("chat", "ops"):
        assert scene.admin.api("POST", f"{TEAM}/notification-targets/{target}/test")[0] == 204
    for how, address in {
        "password of a URL": "https://user:{}@example.com/", "URL without TLS": "http://example.com/{}",
        "URL for files": "file:///etc/{}", "URL of another kind": "gopher://example.com/{}",
    }.items():
        order = {"name": "bad", "channel": "webhook", "address": address.format(scene.secret(f"in a {how}"))}
        assert scene.admin.api("POST", f"{TEAM}/notification-targets", order)[0] == 422
        order["channel"] = "mail"
        assert scene.admin.api("POST", f"{TEAM}/notification-targets", order)[0] == 422
