// Calls the control API under /sandbox/. An error is thrown with the message of its response.
async function send(method, path, body) {
  const answer = await fetch(`/sandbox/${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const json = text === '' ? null : JSON.parse(text);
  if (!answer.ok) throw new Error(json?.message ?? `The sandbox responded with ${answer.status}.`);
  return json;
}

export const get = path => send('GET', path);
export const post = (path, body = {}) => send('POST', path, body);
export const remove = path => send('DELETE', path);
