// What every part of the page needs.

export const byId = (id) => document.getElementById(id);

export function element(name, text, properties = {}) {
  const created = document.createElement(name);
  created.textContent = text;
  return Object.assign(created, properties);
}

// What fails is shown where everybody sees it; what works clears it.
export const reporting = (action) => async (event) => {
  event?.preventDefault();
  try {
    await action(event);
    byId("error").hidden = true;
  } catch (error) {
    byId("error").textContent = error.message;
    byId("error").hidden = false;
  }
};

const countries = new Map();

export function addCountry({ code, name }) {
  countries.set(code, name);
  byId("country").append(element("option", name, { value: code }));
}

export const countryName = (code) => countries.get(code) ?? code;
