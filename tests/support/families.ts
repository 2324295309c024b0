import { comtechInfo } from '../../drivers/testers/comtech/info.ts';
import { loopInfo } from '../../drivers/testers/loop/model.ts';
import { manualInfo } from '../../drivers/testers/manual/model.ts';
import type { Bilingual } from '../../electron/contract/text.ts';

/** What the bench calls the rows that are always there, in the words of their families. */
export const SIMULATOR: Bilingual = comtechInfo.builtIn![0]!.title!;
export const SET_BY_HAND: Bilingual = manualInfo.title;
export const LOOP_TESTER: Bilingual = loopInfo.title;
