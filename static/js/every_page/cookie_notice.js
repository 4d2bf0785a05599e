// The cookie notice and the privacy overview: records an answer, starts allowed services, deletes cookies of refused ones.
// The record is { v: version, rev: the services asked about, ts: seconds, lang, c: { category: yes or no } }.
addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;
  const { revision, path, categories, cookies } = document.getElementById("site_consent").dataset;
  const split = (text) => text.split(" ").filter(Boolean);
  const all = split(categories);
  const allowed = () => split(root.dataset.allowed);
  const notice = document.getElementById("site_cookie_notice");
  const form = document.querySelector("[data-privacy-choices]");

  // A service may have set its cookie for this host or a parent domain, and for our path or all paths.
  const remove = (name) => {
    const labels = location.hostname.split(".");
    for (const place of ["/", path]) {
      const end = `${name}=; Max-Age=0; Path=${place}`;
      document.cookie = end;
      labels.forEach((_, at) => (document.cookie = `${end}; Domain=${labels.slice(at).join(".")}`));
    }
  };

  // "analytics:_visit*" stands for every cookie of that category whose name begins with _visit.
  const removeRefused = () => {
    const present = document.cookie.split("; ").map((pair) => pair.split("=")[0]);
    for (const [category, pattern] of split(cookies).map((entry) => entry.split(":"))) {
      if (allowed().includes(category)) continue;
      const begin = pattern.replace(/\*$/, "");
      present.filter((name) => (begin === pattern ? name === pattern : name.startsWith(begin))).forEach(remove);
    }
  };

  // Removes cookies on every page: a script may have set one again while its page was closing.
  const settle = () => {
    removeRefused();
    const state = root.dataset.consent;
    notice.hidden = state !== "ask";
    for (const words of document.querySelectorAll("[data-privacy-signal]")) words.hidden = state !== "signal";
    for (const gate of document.querySelectorAll("script[data-consent]")) {
      if (!allowed().includes(gate.dataset.consent)) continue;
      const script = document.createElement("script");
      script.src = gate.dataset.src;
      gate.replaceWith(script);
    }
  };

  const answer = (yes) => {
    const choices = Object.fromEntries(all.map((category) => [category, yes.includes(category)]));
    const record = { v: 1, rev: revision, ts: Math.floor(Date.now() / 1000), lang: root.lang, c: choices };
    const secure = location.protocol === "https:" ? "; Secure" : "";
    const age = 182 * 24 * 60 * 60;
    const value = encodeURIComponent(JSON.stringify(record));
    document.cookie = `site_consent=${value}; Max-Age=${age}; Path=${path}; SameSite=Lax${secure}`;
    // A script that runs already goes on until its page is left.
    const withdrawn = allowed().some((category) => !yes.includes(category));
    root.dataset.allowed = yes.join(" ");
    root.dataset.consent = "answered";
    if (withdrawn) location.reload();
    else settle();
  };

  settle();

  notice.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    answer(button.value === "accept" ? all : []);
    document.getElementById("site_main").focus({ preventScroll: true });
  });

  if (form) {
    for (const category of all) form.elements[category].value = allowed().includes(category) ? "yes" : "no";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(all.filter((category) => form.elements[category].value === "yes"));
      form.querySelector("[role=status]").textContent = form.dataset.saved;
    });
  }
});
