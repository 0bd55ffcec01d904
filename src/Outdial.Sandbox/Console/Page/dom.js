// Makes an element with a class and children. Text stays text: content of a request never becomes markup.
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

export const find = id => document.getElementById(id);

// Changes the text only if it differs, so that a screen reader does not repeat it.
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// Makes a list show the items, newest first. Elements of items that are already shown are reused, so that opened
// details stay open and the focus is kept.
export function updateList(list, items, keyOf, create, update) {
  const old = new Map([...list.children].map(child => [child.dataset.key, child]));
  const shown = new Set();
  let after = null;
  for (const item of items) {
    const key = String(keyOf(item));
    let child = old.get(key);
    old.delete(key);
    if (!child) {
      child = create(item);
      child.dataset.key = key;
    }
    update?.(child, item);
    const place = after ? after.nextSibling : list.firstChild;
    if (place !== child) list.insertBefore(child, place);
    after = child;
    shown.add(child);
  }
  for (const child of [...list.children]) if (!shown.has(child)) child.remove();
}
