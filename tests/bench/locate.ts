import { fileURLToPath } from 'node:url';
import type { SiteCase, Told } from '../../electron/contract/site.ts';
import { decide } from '../../electron/locator/index.ts';
import { faultsOf } from '../support/site-model/faults.ts';
import { RICH } from '../support/site-model/line.ts';
import { siteWith } from '../support/site-model/site.ts';
import { figure, measured, type Figure } from './figure.ts';

const cpuMs = (work: () => void): number => {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};

/** A line that nobody has asked about yet: what is kept of lines is kept by what of them can be read. */
const asNew = (site: SiteCase, n: number): SiteCase => ({
  ...site,
  line: {
    ...site.line,
    sections: [...site.line.sections, { id: `pc${'x'.repeat(n + 1)}_z`, zh: '-', en: '-', owner: 'customer' }],
  },
});

/** From an answer to the next question on a chain of fifteen sections with every kind of fault: the first on a line not seen before, and all others. */
export function benchLocate(): Promise<Figure[]> {
  const [first, later]: [number[], number[]] = [[], []];
  const faults = faultsOf('converter-ethernet');
  for (let n = 0; n < 40; n++) {
    const site = siteWith('converter-ethernet', RICH, [faults[(n * 7) % faults.length]!], n);
    const given = asNew(site.case, n);
    const told: Told[] = [];
    for (;;) {
      let asked = '';
      const ms = cpuMs(() => {
        const { next } = decide(given, told);
        asked = 'ask' in next ? next.ask.id : '';
      });
      // The first few are compiled meanwhile.
      if (n >= 10) (told.length === 0 ? first : later).push(ms);
      if (asked === '') break;
      told.push({ action: asked, saw: site.answer(asked) });
    }
  }
  return Promise.resolve([
    figure('first question of a search, a chain of fifteen with every kind of fault', measured(first), 'ms', '<=', 50),
    figure('next question or verdict after an answer', measured(later), 'ms', '<=', 50),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchLocate());
