export { inPlannedWork, plannedWindows } from './in-planned.ts';
export { fitsAs, plannedView, type PlannedFacts } from './planned-at.ts';
