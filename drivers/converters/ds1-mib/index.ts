import type { Member } from '../../family.ts';
import { ds1MibFamily } from './driver.ts';
import { ds1MibSimulator } from './simulator.ts';

export const ds1Mib: Member = { family: ds1MibFamily, simulator: ds1MibSimulator };
