// What <avatar-chat> can be told by attributes, and the same as properties.

/** A list written into an attribute: as JSON, or with bars or line ends between. */
function listOf(text) {
  if (!text?.trim()) return [];
  if (text.trim().startsWith('[')) {
    try {
      const list = JSON.parse(text);
      if (Array.isArray(list)) return list.map(String);
    } catch {
      // What is no JSON is read as text.
    }
  }
  return text.split(/[|\n]/).map(item => item.trim()).filter(Boolean);
}

/** Properties that are attributes with texts. */
const TEXTS = [
  'endpoint', 'avatar', 'locale', 'voice', 'greeting', 'theme', 'layout', 'corner', 'size', 'conversation', 'speech', 'microphone', 'attachments',
  'rating', 'rig', 'framing', 'name', 'aiNotice', 'silero', 'browserVoice', 'trace',
];

/** Properties that are attributes which are there or not. */
const SWITCHES = ['muted', 'remember', 'keepAnswers', 'autoOpen', 'dismissible'];

/** A property's attribute: `aiNotice` is `ai-notice`. */
const attributeOf = property => property.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

/** An element with the chat's attributes. */
export class ChatAttributes extends HTMLElement {
  /** The attributes that change what is shown while it is. */
  static get observedAttributes() {
    return [...TEXTS, ...SWITCHES, 'captions', 'suggestions', 'linkHosts'].map(attributeOf);
  }

  /** Quick questions: a list, or as an attribute JSON or texts with bars between. */
  get suggestions() {
    return listOf(this.getAttribute('suggestions')).slice(0, 12);
  }

  set suggestions(list) {
    this.setAttribute('suggestions', JSON.stringify([...list ?? []].map(String)));
  }

  /** Hosts that answers may link to, besides the page's own: `example.com`, `*.example.com`, or `*` for all. */
  get linkHosts() {
    return (this.getAttribute('link-hosts') ?? '').split(/[\s,]+/).filter(Boolean);
  }

  set linkHosts(hosts) {
    this.setAttribute('link-hosts', [...hosts ?? []].join(' '));
  }

  /** Whether captions are shown over the face. */
  get captions() {
    return this.getAttribute('captions') !== 'off';
  }

  set captions(shown) {
    this.setAttribute('captions', shown ? 'on' : 'off');
  }
}

/** Makes properties of attributes. */
const reflect = (properties, read, write) => {
  for (const property of properties) {
    const attribute = attributeOf(property);
    const get = function () {
      return read(this, attribute);
    };
    const set = function (value) {
      write(this, attribute, value);
    };
    Object.defineProperty(ChatAttributes.prototype, property, { configurable: true, enumerable: true, get, set });
  }
};

reflect(TEXTS, (chat, name) => chat.getAttribute(name), (chat, name, value) => {
  if (value == null) chat.removeAttribute(name);
  else chat.setAttribute(name, String(value));
});
reflect(SWITCHES, (chat, name) => chat.hasAttribute(name), (chat, name, value) => chat.toggleAttribute(name, Boolean(value)));
