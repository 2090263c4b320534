// Shows what is: the server says when a page has changed, and the parts that may change are fetched anew.

const FOCUSABLE = "a[href], button, summary, input, select, textarea, [tabindex]";

/** What takes the place of an element when `next` takes that of `old`: by its id, else by what it says. */
function successor(element, old, next) {
  if (element.id) return next.querySelector(`#${CSS.escape(element.id)}`);
  const alike = (one) => one.tagName === element.tagName && one.textContent === element.textContent;
  const place = [...old.querySelectorAll(FOCUSABLE)].filter(alike).indexOf(element);
  return [...next.querySelectorAll(FOCUSABLE)].filter(alike)[place];
}

/** Replaces the parts of the page that are marked as live. */
async function refresh(announce) {
  const response = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (response.redirected) { location.reload(); return; }
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const old of document.querySelectorAll("[data-live]")) {
    const next = fresh.getElementById(old.id);
    if (!next) { old.remove(); continue; }
    if (next.innerHTML === old.innerHTML) continue;
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    // Who is typing here is not interrupted.
    if (focused?.matches("input, textarea, select")) continue;
    for (const details of old.querySelectorAll("details[id]")) {
      const twin = next.querySelector(`#${CSS.escape(details.id)}`);
      if (twin) twin.open = details.open;
    }
    const said = old.querySelector("[data-announce]")?.dataset.announce;
    const heir = focused && (successor(focused, old, next) ?? document.getElementById("main"));
    old.replaceWith(next);
    heir?.focus({ preventScroll: true });
    const saying = next.querySelector("[data-announce]")?.dataset.announce;
    if (saying && saying !== said) announce(saying);
  }
  document.title = fresh.title;
  return fresh.body.dataset;
}

export function follow(announce) {
  const path = document.body.dataset.livePath;
  if (!path) return;
  let mark = document.body.dataset.liveMark;
  let isMoving = document.body.dataset.liveMoving !== undefined;
  let isBusy = false;
  let isStale = false;
  const connection = document.getElementById("connection");

  const update = async () => {
    if (isBusy) { isStale = true; return; }
    isBusy = true;
    try {
      do {
        isStale = false;
        const body = await refresh(announce);
        if (body) { mark = body.liveMark; isMoving = body.liveMoving !== undefined; }
      } while (isStale);
    } catch {
      // The connection's own state says that the server is away; it is asked again.
      setTimeout(update, 3000);
    } finally {
      isBusy = false;
    }
  };

  let source;
  const listen = () => {
    source?.close();
    source = new EventSource(path);
    source.addEventListener("open", () => { connection.hidden = true; });
    source.addEventListener("error", () => {
      connection.hidden = false;
      // A stream that was refused is not asked for again by itself, as one is that broke off.
      if (source.readyState === EventSource.CLOSED) setTimeout(again, 3000);
    });
    source.addEventListener("mark", (event) => { if (event.data !== mark) update(); });
  };
  // What happened in between is fetched, and who has been signed out meanwhile is shown the door.
  const again = () => { listen(); update(); };

  listen();
  addEventListener("offline", () => { connection.hidden = false; });
  addEventListener("online", again);
  // Bars grow with time, whether anything happens or not.
  setInterval(() => { if (isMoving && !document.hidden) update(); }, 5000);
  addEventListener("pagehide", () => source.close());
  // Going back may show the page as it was left.
  addEventListener("pageshow", (event) => { if (event.persisted) again(); });
}
