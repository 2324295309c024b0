import type { Member } from '../../family.ts';
import { juniperFamily } from './driver.ts';
import { juniperSimulator } from './simulator.ts';

export const juniper: Member = { family: juniperFamily, simulator: juniperSimulator };
