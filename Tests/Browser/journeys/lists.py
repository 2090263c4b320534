"""Pages that are read, and what is refused."""
from playwright.sync_api import expect


def read(person):
    for path, name in [
        ("", "overview"), ("/clusters", "clusters"), ("/credentials", "credentials"),
        ("/credentials/aws/delete", "credential-delete-used"), ("/credentials/wrong-aws/delete", "credential-delete"),
    ]:
        person.goto(path)
        person.look(name)
    search(person)
    person.goto("/nowhere")
    person.sees_heading("Not found")
    person.look("not-found")
    forged_form(person)


def history(person):
    """What was asked for, step by step, and all that happened."""
    for name in ("payments", "orders"):
        person.goto(f"/clusters/{name}")
        person.page.locator("#asked").get_by_role("link").first.click()
        person.sees_heading("Steps", level=2)
        person.look(f"cluster-operation-{name}")
        person.goto(f"/clusters/{name}/events")
        person.sees("provisioning")
        person.look(f"cluster-events-{name}")


def search(person):
    """What is looked for is in the address, so that it can be sent to somebody."""
    person.goto("/clusters")
    person.page.get_by_role("searchbox").fill("orders")
    person.page.keyboard.press("Enter")
    expect(person.page.get_by_role("link", name="orders")).to_be_visible()
    expect(person.page.get_by_role("link", name="payments")).to_have_count(0)
    assert "orders" in person.page.url
    person.page.get_by_role("searchbox").fill("nothing-like-it")
    person.page.keyboard.press("Enter")
    expect(person.page.get_by_role("link", name="orders")).to_have_count(0)
    person.look("clusters-none-found")


def forged_form(person):
    """What a form of another session would carry is refused with a page."""
    person.goto("/credentials/wrong-aws/delete")
    person.page.locator("main form [name=form-token]").evaluate("field => { field.value = 'x'; }")
    person.press("Delete credential")
    person.sees_heading("Not permitted")
    person.look("not-permitted")
    person.goto("/credentials/wrong-aws")
    person.sees("Ready")
