// Charts of what requests to DynamoDB cost and how long they take: a bar for each operation on a table.

import { get } from "./api.js";
import { element } from "./dom.js";

const REFRESH = 5000;
const LINE = 22;
const WIDTH = 320;
const LABEL = 130;
const VALUE = 90;
const NAMES = { multiple: "several tables at once", none: "no table" };

export async function startUsage(charts) {
  setInterval(() => {
    if (!document.hidden) {
      show(charts).catch(() => {}); // the next one may work
    }
  }, REFRESH);
  await show(charts);
}

async function show(charts) {
  const usage = await get("api/usage");
  const tables = [...new Set(usage.map(({ table }) => table))];
  charts.replaceChildren(...tables.map((table) => tableOf(table, usage.filter((used) => used.table === table))));
}

function tableOf(table, usage) {
  const requests = usage.reduce((sum, used) => sum + used.requests, 0);
  const section = element("section", "");
  section.append(
    element("h3", `${NAMES[table] ?? table}: ${number(requests, 0)} ${requests === 1 ? "request" : "requests"}`),
    ...unitsOf("Read units", usage.filter((used) => !used.write)),
    ...unitsOf("Write units", usage.filter((used) => used.write)),
    ...timesOf("Mean time of a request, and the longest of the last minutes", usage),
  );
  return section;
}

const kindOf = ({ write }) => (write ? "write" : "read");

const unitsOf = (caption, usage) => chart(caption, usage.filter(({ units }) => units > 0).map((used) => ({
  label: used.operation,
  value: used.units,
  most: used.units,
  text: number(used.units, 1),
  kind: kindOf(used),
})));

const timesOf = (caption, usage) => chart(caption, usage.filter(({ requests }) => requests > 0).map((used) => ({
  label: used.operation,
  value: used.meanMillis,
  most: Math.max(used.meanMillis, used.maxMillis),
  text: timesText(used),
  kind: kindOf(used),
})));

// Without requests for some minutes, the longest of them is none.
const timesText = ({ meanMillis, maxMillis }) => (
  maxMillis < meanMillis ? `${millis(meanMillis)} ms` : `${millis(meanMillis)}, ${millis(maxMillis)} ms`
);

const number = (value, digits) => value.toLocaleString("en", { maximumFractionDigits: digits });

const millis = (value) => number(value, value < 10 ? 1 : 0);

function chart(caption, bars) {
  if (bars.length === 0) {
    return [];
  }
  const scale = (WIDTH - LABEL - VALUE) / Math.max(...bars.map(({ most }) => most));
  const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${bars.length * LINE}`, role: "img" });
  drawing.append(svg("title", {}, `${caption}: ${bars.map(({ label, text }) => `${label} ${text}`).join("; ")}`));
  bars.forEach((bar, line) => drawing.append(...barOf(bar, line * LINE, scale)));
  const figure = element("figure", "");
  figure.append(element("figcaption", caption), drawing);
  return [figure];
}

function barOf({ label, value, most, text, kind }, top, scale) {
  const end = Math.max(most * scale, 1);
  return [
    svg("text", { x: 0, y: top + 15 }, label),
    svg("rect", { x: LABEL, y: top + 9, width: end, height: 4, class: "most" }),
    svg("rect", { x: LABEL, y: top + 4, width: Math.max(value * scale, 1), height: LINE - 8, rx: 2, class: kind }),
    svg("text", { x: LABEL + end + 6, y: top + 15 }, text),
  ];
}

function svg(name, attributes, text = "") {
  const created = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([attribute, value]) => created.setAttribute(attribute, value));
  created.textContent = text;
  return created;
}
