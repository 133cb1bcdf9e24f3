// The list: what a search finds, page by page. DynamoDB numbers no pages: each tells by a token where the next one
// begins, and the tokens of the pages before are kept to go back.

import { get } from "./api.js";
import { byId, countryName, element, reporting } from "./dom.js";

const SIZE = 25;
const FIRST = { first: 1 };
const list = { search: {}, total: null, trail: [FIRST], page: null, loads: 0 };

const codes = ({ iataCode, ident }) => (iataCode && iataCode !== ident ? `${iataCode} · ${ident}` : ident);
const feet = (elevation) => (elevation == null ? "–" : `${elevation.toLocaleString("en")} ft`);
const number = (value) => value.toLocaleString("en");

export function startList(rowOf) {
  list.rowOf = rowOf;
  const search = reporting(startSearch);
  byId("search").addEventListener("submit", search);
  for (const id of ["country", "type", "iata"]) {
    byId(id).addEventListener("change", search);
  }
  byId("previous").addEventListener("click", reporting(() => turn(list.trail.slice(0, -1))));
  byId("next").addEventListener("click", reporting(() => turn([...list.trail, {
    after: list.page.next,
    first: list.trail.at(-1).first + list.page.airports.length,
  }])));
  return startSearch();
}

async function startSearch() {
  const country = byId("country").value;
  explain(country);
  const search = {
    country,
    [country ? "prefix" : "text"]: byId("text").value,
    type: byId("type").value,
    minElevationFeet: byId("from").value,
    iata: byId("iata").checked || "",
  };
  if (await load(search, [FIRST])) {
    await count(search);
  }
}

function explain(country) {
  byId("text-label").textContent = country ? "Name begins with" : "Name, town or code";
  byId("hint").textContent = country
    ? "Upper and lower case matter: DynamoDB looks names up as they are stored."
    : "Part of a name or town, or a whole keyword or code. Upper and lower case matter, except in codes.";
}

async function turn(trail) {
  if (await load(list.search, trail)) {
    byId("summary").focus();
  }
}

async function load(search, trail) {
  const current = ++list.loads;
  const page = await get(`api/airports?${parameters({ ...search, limit: SIZE, after: trail.at(-1).after })}`);
  if (current !== list.loads) {
    return false; // a later one was faster
  }
  Object.assign(list, { search, trail, page, total: search === list.search ? list.total : null });
  showList();
  return true;
}

async function count(search) {
  const { count: total } = await get(`api/airport-count?${parameters(search)}`);
  if (search === list.search) {
    list.total = total;
    showSummary();
  }
}

const parameters = (all) => new URLSearchParams(Object.entries(all).filter(([, value]) => value != null && value !== ""));

export function replaceInList(airport) {
  if (list.page !== null) {
    list.page.airports = list.page.airports.map((other) => (other.ident === airport.ident ? airport : other));
    showList();
  }
}

export function showList() {
  if (list.page === null) {
    return; // not loaded yet
  }
  byId("airports").replaceChildren(...list.page.airports.map(row));
  byId("previous").disabled = list.trail.length === 1;
  byId("next").disabled = list.page.next === null;
  showSummary();
}

function showSummary() {
  const { page: { airports, scannedCount, consumedCapacity }, trail, search, total } = list;
  const { first } = trail.at(-1);
  const range = `Airports ${number(first)} to ${number(first + airports.length - 1)}`;
  const none = first === 1 ? "No airport found" : "No more airports";
  byId("summary").textContent = (airports.length === 0 ? none : range) + (total ? ` of ${number(total)}` : "");
  const how = search.country ? "Query of the index by country" : "Scan of the table";
  const units = consumedCapacity == null ? "" : ` for ${number(consumedCapacity)} read units`;
  byId("cost").textContent = `${how}: ${number(scannedCount)} items read${units}`;
}

function row(airport) {
  const { choose, chosen } = list.rowOf(airport);
  const button = element("button", airport.name, { type: "button", className: "row" });
  button.addEventListener("click", choose);
  const name = element("td", "");
  name.append(button);
  const line = element("tr", "", { className: chosen ? "chosen" : "" });
  line.append(
    name,
    element("td", airport.municipality ?? ""),
    element("td", countryName(airport.country)),
    element("td", codes(airport), { className: "code" }),
    element("td", feet(airport.elevationFeet), { className: "number" }),
  );
  return line;
}
