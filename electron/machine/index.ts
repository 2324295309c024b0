/** The computer that the program runs on: its clocks and zone, which start it runs since, and being kept awake. */
export { systemClock } from './clock.ts';
export { keepAwake } from './keep-awake.ts';
export { sharedAwake, type KeepAwake } from './shared-awake.ts';
export { tellTimesIn } from './own-zone.ts';
export { settleZone, zoneAt } from './zone.ts';
