import { showCalls, showPhones } from './calls.js';
import { find, setText } from './dom.js';
import { showFaults, startFaults } from './faults.js';
import { startPosting } from './post.js';
import { showLimits, showRequests } from './requests.js';
import { get, post } from './service.js';

const pause = 400;
let newest = -1;
let instance = null;

const notify = text => setText(find('notice'), text);

function show(state) {
  // The sandbox was restarted or reset: the page clears itself, and requests the whole state next.
  if (state.instance !== instance) {
    const first = instance === null;
    [instance, newest] = [state.instance, -1];
    find('requests').replaceChildren();
    if (!first) return;
  }
  for (const request of state.requests) newest = Math.max(newest, request.number);
  setText(find('clock'), `${state.now.slice(0, 19).replace('T', ' ')} UTC`);
  setText(find('contract'), state.contract);
  setText(find('request-count'), `${state.answered}`);
  setText(find('ring-count'), `${state.rings}`);
  showCalls(state);
  showPhones(state);
  showRequests(state);
  showFaults(state);
  showLimits(state);
}

async function watch() {
  try {
    if (!document.hidden) {
      const asked = performance.now();
      show({ ...await get(`state?after=${newest}`), asked });
      if (find('notice').dataset.lost) {
        delete find('notice').dataset.lost;
        notify('');
      }
    }
  } catch {
    find('notice').dataset.lost = 'yes';
    notify('The sandbox does not respond. Is it still running?');
  }
  setTimeout(watch, pause);
}

for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', () => post('clock', { advance: button.dataset.advance }));
}
find('reset').addEventListener('click', () => post('reset'));

startFaults(notify);
startPosting().catch(error => notify(error.message));
watch();
