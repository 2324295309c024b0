import type { Member } from '../../family.ts';
import { panelFamily } from './driver.ts';

export const panel: Member = { family: panelFamily };
