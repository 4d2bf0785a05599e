addEventListener("DOMContentLoaded", () => {
  // Prints the page in the size that was chosen, which is remembered nowhere.
  const box = document.querySelector("[data-print-buttons]");
  if (!box) return;
  box.hidden = !window.print;
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    document.documentElement.dataset.print = button.value;
    window.print();
  });
});
