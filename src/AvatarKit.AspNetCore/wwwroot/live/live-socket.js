// A live connection over a WebSocket.

const PROTOCOL = 'avatarkit.v1';

/** How much may wait in the socket before microphone audio is held back, in bytes. */
const MOST_BUFFERED = 256 * 1024;

/** Sends and receives messages and frames over a WebSocket. The token is a subprotocol: an address is kept in logs. */
export class LiveSocket {
  /**
   * @param {{live: string, token: string, hello: object}} session
   * @param {{text: (text: string) => void, frame: (bytes: Uint8Array) => void, closed: (about: {code: number}) => void}} on
   */
  constructor({ live, token, hello }, on) {
    this.name = 'websocket';
    const url = new URL(live);
    url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
    this.socket = new WebSocket(url.href, [PROTOCOL, `avatarkit.token.${token}`]);
    this.socket.binaryType = 'arraybuffer';
    this.socket.onopen = () => this.send(hello);
    this.socket.onmessage = ({ data }) => (typeof data === 'string' ? on.text(data) : on.frame(new Uint8Array(data)));
    this.socket.onclose = ({ code }) => on.closed({ code });
  }

  get isOpen() {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** Whether microphone audio may go out now. */
  get hasRoom() {
    return this.isOpen && this.socket.bufferedAmount < MOST_BUFFERED;
  }

  send(message) {
    if (this.isOpen) this.socket.send(JSON.stringify(message));
  }

  sendFrame(bytes) {
    if (this.isOpen) this.socket.send(bytes);
  }

  /** Closes and tells nothing more. */
  close(code) {
    const { socket } = this;
    socket.onopen = socket.onmessage = socket.onclose = null;
    // A socket that is closed while it connects sends nothing; its handlers are gone either way.
    socket.close(code);
  }
}
