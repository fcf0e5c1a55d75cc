// Writes a pronouncing dictionary in the form that PronouncingDictionary reads:
//   "AKP1", then as little-endian 32-bit numbers: entries, entries in a block, bytes of each of the four streams, and the streams:
//   1. for each word, in byte order, how many letters it shares with the word before (0 at the start of a block)
//   2. its other letters, the last with the high bit set
//   3. how many phones it shares with the word before
//   4. its other phones as places in PHONES from 1, ended by 0
// Apart they compress better than together. Words that InflectedWords makes of others are left out, so derive() here and InflectedWords there are one rule.
const BLOCK = 32;

// The order of EnglishPhones. AH0 is the vowel of "a" in "about"; other stress is not kept.
const PHONES = [
  'AA', 'AE', 'AH', 'AH0', 'AO', 'AW', 'AY', 'B', 'CH', 'D', 'DH', 'EH', 'ER', 'EY', 'F', 'G', 'HH', 'IH', 'IY', 'JH',
  'K', 'L', 'M', 'N', 'NG', 'OW', 'OY', 'P', 'R', 'S', 'SH', 'T', 'TH', 'UH', 'UW', 'V', 'W', 'Y', 'Z', 'ZH',
];

const SIBILANTS = new Set(['S', 'Z', 'SH', 'ZH', 'CH', 'JH']);
const VOICELESS = new Set(['P', 'T', 'K', 'F', 'TH', 'S', 'SH', 'CH']);

const plural = (last) => (SIBILANTS.has(last) ? ['IH', 'Z'] : VOICELESS.has(last) ? ['S'] : ['Z']);
const past = (last) => (last === 'T' || last === 'D' ? ['IH', 'D'] : VOICELESS.has(last) ? ['T'] : ['D']);

// An ending, what it is said as, and what its stems lost before it.
const ENDINGS = [
  ["'s", plural], ["s'", plural], ["'", () => []], ['ies', () => ['Z'], 'y'], ['s', plural], ['es', plural], ['ied', () => ['D'], 'y'], ['ed', past, 'e'],
  ['ing', () => ['IH', 'NG'], 'e'], ['ier', () => ['ER'], 'y'], ['er', () => ['ER'], 'e'], ['ily', () => ['AH0', 'L', 'IY'], 'y'], ['ly', () => ['L', 'IY']],
  ['ness', () => ['N', 'AH0', 'S']], ['less', () => ['L', 'AH0', 'S']], ['ful', () => ['F', 'AH0', 'L']], ['ment', () => ['M', 'AH0', 'N', 'T']],
];

/** @param {{ [word: string]: string }} dictionary */
export function compact(dictionary) {
  const known = new Map();
  for (const [word, said] of Object.entries(dictionary)) {
    if (/^[a-z][a-z']*$/.test(word) && word.length <= 31) {
      known.set(word, said.split('#')[0].trim().split(/\s+/).map((phone) => (phone === 'AH0' ? phone : phone.replace(/\d/, ''))));
    }
  }

  const words = [...known].sort(([one], [other]) => (one < other ? -1 : 1));
  const kept = words.filter(([word, phones]) => !same(derive(known, word), phones));
  return { words, bytes: pack(kept) };
}

/** @returns {string[] | undefined} the phones of a word that is made of a known one */
function derive(known, word) {
  for (const [ending, sound, lost] of ENDINGS) {
    if (!word.endsWith(ending)) {
      continue;
    }

    const base = word.slice(0, -ending.length);
    const stems = lost === 'y' ? [base + 'y'] : [
      ...(lost === 'e' ? [base + 'e'] : []),
      ...(lost === 'e' && base.at(-1) === base.at(-2) ? [base.slice(0, -1)] : []),
      base,
    ];
    for (const stem of stems) {
      const said = stem.length < 2 ? undefined : known.get(stem) ?? derive(known, stem);
      if (said) {
        return [...said, ...sound(said.at(-1))];
      }
    }
  }

  return undefined;
}

// The weak vowel of an ending is written in two ways; either is kept as the first.
function same(derived, phones) {
  const weak = (list) => list.map((phone) => (phone === 'IH' ? 'AH0' : phone)).join(' ');
  return derived !== undefined && derived.length === phones.length
    && derived.slice(0, -2).join() === phones.slice(0, -2).join() && weak(derived.slice(-2)) === weak(phones.slice(-2));
}

function pack(entries) {
  const streams = [[], [], [], []];
  let lastWord = '';
  let lastPhones = [];
  entries.forEach(([word, said], number) => {
    const phones = said.map((phone) => PHONES.indexOf(phone) + 1);
    if (phones.includes(0)) {
      throw new Error(`The dictionary has a phone that is not known, in '${word}'.`);
    }

    if (number % BLOCK === 0) {
      lastWord = '';
      lastPhones = [];
    }

    // In order, no word is the beginning of the one before: at least one letter is written, and can carry the mark.
    const letters = shared(word, lastWord);
    streams[0].push(letters);
    for (let at = letters; at < word.length; at++) {
      streams[1].push(word.charCodeAt(at) | (at === word.length - 1 ? 0x80 : 0));
    }

    const sounds = shared(phones, lastPhones);
    streams[2].push(sounds);
    streams[3].push(...phones.slice(sounds), 0);
    lastWord = word;
    lastPhones = phones;
  });

  const header = Buffer.alloc(28);
  header.write('AKP1', 'latin1');
  [entries.length, BLOCK, ...streams.map((stream) => stream.length)].forEach((value, at) => header.writeUInt32LE(value, 4 + at * 4));
  return Buffer.concat([header, ...streams.map((stream) => Buffer.from(stream))]);
}

function shared(one, other) {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) {
    count++;
  }

  return count;
}
