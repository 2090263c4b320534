"""Hands on the keyboard alone: Tab to what is called so, then press it. Where the focus is can always be seen."""

# What has the focus: its name, and whether a person can see that it has.
FOCUS = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const styles = [getComputedStyle(here), getComputedStyle(here, '::after')], box = here.getBoundingClientRect();
  const label = here.labels && here.labels.length ? here.labels[0].innerText : '';
  const rings = styles.some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
  const onScreen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
    && box.right > 0 && box.left < innerWidth;
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const covered = !(top && (here.contains(top) || top.contains(here)
    || [...(here.labels || [])].some(label => label.contains(top))));
  return {name: (here.getAttribute('aria-label') || label || here.innerText || here.name || '').trim(),
          tag: here.tagName, seen: rings && onScreen && !covered, where: here.outerHTML.slice(0, 120),
          why: {rings, onScreen, covered}};
}"""


class Keys:
    def __init__(self, person):
        self.person, self.page = person, person.page

    def focus(self):
        """What has the focus now; a focus that cannot be seen is a problem."""
        found = self.page.evaluate(FOCUS)
        if found and not found["seen"]:
            self.person.problems.append(
                f"{self.page.url}: the focus cannot be seen on {found['where']} {found['why']}")
        return found

    def tab_to(self, name, tag=None, backwards=False):
        """Presses Tab until the focus is on what is called so."""
        names = []
        for _ in range(150):
            self.page.keyboard.press("Shift+Tab" if backwards else "Tab")
            found = self.focus()
            if found is None:
                continue
            names.append(found["name"])
            if found["name"].startswith(name) and (tag is None or found["tag"] == tag):
                return
        raise AssertionError(f"Tab never came to “{name}”; it came to {names}")

    def press(self, name):
        """Enter on a link or a button that leads to a page."""
        self.tab_to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, name, text):
        self.tab_to(name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def choose(self, name, value):
        """Types into a list of choices what the choice begins with."""
        self.tab_to(name, tag="SELECT")
        self.page.keyboard.type(value)

    def tick(self, name):
        self.tab_to(name)
        self.page.keyboard.press("Space")
