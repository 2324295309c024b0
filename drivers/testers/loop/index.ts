import type { Member } from '../../family.ts';
import { loopFamily } from './driver.ts';
import { loopSimulator } from './simulator.ts';

export const loop: Member = { family: loopFamily, simulator: loopSimulator };
