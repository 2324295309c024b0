import type { Member } from '../../family.ts';
import { manualFamily } from './driver.ts';

export const manual: Member = { family: manualFamily };
