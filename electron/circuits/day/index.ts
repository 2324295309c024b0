export { factsOf, type RunFacts } from './facts.ts';
export { jobView, type DayFacts } from './job-view.ts';
export { scannedIn } from './scan.ts';
export { sitesLeft, summaryRows } from './summary.ts';
