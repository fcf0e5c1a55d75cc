// Mouth shapes for written words: letters to visemes, as far as six languages' spelling lets them be guessed.

/** Groups of letters that are one sound, by language; '' is for all. The longest that fits is taken. */
const LETTER_GROUPS = Object.freeze({
  '': {
    a: 'aa', b: 'PP', c: 'kk', d: 'DD', e: 'E', f: 'FF', g: 'kk', h: '', i: 'I', j: 'CH', k: 'kk', l: 'nn', m: 'PP', n: 'nn', o: 'O', p: 'PP',
    q: 'kk', r: 'RR', s: 'SS', t: 'DD', u: 'U', v: 'FF', w: 'U', x: 'kk SS', y: 'I', z: 'SS', ä: 'E', ö: 'U', ü: 'U', ß: 'SS', ç: 'SS',
    ñ: 'nn', œ: 'U', æ: 'E', ch: 'CH', ck: 'kk', ph: 'FF', qu: 'kk', sh: 'CH', tt: 'DD', ss: 'SS', ll: 'nn', nn: 'nn', mm: 'PP', pp: 'PP', rr: 'RR',
    ff: 'FF', aa: 'aa',
  },
  en: {
    th: 'TH', ee: 'I', ea: 'I', oo: 'U', ou: 'aa U', ow: 'aa U', ai: 'E I', ay: 'E I', igh: 'aa I', kn: 'nn', wr: 'RR', wh: 'U',
    tion: 'CH nn', tch: 'CH',
  },
  de: {
    sch: 'CH', ei: 'aa I', ie: 'I', eu: 'O I', äu: 'O I', au: 'aa U', w: 'FF', v: 'FF', z: 'DD SS', ach: 'aa kk', och: 'O kk', uch: 'U kk',
    j: 'I', tz: 'DD SS',
  },
  es: { ll: 'I', j: 'kk', qu: 'kk', z: 'TH', ce: 'TH E', ci: 'TH I', v: 'PP', ch: 'CH', gue: 'kk E', gui: 'kk I' },
  fr: {
    ou: 'U', oi: 'U aa', au: 'O', eau: 'O', ai: 'E', on: 'O', an: 'aa', en: 'aa', in: 'E', ch: 'CH', gn: 'nn', j: 'CH', ez: 'E', eu: 'U',
    u: 'U',
  },
  it: { gli: 'nn I', gn: 'nn', ch: 'kk', ci: 'CH I', ce: 'CH E', sci: 'CH I', sce: 'CH E', z: 'DD SS', gi: 'CH I', ge: 'CH E' },
  pt: { nh: 'nn', lh: 'nn', ch: 'CH', ou: 'O', x: 'CH', j: 'CH', ão: 'aa U', ge: 'CH E', gi: 'CH I' },
});

/** How many letters a group has at most. */
const LONGEST_GROUP = 4;

/** Vowels last longer than consonants, by this much. */
const VOWEL_WEIGHT = 1.7;
const VOWEL_SHAPES = Object.freeze(['aa', 'E', 'I', 'O', 'U']);

/** The mouth shapes of a word, in order. */
export function shapesOf(word, locale) {
  const language = (locale ?? '').split('-')[0].toLowerCase();
  const own = Object.hasOwn(LETTER_GROUPS, language) ? LETTER_GROUPS[language] : {};
  const find = group => [own, LETTER_GROUPS['']].find(groups => Object.hasOwn(groups, group))?.[group];
  const letters = word.toLowerCase().normalize('NFC');
  const shapes = [];
  for (let at = 0; at < letters.length;) {
    let length = Math.min(LONGEST_GROUP, letters.length - at);
    const shapeAt = () => find(letters.slice(at, at + length)) ?? (length === 1 ? find(letters[at].normalize('NFD')[0]) : undefined);
    while (length > 1 && shapeAt() === undefined) length--;
    const shape = shapeAt();
    // A letter of another script: the mouth at least opens and closes.
    if (shape) shapes.push(...shape.split(' '));
    else if (shape === undefined && /\p{L}/u.test(letters[at])) shapes.push('aa', 'nn');
    at += length;
  }
  return shapes;
}

/**
 * A word's mouth shapes, spread over the time it takes.
 * @returns {{viseme: string, startMs: number, durationMs: number, weight: number}[]}
 */
export function visemesOfWord(word, locale, durationMs) {
  const shapes = shapesOf(word, locale);
  const weights = shapes.map(shape => (VOWEL_SHAPES.includes(shape) ? VOWEL_WEIGHT : 1));
  const unit = durationMs / Math.max(1, weights.reduce((sum, weight) => sum + weight, 0));
  let startMs = 0;
  return shapes.map((viseme, i) => {
    const span = { viseme, startMs, durationMs: weights[i] * unit, weight: 0.9 };
    startMs += span.durationMs;
    return span;
  });
}
