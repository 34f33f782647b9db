// What is new, shown as it comes. Every page is whole without this file.
"use strict";
const page = document.body;
const topics = JSON.parse(page.dataset.topics);
const status = document.getElementById("came");
const warnings = document.getElementById("warnings"), MOST_WARNINGS = 3;
const notify = document.getElementById("notify");
const SEEN = "onrecord.seen", WANTED = "onrecord.notify";
const AWAY = 30 * 60 * 1000; // a visit ends when nothing was looked at for so long
const PAUSE = 2000; // at most so often is a page asked for anew
const plural = (count) => `${count} new report${count === 1 ? "" : "s"}`;
let at = Number(page.dataset.at);

// Memory of the browser; some allow none.
const recall = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
const keep = (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* none */ } };

// A server that was stopped gives nothing; when it is back, the next news bring the page up.
// Never a page that was kept for a moment: the news may be younger.
const ask = (address) => fetch(address, { cache: "no-cache" }).catch(() => null);

// Since you last looked: the moment up to which the visit before this one had seen everything.
function look() {
  const now = Date.now();
  let seen = recall(SEEN);
  if (!seen || typeof seen.seen !== "string") seen = { since: page.dataset.moment, seen: page.dataset.moment, at: now };
  if (now - seen.at > AWAY) seen.since = seen.seen;
  if (page.dataset.moment > seen.seen) seen.seen = page.dataset.moment;
  seen.at = now;
  keep(SEEN, seen);
  return seen.since;
}

function only(since) {
  const address = new URL(page.dataset.only || location.href, location.href);
  address.searchParams.set("since", since);
  address.searchParams.delete("page");
  const link = document.createElement("a");
  link.href = address.pathname + address.search;
  link.textContent = "Show only what is new";
  return link;
}

function say(words, since) {
  status.replaceChildren(words, ...(since && "only" in page.dataset ? [" ", only(since)] : []));
}

async function recount(since) {
  if (!since || page.dataset.moment <= since) return;
  const answer = await ask(`/live/new?since=${encodeURIComponent(since)}`);
  if (!answer?.ok) return;
  const { reports } = await answer.json();
  const fresh = new Set(reports), here = new Set();
  for (const row of document.querySelectorAll("[data-report]")) {
    if (!fresh.has(row.dataset.report)) continue;
    row.dataset.fresh = "";
    here.add(row.dataset.report);
  }
  const count = topics.includes("reports") ? fresh.size : here.size;
  if (count) say(`Since you last looked, ${new Date(since).toLocaleString()}: ${plural(count)}.`, since);
}

// One tree made equal to another of which most is the same: what stays keeps focus and place.
const ROWS = new Set(["LI", "TR", "ARTICLE"]);
function key(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeName;
  const link = ROWS.has(node.nodeName) ? node.querySelector("a[href]") : node;
  const head = node.nodeName === "SECTION" ? node.querySelector("h2, h3")?.textContent : "";
  return [node.nodeName, node.id, link?.getAttribute("href"), head].join(" ");
}

const OURS = new Set(["open", "data-fresh"]); // what the reader, or we, set on an element
function become(old, now) {
  for (const { name, value } of now.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (!now.hasAttribute(name) && !OURS.has(name)) old.removeAttribute(name);
  const left = new Map();
  for (const child of now.childNodes) left.set(key(child), (left.get(key(child)) ?? 0) + 1);
  const held = new Map();
  for (const child of [...old.childNodes]) {
    const name = key(child), wanted = left.get(name) ?? 0;
    if (!wanted) { child.remove(); continue; }
    left.set(name, wanted - 1);
    held.set(name, [...(held.get(name) ?? []), child]);
  }
  let place = old.firstChild;
  for (const child of now.childNodes) {
    const mine = held.get(key(child))?.shift();
    if (!mine) {
      const made = document.importNode(child, true);
      if (ROWS.has(made.nodeName) && old.closest("main")) made.dataset.fresh = "";
      old.insertBefore(made, place);
      continue;
    }
    if (mine === place) place = place.nextSibling;
    else old.insertBefore(mine, place);
    if (mine.nodeType === Node.ELEMENT_NODE) become(mine, child);
    else if (mine.data !== child.data) mine.data = child.data;
  }
}

function show(text) {
  const now = new DOMParser().parseFromString(text, "text/html");
  const focused = document.activeElement;
  const inSight = [...document.querySelectorAll("main li, main tr, main p, main h2")].find((e) => e.getBoundingClientRect().top >= 0);
  const before = inSight?.getBoundingClientRect().top;
  for (const part of ["header.mast", "main", "aside.facets"]) {
    const old = document.querySelector(part), made = now.querySelector(part);
    if (old && made) become(old, made);
  }
  Object.assign(page.dataset, { at: now.body.dataset.at, moment: now.body.dataset.moment });
  if (inSight?.isConnected && scrollY > 0) scrollBy({ top: inSight.getBoundingClientRect().top - before, behavior: "instant" });
  if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
}

const opened = page.dataset.moment;
let came = 0, asked = 0, timer = null;
const visible = () => new Promise((go) => {
  if (!document.hidden) return go();
  document.addEventListener("visibilitychange", () => go(), { once: true });
});
function refresh(count) {
  came += count;
  timer ??= setTimeout(async () => {
    await visible();
    [timer, asked] = [null, Date.now()];
    const answer = await ask(location.pathname + location.search);
    if (!answer) return;
    if (!answer.ok) return say("This page has changed: please reload it.");
    show(await answer.text());
    look();
    if (came) say(`${plural(came)}.`, opened);
  }, Math.max(0, asked + PAUSE - Date.now()));
}

// One of the open tabs listens and tells the others: a browser has few connections to a server.
const others = "BroadcastChannel" in window ? new BroadcastChannel("onrecord") : null;
function hear(told) {
  if (told.number <= at) return;
  at = told.number;
  const mine = topics.concat("*").filter((topic) => topic in told.topics);
  const count = Math.max(0, ...mine.map((topic) => told.topics[topic]));
  if (mine.length) refresh(topics.includes("alerts") ? 0 : count);
  for (const alert of told.alerts) warn(alert);
}

function warn({ name, text, href }) {
  const line = document.createElement("p"), link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  line.append(`${name}: `, link);
  warnings.append(line);
  while (warnings.childElementCount > MOST_WARNINGS) warnings.firstElementChild.remove();
}

function listen() {
  const source = new EventSource(`/live?after=${at}`);
  source.addEventListener("news", (event) => {
    const told = JSON.parse(event.data);
    others?.postMessage(told);
    hear(told);
    if (told.reports) tell("onrecord", plural(told.reports), told.titles.join("\n"));
    for (const [place, alert] of told.alerts.entries()) tell(`${told.number}.${place}`, alert.name, alert.text);
  });
  // A tab that was opened between two news asks whether it missed one.
  others?.addEventListener("message", ({ data }) => {
    if ("hello" in data && data.hello < at) others.postMessage({ number: at, topics: {}, alerts: [], late: true });
  });
  return source;
}

others?.addEventListener("message", ({ data }) => {
  if (data.late && data.number > at) { at = data.number; refresh(0); }
  else if ("topics" in data) hear(data);
});
if (navigator.locks && others) {
  navigator.locks.request("onrecord.live", () => new Promise(() => { listen(); }));
  others.postMessage({ hello: at });
} else {
  let source = listen();
  document.addEventListener("visibilitychange", () => {
    source.close();
    if (!document.hidden) source = listen();
  });
}

// Notifications: never asked for but by the button.
const allowed = () => "Notification" in window && Notification.permission === "granted";
function tell(tag, title, words) {
  if (allowed() && recall(WANTED)) new Notification(title, { body: words, tag });
}
function offer() {
  notify.hidden = !("Notification" in window) || Notification.permission === "denied";
  notify.textContent = allowed() && recall(WANTED) ? "Stop notifying me" : "Notify me of news";
}
notify.addEventListener("click", async () => {
  const wanted = !(allowed() && recall(WANTED));
  if (wanted && !allowed()) await Notification.requestPermission();
  keep(WANTED, wanted && allowed());
  offer();
});
offer();
recount(look());
