export { Comparer, type Compared, type Known } from './compare.ts';
export type { GivenLine, ListHead } from './given.ts';
export { openList } from './reader.ts';
export { tableOf, type OutTable } from './table.ts';
