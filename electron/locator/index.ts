import type { Decision } from '../contract/locate.ts';
import type { SiteCase, Told } from '../contract/site.ts';
import { search } from './search.ts';
import { givenOf } from './weigh.ts';

export { adviceOf } from './advice/index.ts';

/**
 * Where the search for a fault stands after all that was told: the next question or the verdict. Worked out from the whole each time, so that an
 * answer may be taken back, skipped, or added without being asked.
 */
export const decide = (site: SiteCase, told: readonly Told[]): Decision =>
  search(site, givenOf(told), new Set(told.map(({ action }) => action)));
