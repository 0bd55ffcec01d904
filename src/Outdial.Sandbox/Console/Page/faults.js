import { find, updateList, make, setText } from './dom.js';
import { post, remove } from './service.js';

const common = {
  'lose=504': 'Accept the call, then respond with 504',
  'lose=reset': 'Accept the call, then reset the connection',
  'lose=hang': 'Accept the call, then send no response',
  'reset=read': 'Reset the connection before the call is processed',
  'status=503': 'Respond with 503 before the call is processed',
  'not-json': 'Accept the call, then respond with HTML',
  'delay=2s': 'Wait two seconds',
};

let showError = () => {};

// When the last change of a switch was completed.
const settled = new Map();

const change = action => action.catch(error => showError(error.message));
const turnOn = fault => change(post('faults', { fault }));
const turnOff = fault => change(remove(`faults?fault=${encodeURIComponent(fault)}`));

function makeSwitch([fault, description]) {
  const box = make('input');
  box.type = 'checkbox';
  box.setAttribute('role', 'switch');
  box.dataset.fault = fault;
  box.addEventListener('change', async () => {
    // A state that was requested before the change was completed is out of date.
    settled.set(box, Infinity);
    await (box.checked ? turnOn(fault) : turnOff(fault));
    settled.set(box, performance.now());
  });
  return make('li', '', make('label', '', box, make('span', '', `${description} `, make('code', '', fault))));
}

function makeActiveFault({ fault }) {
  const button = make('button', '', 'Turn off');
  button.type = 'button';
  button.addEventListener('click', () => turnOff(fault));
  return make('li', '', make('div', 'row', make('code', '', fault), make('span', 'hits'), button));
}

export function startFaults(onError) {
  showError = onError;
  find('switches').append(...Object.entries(common).map(makeSwitch));
  find('fault').addEventListener('submit', event => {
    event.preventDefault();
    const text = find('fault-text');
    change(post('faults', { fault: text.value }).then(() => { text.value = ''; }));
  });
}

export function showFaults(state) {
  const on = new Set(state.faults.map(fault => fault.fault));
  // The sandbox writes times in milliseconds, whatever their unit was.
  for (const box of find('switches').querySelectorAll('input')) {
    if (state.asked < (settled.get(box) ?? 0)) continue;
    box.checked = on.has(box.dataset.fault) || on.has(box.dataset.fault.replace('=2s', '=2000ms'));
  }
  // The same fault may be active twice: its position distinguishes them.
  const faults = state.faults.map((fault, place) => ({ ...fault, key: `${place} ${fault.fault}` }));
  updateList(find('faults'), faults, fault => fault.key, makeActiveFault,
    (item, fault) => setText(item.querySelector('.hits'), `hits: ${fault.hits}`));
}
