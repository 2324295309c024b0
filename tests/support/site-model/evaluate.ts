import type { Decision, LocateVerdict } from '../../../electron/contract/locate.ts';
import { LINE_VARIANTS, type LineVariant, type SiteCase, type Told } from '../../../electron/contract/site.ts';
import { faultsOf, type SiteFault } from './faults.ts';
import { couldStillTell, explaining } from './likeness.ts';
import { POOR, RICH, seeded, type Riches } from './line.ts';
import { siteWith, type Site } from './site.ts';

export type Decide = (site: SiteCase, told: readonly Told[]) => Decision;

/** Where a search ended on one site, and what it took. */
export interface Outcome {
  site: Site;
  riches: Riches;
  verdict: LocateVerdict;
  told: Told[];
  /** `named`: section and owner right. `open`: not named, but among what was not excluded. `none`: found healthy. */
  as: 'named' | 'open' | 'none' | 'wrong';
  /** Certain of a section that has no fault. */
  blamedGood: boolean;
}
/** More than any search may ask. */
const MOST = 60;

function judged({ truth, case: { line } }: Site, verdict: LocateVerdict): Outcome['as'] {
  const sections = truth.map(({ section }) => section);
  if (sections.length === 0) return verdict.certainty === 'none' ? 'none' : 'wrong';
  if (verdict.certainty === 'open') return sections.some((one) => verdict.notExcluded.includes(one)) ? 'open' : 'wrong';
  const owner = line.sections.find(({ id }) => id === verdict.section)?.owner;
  return sections.includes(verdict.section ?? '') && verdict.owner === owner && verdict.certainty !== 'none'
    ? 'named'
    : 'wrong';
}

/** Lets the locator ask a site until it knows. */
export function searchOn(site: Site, riches: Riches, decide: Decide): Outcome {
  const told: Told[] = [];
  for (;;) {
    const { next } = decide(site.case, told);
    if ('verdict' in next) {
      const { verdict } = next;
      const blamedGood =
        verdict.certainty === 'certain' && !site.truth.some(({ section }) => section === verdict.section);
      return { site, riches, verdict, told, as: judged(site, verdict), blamedGood };
    }
    if (told.length >= MOST)
      throw new Error(`still asking after ${MOST} questions: ${told.map(({ action }) => action).join(' ')}`);
    told.push({ action: next.ask.id, saw: site.answer(next.ask.id) });
  }
}

/** A line that is neither rich nor poor, drawn. */
function drawnRiches(random: () => number): Riches {
  const share = random();
  if (share < 0.35) return RICH;
  if (share < 0.7) return POOR;
  const maybe = (): boolean => random() < 0.5;
  return {
    managed: { converters: maybe(), nodes: maybe(), network: maybe() },
    routersOpen: maybe(),
    convertersHaveAddresses: maybe(),
    testerMeasuresDelay: maybe(),
  };
}
/** So many sites of a variant: every single fault in turn, on rich, poor and mixed lines; or two faults at once, drawn. */
export function sites(
  variant: LineVariant,
  count: number,
  seed: number,
  faultsAtOnce = 1,
): { site: Site; riches: Riches }[] {
  const random = seeded(seed);
  const all = faultsOf(variant)
    .map((fault) => ({ fault, at: random() }))
    .toSorted((one, other) => one.at - other.at);
  const drawn = (): SiteFault => all[Math.floor(random() * all.length)]!.fault;
  return Array.from({ length: count }, (_, number) => {
    const first = all[number % all.length]!.fault;
    const faults = faultsAtOnce === 0 ? [] : [first, ...Array.from({ length: faultsAtOnce - 1 }, drawn)];
    const distinct = faults.filter(({ section }, at) => faults.findIndex((other) => other.section === section) === at);
    const riches = drawnRiches(random);
    return { site: siteWith(variant, riches, distinct, Math.floor(random() * 1e9)), riches };
  });
}

/** What of a set of searches is worth telling. */
export interface Figures {
  variant: LineVariant;
  searches: number;
  namedShare: number;
  openShare: number;
  wrong: Outcome[];
  blamedGood: Outcome[];
  questions: { average: number; most: number };
  /** Most loops in one search. */
  loops: number;
  /** Swaps asked, all together. */
  swaps: number;
  /** Swaps that were asked although another question could still tell the sections apart that were left, with that question. */
  needlessSwaps: { outcome: Outcome; instead: string }[];
  /** Searches that ended certain although a single fault elsewhere explains all that was told. */
  tooCertain: { outcome: Outcome; others: SiteFault[] }[];
}
/** The first swap of a search and what could have been asked instead. */
function needlessSwap({ told, riches, site }: Outcome): string | undefined {
  const first = told.findIndex(({ action }) => action.startsWith('swap'));
  return first < 0 ? undefined : couldStillTell(site.case.line.variant, riches, told.slice(0, first));
}
const asked = ({ told }: Outcome, ...kinds: string[]): number =>
  told.filter(({ action }) => kinds.includes(action.split(':')[0]!)).length;
export function figuresOf(variant: LineVariant, outcomes: readonly Outcome[]): Figures {
  const share = (as: Outcome['as']): number => outcomes.filter((one) => one.as === as).length / outcomes.length;
  const lengths = outcomes.map(({ told }) => told.length);
  return {
    variant,
    searches: outcomes.length,
    namedShare: share('named') + share('none'),
    openShare: share('open'),
    wrong: outcomes.filter(({ as }) => as === 'wrong'),
    blamedGood: outcomes.filter(({ blamedGood }) => blamedGood),
    questions: { average: lengths.reduce((sum, one) => sum + one, 0) / lengths.length, most: Math.max(...lengths) },
    loops: Math.max(...outcomes.map((one) => asked(one, 'loop', 'loop24'))),
    swaps: outcomes.reduce((sum, one) => sum + asked(one, 'swap', 'swap24'), 0),
    needlessSwaps: outcomes.flatMap((outcome) => {
      const instead = needlessSwap(outcome);
      return instead === undefined ? [] : [{ outcome, instead }];
    }),
    tooCertain: outcomes.flatMap((outcome) => {
      const { verdict, told, riches } = outcome;
      if (verdict.certainty !== 'certain') return [];
      const others = explaining(variant, riches, told).filter(({ section }) => section !== verdict.section);
      return others.length > 0 ? [{ outcome, others }] : [];
    }),
  };
}

/** The figures of every variant. */
export const evaluate = (decide: Decide, count: number, seed: number, faultsAtOnce = 1): Figures[] =>
  LINE_VARIANTS.map((variant) =>
    figuresOf(
      variant,
      sites(variant, count, seed, faultsAtOnce).map(({ site, riches }) => searchOn(site, riches, decide)),
    ),
  );

/** A search in one line: what was wrong, what was asked, what was said. */
export const inOneLine = ({ site: { truth }, verdict, told, riches }: Outcome): string =>
  [
    truth.map(({ section, kind }) => `${section} ${kind}`).join(' + ') || 'healthy',
    `[${
      Object.entries(riches.managed)
        .filter(([, is]) => is)
        .map(([name]) => name[0])
        .join('') || '-'
    }${riches.routersOpen ? 'R' : ''}${riches.convertersHaveAddresses ? 'A' : ''}]`,
    told.map(({ action }) => action).join(' '),
    `=> ${verdict.certainty} ${verdict.section ?? '-'} {${verdict.notExcluded.join(' ')}}`,
  ].join(' | ');
