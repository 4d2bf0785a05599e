addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(".site-header [role=search]")) return;
  // What stands behind the # of an address is sent to nobody, not even to the clinic's own host.
  event.preventDefault();
  location.assign(`${form.action}#q=${encodeURIComponent(form.elements.q.value)}`);
});
