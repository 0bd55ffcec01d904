// Talks to the desk under /sandbox/. A refusal is thrown with the words that it gives.
async function ask(method, path, body) {
  const answer = await fetch(`/sandbox/${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const json = text === '' ? null : JSON.parse(text);
  if (!answer.ok) throw new Error(json?.message ?? `The sandbox answered ${answer.status}.`);
  return json;
}

export const get = path => ask('GET', path);
export const post = (path, body = {}) => ask('POST', path, body);
export const remove = path => ask('DELETE', path);
