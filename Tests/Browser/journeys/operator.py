"""What an operator decides and reads: prices, fees, the audit, and who is told."""
PRICES = {
    "aws": ("Amazon Web Services", """control-plane, , , 0.10, hour
node, m6i.xlarge, , 0.20, hour
node, m6i.xlarge, eu-central-1, 0.25, hour
disk, , , 0.10, month
nat-gateway, , , 0.05, hour
address, , , 0.005, hour"""),
    # One is missing on purpose.
    "azure": ("Microsoft Azure", """control-plane, , , 0.10, hour
node, Standard_B4s_v2, , 0.15, hour
load-balancer, , , 0.025, hour
address, , , 0.005, hour"""),
}


def enter(person, cloud, lines):
    name = PRICES[cloud][0]
    if person.page.locator(f"#prices-{cloud}").get_attribute("open") is None:
        person.page.locator(f"#prices-{cloud} > summary").click()
    person.fill(f"{name}: currency", "EUR")
    person.fill(f"{name}: day", "2026-11-01")
    person.fill(f"{name}: prices, one a line", lines)
    person.press(f"Save the prices of {name}")


def settle(person):
    page = person.page
    page.goto(f"{person.server.url}/settings")
    person.sees("no prices entered")
    person.look("settings-empty")
    enter(person, "aws", "bridge, , , 1, hour")
    person.sees("Line 1: Amazon Web Services charges for no “bridge”")
    person.look("settings-refused")
    for cloud, (_, lines) in PRICES.items():
        enter(person, cloud, lines)
        person.sees("It is as you asked.")
    person.fill("Dedicated HA: fee a month", "90")
    person.fill("Dedicated HA: currency", "EUR")
    person.press("Save the fees")
    person.sees("It is as you asked.")
    page.locator("textarea[name='promise.dedicated-ha']").fill("Answered within an hour, day and night.")
    person.press("Save the service levels")
    person.sees("It is as you asked.")
    person.look("settings")
    person.goto()


def audit(person):
    page = person.page
    page.goto(f"{person.server.url}/audit?verify=yes")
    person.sees("rows are as they were written.")
    person.look("audit-of-all")
    person.goto("/audit")
    person.fill("What was done", "credential")
    person.press("Look", exact=True)
    person.sees("credential.add")
    person.look("audit")
    person.fill("Who", "nobody@example.com", exact=True)
    person.press("Look", exact=True)
    person.sees_heading("Nothing agrees with all of that", level=2)
    person.look("audit-nothing")


def notifications(person):
    person.goto("/notifications")
    person.sees_heading("Nobody is told", level=2)
    person.look("notifications-empty")
    person.fill("Name", "chat", exact=True)
    person.fill("Address", "https://127.0.0.1:8443/hidden")
    person.press("Add", exact=True)
    person.sees("It is shown this once")
    person.look("notifications-added")
    person.press("Send a test to chat")
    person.sees("was not reached")
    person.look("notifications-unreached")
    person.press("Pause with chat")
    person.sees("It is told nothing for now.")
    person.look("notifications")
    person.page.locator("details.confirm > summary").click()
    person.press("Delete chat now")
    person.sees_heading("Nobody is told", level=2)
