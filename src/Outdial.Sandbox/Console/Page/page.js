import { showCalls, showPhones } from './calls.js';
import { find, say } from './dom.js';
import { showFaults, startFaults } from './faults.js';
import { startPosting } from './post.js';
import { showLimits, showRequests } from './requests.js';
import { get, post } from './service.js';

const pause = 400;
let newest = -1;
let world = null;

const tell = words => say(find('notice'), words);

function show(state) {
  // The sandbox was started anew, or has forgotten everything: so does the page, and asks for the rest.
  if (state.world !== world) {
    const first = world === null;
    [world, newest] = [state.world, -1];
    find('requests').replaceChildren();
    if (!first) return;
  }
  for (const request of state.requests) newest = Math.max(newest, request.number);
  say(find('clock'), `${state.now.slice(0, 19).replace('T', ' ')} UTC`);
  say(find('contract'), state.contract);
  say(find('request-count'), `${state.answered}`);
  say(find('ring-count'), `${state.rings}`);
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
        tell('');
      }
    }
  } catch {
    find('notice').dataset.lost = 'yes';
    tell('The sandbox does not answer. Is it still running?');
  }
  setTimeout(watch, pause);
}

for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', () => post('clock', { advance: button.dataset.advance }));
}
find('reset').addEventListener('click', () => post('reset'));

startFaults(tell);
startPosting().catch(error => tell(error.message));
watch();
