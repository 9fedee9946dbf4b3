// The page of rd50 preview --serve. The server sends the blocks of the draft as
// HTML that it made itself; everything else is set as text.
"use strict";

const root = document.documentElement;
const $ = id => document.getElementById(id);

if (localStorage.theme) root.dataset.theme = localStorage.theme; // before anything is drawn

// make gives an element with properties and children; texts stay texts.
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(child => child !== ""));
  return element;
}

const narrow = matchMedia("(max-width: 1100px)");
const words = text => text.replace(/[\s\u00a0]+/g, " ").trim();

let desk, draft;        // what scrolls, and what holds the blocks
let version = 0;        // of the blocks on the page
let status = null;      // the last that the server told
let headings = [];      // elements in order
let changed = null;     // the block that changed last
let chosen = -1;        // fault that was jumped to last

// ---- the draft ----

// blockAtTop is the block that the reader reads: the first one in view.
function blockAtTop() {
  const top = desk.getBoundingClientRect().top;
  let low = 0, high = draft.children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (draft.children[middle].getBoundingClientRect().bottom > top + 1) high = middle; else low = middle + 1;
  }
  return draft.children[low] ?? null;
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html; // made by the server, which lets no markup of the data through
  return template.content.firstElementChild;
}

// apply takes the steps that the server gives: n keeps n blocks, -n drops n, a
// text is a new block. The reader's block stays where it is on the screen.
function apply(ops, fresh) {
  let anchor = desk.scrollTop > 0 ? blockAtTop() : null;
  const before = anchor?.getBoundingClientRect().top;
  let at = draft.firstElementChild, added = null, outline = false;
  const drop = block => {
    outline ||= isHeading(block);
    if (block === anchor) anchor = added ?? block.nextElementSibling;
    const next = block.nextElementSibling;
    block.remove();
    return next;
  };
  for (const op of ops) {
    if (typeof op === "string") {
      added = parsed(op);
      outline ||= isHeading(added);
      draft.insertBefore(added, at);
      if (!fresh) mark(added);
      continue;
    }
    for (let n = op; n > 0; n--) { at = at.nextElementSibling; added = null; }
    for (let n = op; n < 0; n++) at = drop(at);
  }
  if (anchor) desk.scrollTop += anchor.getBoundingClientRect().top - before;
  if (outline || fresh) tellHeadings();
}

const isHeading = block => /^H\d$/.test(block.firstElementChild?.tagName);

// mark shows for a moment what has changed.
function mark(block) {
  changed = block;
  block.classList.add("changed");
  block.addEventListener("animationend", () => block.classList.remove("changed"), { once: true });
}

function receive(message) {
  if (message.base !== version) { // of another server, or a message was lost
    if (message.base !== 0) return connect();
    version = 0;
  }
  const fresh = message.base === 0;
  if (message.ops) {
    if (fresh && draft.children.length) {
      const top = desk.scrollTop;
      draft.replaceChildren();
      apply(message.ops, true);
      desk.scrollTop = top;
    } else {
      apply(message.ops, fresh);
    }
  } else if (message.version !== version && fresh) {
    draft.replaceChildren();
  }
  version = message.version;
  root.dataset.version = version;
  show(message.status);
}

// ---- what stands around it ----

function show(next) {
  const before = status;
  status = next;
  const differs = key => JSON.stringify(before?.[key]) !== JSON.stringify(next[key]);
  document.title = (next.title || "Черновик") + (next.edition ? " · " + next.edition : "");
  $("title").textContent = next.title || "Черновик";
  $("title").title = next.title;
  $("edition").textContent = next.edition;
  $("banner").textContent = next.banner;
  $("banner").hidden = !next.banner;
  tellConnection(next.banner ? "broken" : "live");
  if (differs("sections")) showSections();
  if (differs("faults")) showFaults();
  if (differs("formats")) showFormats();
  showPages();
}

function tellConnection(state) {
  const text = { wait: "соединение…", lost: "нет связи", broken: "ошибка в данных", live: "сохранено в " + status?.saved + (status?.took ? ", показано за " + status.took + " мс" : "") };
  $("connection").dataset.state = state;
  $("connection").textContent = text[state];
}

const states = { complete: "готов", holes: "есть замечания", excluded: "исключен" };

function showSections() {
  $("sections").replaceChildren(...status.sections.map(section => {
    const count = section.faults ? make("b", { textContent: section.faults, title: "замечаний: " + section.faults }) : "";
    const inner = [make("i", { title: states[section.state] }), make("span", { textContent: section.title }), count];
    const body = section.anchor ? make("a", { href: "#" + section.anchor }, ...inner) : make("span", { className: "none" }, ...inner);
    body.setAttribute("aria-label", section.title + ": " + states[section.state] + (section.faults ? ", замечаний: " + section.faults : ""));
    const item = make("li", {}, body);
    item.dataset.state = section.state;
    return item;
  }));
}

function showFaults() {
  const errors = status.faults.filter(fault => fault.severity === "error").length;
  $("count").textContent = status.faults.length;
  $("count").className = errors ? "error" : status.faults.length ? "warning" : "";
  $("tally").textContent = status.faults.length ? `ошибок: ${errors}, предупреждений: ${status.faults.length - errors}` : "Замечаний нет";
  $("list").replaceChildren(...status.faults.map((fault, i) => {
    const head = make("span", { className: "head" }, make("b", { textContent: fault.code }), make("span", { className: "place", textContent: fault.place }));
    const button = make("button", { onclick: () => jump(i) }, head, make("span", { textContent: fault.message }),
      fault.hint ? make("span", { className: "hint", textContent: fault.hint }) : "",
      fault.source ? make("code", { textContent: fault.source }) : "");
    return make("li", { className: fault.severity }, button);
  }));
  chosen = -1;
}

// placeOf finds where a fault shows: its mark, else the heading of its section.
function placeOf(fault) {
  const text = words(fault.code + ": " + fault.message);
  for (const hole of draft.querySelectorAll("mark.hole")) if (words(hole.textContent) === text) return hole;
  return (fault.anchor && $(fault.anchor)) || draft.querySelector("h1") || draft;
}

function jump(i) {
  if (!status?.faults.length) return;
  chosen = (i + status.faults.length) % status.faults.length;
  [...$("list").children].forEach((item, n) => item.classList.toggle("chosen", n === chosen));
  $("list").children[chosen].scrollIntoView({ block: "nearest" });
  go(placeOf(status.faults[chosen]));
}

function go(element) {
  if (!element) return;
  view("draft");
  drawers();
  element.scrollIntoView({ block: /^H\d$/.test(element.tagName) ? "start" : "center" });
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.classList.remove("aimed");
  requestAnimationFrame(() => element.classList.add("aimed"));
}

function showFormats() {
  $("formats").replaceChildren(...status.formats.map(format => {
    const text = [make("b", { textContent: format.name }), make("span", { textContent: format.reason || format.title })];
    return make("li", {}, format.reason ? make("span", { className: "none" }, ...text) : make("a", { href: "download/" + format.name, download: "" }, ...text));
  }));
}

function showPages() {
  const on = !$("pages").hidden;
  $("no-pages").textContent = status?.noPages || (status?.pages ? "" : "Страницы верстаются…");
  $("no-pages").hidden = Boolean(status?.pages);
  $("frame").hidden = !status?.pages;
  const source = status?.pages ? "report.pdf?v=" + status.pages + "#navpanes=0&view=FitH" : "";
  if (on && source && $("frame").getAttribute("src") !== source) $("frame").src = source;
}

function view(name) {
  const pages = name === "pages";
  if ($("pages").hidden !== pages) return;
  const top = desk.scrollTop;
  $("pages").hidden = !pages;
  desk.hidden = pages;
  if (!pages) desk.scrollTop = Number(desk.dataset.top || 0); else desk.dataset.top = top;
  $("view-draft").setAttribute("aria-pressed", !pages);
  $("view-pages").setAttribute("aria-pressed", pages);
  showPages();
}

// ---- contents ----

function tellHeadings() {
  headings = [...draft.querySelectorAll(":scope > .block > :is(h1, h2, h3, h4)")];
  const lists = [$("headings")];
  $("headings").replaceChildren();
  for (const heading of headings) {
    const level = Math.min(Number(heading.tagName[1]), lists.length + 1, 3);
    const item = make("li", {}, make("a", { href: "#" + heading.id, textContent: heading.textContent }));
    item.dataset.for = heading.id;
    lists.length = Math.min(lists.length, level);
    if (level > lists.length) {
      const list = make("ul", {});
      (lists.at(-1).lastElementChild ?? lists.at(-1)).append(list);
      lists.push(list);
    }
    lists.at(-1).append(item);
  }
  tellPlace();
}

function headingAtTop() {
  const top = desk.getBoundingClientRect().top + 90;
  let low = 0, high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (headings[middle].getBoundingClientRect().top <= top) low = middle + 1; else high = middle;
  }
  return low - 1;
}

// tellPlace shows in the contents where the reader is.
function tellPlace() {
  const heading = headings[headingAtTop()];
  const item = heading && [...$("headings").querySelectorAll("li")].find(li => li.dataset.for === heading.id);
  if (item?.classList.contains("here")) return;
  $("headings").querySelectorAll(".here, .open").forEach(li => li.classList.remove("here", "open"));
  $("headings").querySelectorAll("[aria-current]").forEach(a => a.removeAttribute("aria-current"));
  if (!item) return;
  item.classList.add("here");
  item.firstElementChild.setAttribute("aria-current", "location");
  for (let up = item; up && up !== $("headings"); up = up.parentElement) up.classList.add("open");
  item.firstElementChild.scrollIntoView({ block: "nearest" });
}

// ---- panels, keys, connection ----

// drawers opens one panel of a narrow page, or closes both.
function drawers(name) {
  for (const panel of ["contents", "faults"]) {
    const open = panel === name && !$(panel).classList.contains("open");
    $(panel).classList.toggle("open", open);
    $("toggle-" + panel).setAttribute("aria-expanded", open || !narrow.matches);
  }
  if (name && !narrow.matches) $(name).querySelector("a, button")?.focus();
}

function switchTheme() {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = localStorage.theme = dark ? "light" : "dark";
}

const keys = {
  KeyN: () => jump(chosen + 1),
  KeyP: () => jump(chosen < 0 ? -1 : chosen - 1),
  KeyJ: () => go(headings[headingAtTop() + 1]),
  KeyK: () => go(headings[Math.max(headingAtTop() - 1, 0)]),
  KeyV: () => view($("pages").hidden ? "pages" : "draft"),
  KeyC: () => drawers("contents"),
  KeyD: () => drawers("faults"),
  KeyT: switchTheme,
  Period: () => changed?.isConnected && go(changed),
  Escape: () => { drawers(); $("downloads").open = false; },
};

function press(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || $("help").open) return;
  if (event.key === "?" || event.shiftKey && event.code === "Slash") return $("help").showModal();
  const action = keys[event.code];
  if (!action || event.shiftKey) return;
  event.preventDefault();
  action();
}

let source = null;

function connect() {
  source?.close();
  version = 0;
  source = new EventSource("events");
  source.onmessage = event => receive(JSON.parse(event.data));
  source.onopen = () => { version = 0; };
  source.onerror = () => {
    tellConnection("lost");
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  };
}

document.addEventListener("DOMContentLoaded", () => {
  desk = $("desk");
  draft = $("draft");
  let waiting = false;
  desk.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; tellPlace(); });
  }, { passive: true });
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[href^='#']");
    if (link) {
      event.preventDefault();
      go($(decodeURIComponent(link.hash.slice(1))));
    }
    if (!event.target.closest?.("#downloads")) $("downloads").open = false;
    if (!event.target.closest?.("#contents, #faults, header")) drawers();
  });
  document.addEventListener("keydown", press);
  for (const panel of ["contents", "faults"]) $("toggle-" + panel).onclick = () => drawers(panel);
  for (const name of ["draft", "pages"]) $("view-" + name).onclick = () => view(name);
  $("theme").onclick = switchTheme;
  $("help-open").onclick = () => $("help").showModal();
  narrow.addEventListener("change", () => drawers());
  drawers();
  connect();
});
