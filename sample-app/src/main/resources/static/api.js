// Requests to the API. A refusal becomes an error whose message is the detail of the problem.

export async function request(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const content = text ? JSON.parse(text) : null;
  if (!response.ok) {
    throw new Error(content?.detail ?? `The server answered ${response.status}.`);
  }
  return content;
}

export const get = (path) => request("GET", path);
