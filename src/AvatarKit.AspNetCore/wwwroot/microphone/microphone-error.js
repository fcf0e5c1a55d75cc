// What goes wrong with a microphone: a stable code and plain words. Typing goes on in every case.

/** By the name of the browser's error. */
const MICROPHONE_FAULTS = Object.freeze({
  NotAllowedError: ['microphone.refused', 'The microphone is not allowed here. Allow it for this page in the browser, or type.'],
  SecurityError: ['microphone.refused', 'The microphone is not allowed here. Allow it for this page in the browser, or type.'],
  NotFoundError: ['microphone.missing', 'There is no microphone. Plug one in, or type.'],
  OverconstrainedError: ['microphone.missing', 'There is no such microphone. Choose another, or type.'],
  NotReadableError: ['microphone.busy', 'Another program uses the microphone. Close it and try again, or type.'],
  AbortError: ['microphone.busy', 'The microphone could not be started. Close what else uses it and try again, or type.'],
});

/** An error of the microphone or of the browser's recogniser, with a stable `code`. */
export class MicrophoneError extends Error {
  constructor(code, message) {
    super(message);
    this.name = 'MicrophoneError';
    this.code = code;
  }

  /** The error that an error of the browser means. */
  static of(error) {
    if (error instanceof MicrophoneError) return error;
    const fault = Object.hasOwn(MICROPHONE_FAULTS, error?.name ?? '') ? MICROPHONE_FAULTS[error.name] : null;
    return fault
      ? new MicrophoneError(...fault)
      : new MicrophoneError('microphone.failed', 'The microphone does not work here. Type instead.');
  }

  static insecure() {
    return new MicrophoneError('microphone.insecure', 'A microphone needs a secure page. Open it by https, or type.');
  }

  static unplugged() {
    return new MicrophoneError('microphone.unplugged', 'The microphone was unplugged or taken away. Plug it in and try again, or type.');
  }
}
