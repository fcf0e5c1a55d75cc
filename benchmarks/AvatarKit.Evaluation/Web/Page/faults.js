// Faults that are planted to see that the measures see them. The page's address names one: #late-face.

(() => {
  const fault = location.hash.slice(1);

  // Whoever cannot decode Opus asks for plain samples.
  if (fault === 'plain-sound') delete globalThis.AudioDecoder;

  /** The server is told of the beginning of the piece before the one that is heard. */
  if (fault === 'wrong-word') {
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function sendWrong(data) {
      const message = typeof data === 'string' ? JSON.parse(data) : null;
      if (message?.type !== 'interrupt' || !message.playback) {
        send.call(this, data);
        return;
      }
      const { segment } = message.playback;
      send.call(this, JSON.stringify({ ...message, playback: { ...message.playback, segment: Math.max(0, segment - 1), elapsedMs: 0 } }));
    };
  }

  /** Each picture is the one of 100 ms before. */
  const delayFace = ({ view }) => {
    const draw = view.draw.bind(view);
    const waiting = [];
    view.draw = (pose, life) => {
      const now = performance.now();
      waiting.push({ at: now, pose: pose.slice(), life });
      while (waiting.length > 1 && waiting[1].at <= now - 100) waiting.shift();
      draw(waiting[0].pose, waiting[0].life);
    };
  };

  /** Drawing takes 20 ms longer. */
  const slowFace = ({ view }) => {
    const draw = view.draw.bind(view);
    view.draw = (pose, life) => {
      const end = performance.now() + 20;
      draw(pose, life);
      while (performance.now() < end);
    };
  };

  /** Every third piece of sound that is handed over is silent in its middle. */
  const dropSound = ({ playback: { sound } }) => {
    const send = sound.send.bind(sound);
    let pieces = 0;
    sound.send = (message, transfer) => {
      const data = message.do === 'add' ? message.chunk.data : null;
      if (data && ++pieces % 3 === 0) data.fill(0, data.length >> 2, data.length);
      send(message, transfer);
    };
  };

  const plants = { 'late-face': delayFace, 'slow-face': slowFace, 'dropped-sound': dropSound };
  globalThis.plantFault = () => plants[fault]?.(document.querySelector('avatar-chat').room.player);
})();
