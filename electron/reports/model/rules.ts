import { ASSUMED, regimeOf, type Regime } from '../../analysis/index.ts';
import { judgementOf } from '../../contract/measurement.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { WordKey } from '../../contract/words/index.ts';
import {
  askedS,
  decidingAttempt,
  isOfBits,
  isOfStream,
  isTotalsOnly,
  isIntegrity,
  isLoopCheck,
  type Source,
} from './basis.ts';
import { both } from './texts.ts';
import type { Section } from './document.ts';

interface Case {
  source: Source;
  periodS: number;
  kinds: ReadonlySet<string>;
}
const bits = ({ source }: Case): boolean => isOfBits(source.record);
const path = ({ source }: Case): boolean => !isLoopCheck(source.record);
const m2100 = (c: Case): boolean => path(c) && c.kinds.has('m2100');
const block = ({ source }: Case): boolean => judgementOf(decidingAttempt(source.record))?.g826?.form === 'block';
const inRegime =
  (regime: Regime) =>
  (c: Case): boolean =>
    m2100(c) && regimeOf(c.periodS) === regime;
const counted = (c: Case): boolean => bits(c) && !isIntegrity(c.source.record);
const gaps = ({ source }: Case): boolean => (judgementOf(decidingAttempt(source.record))?.seconds.gaps ?? 0) > 0;
const seconds = (c: Case): boolean => counted(c) && !isTotalsOnly(c.source.record);

/** Which rule is printed when; the order is the order on paper. */
const RULES: readonly [WordKey, (c: Case) => boolean][] = [
  ['report.rule.loop-check', (c) => bits(c) && !path(c)],
  ['report.rule.stream', (c) => c.kinds.has('ethernet')],
  ['report.rule.switch', (c) => c.kinds.has('switching')],
  ['report.rule.ladder', (c) => !bits(c) && !isOfStream(c.source.record)],
  ['report.rule.second', counted],
  ['report.rule.block', (c) => path(c) && block(c)],
  ['report.rule.availability', counted],
  ['report.rule.hand', (c) => isTotalsOnly(c.source.record)],
  ['report.rule.unseen', (c) => !isTotalsOnly(c.source.record)],
  ['report.rule.gap-twice', (c) => path(c) && seconds(c) && gaps(c)],
  ['report.rule.m2100', m2100],
  ['report.rule.m2100-short', inRegime('short')],
  ['report.rule.m2100-day', inRegime('middle')],
  ['report.rule.m2100-week', inRegime('long')],
  ['report.rule.g826', (c) => path(c) && c.kinds.has('g826')],
  ['report.rule.loop-g821', (c) => !path(c) && counted(c)],
  ['report.rule.bound', counted],
  ['report.rule.risk-short', inRegime('short')],
  ['report.rule.risk-long', (c) => m2100(c) && !inRegime('short')(c)],
  ['report.rule.order', () => true],
];

/** Section 4: the rules that this verdict came from, and their risk. */
export function rulesSection(source: Source): Section {
  const { record } = source;
  // A set counts by its own clock; which rule applies, the time asked for says.
  const observed = isTotalsOnly(record) ? undefined : judgementOf(decidingAttempt(record))?.seconds.observed;
  const periodS = observed ?? askedS(record) ?? 0;
  const given: Case = { source, periodS, kinds: new Set(record.limitSets.map((set) => set.kind)) };
  const valueOf = (name: keyof typeof ASSUMED): string => record.settings[name] ?? String(ASSUMED[name]);
  const params = { share: `${valueOf('unseen-max')} %`, limit: valueOf('ber-limit') };
  const numbered: Bilingual[] = RULES.filter(([, holds]) => holds(given)).map(([code]) => both(code, params));
  return { id: 'rules', title: both('report.section.rules'), numbered, loose: true };
}
