export { customersIn } from './customers.ts';
export { historyOf, ofRun } from './history.ts';
export { LINE_NOTES } from './line-notes.ts';
export { keepLines } from './kept-lines.ts';
export { addOpening, linesAt, stateOfLine } from './lines-at.ts';
export { lineCounts, linesOf } from './listing.ts';
