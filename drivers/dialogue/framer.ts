/** What a framer tells of what it hears, in order. */
export interface Heard<M> {
  message(message: M): void;
  /** Something that is no message. */
  noise(text: string): void;
}

/** Cuts what comes over a wire into messages. Where the wire has cut it makes no difference. */
export interface Framer {
  push(bytes: Uint8Array): void;
  /** What has come and is no message yet. */
  open(): string;
}

/** Makes a framer that tells `heard`. */
export type FramerFor<M> = (heard: Heard<M>) => Framer;
