// Reads what AvatarKit carries of Unicode CLDR from the npm packages in package-lock.json, and writes one file for each language:
//   node eng/cldr/update.mjs src/AvatarKit/Speech/Text/Cldr/Data
// Names of emoji go to the folder Emoji beside: one file says which emoji there are, one for each language names them, line by line.
// The files are committed: the build needs no network for them. Their licence is in THIRD-PARTY-NOTICES.md.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compress, fetchPackages } from '../packages.mjs';

const UNITS = [
  'length-kilometer', 'length-meter', 'length-centimeter', 'length-millimeter', 'length-mile', 'length-foot', 'length-inch', 'mass-kilogram', 'mass-gram',
  'mass-milligram', 'mass-tonne', 'mass-pound', 'mass-ounce', 'volume-liter', 'volume-milliliter', 'volume-cubic-meter', 'area-square-meter',
  'area-square-kilometer', 'area-hectare', 'duration-year', 'duration-month', 'duration-week', 'duration-day', 'duration-hour', 'duration-minute',
  'duration-second', 'duration-millisecond', 'temperature-celsius', 'temperature-fahrenheit', 'angle-degree', 'speed-kilometer-per-hour',
  'speed-meter-per-second', 'speed-mile-per-hour', 'digital-byte', 'digital-kilobyte', 'digital-megabyte', 'digital-gigabyte', 'digital-terabyte',
  'energy-joule', 'energy-kilocalorie', 'energy-kilowatt-hour', 'power-watt', 'power-kilowatt', 'electric-volt', 'electric-ampere', 'frequency-hertz',
  'frequency-kilohertz', 'frequency-megahertz', 'frequency-gigahertz', 'concentr-percent', 'concentr-permille',
];
const SUFFIX = '-SpelloutRules.txt';
const EMOJI_LANGUAGES = 'ar cs da de el en es fi fr he hi hu it ja ko nl no pl pt ro ru sv tr uk zh'.split(' ');

await fetchPackages(import.meta.url, (modules, write) => {
  const json = (...path) => JSON.parse(readFileSync(join(modules, ...path), 'utf8'));
  // Of the locale, or of its language where it has none of its own.
  const main = (name, file, locale) => {
    const found = [locale, locale.split('-')[0]].find((one) => existsSync(join(modules, name, 'main', one, file)));
    return found && json(name, 'main', found, file).main[found];
  };
  const plurals = json('cldr-core', 'supplemental', 'plurals.json').supplemental['plurals-type-cardinal'];
  const ordinals = json('cldr-core', 'supplemental', 'ordinals.json').supplemental['plurals-type-ordinal'];
  const codes = currentCodes(json('cldr-core', 'supplemental', 'currencyData.json').supplemental.currencyData.region);
  const rules = join(modules, 'cldr-rbnf', 'rbnf');
  let bytes = 0;
  for (const file of readdirSync(rules).filter((name) => name.endsWith(SUFFIX) && !name.startsWith('root'))) {
    const locale = file.slice(0, -SUFFIX.length).replace('_', '-');
    const language = locale.split('-')[0];
    const packed = compress(Buffer.from(JSON.stringify({
      plurals: conditions(plurals[locale] ?? plurals[language]),
      ordinals: conditions(ordinals[locale] ?? ordinals[language]),
      ...signs(main('cldr-numbers-full', 'numbers.json', locale)?.numbers),
      currencies: currencies(main('cldr-numbers-full', 'currencies.json', locale)?.numbers.currencies, codes),
      units: units(main('cldr-units-full', 'units.json', locale)?.units),
      months: months(main('cldr-dates-full', 'ca-gregorian.json', locale)?.dates.calendars.gregorian.months),
      spellout: readFileSync(join(rules, file), 'utf8').replace(/^%%lenient-parse:\n(?:[^%].*\n)*/gm, ''),
    })), 11);
    write(`${locale}.json.br`, packed);
    bytes += packed.length;
  }

  const emoji = resolve(process.argv[2], '..', 'Emoji');
  mkdirSync(emoji, { recursive: true });
  for (const [name, lines] of emojiFiles((...path) => (existsSync(join(modules, ...path)) ? json(...path) : null))) {
    const packed = compress(Buffer.from(lines.join('\n')), 11);
    writeFileSync(join(emoji, `${name}.br`), packed);
    bytes += packed.length;
  }

  console.log(`${bytes} bytes`);
});

/** Emoji without skin tones and the sign that asks for a picture, and their names; an empty line where a language has none. Keys with digits are
 * read as these. */
function* emojiFiles(read) {
  const names = (language) => {
    const found = new Map();
    for (const [name, key] of [['cldr-annotations-full', 'annotations'], ['cldr-annotations-derived-full', 'annotationsDerived']]) {
      for (const [emoji, { tts }] of Object.entries(read(name, key, language, 'annotations.json')?.[key].annotations ?? {})) {
        // Voices say none of these signs.
        if (tts) found.set(emoji.replaceAll('\uFE0F', ''), tts[0].replace(/[*_|`#^~\\{}[\]\p{C}]/gu, ''));
      }
    }

    return found;
  };
  const all = [...names('en').keys()].filter((emoji) => /\p{Emoji}/u.test(emoji) && !/[\u{1F3FB}-\u{1F3FF}]|^[0-9#*]/u.test(emoji));
  yield ['emoji.list', all];
  for (const language of EMOJI_LANGUAGES) {
    const found = names(language);
    yield [`${language}.txt`, all.map((emoji) => found.get(emoji) ?? '')];
  }
}

/** Category and condition, without the samples; what holds for no number or for all others is left out. */
function conditions(rules = {}) {
  return Object.fromEntries(Object.entries(rules)
    .map(([name, rule]) => [name.replace('pluralRule-count-', ''), rule.split('@')[0].trim()])
    .filter(([, rule]) => rule));
}

/** The codes that are money somewhere today. */
function currentCodes(regions) {
  const codes = new Set();
  for (const uses of Object.values(regions)) {
    for (const use of uses) {
      for (const [code, { _to, _tender }] of Object.entries(use)) {
        if (!_to && _tender !== 'false') codes.add(code);
      }
    }
  }

  return [...codes].sort();
}

/** Names by code, in the forms that go with numbers. */
function currencies(all = {}, codes) {
  const names = {};
  for (const code of codes) {
    const found = forms(all[code], 'displayName-count-', (name) => name);
    if (found) names[code] = found;
  }

  return names;
}

/** What a unit is written as, in short, and its forms. A unit whose number does not stand first is left out. */
function units(all) {
  if (!all) return [];
  return UNITS.map((unit) => {
    const bare = (pattern) => (pattern?.startsWith('{0}') && !/\{1\}/.test(pattern) ? pattern.slice(3).trim() : null);
    const found = forms(all.long[unit], 'unitPattern-count-', bare);
    const keys = new Set();
    for (const width of ['short', 'narrow']) {
      for (const [name, pattern] of Object.entries(all[width][unit] ?? {})) {
        const key = name.startsWith('unitPattern-count-') ? bare(pattern) : null;
        if (key) keys.add(key);
      }
    }

    return found && { name: unit, keys: [...keys], forms: found };
  }).filter(Boolean);
}

/** Forms by plural category; those like "other" are left out. */
function forms(values, prefix, read) {
  const other = read(values?.[`${prefix}other`]);
  if (!other) return null;
  const found = { other };
  for (const [name, value] of Object.entries(values)) {
    const category = name.startsWith(prefix) ? name.slice(prefix.length) : null;
    const form = category && /^(?:zero|one|two|few|many)$/.test(category) ? read(value) : null;
    if (form && form !== other) found[category] = form;
  }

  return found;
}

/** Names as they stand in dates, and what they are also written as, in order of the months. */
function months(all) {
  if (!all) return [];
  return Object.keys(all.format.wide).map((month) => {
    const name = all.format.wide[month];
    const others = [all['stand-alone'].wide[month], all.format.abbreviated[month], all['stand-alone'].abbreviated[month]]
      .map((form) => form.replace(/\.$/, ''));
    return [name, ...new Set(others.filter((form) => form !== name && !/^[0-9]/.test(form)))];
  });
}

function signs(numbers) {
  const { decimal = '.', group = ',' } = numbers?.['symbols-numberSystem-latn'] ?? {};
  return { decimal, group };
}
