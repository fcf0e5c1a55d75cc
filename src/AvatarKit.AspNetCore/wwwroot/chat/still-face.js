// What is shown of a portrait where nothing can draw it.

/** A still picture in the face's place. */
export function stillFace(address, label) {
  const element = document.createElement('img');
  element.src = address;
  element.alt = label;
  element.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;object-fit:cover';
  return { element, draw() { }, resize() { } };
}
