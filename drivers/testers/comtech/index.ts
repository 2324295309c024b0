import type { Member } from '../../family.ts';
import { comtechFamily } from './driver.ts';
import { comtechSimulator } from './simulator.ts';

export const comtech: Member = { family: comtechFamily, simulator: comtechSimulator };
