export {
  calendarPlace,
  calendarsFor,
  gradeOf,
  isImportant,
  rankOf,
  readFigures,
  type Figures,
  type Whose,
} from './figures/index.ts';
export {
  ALWAYS,
  bothHolding,
  byUrgency,
  circuitsOf,
  countsOf,
  isHolding,
  keepOrders,
  loggedBy,
  missingYearsOf,
  orderAt,
  ordersAt,
  ordersOf,
  TAKEN_BACK,
  weeksOf,
  type Holding,
} from './orders/index.ts';
export {
  addOpening,
  customersIn,
  historyOf,
  keepLines,
  lineCounts,
  linesAt,
  stateOfLine,
  linesOf,
  ofRun,
} from './lines/index.ts';
export { fitsAs, inPlannedWork, plannedView, plannedWindows } from './planned/index.ts';
export { noteEntry, NOTED_KINDS, timeGiven, type NotedKind } from './note.ts';
export {
  tellOpening,
  listTickets,
  newestEntry,
  operationOf,
  ticketNames,
  ticketsAt,
  type ListedTicket,
} from './tickets/index.ts';
export { factsOf, jobView, scannedIn, sitesLeft, summaryRows, type DayFacts, type RunFacts } from './day/index.ts';
export {
  Comparer,
  openList,
  tableOf,
  type Compared,
  type GivenLine,
  type Known,
  type ListHead,
  type OutTable,
} from './lists/index.ts';
