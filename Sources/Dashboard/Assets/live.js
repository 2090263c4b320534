// Shows what is: the server says when a page has changed, and the parts that may change are fetched anew.

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
    const focused = old.contains(document.activeElement) ? document.activeElement.id : null;
    // Who is typing here is not interrupted.
    if (focused !== null && document.activeElement.matches("input, textarea, select")) continue;
    for (const details of old.querySelectorAll("details[id]")) {
      const twin = next.querySelector(`#${CSS.escape(details.id)}`);
      if (twin) twin.open = details.open;
    }
    const said = old.querySelector("[data-announce]")?.dataset.announce;
    old.replaceWith(next);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
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

  const source = new EventSource(path);
  source.addEventListener("open", () => { connection.hidden = true; });
  source.addEventListener("error", () => { connection.hidden = false; });
  source.addEventListener("mark", (event) => { if (event.data !== mark) update(); });
  // Bars grow with time, whether anything happens or not.
  setInterval(() => { if (isMoving && !document.hidden) update(); }, 5000);
  addEventListener("pagehide", () => source.close());
}
