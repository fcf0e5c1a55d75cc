// Draws the face picture after picture, each for the middle of the time it will be seen.

import { FrameGovernor } from './frame-governor.js';

/** Frames that the display's rhythm is taken from. */
const RHYTHM = 15;

/** A frame that comes later than this belongs to no rhythm: the page was hidden. */
const LONGEST_INTERVAL = 250;

/** At rest every second frame is enough for breath and blinks: what draws the face leaves the device to what makes the next answer. */
const EVERY_AT_REST = 2;

/** A frame asked for at t is seen from the next one on: it is shown for the middle of the time until the one after that. */
export class FaceLoop {
  /**
   * @param {HTMLElement} host where the face is
   * @param {FaceView} view the face
   * @param {PlayerMetrics} metrics where to keep what is measured
   * @param {object} player has `tick()`, `pose(moment, now, step)` and `positionAt(moment)`.
   *   tick: brings the player up to its clock. pose: makes and draws the picture for a moment, and says which position of the speech it is for.
   *   positionAt: the position that is heard at a moment. Both say null where no speech is heard.
   */
  constructor(host, view, metrics, player) {
    this.host = host;
    this.view = view;
    this.metrics = metrics;
    this.player = player;
    this.governor = new FrameGovernor();
    this.intervals = [];
    this.interval = 1000 / 60;
    this.last = 0;
    this.lastDrawn = 0;
    this.skipped = 0;
    this.picture = null;
    this.shown = null;
    this.isSeen = true;
    this.observer = new IntersectionObserver(entries => { this.isSeen = entries.at(-1).isIntersecting; });
    this.observer.observe(host);
    this.watchBattery();
    this.step = this.step.bind(this);
    this.request = requestAnimationFrame(this.step);
  }

  /** Where the browser tells: a battery that is low and not being charged is spared. */
  watchBattery() {
    navigator.getBattery?.().then(battery => {
      const look = () => this.governor.setSaving(!battery.charging && battery.level <= 0.2);
      battery.addEventListener('levelchange', look);
      battery.addEventListener('chargingchange', look);
      this.forgetBattery = () => {
        battery.removeEventListener('levelchange', look);
        battery.removeEventListener('chargingchange', look);
      };
      look();
    }).catch(() => { });
  }

  step(now) {
    this.request = requestAnimationFrame(this.step);
    if (!this.host.isConnected) return;
    this.follow(now);
    this.player.tick();
    this.measureLips(now);
    if (!this.isSeen || document.hidden || ++this.skipped < this.every(now)) return;
    this.skipped = 0;
    this.draw(now);
  }

  /** Every which frame is drawn. */
  every(now) {
    this.isAtRest = this.player.positionAt(now + this.interval) === null;
    return this.isAtRest ? Math.max(this.governor.every, EVERY_AT_REST) : this.governor.every;
  }

  /** Follows the display's rhythm. */
  follow(now) {
    const interval = now - this.last;
    this.last = now;
    if (interval <= 0 || interval > LONGEST_INTERVAL) {
      this.governor.reset();
      this.forget();
      return;
    }
    this.intervals.push(interval);
    if (this.intervals.length > RHYTHM) this.intervals.shift();
    this.interval = [...this.intervals].sort((a, b) => a - b)[this.intervals.length >> 1];
    this.governor.frame(interval);
  }

  draw(now) {
    const { governor, metrics } = this;
    const step = this.lastDrawn ? Math.min(0.1, (now - this.lastDrawn) / 1000) : 0;
    if (this.lastDrawn && !this.isAtRest && now - this.lastDrawn < LONGEST_INTERVAL) metrics.frames.add(now - this.lastDrawn);
    this.lastDrawn = now;
    if (governor.scale !== this.view.scale) this.view.fit(governor.scale);
    const begun = performance.now();
    const position = this.player.pose(now + this.interval * (1 + governor.every / 2), now, step);
    const cost = performance.now() - begun;
    governor.drew(cost);
    metrics.draws.add(cost);
    this.picture = { position, from: null };
  }

  /** A picture is seen from the frame after it was drawn until the next one is: what was heard in the middle is what it should have been for. */
  measureLips(now) {
    const { picture } = this;
    if (!picture || picture.from !== null) return;
    picture.from = now;
    const before = this.shown;
    this.shown = picture;
    if (!before || before.position === null || picture.position === null) return;
    const heard = this.player.positionAt((before.from + now) / 2);
    if (heard !== null) this.metrics.lips.add(Math.abs(before.position - heard) * 1000);
  }

  /** The page was hidden: no rhythm goes on. */
  restart() {
    this.lastDrawn = 0;
    this.forget();
  }

  /** The speech goes elsewhere: pictures that are on their way say nothing about its lips. */
  forget() {
    this.shown = this.picture = null;
  }

  stop() {
    cancelAnimationFrame(this.request);
    this.observer.disconnect();
    this.forgetBattery?.();
  }
}
