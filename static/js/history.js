// Keeps the older choice older: of the two columns of radio buttons, "old" stays below "new".

function attach(form) {
  const chosen = (name) => Number(form.elements[name].value);
  form.addEventListener("change", () => {
    for (const radio of form.querySelectorAll("input[type=radio]")) {
      const number = Number(radio.value);
      radio.disabled = radio.name === "old" ? number >= chosen("new") : number <= chosen("old");
    }
  });
}

document.querySelectorAll("[data-history]").forEach((form) => {
  if (form.elements.old?.length > 1) attach(form);
});
