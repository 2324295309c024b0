import type { Member } from '../../family.ts';
import { loopFamily } from './driver.ts';
import { createLoopSimulator } from './simulator.ts';

export const loop: Member = { family: loopFamily, simulator: createLoopSimulator };
