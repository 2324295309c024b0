export { changedBy, readCircuits, type CircuitLine } from './list-file.ts';
