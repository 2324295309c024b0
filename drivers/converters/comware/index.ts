import type { Member } from '../../family.ts';
import { comwareFamily } from './driver.ts';
import { comwareSimulator } from './simulator.ts';

export const comware: Member = { family: comwareFamily, simulator: comwareSimulator };
