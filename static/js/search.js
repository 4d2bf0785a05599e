// Searches in the reader's browser. Pagefind is fetched when somebody searches, and not before; what is looked for is
// put into no request of this script. The markup of a result is a <template> in the page, where all words are, too.
const element = (name) => document.getElementById(`site_search_${name}`);
const status = element("status");
const results = element("results");
const more = element("more");
const form = document.querySelector("main form[role=search]");
const field = form.querySelector("input");
const AT_ONCE = 10;
const plurals = new Intl.PluralRules(document.documentElement.lang);

let program;
let waiting = [];
let latest = 0;

const load = async () => {
  const pagefind = await import(status.dataset.program);
  // The index holds addresses from the root of the host.
  await pagefind.options({ baseUrl: "/" });
  return pagefind;
};

const say = (words, values = {}) => {
  status.textContent = words.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
};

// Of an excerpt, the words and the <mark> around those that were looked for; nothing else.
const parts = (excerpt) =>
  [...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });

const shown = (data) => {
  const item = element("result").content.firstElementChild.cloneNode(true);
  const link = item.querySelector("a");
  link.href = data.url;
  link.textContent = data.meta.title;
  const [before, after] = [!data.content.startsWith(data.plain_excerpt), !data.content.endsWith(data.plain_excerpt)];
  item.querySelector("p").replaceChildren(before ? "… " : "", ...parts(data.excerpt), after ? " …" : "");
  return item;
};

const showMore = async (turn) => {
  const items = (await Promise.all(waiting.slice(0, AT_ONCE).map((each) => each.data()))).map(shown);
  if (turn !== latest) return null;
  waiting = waiting.slice(AT_ONCE);
  results.append(...items);
  results.hidden = false;
  more.hidden = waiting.length === 0;
  return items[0];
};

const search = async (words) => {
  const turn = ++latest;
  results.replaceChildren();
  results.hidden = more.hidden = true;
  status.textContent = "";
  if (!words) return;
  say(status.dataset.working);
  try {
    program ??= await load();
    waiting = (await program.search(words)).results;
    const count = waiting.length;
    if (count) await showMore(turn);
    if (turn !== latest) return;
    const { none, other, [plurals.select(count)]: counted = other } = status.dataset;
    say(count === 0 ? none : counted, { count, words });
  } catch {
    if (turn === latest) say(status.dataset.failed);
  }
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = field.value.trim();
  // For the way back from a result; nothing is asked of the host.
  history.replaceState(null, "", words ? `#q=${encodeURIComponent(words)}` : location.pathname);
  search(words);
});

more.querySelector("button").addEventListener("click", async () => {
  const first = await showMore(latest).catch(() => say(status.dataset.failed));
  first?.querySelector("a").focus();
});

// Behind the # when our box led here, behind the ? in a link that somebody else wrote.
const asked = [location.hash, location.search].map((part) => new URLSearchParams(part.slice(1)).get("q")).find((q) => q !== null) ?? null;
if (asked !== null) {
  field.value = asked.trim();
  if (field.value) search(field.value);
  else field.focus();
}
