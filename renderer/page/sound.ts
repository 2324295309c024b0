import { momentRow, type MomentName } from '../../electron/contract/attention.ts';

/** A tone begins and ends within this, seconds: one that is cut off clicks. */
const EDGE_S = 0.012;
/** Between two tunes that are wanted at the same moment, seconds. */
const BETWEEN_S = 0.25;

let context: AudioContext | undefined;
/** When the last tune is over, by the clock of the context. */
let overAt = 0;

/** A browser lets a page be heard once its user has done something on it. */
function arm(): void {
  context ??= new AudioContext();
  // One that the browser keeps silent stays so until the next time.
  context.resume().catch((thrown: unknown) => console.warn('sound', thrown));
}
for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, arm, { once: true, capture: true });
// The window of the desktop app needs no gesture, and after a reload there is none.
if (window.tributary) arm();

function tone(on: AudioContext, hz: number, fromS: number, toS: number, volume: number): void {
  const oscillator = on.createOscillator();
  const gain = on.createGain();
  oscillator.type = 'triangle';
  oscillator.frequency.value = hz;
  gain.gain.setValueAtTime(0, fromS);
  gain.gain.linearRampToValueAtTime(volume, fromS + EDGE_S);
  gain.gain.setValueAtTime(volume, toS - EDGE_S);
  gain.gain.linearRampToValueAtTime(0, toS);
  oscillator.connect(gain).connect(on.destination);
  oscillator.start(fromS);
  oscillator.stop(toS);
}

/** Plays the tune of a moment, after whatever is heard just now. `volume`: 0 to 1. Silent where nobody has touched the page yet. */
export function playTune(name: MomentName, volume: number): void {
  if (!context || volume <= 0) return;
  arm();
  let at = Math.max(context.currentTime + EDGE_S, overAt);
  for (const { hz, ms } of momentRow(name).tune) {
    const end = at + ms / 1000;
    if (hz !== undefined) tone(context, hz, at, end, volume);
    at = end;
  }
  overAt = at + BETWEEN_S;
}
