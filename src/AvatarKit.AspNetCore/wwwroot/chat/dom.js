// Elements made from script. What is shown goes in as text, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** The icons' lines in a box of 24 by 24. */
const ICONS = Object.freeze({
  send: 'M12 19V5M6 11l6-6 6 6',
  stop: 'M8 8h8v8H8z',
  microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  sound: 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  muted: 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM16 9.5l5 5M21 9.5l-5 5',
  captions: 'M5 5.5h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM7 11h4M14 11h3M7 14.5h2M12 14.5h5',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'M6 6l12 12M18 6L6 18',
  attach: 'M12 5v14M5 12h14',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  replay: 'M5 12a7 7 0 1 0 2.3-5.2L5 9M5 4.5V9h4.5',
  play: 'M8 5.5v13l10.5-6.5z',
  thumb: 'M8 11l3.6-7A2 2 0 0 1 14 6.2L13.4 10H18a2 2 0 0 1 2 2.4l-1 5.5a2 2 0 0 1-2 1.6H8zM8 11v8.5H4.5V11z',
  star: 'M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.7L7 19l1.1-5.5L4 9.7 9.6 9z',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  write: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM14 6.5l3.5 3.5',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  chat: 'M5.5 5h13A2.5 2.5 0 0 1 21 7.5v7a2.5 2.5 0 0 1-2.5 2.5H12l-5 4v-4H5.5A2.5 2.5 0 0 1 3 14.5v-7A2.5 2.5 0 0 1 5.5 5z'
    + 'M8 11h.01M12 11h.01M16 11h.01',
  down: 'M12 5v14M6 13l6 6 6-6',
});

/** An icon by its name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  svg.dataset.name = name;
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * Makes an element.
 * @param {string} tag its name
 * @param {object} [properties] attributes; `class`, `text` for its text, and listeners by `on` and the event's name. Null and false leave out.
 * @param {...(Node | string)} children what it holds
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value == null || value === false) continue;
    if (name === 'text') element.textContent = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** A button with an icon; what it does is said by its label. */
export function iconButton(name, properties, ...more) {
  return make('button', { type: 'button', ...properties, class: `tool ${properties.class ?? ''}` }, icon(name), ...more);
}

/** Gives a button another icon, where it has not got it. */
export function setIcon(button, name) {
  const now = button.querySelector('.icon');
  if (now.dataset.name !== name) now.replaceWith(icon(name));
}

/** Says a button's label to all: screen readers, and those who point at it. */
export function setLabel(element, text) {
  element.setAttribute('aria-label', text);
  element.title = text;
}

/** A file's name with a picture of a file. */
export function fileLabel(name) {
  return make('span', { class: 'file' }, icon('file'), make('span', { text: name }));
}
