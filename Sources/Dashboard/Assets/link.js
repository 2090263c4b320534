/** What follows “#” in the address is for this page alone: it goes into the form, and out of the history. */
export function takeLink() {
  const field = document.querySelector("[data-link]");
  if (!field || location.hash.length < 2) return;
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  field.form.requestSubmit();
}
