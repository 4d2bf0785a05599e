addEventListener("submit", (event) => {
  const form = event.target;
  // The search page answers for itself, as soon as its own script is there.
  if (event.defaultPrevented || !form.matches("[role=search]")) return;
  // What stands behind the # of an address is sent to nobody, not even to the clinic's own host.
  event.preventDefault();
  location.assign(`${form.action}#q=${encodeURIComponent(form.querySelector("input").value)}`);
});
