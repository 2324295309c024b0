export { inPlannedWork, plannedWindows } from './in-planned.ts';
export { fitsAs, plannedStanding, plannedView, type PlannedFacts } from './planned-at.ts';
