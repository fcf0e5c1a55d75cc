// A conversation as a file for the person.

import { publicTurn } from './history.js';

/** A conversation as text for people. */
function conversationText(turns, you, name) {
  const lines = [];
  for (const turn of turns) {
    if (turn.message) lines.push(`${you}: ${turn.message}`, '');
    for (const { name: file } of turn.attachments) lines.push(`[${file}]`, '');
    const answer = turn.heard === null ? turn.answer : turn.answer.slice(0, turn.heard);
    if (answer) lines.push(`${name}: ${answer}`, '');
    for (const { title, url } of turn.sources) lines.push(`- ${[title, url].filter(Boolean).join(' ')}`);
    if (turn.sources.length > 0) lines.push('');
  }
  return lines.join('\n');
}

/** A conversation as data. */
function conversationData(id, turns) {
  return JSON.stringify({ id: id ?? null, turns: turns.map(publicTurn) }, null, 2);
}

/** Gives the person a file. */
function saveFile(name, mediaType, text) {
  const link = document.createElement('a');
  link.download = name;
  // As an address of its own: what a policy says of blob: does not matter then.
  link.href = `data:${mediaType};charset=utf-8,${encodeURIComponent(text)}`;
  link.click();
}

/**
 * Gives the person a conversation as a file.
 * @param {{id: string | null, turns: object[], format: string, you: string, name: string}} conversation its turns; `json` or `text`; who is who
 */
export function saveConversation({ id, turns, format, you, name }) {
  if (format === 'json') saveFile('conversation.json', 'application/json', conversationData(id, turns));
  else saveFile('conversation.txt', 'text/plain', conversationText(turns, you, name));
}
