// Requests to the API. A refusal becomes an error with the problem, and its detail as message.

export async function request(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const content = text ? JSON.parse(text) : null;
  if (!response.ok) {
    const message = content?.detail ?? `The server answered ${response.status}.`;
    throw Object.assign(new Error(message), { problem: content });
  }
  return content;
}

export const get = (path) => request("GET", path);
