"""browser.py: the dashboard in Debian's Chromium, before a server with simulated clouds.

Goes the ways that people go, in light and dark, on a phone and on a wide screen; axe judges every page in each of the
four, and a picture of each is put into SCREENSHOTS (.build/browser). Exits with 1 unless all of it holds. Names of
journeys as arguments leave out the others, but for the one that signs in; with GO_ON set, what comes after a journey
that ended early is gone on with."""
import os
import shutil
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))
from freehold_server import Server  # noqa: E402
from journeys import entrance, every  # noqa: E402
from person import Person  # noqa: E402

PICTURES = Path(os.environ.get("SCREENSHOTS", ".build/browser"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# A cluster takes a quarter of a minute: long enough to be seen coming up.
SPEED = 120


def go(person, name, journey):
    """False where the journey came to no end; what was to be seen then is in the picture."""
    begun = time.monotonic()
    try:
        journey(person)
    except Exception as error:
        picture = PICTURES / f"ended-{name}.png"
        # A journey may have opened a context for requests alone.
        page = [page for context in person.browser.contexts for page in context.pages][-1]
        page.screenshot(path=picture, full_page=True)
        print(f"  {name:<28} ended early", flush=True)
        why = str(error)[:600]
        person.problems.append(f"The journey “{name}” ended at {page.url}: {why}\n    See {picture}")
        for twin in person.browser.contexts[1:]:
            twin.close()
        return False
    print(f"  {name:<28} {time.monotonic() - begun:5.1f} s", flush=True)
    return True


def main(chosen):
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    problems = []
    with Server(SPEED) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        person = Person(browser, server, PICTURES, problems)
        for name, journey in [("sign in", entrance.go_in)] + [
            one for one in every if not chosen or one[0] in chosen
        ]:
            if not go(person, name, journey) and "GO_ON" not in os.environ:
                break
        browser.close()
    pictures = len(list(PICTURES.glob("*.png")))
    problems = list(dict.fromkeys(problems))
    print(f"{pictures} pictures in {PICTURES}, {len(problems)} problems")
    for problem in problems:
        print(f"  {problem}")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
