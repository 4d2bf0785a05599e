addEventListener("submit", (event) => {
  const form = event.target;
  // The search page handles its own form once its script has loaded.
  if (event.defaultPrevented || !form.matches("[role=search]")) return;
  // Browsers never send the part of a URL after the #, not even to the clinic's own host.
  event.preventDefault();
  location.assign(`${form.action}#q=${encodeURIComponent(form.querySelector("input").value)}`);
});
