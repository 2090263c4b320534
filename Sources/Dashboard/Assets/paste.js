// Says which fields are in a pasted text, and fills those that are no secrets. What is secret stays where it was
// pasted, and goes to the server with the form.

export function recognizePasted(announce) {
  const box = document.querySelector("[data-recognize]");
  if (!box) return;
  const form = box.form;
  const told = document.getElementById("recognized");
  let newest = 0;

  const recognize = async () => {
    const mine = ++newest;
    if (!box.value.trim()) { told.hidden = true; return; }
    const body = new URLSearchParams({
      "form-token": form.elements["form-token"].value,
      provider: form.elements.provider.value,
      pasted: box.value,
    });
    const response = await fetch(box.dataset.recognize, { method: "POST", body });
    if (!response.ok || mine !== newest) return;
    const { labels, values } = await response.json();
    for (const [key, value] of Object.entries(values)) {
      const field = form.elements[`field.${key}`];
      if (field && !field.value) field.value = value;
    }
    told.textContent = labels.length > 0
      ? `Recognized: ${labels.join(", ")}.`
      : "Nothing in it is known to this provider. Enter the fields below, or paste all of what was printed.";
    told.dataset.tone = labels.length > 0 ? "ok" : "attention";
    told.hidden = false;
    announce(told.textContent);
  };

  box.addEventListener("input", recognize);
}
