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

// Who may place a call here, in which contract and where.
function choicesOf({ contract, users, clients }) {
  const path = '/api/v2/conversations/calls';
  const own = clients.filter(client => client.hasSecret);
  const all = [
    ...users.map(user => ({
      words: `${user.name}, a user`, speaks: contract === 'guide' ? 'guide' : 'platform', path, ask: { userId: user.id },
    })),
    ...own.map(client => ({
      words: `${client.name}, a client of the guide's`, speaks: 'guide', path,
      ask: { clientId: client.id, contract: 'guide' },
    })),
    ...own.map(client => ({
      words: `${client.name}, a client on behalf of ${users[0].name}`, speaks: 'platform',
      path: `${path}/user/${users[0].id}`, ask: { clientId: client.id, contract: 'platform' },
    })),
  ];
  return all.filter(choice => contract === 'both' || choice.speaks === contract);
}

function answerIs(className, ...children) {
  find('answer').replaceChildren(make('div', className, ...children));
}

async function explain(answer) {
  const text = await answer.text();
  const id = answer.headers.get('ININ-Correlation-Id');
  const { requests } = await get('requests?limit=20');
  const entry = requests.find(request => request.correlationId === id);
  answerIs(answer.ok ? '' : 'bad', make('p', 'state', `${answer.status}`),
    make('p', 'why', entry?.explanation ?? (answer.ok ? 'Accepted.' : '')), make('pre', '', text));
}

async function send() {
  const choice = choices[find('as').selectedIndex];
  // Whoever posts again no longer waits for the answer before.
  waiting?.abort();
  const mine = new AbortController();
  waiting = mine;
  find('give-up').disabled = false;
  answerIs('quiet', 'Waiting for the answer…');
  try {
    // One for each choice, so that its requests are counted together; after a restart it is a new one.
    choice.token ??= (await post('tokens', choice.ask)).token;
    const { token } = choice;
    const answer = await fetch(choice.path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: find('body').value,
      signal: mine.signal,
    });
    if (answer.status === 401) choice.token = undefined;
    await explain(answer);
  } catch (error) {
    if (waiting !== mine) return;
    answerIs('bad', make('p', 'state', 'No answer'), make('p', 'why', mine.signal.aborted
      ? 'You gave up. Whether a phone rang, the list of phones says; a real service would not.'
      : `The connection broke, or the answer cannot be read (${error.message}). ` +
        'Whether a phone rang, the list of phones says; a real service would not.'));
  } finally {
    if (waiting === mine) find('give-up').disabled = true;
  }
}

export async function startPosting() {
  const organisation = await get('organisation');
  choices = choicesOf(organisation);
  const as = find('as');
  as.append(...choices.map(choice => make('option', '', `${choice.words} (${choice.speaks})`)));
  const body = find('body');
  body.value = bodies[choices[0].speaks];
  as.addEventListener('change', () => {
    if (Object.values(bodies).includes(body.value)) body.value = bodies[choices[as.selectedIndex].speaks];
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
