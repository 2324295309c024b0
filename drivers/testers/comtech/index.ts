import type { Member } from '../../family.ts';
import { comtechFamily } from './driver.ts';
import { createComtechSimulator } from './simulator.ts';

export const comtech: Member = { family: comtechFamily, simulator: createComtechSimulator };
