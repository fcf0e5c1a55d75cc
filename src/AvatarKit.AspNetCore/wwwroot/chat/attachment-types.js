// The kinds of files that go with a message.

/** Their media types. */
export const ATTACHMENT_TYPES = Object.freeze(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'application/pdf']);
