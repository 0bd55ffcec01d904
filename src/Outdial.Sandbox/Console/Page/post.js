import { find, make } from './dom.js';
import { get, post } from './service.js';

const bodies = {
  platform: '{\n  "phoneNumber": "+12025550123"\n}',
  guide: `{
  "participants": [
    { "type": "external", "participantAddress": { "id": "+12025550123", "type": "phone" } }
  ]
}`,
};

let choices = [];
let waiting = null;

// The users and clients that may place a call, with contract and path.
function choicesOf({ contract, users, clients }) {
  const path = '/api/v2/conversations/calls';
  const own = clients.filter(client => client.hasSecret);
  const all = [
    ...users.map(user => ({
      label: `${user.name}, a user`, contract: contract === 'guide' ? 'guide' : 'platform', path, request: { userId: user.id },
    })),
    ...own.map(client => ({
      label: `${client.name}, a client of the guide`, contract: 'guide', path,
      request: { clientId: client.id, contract: 'guide' },
    })),
    ...own.map(client => ({
      label: `${client.name}, a client on behalf of ${users[0].name}`, contract: 'platform',
      path: `${path}/user/${users[0].id}`, request: { clientId: client.id, contract: 'platform' },
    })),
  ];
  return all.filter(choice => contract === 'both' || choice.contract === contract);
}

function showResult(className, ...children) {
  find('answer').replaceChildren(make('div', className, ...children));
}

async function explain(answer) {
  const text = await answer.text();
  const id = answer.headers.get('ININ-Correlation-Id');
  const { requests } = await get('requests?limit=20');
  const entry = requests.find(request => request.correlationId === id);
  showResult(answer.ok ? '' : 'bad', make('p', 'state', `${answer.status}`),
    make('p', 'why', entry?.explanation ?? (answer.ok ? 'Accepted.' : '')), make('pre', '', text));
}

async function send() {
  const choice = choices[find('as').selectedIndex];
  // A new request cancels the wait for the previous response.
  waiting?.abort();
  const current = new AbortController();
  waiting = current;
  find('give-up').disabled = false;
  showResult('quiet', 'Waiting for the response…');
  try {
    // One token for each choice, so that its requests are counted together; after a restart a new one.
    choice.token ??= (await post('tokens', choice.request)).token;
    const { token } = choice;
    const answer = await fetch(choice.path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: find('body').value,
      signal: current.signal,
    });
    if (answer.status === 401) choice.token = undefined;
    await explain(answer);
  } catch (error) {
    if (waiting !== current) return;
    showResult('bad', make('p', 'state', 'No response'), make('p', 'why', current.signal.aborted
      ? 'You stopped waiting. The list of phones shows whether a phone rang; the real service would not.'
      : `The connection was reset, or the response cannot be read (${error.message}). ` +
        'The list of phones shows whether a phone rang; the real service would not.'));
  } finally {
    if (waiting === current) find('give-up').disabled = true;
  }
}

export async function startPosting() {
  const organisation = await get('organisation');
  choices = choicesOf(organisation);
  const as = find('as');
  as.append(...choices.map(choice => make('option', '', `${choice.label} (${choice.contract})`)));
  const body = find('body');
  body.value = bodies[choices[0].contract];
  as.addEventListener('change', () => {
    if (Object.values(bodies).includes(body.value)) body.value = bodies[choices[as.selectedIndex].contract];
  });
  body.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) find('post').requestSubmit();
  });
  find('post').addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
  find('give-up').addEventListener('click', () => waiting?.abort());
  return organisation;
}
