addEventListener("DOMContentLoaded", () => {
  // Prints the page in the size that was chosen, which is remembered nowhere.
  const box = document.querySelector("[data-print-buttons]");
  if (!box) return;
  box.hidden = !window.print;
  const root = document.documentElement.dataset;
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    root.print = button.value;
    window.print();
  });
  addEventListener("afterprint", () => delete root.print);
  // What lies above the page is not printed in its place.
  addEventListener("beforeprint", () => document.querySelectorAll(":popover-open").forEach((each) => each.hidePopover()));
});
