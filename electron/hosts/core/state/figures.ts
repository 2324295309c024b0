import { readFigures, type Figures } from '../../../circuits/index.ts';
import type { LineReasons } from '../../../contract/book/line.ts';
import type { PreferenceStore } from '../../program/preferences.ts';

/** Whose figures are asked for. */
interface User {
  home: string;
  preferences: PreferenceStore;
}

/** The figures of this user, by the calendar that he has chosen. Errors: those of reading them. */
export const figuresOf = ({ home, preferences }: User): Promise<Figures> =>
  readFigures(home, preferences.now().country);

/** Reasons for which a circuit is given up, or goes without a test. Errors: those of reading them. */
export async function lineReasonsOf(user: User): Promise<LineReasons> {
  const none = { givenUp: [], untested: [], cancelled: [] };
  const [{ givenUp, untested, cancelled } = none] = (await figuresOf(user)).lineReasons;
  return { givenUp, untested, cancelled };
}

/** Reasons for which a circuit is not tested or a site is left all the same. Errors: those of reading them. */
export async function siteReasonsOf(user: User): Promise<Pick<Figures['siteReasons'][number], 'skip' | 'leave'>> {
  const [{ skip, leave } = { skip: [], leave: [] }] = (await figuresOf(user)).siteReasons;
  return { skip, leave };
}
