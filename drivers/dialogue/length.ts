import type { Framer, FramerFor, Heard } from './framer.ts';

/** Binary messages that say how long they are, and carry a checksum. */
export interface LengthFrame<M> {
  /** Octets with which every message begins. */
  start: readonly number[];
  /** Octets, those of the start included, from which the length can be told. */
  headerOctets: number;
  /** Octets of the whole message, checksum included; undefined = no message begins so. */
  lengthOf(header: Uint8Array): number | undefined;
  /** The checksum fits. */
  intact(message: Uint8Array): boolean;
  /** Octets of a message at most. */
  limit: number;
  /** Undefined = intact, yet none of this protocol. */
  decode(message: Uint8Array): M | undefined;
}

/** So many octets of noise are kept to be shown. */
const SHOWN = 64;
const hex = (octets: Uint8Array): string =>
  Buffer.from(octets)
    .toString('hex')
    .toUpperCase()
    .replaceAll(/..(?=.)/g, '$& ');

/** Messages by length and checksum. After anything that is none the next beginning is searched octet by octet, so that no good message is lost to noise before it. */
export function byLength<M>(frame: LengthFrame<M>): FramerFor<M> {
  return (heard) => framerOf(frame, heard);
}

function framerOf<M>(frame: LengthFrame<M>, heard: Heard<M>): Framer {
  let waiting = new Uint8Array(0);
  let dropped = new Uint8Array(0);
  const tellNoise = (): void => {
    if (dropped.length > 0) heard.noise(hex(dropped));
    dropped = new Uint8Array(0);
  };
  const take = (octets: Uint8Array): void => {
    tellNoise();
    const message = frame.decode(octets);
    if (message === undefined) heard.noise(hex(octets.subarray(0, SHOWN)));
    else heard.message(message);
  };
  return {
    push(bytes) {
      waiting = joined(waiting, bytes);
      let at = 0;
      for (;;) {
        const octets = octetsOf(frame, waiting.subarray(at));
        if (octets === 'more') break;
        if (octets > 0) take(waiting.slice(at, at + octets));
        else if (dropped.length < SHOWN) dropped = joined(dropped, waiting.subarray(at, at + 1));
        at += octets || 1;
      }
      waiting = waiting.slice(at);
    },
    open: () => hex(joined(dropped, waiting).subarray(0, SHOWN)),
  };
}

/** Octets of the message that begins here; 0 = none does; or more must come first. */
function octetsOf<M>(frame: LengthFrame<M>, waiting: Uint8Array): number | 'more' {
  if (waiting.length === 0) return 'more';
  if (frame.start.some((octet, i) => i < waiting.length && waiting[i] !== octet)) return 0;
  if (waiting.length < frame.headerOctets) return 'more';
  const octets = frame.lengthOf(waiting.subarray(0, frame.headerOctets));
  if (octets === undefined || octets < frame.headerOctets || octets > frame.limit) return 0;
  if (waiting.length < octets) return 'more';
  return frame.intact(waiting.subarray(0, octets)) ? octets : 0;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
