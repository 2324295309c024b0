export { changedBy, readCircuits, type CircuitLine } from './list-file.ts';
export {
  COUNTRY,
  gradeOf,
  isImportant,
  origin,
  rankOf,
  readFigures,
  type Figures,
  type Whose,
} from './figures/index.ts';
