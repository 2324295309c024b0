export { createChecker, type Checker, type Tally } from './checker.ts';
export { patternOf, PATTERNS, periodOctets, type Pattern } from './patterns.ts';
export { createGenerator, type Generator } from './reference.ts';
