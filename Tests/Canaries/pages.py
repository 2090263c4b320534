"""Every page there is a link to, and every form that takes a secret."""
import urllib.parse

from visitor import Page

PAGES = 200


def enter(scene):
    """Signs in at the door, after a wrong password and a link that is none."""
    guest = scene.visitor()
    for path in ("/sign-in", "/welcome", "/invitation", "/nothing"):
        guest.ask("GET", path, sink="pages")
    olga = {"email": "olga@example.com", "next": "/"}
    guest.form("/sign-in", olga | {"password": scene.secret("wrong password at the door")})
    guest.form("/sign-in", {"email": scene.secret("password as the address at the door"), "password": "x"}, shown=[
        "password as the address at the door"])
    guest.form("/invitation", {"invitation": "fhi_" + scene.secret("link at the door")})
    password = scene.canaries.values["password of olga"]
    status, headers, body = guest.form("/sign-in", olga | {"password": password}, shown=["session of the pages"])
    assert status == 303, body[:500]
    scene.canaries.add("session of the pages", guest.keep(headers))
    return guest


def pages(scene):
    guest = enter(scene)
    seen, waiting, forms = set(), ["/", "/workspaces/default"], {}
    while waiting and len(seen) < PAGES:
        path = waiting.pop(0)
        parts = urllib.parse.urlsplit(path)
        if path in seen or parts.netloc or not parts.path.startswith("/") or "/live" in path:
            continue
        seen.add(path)
        status, headers, body = guest.ask("GET", path, sink="pages")
        if "Location" in headers:
            waiting.append(headers["Location"])
        if status != 200 or not headers.get("Content-Type", "").startswith("text/html"):
            continue
        page = Page(body.decode())
        waiting += [urllib.parse.urljoin(path, link).split("#")[0] for link in page.links]
        for method, action, values, types in page.forms:
            takes = [name for name, type_ in types.items() if type_ in ("password", "textarea")]
            if method == "post" and takes:
                forms.setdefault((action, tuple(types)), (path, values, types))
    print(f"{len(seen)} pages, {len(forms)} forms that take secrets")
    assert len(seen) > 20 and len(forms) >= 3
    for number, ((action, _), (path, values, types)) in enumerate(forms.items()):
        fill(scene, guest, number, urllib.parse.urljoin(path, action or ""), values, types)
    for provider in ("aws", "azure"):
        order = {
            "provider": provider, "pasted": (scene.data / f"simulated-{provider}-key.json").read_text(),
            "form-token": token_of(guest)}
        guest.form("/workspaces/default/pasted", order)
    scene.sinks.put("streams", "live", guest.stream("/workspaces/default/live", 2))


def token_of(guest):
    _, _, body = guest.ask("GET", "/workspaces/default/new-credential", sink="pages")
    return next(values["form-token"] for _, _, values, _ in Page(body.decode()).forms if "form-token" in values)


def fill(scene, guest, number, action, values, types):
    """Twice: with a secret where one belongs, and then with one everywhere."""
    secrets = {name for name, type_ in types.items() if type_ in ("password", "textarea")}
    texts = {name for name, type_ in types.items() if type_ in ("text", "email", "search")}
    for how, names in (("its secrets", secrets), ("all of it", secrets | texts)):
        for name in sorted(names):
            # The value of a text is shown again to who entered it; that it was kept nowhere is what is looked at.
            canary = f"form {number} {action}, {how}: {name}"
            shown = [canary] if name in texts else []
            guest.form(action, {**values, name: scene.secret(canary)}, shown=shown)
