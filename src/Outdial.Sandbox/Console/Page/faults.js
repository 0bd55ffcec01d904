import { find, keep, make, say } from './dom.js';
import { post, remove } from './service.js';

const common = {
  'lose=504': 'Accept the call, then answer 504',
  'lose=reset': 'Accept the call, then break the connection',
  'lose=hang': 'Accept the call, then say nothing',
  'reset=read': 'Break the connection before anything is done',
  'status=503': 'Answer 503 before anything is done',
  'not-json': 'Accept the call, then answer in HTML',
  'delay=2s': 'Wait two seconds',
};

let refused = () => {};

// When the last change of a switch was over.
const settled = new Map();

const change = action => action.catch(error => refused(error.message));
const turnOn = fault => change(post('faults', { fault }));
const turnOff = fault => change(remove(`faults?fault=${encodeURIComponent(fault)}`));

function aSwitch([fault, meaning]) {
  const box = make('input');
  box.type = 'checkbox';
  box.setAttribute('role', 'switch');
  box.dataset.fault = fault;
  box.addEventListener('change', async () => {
    // What was asked for before the sandbox knew of the change says how it was before.
    settled.set(box, Infinity);
    await (box.checked ? turnOn(fault) : turnOff(fault));
    settled.set(box, performance.now());
  });
  return make('li', '', make('label', '', box, make('span', '', `${meaning} `, make('code', '', fault))));
}

function onDuty({ fault }) {
  const button = make('button', '', 'Turn off');
  button.type = 'button';
  button.addEventListener('click', () => turnOff(fault));
  return make('li', '', make('div', 'row', make('code', '', fault), make('span', 'struck'), button));
}

export function startFaults(tell) {
  refused = tell;
  find('switches').append(...Object.entries(common).map(aSwitch));
  find('fault').addEventListener('submit', event => {
    event.preventDefault();
    const text = find('fault-text');
    change(post('faults', { fault: text.value }).then(() => { text.value = ''; }));
  });
}

export function showFaults(state) {
  const on = new Set(state.faults.map(fault => fault.fault));
  // The sandbox writes times in milliseconds, whatever unit they came in.
  for (const box of find('switches').querySelectorAll('input')) {
    if (state.asked < (settled.get(box) ?? 0)) continue;
    box.checked = on.has(box.dataset.fault) || on.has(box.dataset.fault.replace('=2s', '=2000ms'));
  }
  // The same fault may be on duty twice: its place tells one from the other.
  const faults = state.faults.map((fault, place) => ({ ...fault, key: `${place} ${fault.fault}` }));
  keep(find('faults'), faults, fault => fault.key, onDuty,
    (item, fault) => say(item.querySelector('.struck'), `struck ${fault.struck}`));
}
