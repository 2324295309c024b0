export type { History } from '../contract/second.ts';
export type { Observation } from '../contract/tester.ts';
