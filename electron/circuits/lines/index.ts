export { linesAt } from './lines-at.ts';
