// Runs before the first paint: says on <html> whether to show the cookie notice, so that hiding it moves nothing,
// and which categories are allowed. "ask": no valid answer yet; "answered": there is one;
// "signal": Global Privacy Control is the answer.
(() => {
  const root = document.documentElement.dataset;
  root.consent = navigator.globalPrivacyControl ? "signal" : "ask";
  root.allowed = "";
  try {
    const cookie = /(?:^|; )site_consent=([^;]*)/.exec(document.cookie)[1];
    const { v, rev, c } = JSON.parse(decodeURIComponent(cookie));
    if (v === 1 && rev === document.currentScript.dataset.revision) {
      root.allowed = Object.keys(c).filter((category) => c[category] === true).join(" ");
      root.consent = "answered";
    }
  } catch {
    // No cookie, or one that is not ours: the reader is asked.
  }
})();
