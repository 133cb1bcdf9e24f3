import { get, request } from "./api.js";
import { addCountry, byId, countryName, element, reporting } from "./dom.js";
import { replaceInList, showList, startList } from "./list.js";
import { startTheme } from "./theme.js";
import { startUsage } from "./usage.js";

const state = { shown: null, choice: 0 };

// One airport

const isShown = (ident) => state.shown?.ident === ident;

const rowOf = ({ ident }) => ({
  chosen: isShown(ident),
  choose: reporting(async () => {
    if (await show(ident)) {
      history.replaceState(null, "", `#${encodeURIComponent(ident)}`);
      byId("title").focus();
    }
  }),
});

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
  byId("conflict").hidden = true;
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
    changed.seenName = before.name;
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
  try {
    const airport = await request("PATCH", path, changes(asTyped(state.shown), sent));
    showSaved(airport, sent);
  } catch (error) {
    if (!error.problem?.present) {
      throw error;
    }
    showConflict(error.problem.present);
  }
}

function showSaved(airport, sent) {
  replaceInList(airport);
  if (isShown(airport.ident)) { // else another one was chosen meanwhile
    showAirport(airport, sent);
    byId("conflict").hidden = true;
    byId("saved").textContent = "Saved";
  }
}

// Somebody else renamed the airport: what was typed stays, and is saved if the user insists.
function showConflict(present) {
  replaceInList(present);
  if (isShown(present.ident)) {
    showAirport(present, {});
    byId("present").textContent = present.name;
    byId("conflict").hidden = false;
  }
}

function takePresentName() {
  byId("name").value = state.shown.name;
  byId("conflict").hidden = true;
  byId("name").focus();
}

// Visits

function showVisits(visits) {
  const none = [element("li", "None yet", { className: "faint" })];
  byId("visits").replaceChildren(...(visits.length === 0 ? none : visits.map(visitLine)));
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
  (await get("api/countries")).forEach(addCountry);
  await startTheme(byId("theme"), reporting);
  const chosen = location.hash && show(decodeURIComponent(location.hash.slice(1)));
  await Promise.all([startList(rowOf), chosen, startUsage(byId("charts"))]);
}

byId("edit").addEventListener("submit", reporting(save));
byId("take").addEventListener("click", takePresentName);
byId("visit").addEventListener("submit", reporting(addVisit));
reporting(start)();
