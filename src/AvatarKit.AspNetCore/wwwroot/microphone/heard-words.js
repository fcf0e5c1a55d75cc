// Words a recogniser heard that are no message of the person: the avatar's own, and those that only show that the person listens.

/** How much of what was recognised must be the avatar's words, in order, to be its echo. */
const ECHO_SHARE = 0.75;

/** Words that say "go on", without marks, capitals and hyphens; the server knows the same. */
const LISTENING_WORDS = Object.freeze({
  '': 'mm mmm mhm mmhm hm hmm aha ah oh uhhuh ok okay',
  en: 'yes yeah yep yup right sure alright exactly true good great fine really wow',
  de: 'ja jaja jo genau gut klar stimmt richtig achso verstehe echt super',
  es: 'si ya claro vale bien entiendo exacto aja bueno',
  fr: 'oui ouais daccord bien voila exact exactement super euh',
  it: 'si certo bene capisco esatto giusto daccordo ecco chiaro eh',
  pt: 'sim claro certo ta bem entendo entendi exato pois isso beleza uhum',
});

/** A text's words, as they are compared: without capitals, accents, and punctuation. */
export function plainWords(text) {
  return text.normalize('NFKD').toLowerCase().replace(/[\p{M}'’-]/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether a text says no more than that the person listens. */
export function onlyListens(text, locale) {
  const language = (locale ?? '').split('-')[0].toLowerCase();
  const own = Object.hasOwn(LISTENING_WORDS, language) ? LISTENING_WORDS[language] : '';
  const known = `${LISTENING_WORDS['']} ${own}`.split(' ');
  const words = plainWords(text);
  return words.length > 0 && words.every(word => known.includes(word));
}

/**
 * Whether what was recognised is (nearly) what the avatar just said.
 * @param {string} text what was recognised
 * @param {string} spoken what the avatar said lately
 */
export function isEcho(text, spoken) {
  const heard = plainWords(text);
  const said = plainWords(spoken);
  if (heard.length === 0 || said.length === 0) return false;
  // A word or two is an echo only as a run: "yes" may be an answer, and stands in many sentences.
  if (heard.length <= 2) return ` ${said.join(' ')} `.includes(` ${heard.join(' ')} `);
  return commonWords(heard, said) >= heard.length * ECHO_SHARE;
}

/** The most words two texts have in common in the same order, within a stretch of the second about as long as the first. */
function commonWords(heard, said) {
  const span = Math.ceil(heard.length * 1.5) + 2;
  let most = 0;
  for (let from = 0; from < said.length; from += Math.max(1, Math.floor(heard.length / 4))) {
    let row = new Array(heard.length + 1).fill(0);
    for (const word of said.slice(from, from + span)) {
      const next = [0];
      heard.forEach((other, i) => next.push(other === word ? row[i] + 1 : Math.max(row[i + 1], next[i])));
      row = next;
    }
    most = Math.max(most, row[heard.length]);
  }
  return most;
}
