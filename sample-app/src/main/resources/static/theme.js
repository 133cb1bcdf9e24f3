// The theme of the page: a setting in a schemaless table, the same for everybody who looks.

import { get, request } from "./api.js";

export async function startTheme(button, reporting) {
  const settings = await get("api/settings");
  show(button, settings.ui?.theme === "dark");
  button.addEventListener("click", reporting(async () => {
    const dark = document.documentElement.dataset.theme !== "dark";
    await request("PUT", "api/settings/ui/theme", dark ? "dark" : "light");
    show(button, dark);
  }));
}

function show(button, dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  button.textContent = dark ? "Light theme" : "Dark theme";
}
