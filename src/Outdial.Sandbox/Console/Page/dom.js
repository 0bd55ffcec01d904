// Makes an element with a class and children. Text is text: nothing that a request said becomes markup.
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

export const find = id => document.getElementById(id);

// Changes the text only if it is another one: a screen reader is not told the same again.
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// Makes a list show the items, newest first, and keeps the elements of those that it shows already: what is opened
// stays open, and what has the focus keeps it.
export function keep(list, items, keyOf, create, update) {
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
