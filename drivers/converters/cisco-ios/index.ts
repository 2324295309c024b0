import type { Member } from '../../family.ts';
import { ciscoFamily } from './driver.ts';
import { ciscoSimulator } from './simulator.ts';

export const ciscoIos: Member = { family: ciscoFamily, simulator: ciscoSimulator };
