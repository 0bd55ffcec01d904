import { find, make, setText } from './dom.js';

const most = 100;

// JSON is indented; other text is shown as it is.
function legible(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function block(title, text) {
  return text === '' ? [] : [make('p', 'quiet', title), make('pre', '', legible(text))];
}

function item(request) {
  const refused = request.status === 0 || request.status >= 400;
  const status = make('span', refused ? 'bad state' : 'state', request.status === 0 ? 'no response' : `${request.status}`);
  const summary = make('summary', '', `${request.method} ${request.path}${request.query} `, status);
  if (request.explanation) summary.append(make('p', 'why', request.explanation));
  if (request.fault) summary.append(make('p', 'fault bad', `fault: ${request.fault}`));
  return make('li', '', make('details', '', summary,
    make('p', 'quiet', `${request.when}, ${request.authorization}, ${request.correlationId}`),
    ...block('Request', request.requestBody), ...block('Response', request.responseBody)));
}

export function showRequests(state) {
  const list = find('requests');
  for (const request of state.requests) list.prepend(item(request));
  while (list.children.length > most) list.lastChild.remove();
}

export function showLimits(state) {
  const { requestsPerMinute, tokens } = state.limits;
  setText(find('limit'), requestsPerMinute === null
    ? 'No limit.'
    : `${requestsPerMinute} requests a minute for each token.`);
  find('limits').replaceChildren(...tokens.map((token, index) => {
    const gauge = make('meter');
    gauge.max = token.allowed;
    gauge.high = token.allowed * 0.8;
    gauge.optimum = 0;
    gauge.value = Math.min(token.count, token.allowed);
    gauge.id = `gauge-${index}`;
    const label = make('label', '', `${token.bearer}: ${token.count} of ${token.allowed}, reset in ${token.reset} s`);
    label.htmlFor = gauge.id;
    return make('li', '', label, gauge);
  }));
}
