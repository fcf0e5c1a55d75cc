// What the player measured of an answer, as the server is told.

/** Keeps what was told, so that each answer is told by itself. */
export class PlayerReport {
  constructor() {
    this.underruns = 0;
  }

  /**
   * What is told of an answer that was heard.
   * @param {object | null | undefined} turn the answer; without one nothing is told
   * @param {object} measured what the player has measured so far
   * @returns {{turnId: string, underruns: number} | null} with the times in milliseconds that were measured
   */
  of(turn, { underruns, lipP95Ms, lipMedianMs, frameP95Ms, firstSoundMs }) {
    const gaps = underruns - this.underruns;
    this.underruns = underruns;
    if (!turn) return null;
    const waited = turn.askedAt !== null && turn.pieceAt !== null && firstSoundMs !== null ? turn.pieceAt - turn.askedAt + firstSoundMs : null;
    const times = Object.entries({ lipP95Ms, lipMedianMs, frameP95Ms, firstSoundMs: waited }).filter(([, time]) => Number.isFinite(time));
    return { turnId: turn.id, underruns: gaps, ...Object.fromEntries(times.map(([name, time]) => [name, Math.round(time * 10) / 10])) };
  }
}
