export { inPlannedWork, plannedWindows } from './in-planned.ts';
export { plannedView, type PlannedFacts } from './planned-at.ts';
