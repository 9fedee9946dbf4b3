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
// path gives a path that may end a line behind each folder.
const path = text => text.split(/(?<=[\\/])/).flatMap((part, i) => i ? [make("wbr", {}), part] : [part]);
const words = text => text.replace(/[\s\u00a0]+/g, " ").trim();

let desk, draft;        // what scrolls, and what holds the blocks
let version = 0;        // of the blocks on the page
let status = null;      // the last that the server told
let headings = [];      // elements in order
let changed = null;     // the block that changed last
let chosen = -1;        // fault that was jumped to last
let cards = [];         // list items of the faults
let offered = null;     // element whose place the button copies

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
  offer(null);
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
  tellConnection(next.banner ? "broken" : "live");
  if (differs("sections")) tellHeadings();
  if (differs("faults")) showFaults();
  showBanner();
  if (differs("formats")) showFormats();
  showPages();
}

function tellConnection(state) {
  const text = { wait: "соединение…", lost: "нет связи", broken: "ошибка в данных", live: "сохранено в " + status?.saved + (status?.took ? ", показано за " + status.took + " мс" : "") };
  $("connection").dataset.state = state;
  $("connection").textContent = text[state];
}

const states = { complete: "готов", holes: "есть замечания", excluded: "исключен" };

// showBanner tells what keeps the draft from being shown, with the first fault; the
// last good one stays below it, marked.
function showBanner() {
  const first = status.faults.findIndex(fault => fault.severity === "error");
  const fault = status.faults[first];
  $("banner").hidden = !status.banner;
  desk.classList.toggle("stale", Boolean(status.banner));
  $("banner-text").replaceChildren(...path(status.banner));
  $("banner-fault").hidden = !fault;
  $("banner-fault").onclick = () => { drawers("faults", true); jump(first); };
  $("banner-fault").replaceChildren(...(fault ? [...path(fault.place), " " + fault.code + ": " + fault.message] : []));
}

// card gives the list item of a fault. What it has in common with the one above,
// whose rule it breaks too, is not told again.
function card(fault, i, above) {
  const head = make("span", { className: "head" }, above ? "" : make("b", { textContent: fault.code }), make("span", { className: "place" }, ...path(fault.place)));
  const button = make("button", { onclick: () => jump(i) }, head,
    fault.message !== above?.message ? make("span", { textContent: fault.message }) : "",
    fault.hint && fault.hint !== above?.hint ? make("span", { className: "hint", textContent: fault.hint }) : "",
    fault.source ? make("code", { textContent: fault.source }) : "");
  cards[i] = make("li", { className: fault.severity }, button);
  return cards[i];
}

// showFaults lists the faults by rule: the first in full, the others of a rule below
// it, to be opened.
function showFaults() {
  const errors = status.faults.filter(fault => fault.severity === "error").length;
  $("count").textContent = status.faults.length;
  $("count").className = errors ? "error" : status.faults.length ? "warning" : "";
  $("tally").textContent = status.faults.length ? `ошибок: ${errors}, предупреждений: ${status.faults.length - errors}` : "Замечаний нет";
  const rules = new Map();
  status.faults.forEach((fault, i) => {
    const rule = fault.severity + fault.code;
    rules.set(rule, [...(rules.get(rule) ?? []), i]);
  });
  cards = [];
  $("list").replaceChildren(...[...rules.values()].map(([first, ...more]) => {
    const item = card(status.faults[first], first);
    if (more.length) {
      const summary = make("summary", { textContent: `и еще ${more.length}` });
      summary.setAttribute("aria-label", `${status.faults[first].code}: еще ${more.length}`);
      item.append(make("details", {}, summary, make("ol", {}, ...more.map(i => card(status.faults[i], i, status.faults[first])))));
    }
    return item;
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
  cards.forEach((item, n) => item.classList.toggle("chosen", n === chosen));
  const repeats = cards[chosen].closest("details");
  if (repeats) repeats.open = true;
  cards[chosen].firstElementChild.scrollIntoView({ block: "nearest" });
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

// showPages shows the last pages that there were, and why there are no newer ones.
function showPages() {
  const on = !$("pages").hidden;
  $("no-pages").textContent = status?.noPages || (status?.pages ? "" : "Страницы верстаются…");
  $("no-pages").hidden = !$("no-pages").textContent;
  $("pages").classList.toggle("stale", Boolean(status?.pages && status.noPages));
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

// entry gives what the contents tell of a heading; of a section its state, too.
function entry(title, anchor, section) {
  const count = section?.faults ? make("b", { textContent: section.faults, title: "замечаний: " + section.faults }) : "";
  const inner = section ? [make("i", { title: states[section.state] }), make("span", { textContent: title }), count] : [title];
  const body = anchor ? make("a", { href: "#" + anchor }, ...inner) : make("span", { className: "none" }, ...inner);
  const item = make("li", {}, body);
  if (section) {
    item.dataset.state = section.state;
    body.setAttribute("aria-label", title + ": " + states[section.state] + (section.faults ? ", замечаний: " + section.faults : ""));
  }
  return item;
}

// placeExcluded puts the sections that have no heading behind those before them.
function placeExcluded(sections, items) {
  let last = null;
  for (const section of sections) {
    const item = items.get(section.anchor) ?? entry(section.title, "", section);
    if (!section.anchor && last) last.after(item);
    if (!section.anchor && !last) (items.values().next().value ?? $("headings").lastElementChild)?.before(item);
    last = item;
  }
}

function tellHeadings() {
  const sections = new Map((status?.sections ?? []).filter(section => section.anchor).map(section => [section.anchor, section]));
  const items = new Map();
  headings = [...draft.querySelectorAll(":scope > .block > :is(h1, h2, h3, h4)")];
  const lists = [$("headings")];
  $("headings").replaceChildren();
  for (const heading of headings) {
    const level = Math.min(Number(heading.tagName[1]), lists.length + 1, 3);
    const item = entry(heading.textContent, heading.id, sections.get(heading.id));
    if (sections.has(heading.id)) items.set(heading.id, item);
    item.dataset.for = heading.id;
    lists.length = Math.min(lists.length, level);
    if (level > lists.length) {
      const list = make("ul", {});
      (lists.at(-1).lastElementChild ?? lists.at(-1)).append(list);
      lists.push(list);
    }
    lists.at(-1).append(item);
  }
  placeExcluded(status?.sections ?? [], items);
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

// ---- the place of a paragraph in the files ----

// nodeAt gives the element of the draft that a target stands in and whose place can
// be told. What lies beside the elements of a block keeps the one that was meant.
function nodeAt(target) {
  const block = target?.closest?.("#draft .block");
  const node = target?.closest?.("#draft [data-n]");
  return node ?? (block?.contains(offered) ? offered : block?.querySelector("[data-n]") ?? null);
}

// whereIs asks the server for FILE:LINE; the page itself holds no places, for they
// change with every line above.
async function whereIs(node) {
  const block = [...draft.children].indexOf(node.closest(".block"));
  const answer = await fetch(`place/${version}/${block}/${node.dataset.n}`).catch(() => null);
  return answer?.ok ? answer.text() : "";
}

// offer shows the button beside an element once its place is known.
async function offer(node) {
  if (node === offered) return;
  offered = node;
  $("place").hidden = true;
  const where = node && await whereIs(node);
  if (!where || offered !== node) return;
  $("place").setAttribute("aria-label", "Скопировать место: " + where);
  $("place").dataset.where = where;
  $("where").replaceChildren(...path(where));
  const box = node.getBoundingClientRect(), around = desk.getBoundingClientRect();
  $("place").classList.toggle("inside", /^T[DH]$/.test(node.tagName));
  $("place").style.top = box.top - around.top + desk.scrollTop + "px";
  $("place").style.left = (/^T[DH]$/.test(node.tagName) ? box.right : box.left) - around.left + "px";
  $("place").hidden = false;
}

let silence = 0;

function say(text) {
  clearTimeout(silence);
  $("said").replaceChildren(...path(text));
  $("said").hidden = false;
  silence = setTimeout(() => { $("said").hidden = true; }, 3000);
}

async function copy(text) {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
    } else { // the page came from another computer, without encryption
      const area = make("textarea", { value: text });
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      if (!done) throw new Error();
    }
    say("скопировано: " + text);
  } catch {
    say("не скопировано: " + text);
  }
}

// reading is the element that the keyboard's keys mean: the focused one, else the
// first in view.
function reading() {
  const active = draft.contains(document.activeElement) ? document.activeElement : blockAtTop();
  return active?.closest("[data-n]") ?? active?.querySelector("[data-n]") ?? null;
}

async function copyPlace() {
  const node = reading();
  const where = node && await whereIs(node);
  if (where) copy(where); else say("места в данных нет: это слова программы");
}

function step(by) {
  const nodes = [...draft.querySelectorAll("[data-n]")], node = reading();
  if (!nodes.length) return;
  const next = document.activeElement === node || !node ? nodes.indexOf(node) + by : nodes.indexOf(node);
  go(nodes[Math.min(Math.max(next, 0), nodes.length - 1)]);
}

// ---- panels, keys, connection ----

// drawers opens one panel of a narrow page, or closes both; «stays» leaves an open one.
function drawers(name, stays) {
  for (const panel of ["contents", "faults"]) {
    const open = panel === name && (stays || !$(panel).classList.contains("open"));
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
  KeyL: copyPlace,
  BracketLeft: () => step(-1),
  BracketRight: () => step(1),
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
    if (!event.target.closest?.("#contents, #faults, #banner, header")) drawers();
  });
  document.addEventListener("keydown", press);
  let soon = 0;
  desk.addEventListener("pointerover", event => {
    clearTimeout(soon);
    if (!event.target.closest("#place")) soon = setTimeout(() => offer(nodeAt(event.target)), 60);
  });
  $("place").onclick = () => copy($("place").dataset.where);
  for (const panel of ["contents", "faults"]) $("toggle-" + panel).onclick = () => drawers(panel);
  for (const name of ["draft", "pages"]) $("view-" + name).onclick = () => view(name);
  $("theme").onclick = switchTheme;
  $("help-open").onclick = () => $("help").showModal();
  narrow.addEventListener("change", () => drawers());
  drawers();
  connect();
});
