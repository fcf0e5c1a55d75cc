// A rig's palette: named colours and gradients.

import { RIG_LIMITS } from './rig-cursor.js';

/** A colour as the canvas takes it; how much of it shows may be less than it says. */
export const cssColor = ([red, green, blue, alpha], share = 1) => `rgba(${red},${green},${blue},${(alpha * share / 255).toFixed(4)})`;

export class RigColors {
  constructor(palette) {
    this.palette = palette;
  }

  /** A colour: `#RRGGBB`, `#AARRGGBB`, a palette entry's name, or either with an opacity behind a slash (`skin/0.4`): red, green, blue, alpha. */
  color(value, depth = 0) {
    const text = value.text(200);
    const [, name, share] = /^([^/]*?)\s*(?:\/(.*))?$/s.exec(text);
    const opacity = share === undefined ? 1 : /^\s*\d*\.?\d*\s*$/.test(share) && /\d/.test(share) ? Number(share) : 2;
    if (opacity > 1) throw value.error(`'${text}': behind the slash stands the opacity, from 0 to 1.`);
    let channels;
    if (name.startsWith('#')) {
      if (!/^#([0-9a-f]{2}){3,4}$/i.test(name)) throw this.noColor(value, text);
      const bytes = name.slice(1).match(/../g).map(pair => Number.parseInt(pair, 16));
      channels = bytes.length === 4 ? [...bytes.slice(1), bytes[0]] : [...bytes, 255];
    } else {
      const entry = this.palette.exists ? this.palette.at(name) : null;
      if (!entry?.isText || depth >= 8) throw this.noColor(value, text);
      channels = this.color(entry, depth + 1);
    }
    return [...channels.slice(0, 3), Math.round(channels[3] * opacity)];
  }

  noColor(value, text) {
    return value.error(`'${text}' is not a colour. A colour is written #RRGGBB or #AARRGGBB, or is named in the palette.`);
  }

  /** What fills a shape: a colour, or a gradient, given here or by its name in the palette. */
  paint(value, scope, side) {
    if (value.isText && this.palette.exists && this.palette.at(value.text()).isObject) value = this.palette.at(value.text());
    if (!value.isObject) return { color: this.color(value) };
    value.allow('linear', 'radial', 'stops');
    const isLinear = value.at('linear').exists;
    const numbers = (isLinear ? value.at('linear') : value.need('radial')).items(4);
    if (numbers.length !== (isLinear ? 4 : 3)) throw value.error('A linear gradient has [x0, y0, x1, y1], a radial one [x, y, radius].');
    const stops = value.need('stops').items(RIG_LIMITS.stops);
    if (stops.length < 2) throw value.at('stops').error('A gradient needs at least two stops.');
    let offset = 0;
    return {
      gradient: {
        isLinear,
        numbers: numbers.map(number => scope.read(number, side)),
        stops: stops.map((stop, index) => {
          if (!Array.isArray(stop.node)) return { offset: offset = index / (stops.length - 1), color: cssColor(this.color(stop)) };
          const pair = stop.exactly(2, 'A stop is a colour, or [offset, colour].');
          return { color: cssColor(this.color(pair[1])), offset: offset = pair[0].number(index === 0 ? 0 : offset, 1) };
        }),
      },
    };
  }
}
