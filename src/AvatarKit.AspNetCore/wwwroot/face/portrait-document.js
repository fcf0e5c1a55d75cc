// A portrait as its server describes it: the mesh over its photograph, and how the weights of a pose move it.

import { AT } from './pose.js';

const PORTRAIT_FORMAT = 'avatarkit.portrait/1';

/** Longer documents are no portraits, and larger meshes none. */
const MOST_PORTRAIT_CHARACTERS = 8_000_000;
const MOST_VERTICES = 16_000;

/** What the inside of a mouth and shut eyes are drawn with. */
const SPRITES = Object.freeze(['cavity', 'upperTeeth', 'lowerTeeth', 'tongue', 'shadow', 'rightLid', 'leftLid']);

/** How many columns of an eye's lids are held by the mesh. */
export const LID_COLUMNS = 13;

/** A portrait that cannot be drawn. */
export class PortraitError extends Error {
  constructor(reason) {
    super(`The portrait cannot be drawn: ${reason}`);
    this.name = 'PortraitError';
  }
}

const demandPortrait = (isSo, what) => {
  if (!isSo) throw new PortraitError(`${what} is not as ${PORTRAIT_FORMAT} has it.`);
};

const portraitNumber = (value, what) => {
  demandPortrait(typeof value === 'number' && Number.isFinite(value), what);
  return value;
};

function portraitNumbers(values, what, count = values?.length) {
  demandPortrait(Array.isArray(values) && values.length === count && values.every(value => Number.isFinite(value)), what);
  return values;
}

/** A portrait's document, checked: lengths in distances of the eyes. */
export class PortraitDocument {
  /** @param {object} json the document, parsed */
  constructor(json) {
    demandPortrait(json?.format === PORTRAIT_FORMAT, 'format');
    this.steps = portraitNumber(json.steps, 'steps');
    demandPortrait(this.steps > 0, 'steps');
    this.readPhoto(json.photo ?? {});
    this.readDetails(json.details ?? {});
    this.readMesh(json.mesh ?? {});
    this.middle = this.length(json.head?.middle, 'head.middle');
    this.neck = this.length(json.head?.neck, 'head.neck');
    this.body = this.readBody(json.body ?? {});
    this.readMouth(json.mouth ?? {});
    this.rightEye = this.eye(json.rightEye, 'rightEye');
    this.leftEye = this.eye(json.leftEye, 'leftEye');
    demandPortrait(Array.isArray(json.controls) && json.controls.length <= 100, 'controls');
    this.controls = json.controls.map((control, index) => this.control(control, `controls[${index}]`));
  }

  length(value, what) {
    return portraitNumber(value, what) / this.steps;
  }

  lengths(values, what, count) {
    return Float32Array.from(portraitNumbers(values, what, count), value => value / this.steps);
  }

  readPhoto({ hash, width, height, opaque, unit, mouth, across, eyes }) {
    for (const value of [width, height, unit]) demandPortrait(value > 0 && Number.isFinite(value), 'photo');
    this.photo = {
      hash: String(hash), width, height, isOpaque: opaque === true, unit,
      mouth: portraitNumbers(mouth, 'photo.mouth', 2),
      across: portraitNumbers(across, 'photo.across', 2),
      eyes: portraitNumbers(eyes, 'photo.eyes', 2),
    };
  }

  readDetails({ hash, width, height, unit, sprites }) {
    for (const value of [width, height, unit]) demandPortrait(value > 0 && Number.isFinite(value), 'details');
    const places = SPRITES.map(name => {
      const [x, y, wide, high] = portraitNumbers(sprites?.[name], `details.sprites.${name}`, 4);
      return [name, { x, y, width: wide, height: high }];
    });
    this.details = { hash: String(hash), width, height, unit, sprites: Object.fromEntries(places) };
  }

  readMesh({ columns, rows, upperRows, mouthColumn, mouthColumns, heights, depths, headShares, freedoms }) {
    this.columns = this.lengths(columns, 'mesh.columns');
    this.rows = this.lengths(rows, 'mesh.rows');
    this.count = this.columns.length * this.rows.length;
    demandPortrait(this.count > 0 && this.count <= MOST_VERTICES, 'mesh');
    for (const value of [upperRows, mouthColumn, mouthColumns]) demandPortrait(Number.isInteger(value) && value > 0, 'mesh');
    demandPortrait(upperRows < this.rows.length && mouthColumn + mouthColumns < this.columns.length, 'mesh');
    this.upperRows = upperRows;
    this.mouthColumn = mouthColumn;
    this.mouthColumns = mouthColumns;
    this.heights = this.lengths(heights, 'mesh.heights', this.count);
    this.depths = this.lengths(depths, 'mesh.depths', this.count);
    this.headShares = this.lengths(headShares, 'mesh.headShares', this.count);
    this.freedoms = this.lengths(freedoms, 'mesh.freedoms', this.count);
  }

  /** What breath and the body's leaning move. */
  readBody({ breath, sway, lean }) {
    return { breath: this.moves(breath, 'body.breath'), sway: this.moves(sway, 'body.sway'), lean: this.moves(lean, 'body.lean') };
  }

  readMouth({ left, right, line, drop, teeth, closing }) {
    this.mouth = {
      left: this.length(left, 'mouth.left'), right: this.length(right, 'mouth.right'),
      line: this.length(line, 'mouth.line'), drop: this.length(drop, 'mouth.drop'), teeth: this.length(teeth, 'mouth.teeth'),
    };
    this.closing = this.moves(closing, 'mouth.closing');
  }

  eye(eye, what) {
    const places = name => {
      const values = portraitNumbers(eye?.[name], `${what}.${name}`, LID_COLUMNS * 3);
      return Array.from({ length: LID_COLUMNS }, (_, i) => {
        const vertex = values[i * 3];
        demandPortrait(Number.isInteger(vertex) && vertex >= 0 && vertex + this.columns.length + 1 < this.count, `${what}.${name}`);
        return { vertex, x: values[i * 3 + 1] / this.steps, y: values[i * 3 + 2] / this.steps };
      });
    };
    return {
      start: this.lengths(eye?.start, `${what}.start`, 2), end: this.lengths(eye.end, `${what}.end`, 2),
      upper: this.length(eye.upper, `${what}.upper`), lower: this.length(eye.lower, `${what}.lower`),
      above: this.length(eye.above, `${what}.above`), below: this.length(eye.below, `${what}.below`),
      lid: this.lengths(eye.lid, `${what}.lid`, 4),
      upperPlaces: places('upperPlaces'), lowerPlaces: places('lowerPlaces'), topPlaces: places('topPlaces'),
    };
  }

  /** Which channels weigh a control, and what it moves. Channels that are not known count as nothing. */
  control({ name, channels, against, moves }, what) {
    demandPortrait(typeof name === 'string' && Array.isArray(channels) && channels.length > 0, what);
    return { name, channels: channels.map(channel => AT[channel] ?? -1), against: AT[against] ?? -1, moves: this.moves(moves, `${what}.moves`) };
  }

  /** Runs of vertices: the first, how many, and as many ways across and down. */
  moves(values, what) {
    portraitNumbers(values, what);
    const runs = [];
    for (let at = 0; at < values.length;) {
      const [first, count] = [values[at], values[at + 1]];
      demandPortrait(Number.isInteger(first) && Number.isInteger(count) && first >= 0 && count > 0 && first + count <= this.count, what);
      const end = at + 2 + 2 * count;
      demandPortrait(end <= values.length, what);
      runs.push({
        first,
        across: this.lengths(values.slice(at + 2, at + 2 + count), what),
        down: this.lengths(values.slice(at + 2 + count, end), what),
      });
      at = end;
    }
    return runs;
  }
}

async function fetchPortraitPart(url, signal) {
  const response = await fetch(url, { credentials: 'same-origin', signal });
  if (!response.ok) throw new Error(`The portrait at ${url} could not be loaded: ${response.status}.`);
  return response;
}

/**
 * Loads a portrait with its pictures.
 * @param {string | URL} url where its document lies; the pictures lie below
 * @param {AbortSignal} [signal] to give up with
 * @returns {Promise<{portrait: PortraitDocument, photo: ImageBitmap, details: ImageBitmap, address: string}>} address: the photograph's
 */
export async function loadPortrait(url, signal) {
  const place = new URL(url, document.baseURI);
  const text = await (await fetchPortraitPart(place, signal)).text();
  if (text.length > MOST_PORTRAIT_CHARACTERS) throw new PortraitError('Its document is too large.');
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    throw new PortraitError('Its document is not valid JSON.');
  }
  const portrait = new PortraitDocument(json);
  const at = name => {
    const address = new URL(`${place.pathname}/${name}`, place);
    address.searchParams.set('v', portrait[name].hash);
    return address;
  };
  const picture = async name => createImageBitmap(await (await fetchPortraitPart(at(name), signal)).blob());
  const [photo, details] = await Promise.all([picture('photo'), picture('details')]);
  return { portrait, photo, details, address: at('photo').href };
}
