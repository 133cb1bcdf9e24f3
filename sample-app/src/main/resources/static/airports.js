import { get, request } from "./api.js";
import { startTheme } from "./theme.js";

const PAGE = 50;
const byId = (id) => document.getElementById(id);
const countries = new Map();
const state = { airports: [], next: null, chosen: null, search: 0 };

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
    await show(airport.ident);
    history.replaceState(null, "", `#${encodeURIComponent(airport.ident)}`);
    byId("title").focus();
  }));
  const name = element("td", "");
  name.append(choose);
  const line = element("tr", "", { className: airport.ident === state.chosen ? "chosen" : "" });
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

async function show(ident) {
  const [airport, visits] = await Promise.all([
    get(`api/airports/${encodeURIComponent(ident)}`),
    get(`api/visits?${new URLSearchParams({ airport: ident })}`),
  ]);
  state.chosen = ident;
  byId("nothing").hidden = true;
  byId("details").hidden = false;
  byId("saved").textContent = "";
  showAirport(airport);
  showVisits(visits);
  showList();
}

function showAirport(airport) {
  const size = airport.type === "LARGE" ? "Large" : "Medium";
  const service = airport.scheduledService ? "with" : "without";
  byId("title").textContent = airport.name;
  byId("facts").textContent = `${size} airport ${service} scheduled service, ${countryName(airport.country)}, `
    + `${airport.latitude.toFixed(4)}°, ${airport.longitude.toFixed(4)}°`;
  byId("links").replaceChildren(...link(airport.homePage, "Home page"), ...link(airport.wikipediaPage, "Wikipedia"));
  byId("name").value = airport.name;
  byId("elevation").value = airport.elevationFeet ?? "";
  byId("keywords").value = airport.keywords.join(", ");
}

function link(address, text) {
  const safe = address?.startsWith("http://") || address?.startsWith("https://");
  return safe ? [element("a", text, { href: address, rel: "noreferrer" }), " "] : [];
}

async function save() {
  const elevation = byId("elevation").value;
  const keywords = byId("keywords").value.split(",").map((keyword) => keyword.trim()).filter(Boolean);
  byId("saved").textContent = "";
  const airport = await request("PATCH", `api/airports/${encodeURIComponent(state.chosen)}`, {
    name: byId("name").value,
    elevationFeet: elevation === "" ? null : Number(elevation),
    keywords,
  });
  state.airports = state.airports.map((other) => (other.ident === airport.ident ? airport : other));
  showAirport(airport);
  showList();
  byId("saved").textContent = "Saved";
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
  const airport = state.chosen;
  await request("POST", "api/visits", { airport, visitor: byId("visitor").value, note: byId("note").value || null });
  byId("note").value = "";
  showVisits(await get(`api/visits?${new URLSearchParams({ airport })}`));
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
