export { byLines } from './delimiter.ts';
export { dialogues, type Patience, type Protocol } from './dialogue.ts';
export type { Framer } from './framer.ts';
export { byLength } from './length.ts';
export { lingering } from './linger.ts';
export { byPrompt } from './prompt.ts';
