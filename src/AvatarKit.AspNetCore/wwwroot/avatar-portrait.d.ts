// What AvatarKit's portraits export, for TypeScript.

import type { Face, FaceLife, Pose } from './avatar-player.js';

/** A portrait that cannot be drawn: its document is not as the format has it. */
export class PortraitError extends Error {
  readonly name: 'PortraitError';
}

/** A face that is a photograph, moved. Where its drawing context is lost, the photograph is shown as it is until the context comes back. */
export class PortraitFace implements Face {
  private constructor();
  draw(pose: Pose, life?: FaceLife): void;
  resize(width: number, height: number, ratio?: number): void;
  /** Lets go of the drawing context, of which a page has few. The face draws no more. */
  release(): void;
}

/**
 * Makes the face of a portrait that lies on a server, at `{endpoint}/avatars/{id}/portrait`. Rejected where it cannot be loaded, or the browser
 * has no WebGL.
 */
export function loadPortraitFace(canvas: HTMLCanvasElement, url: string | URL, options?: { signal?: AbortSignal }): Promise<PortraitFace>;
