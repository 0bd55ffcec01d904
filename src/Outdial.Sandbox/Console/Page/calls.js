import { find, updateList, make, setText } from './dom.js';
import { post } from './service.js';

const seconds = (from, to) => (Date.parse(to) - Date.parse(from)) / 1000;

// A part of the time line of a leg, in seconds after the beginning of the call.
function part(kind, from, to, length) {
  const bar = make('span', kind);
  bar.style.left = `${(100 * from) / length}%`;
  bar.style.width = `${Math.max(0, (100 * (to - from)) / length)}%`;
  return bar;
}

function stateText(leg) {
  const how = leg.errorCode ?? leg.disconnectType;
  const rings = leg.ringing ? ', the phone rings' : '';
  return `${leg.state}${rings}${how ? ` (${how})` : ''}${leg.held ? ', held' : ''}${leg.muted ? ', muted' : ''}`;
}

function legRow(call, leg, now, length) {
  const started = seconds(call.created, leg.started);
  const connected = leg.connected ? seconds(call.created, leg.connected) : null;
  const ended = seconds(call.created, leg.ended ?? now);
  const line = make('div', 'line', part('waits', started, connected ?? ended, length));
  if (connected !== null) line.append(part('talks', connected, ended, length));
  line.setAttribute('role', 'img');
  line.setAttribute('aria-label', connected === null
    ? `waits from ${started.toFixed(1)} s to ${ended.toFixed(1)} s`
    : `waits from ${started.toFixed(1)} s, connected from ${connected.toFixed(1)} s to ${ended.toFixed(1)} s`);
  const kind = leg.state === 'connected' ? ' talks' : leg.state === 'dialing' || leg.state === 'contacting' ? ' rings' : '';
  const text = make('div', '', `${leg.purpose} ${leg.party}: `, make('span', `state${kind}`, stateText(leg)));
  return make('div', 'leg', text, line);
}

function create(call) {
  const hangUp = make('button', 'hang-up', 'Hang up');
  hangUp.type = 'button';
  hangUp.addEventListener('click', () => post(`calls/${call.id}/hang-up`));
  const head = make('div', 'row', make('code', 'id', call.id), hangUp);
  return make('li', 'call', head, make('div', 'legs'));
}

function update(item, call, now) {
  const end = call.ended ?? now;
  const length = Math.max(10, seconds(call.created, end));
  const hangUp = item.querySelector('.hang-up');
  if (!call.active && !hangUp.disabled && document.activeElement === hangUp) find('calls-title').focus();
  hangUp.disabled = !call.active;
  const waiting = call.waiting.map(party => make('div', 'quiet', `then ${party}`));
  item.querySelector('.legs').replaceChildren(
    ...call.legs.map(leg => legRow(call, leg, now, length)), ...waiting);
}

export function showCalls(state) {
  updateList(find('calls'), state.calls, call => call.id, create, (item, call) => update(item, call, state.now));
}

export function showPhones(state) {
  const table = find('phones');
  updateList(table, state.phones, phone => phone.number,
    phone => make('tr', '', make('td', '', phone.number), make('td'), make('td')),
    (row, phone) => {
      setText(row.cells[1], phone.rings > 1 ? `${phone.rings} times` : `${phone.rings}`);
      row.cells[1].classList.toggle('bad', phone.rings > 1);
      setText(row.cells[2], `${phone.dialled}`);
    });
  table.closest('.wide').classList.toggle('filled', state.phones.length > 0);
  table.closest('table').hidden = state.phones.length === 0;
}
