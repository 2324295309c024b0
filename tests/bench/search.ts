import { decide } from '../../electron/locator/index.ts';
import { evaluate, inOneLine, type Figures } from '../support/site-model/evaluate.ts';

/**
 * How well the locator finds the faults of the tests' own lines: `node tools/n.mjs tests/bench/search.ts [sites of each variant] [seed] [faults at
 * once]`. Prints each search that went wrong.
 */
const [count = 200, seed = 1, faultsAtOnce = 1] = process.argv.slice(2).map(Number);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const row = (one: Figures): Record<string, string | number> => ({
  variant: one.variant,
  named: percent(one.namedShare),
  open: percent(one.openShare),
  wrong: one.wrong.length,
  'certain of a good section': one.blamedGood.length,
  'too certain': one.tooCertain.length,
  'questions, average': one.questions.average.toFixed(2),
  most: one.questions.most,
  'loops, most': one.loops,
  swaps: one.swaps,
  'swaps to spare': one.needlessSwaps.length,
});

const all = evaluate(decide, count, seed, faultsAtOnce);
console.table(all.map(row));
for (const { wrong, blamedGood, needlessSwaps, tooCertain } of all) {
  for (const outcome of new Set([...wrong, ...blamedGood])) console.log(inOneLine(outcome));
  for (const { outcome, instead } of needlessSwaps) console.log(`${inOneLine(outcome)} | rather ${instead}`);
  for (const { outcome, others } of tooCertain)
    console.log(
      `${inOneLine(outcome)} | so would ${others.map(({ section, kind }) => `${section} ${kind}`).join(', ')}`,
    );
}
