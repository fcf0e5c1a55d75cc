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

/** Attributes that are texts, by their names as properties. */
const TEXT_ATTRIBUTES = Object.freeze({
  endpoint: 'endpoint', avatar: 'avatar', locale: 'locale', voice: 'voice', greeting: 'greeting', theme: 'theme', layout: 'layout', corner: 'corner',
  size: 'size', conversation: 'conversation', speech: 'speech', microphone: 'microphone', attachments: 'attachments', rating: 'rating', rig: 'rig',
  framing: 'framing',
  name: 'name', aiNotice: 'ai-notice', silero: 'silero', browserVoice: 'browser-voice', trace: 'trace',
});

/** Attributes that are there or not, by their names as properties. */
const SWITCHES = Object.freeze({
  muted: 'muted', remember: 'remember', keepAnswers: 'keep-answers', autoOpen: 'auto-open', dismissible: 'dismissible',
});

/** An element with the chat's attributes. */
export class ChatAttributes extends HTMLElement {
  /** The attributes that change what is shown while it is. */
  static get observedAttributes() {
    return [...Object.values(TEXT_ATTRIBUTES), ...Object.values(SWITCHES), 'captions', 'suggestions', 'link-hosts'];
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

for (const [property, attribute] of Object.entries(TEXT_ATTRIBUTES)) {
  Object.defineProperty(ChatAttributes.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(attribute);
    },
    set(value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, String(value));
    },
  });
}

for (const [property, attribute] of Object.entries(SWITCHES)) {
  Object.defineProperty(ChatAttributes.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return this.hasAttribute(attribute);
    },
    set(value) {
      this.toggleAttribute(attribute, Boolean(value));
    },
  });
}
