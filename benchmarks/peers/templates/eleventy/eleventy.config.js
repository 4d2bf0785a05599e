import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";

const NEWEST_FIRST = (one, other) => other.date - one.date || (one.url < other.url ? -1 : 1);
const BY_TITLE = (one, other) => (one.data.title < other.data.title ? -1 : 1);
const TOPIC_PAGE = 50;
const SHOWN = 3;

// Articles by their sets of topics, made once for all pages.
const indexes = new WeakMap();
function indexOf(articles) {
  if (!indexes.has(articles)) indexes.set(articles, makeIndex(articles));
  return indexes.get(articles);
}

function makeIndex(articles) {
  const groups = new Map();
  for (const article of [...articles].sort(NEWEST_FIRST)) {
    const key = [...article.data.topics_of_it].sort().join(" ");
    if (!groups.has(key)) groups.set(key, { topics: new Set(article.data.topics_of_it), articles: [] });
    const group = groups.get(key);
    if (group.articles.length <= SHOWN) group.articles.push(article);
  }
  const neighbours = new Map();
  const last = new Map();
  for (const article of [...articles].sort(BY_TITLE)) {
    const before = last.get(article.data.topics_of_it[0]);
    neighbours.set(article.url, { before });
    if (before) neighbours.get(before.url).after = article;
    last.set(article.data.topics_of_it[0], article);
  }
  return { groups, candidates: new Map(), neighbours };
}

function related(articles, url, topics) {
  const { groups, candidates } = indexOf(articles);
  const key = [...topics].sort().join(" ");
  if (!candidates.has(key)) {
    const shared = [];
    for (const group of groups.values()) {
      const count = topics.filter((topic) => group.topics.has(topic)).length;
      if (count) for (const article of group.articles) shared.push([count, article]);
    }
    shared.sort((one, other) => other[0] - one[0] || NEWEST_FIRST(one[1], other[1]));
    candidates.set(key, shared.slice(0, SHOWN + 1).map(([, article]) => article));
  }
  return candidates.get(key).filter((article) => article.url !== url).slice(0, SHOWN);
}

function topicPages(articles, topics) {
  const pages = [];
  for (const topic of topics) {
    const its = articles.filter((article) => article.data.topics_of_it.includes(topic.id)).sort(BY_TITLE);
    const count = Math.max(1, Math.ceil(its.length / TOPIC_PAGE));
    for (let number = 1; number <= count; number += 1) {
      const some = its.slice((number - 1) * TOPIC_PAGE, number * TOPIC_PAGE);
      pages.push({ topic, number, count, total: its.length, articles: some });
    }
  }
  return pages;
}

function letters(articles) {
  const groups = new Map();
  for (const article of [...articles].sort(BY_TITLE)) {
    const letter = article.data.title[0];
    if (!groups.has(letter)) groups.set(letter, []);
    groups.get(letter).push(article);
  }
  return [...groups].map(([letter, some]) => ({ letter, articles: some }));
}

export default function (config) {
  config.amendLibrary("md", (parser) => parser.set({ html: true }).use(anchor).use(footnote));
  config.addPassthroughCopy({ static: "/" });
  config.addCollection("topicPages", (all) =>
    topicPages(all.getFilteredByTag("articles"), all.getAll()[0].data.topics));
  config.addCollection("letters", (all) => letters(all.getFilteredByTag("articles")));
  config.addFilter("related", related);
  config.addFilter("neighbours", (articles, url) => indexOf(articles).neighbours.get(url));
  config.addFilter("newest", (articles, count) => [...articles].sort(NEWEST_FIRST).slice(0, count));
  config.addFilter("minutes", (html) => Math.ceil(html.split(/\s+/).length / 200));
  config.addFilter("contents", (html) =>
    [...html.matchAll(/<h2 id="([^"]*)"[^>]*>(.*?)<\/h2>/g)].map(([, id, title]) => ({ id, title })));
  config.addFilter("named", (topics, id) => topics.find((topic) => topic.id === id));
  config.addFilter("day", (date) => date.toISOString());
  return {
    dir: { input: "content", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
