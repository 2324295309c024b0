/** The computer that the program runs on: its clocks, which start it runs since, and being kept awake. */
export { systemClock } from './clock.ts';
