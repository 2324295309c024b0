export { createChecker, type Checker, type Tally } from './checker.ts';
export { createOctetLine, type OctetLine } from './octet-line.ts';
export { patternOf, PATTERNS, periodOctets, type Pattern } from './patterns.ts';
export { createRandom, type Random } from './random.ts';
export { createGenerator, type Generator } from './reference.ts';
export {
  createScriptedLine,
  misbehavioursIn,
  standing,
  type DueMisbehaviour,
  type ScriptedLine,
} from './scripted-line.ts';
