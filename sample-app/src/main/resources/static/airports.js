import { get, request } from "./api.js";
import { startTheme } from "./theme.js";

const PAGE = 50;
const byId = (id) => document.getElementById(id);
const countries = new Map();
const state = { airports: [], next: null, shown: null, search: 0, choice: 0 };

// What fails is shown where everybody sees it; what works clears it.
const reporting = (action) => async (event) => {
  event?.preventDefault();
  try {
    await action(event);
    byId("error").hidden = true;
  } catch (error) {
    byId("error").textContent = error.message;
    byId("error").hidden = false;
  }
};

function element(name, text, properties = {}) {
  const created = document.createElement(name);
  created.textContent = text;
  return Object.assign(created, properties);
}

const countryName = (code) => countries.get(code) ?? code;
const codes = ({ iataCode, ident }) => (iataCode && iataCode !== ident ? `${iataCode} · ${ident}` : ident);
const feet = (elevation) => (elevation == null ? "–" : `${elevation.toLocaleString("en")} ft`);

// The list

async function load(skip) {
  const search = ++state.search;
  const query = new URLSearchParams({ limit: PAGE, skip, country: byId("country").value, text: byId("text").value });
  const page = await get(`api/airports?${query}`);
  if (search !== state.search) {
    return; // a later search was faster
  }
  state.airports = skip === 0 ? page.airports : [...state.airports, ...page.airports];
  state.next = page.next;
  showList();
}

function showList() {
  byId("airports").replaceChildren(...state.airports.map(row));
  byId("more").hidden = state.next === null;
  const shown = state.airports.length;
  const more = state.next === null ? "" : ", there are more";
  byId("summary").textContent = shown === 0 ? "No airport found" : `${shown.toLocaleString("en")} shown${more}`;
}

function row(airport) {
  const choose = element("button", airport.name, { type: "button", className: "row" });
  choose.addEventListener("click", reporting(async () => {
    if (await show(airport.ident)) {
      history.replaceState(null, "", `#${encodeURIComponent(airport.ident)}`);
      byId("title").focus();
    }
  }));
  const name = element("td", "");
  name.append(choose);
  const line = element("tr", "", { className: isShown(airport.ident) ? "chosen" : "" });
  line.append(
    name,
    element("td", airport.municipality ?? ""),
    element("td", countryName(airport.country)),
    element("td", codes(airport), { className: "code" }),
    element("td", feet(airport.elevationFeet), { className: "number" }),
  );
  return line;
}

// One airport

const isShown = (ident) => state.shown?.ident === ident;

async function show(ident) {
  const choice = ++state.choice;
  const [airport, visits] = await Promise.all([
    get(`api/airports/${encodeURIComponent(ident)}`),
    get(`api/visits?${new URLSearchParams({ airport: ident })}`),
  ]);
  if (choice !== state.choice) {
    return false; // another one was chosen meanwhile
  }
  if (!isShown(ident)) {
    byId("note").value = "";
  }
  byId("nothing").hidden = true;
  byId("details").hidden = false;
  byId("saved").textContent = "";
  showAirport(airport);
  showVisits(visits);
  showList();
  return true;
}

// What was typed since a save was sent stays for the next one: neither sent, nor shown before.
function showAirport(airport, sent = typed()) {
  const before = state.shown && asTyped(state.shown);
  const size = airport.type === "LARGE" ? "Large" : "Medium";
  const service = airport.scheduledService ? "with" : "without";
  state.shown = airport;
  byId("title").textContent = airport.name;
  byId("facts").textContent = `${size} airport ${service} scheduled service, ${countryName(airport.country)}, `
    + `${airport.latitude.toFixed(4)}°, ${airport.longitude.toFixed(4)}°`;
  byId("links").replaceChildren(...link(airport.homePage, "Home page"), ...link(airport.wikipediaPage, "Wikipedia"));
  for (const [id, text] of Object.entries(asTyped(airport))) {
    if (byId(id).value === sent[id] || byId(id).value === before?.[id]) {
      byId(id).value = text;
    }
  }
}

const asTyped = (airport) => ({
  name: airport.name,
  elevation: String(airport.elevationFeet ?? ""),
  keywords: airport.keywords.join(", "),
});

const typed = () => ({ name: byId("name").value, elevation: byId("elevation").value, keywords: byId("keywords").value });

function link(address, text) {
  const safe = address?.startsWith("http://") || address?.startsWith("https://");
  return safe ? [element("a", text, { href: address, rel: "noreferrer" }), " "] : [];
}

function changes(before, after) {
  const changed = {};
  if (after.name !== before.name) {
    changed.name = after.name;
  }
  if (after.elevation !== before.elevation) {
    changed.elevationFeet = after.elevation === "" ? null : Number(after.elevation);
  }
  if (after.keywords !== before.keywords) {
    changed.keywords = after.keywords.split(",").map((keyword) => keyword.trim()).filter(Boolean);
  }
  return changed;
}

async function save() {
  const { ident } = state.shown;
  const sent = typed();
  byId("saved").textContent = "";
  const path = `api/airports/${encodeURIComponent(ident)}`;
  const airport = await request("PATCH", path, changes(asTyped(state.shown), sent));
  state.airports = state.airports.map((other) => (other.ident === ident ? airport : other));
  if (isShown(ident)) { // else another one was chosen meanwhile
    showAirport(airport, sent);
    byId("saved").textContent = "Saved";
  }
  showList();
}

// Visits

function showVisits(visits) {
  const newestFirst = visits.sort((one, other) => other.at.localeCompare(one.at));
  const none = [element("li", "None yet", { className: "faint" })];
  byId("visits").replaceChildren(...(newestFirst.length === 0 ? none : newestFirst.map(visitLine)));
}

function visitLine(visit) {
  const line = element("li", "");
  const day = new Date(visit.at).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
  line.append(element("strong", visit.visitor), ` · ${day}`, visit.note ? ` · ${visit.note}` : "");
  return line;
}

async function addVisit() {
  const airport = state.shown.ident;
  const note = byId("note").value;
  await request("POST", "api/visits", { airport, visitor: byId("visitor").value, note: note || null });
  if (isShown(airport) && byId("note").value === note) {
    byId("note").value = "";
  }
  const visits = await get(`api/visits?${new URLSearchParams({ airport })}`);
  if (isShown(airport)) {
    showVisits(visits);
  }
}

// Start

async function start() {
  for (const { code, name } of await get("api/countries")) {
    countries.set(code, name);
    byId("country").append(element("option", name, { value: code }));
  }
  await startTheme(byId("theme"), reporting);
  await load(0);
  if (location.hash) {
    await show(decodeURIComponent(location.hash.slice(1)));
  }
}

byId("search").addEventListener("submit", reporting(() => load(0)));
byId("country").addEventListener("change", reporting(() => load(0)));
byId("more").addEventListener("click", reporting(() => load(state.next)));
byId("edit").addEventListener("submit", reporting(save));
byId("visit").addEventListener("submit", reporting(addVisit));
reporting(start)();
