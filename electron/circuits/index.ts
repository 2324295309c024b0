export { readCircuits, type CircuitLine } from './list-file.ts';
