import type { Member } from '../../family.ts';
import { radFamily } from './driver.ts';
import { radSimulator } from './simulator.ts';

export const rad: Member = { family: radFamily, simulator: radSimulator };
