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
export { circuitsOf, happenedBy, missingYearsOf, ordersAt, TAKEN_BACK } from './orders/index.ts';
export { noteEntry, NOTED_KINDS, timeGiven, type NotedKind } from './note.ts';
export { checkOpening, newestEntry, ticketNames, ticketsAt } from './tickets/index.ts';
export { factsOf, jobView, photoShows, scannedIn, type DayFacts, type RunFacts } from './day/index.ts';
