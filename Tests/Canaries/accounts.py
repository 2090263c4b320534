"""People with passwords, second factors, recovery codes, sessions, tokens and invitations."""
import base64
import json

from visitor import code

TEAM = "workspaces/default"


def accounts(scene):
    first = scene.canaries.add("first invitation", (scene.data / "first-invitation").read_text().strip())
    founder = join(scene, "founder", first, "invitations/accept")
    wrong_passwords(scene)
    for name, role in (("mia", "manager"), ("olga", "owner")):
        made = shown(scene, f"invitation of {name}", scene.admin, "POST", f"{TEAM}/invitations", {"role": role}, "text")
        person = join(scene, name, made, "invitations/accept")
        token = {"name": name, "workspace": "default", "role": "member"}
        made = shown(scene, f"token of {name}", person, "POST", "tokens", token, "text")
        assert scene.visitor(made).api("GET", f"{TEAM}/clusters")[0] == 200
    second_factor(scene, founder)
    recovery(scene)
    scene.founder = founder


def shown(scene, name, who, method, path, body, *fields):
    """What an answer shows this once, as a canary from then on."""
    # The answer comes before its secret is known; nothing else is in it that must not be.
    status, answer = who.api(method, path, body, shown=[name])
    assert status == 201, answer
    for field in fields:
        answer = answer[field]
    return scene.canaries.add(name, answer)


def join(scene, name, invitation, path):
    password = scene.secret(f"password of {name}")
    person = scene.visitor()
    order = {"invitation": invitation, "password": password}
    if path.endswith("accept"):
        order |= {"email": f"{name}@example.com", "name": name.capitalize()}
    begin(scene, person, name, "/api/v1/" + path, order)
    return person


def begin(scene, person, name, path, order):
    """Begins a session, which an answer shows in its cookie, and its form token in its body."""
    number = sum(1 for known in scene.canaries.values if known.startswith("session of "))
    session, form = f"session of {name} {number}", f"form token of {name} {number}"
    status, headers, body = person.ask("POST", path, order, shown=[session, form])
    assert status == 201, body
    scene.canaries.add(session, person.keep(headers))
    person.form_token = scene.canaries.add(form, json.loads(body)["formToken"])


def wrong_passwords(scene):
    nobody = scene.visitor()
    for name, body in {
        "wrong password": {"email": "founder@example.com", "password": scene.secret("wrong password")},
        "password of nobody": {"email": "nobody@example.com", "password": scene.secret("password of nobody")},
        "password as the address": {"email": scene.secret("password as the address"), "password": "x" * 12},
        "password in a list": {"email": "founder@example.com", "password": [scene.secret("password in a list")]},
        "wrong code": {
            "email": "founder@example.com", "password": scene.canaries.values["password of founder"] + "x",
            "code": scene.secret("wrong code")},
    }.items():
        assert nobody.api("POST", "sign-in", body)[0] in (400, 401, 422), name
    for number in (1, 2):
        invitation = "fhi_" + scene.secret(f"wrong invitation {number}")
        body = {"invitation": invitation, "password": scene.secret(f"password beside a wrong invitation {number}")}
        more = {"email": "new@example.com", "name": "New"} if number == 1 else {}
        assert nobody.api("POST", f"invitations/{'accept' if more else 'recover'}", body | more)[0] in (404, 422)


def second_factor(scene, person):
    password = scene.canaries.values["password of founder"]
    name = "second factor of founder"
    _, made = person.api("POST", "profile/second-factor", {"password": password}, shown=[name, name + ", raw"])
    text = scene.canaries.add(name, made["text"].replace(" ", ""))
    scene.canaries.add(name + ", raw", base64.b32decode(text + "=" * (-len(text) % 8)))
    names = [f"recovery code {number}" for number in range(10)]
    status, made = person.api("POST", "profile/second-factor/confirm", {"code": code(text)}, shown=names)
    assert status == 200, made
    for name, recovery_code in zip(names, made["codes"]):
        scene.canaries.add(name, recovery_code)
    order = {"email": "founder@example.com", "password": password, "code": made["codes"][0]}
    begin(scene, person, "founder", "/api/v1/sign-in", order)
    assert person.api("GET", "profile")[0] == 200 and person.api("GET", "profile/sessions")[0] == 200
    new = scene.secret("new password of founder")
    begin(scene, person, "founder", "/api/v1/profile/password", {"password": password, "new": new})


def recovery(scene):
    _, people = scene.admin.api("GET", "people")
    [mia] = [person["id"] for person in people["items"] if person["email"] == "mia@example.com"]
    path = f"people/{mia}/recovery"
    made = shown(scene, "recovery of mia", scene.admin, "POST", path, None, "text")
    join(scene, "mia again", made, "invitations/recover")
