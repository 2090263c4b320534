// Everything on a page can be read without this. It copies, refreshes and recognizes.
import { takeLink } from "./link.js";
import { follow } from "./live.js";
import { recognizePasted } from "./paste.js";

/** Says it to who listens to the page. */
function announce(text) {
  const region = document.getElementById("announcement");
  if (region) region.textContent = text;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  if (!source) return;
  const label = button.querySelector("[data-copy-label]");
  const before = label.textContent;
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
    label.textContent = "Copied";
  } catch {
    // Without leave to write to the clipboard, the text is at least selected.
    getSelection().selectAllChildren(source);
    label.textContent = "Selected";
  }
  announce(label.textContent);
  setTimeout(() => { label.textContent = before; }, 1600);
});

// A choice that only narrows what is shown takes effect at once.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) event.target.form.requestSubmit();
});

// A form that is on its way is not sent again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "true";
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
});

// Going back may show the page as it was left.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
  }
});

// “/” goes to the search, as in other lists.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches("input, textarea, select")) return;
  const search = document.querySelector("input[type=search]");
  if (search) { event.preventDefault(); search.focus(); }
});

// Beside the form there is room for the guide; below it, it opens when it is asked for.
const guide = document.getElementById("guide");
if (guide && matchMedia("(max-width: 60rem)").matches) guide.open = false;

// Where the ways do not fit beside each other, the one that was taken is in sight.
document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });

takeLink();
follow(announce);
recognizePasted(announce);
