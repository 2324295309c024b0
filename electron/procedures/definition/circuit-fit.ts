import type { Circuit } from '../../contract/circuit.ts';
import { misfitOf, misfitOfRate } from '../../contract/fit.ts';
import type { LimitSet } from '../../contract/limits.ts';
import type { Procedure } from '../../contract/procedure.ts';
import type { Bilingual } from '../../contract/text.ts';
import { bothOf } from '../../contract/words/index.ts';
import { misfit } from '../request/rate-fit.ts';
import type { Library } from './library.ts';

/** The procedures that a circuit fits, or that there is none. */
async function fitting(circuit: Circuit, library: Library): Promise<Bilingual> {
  const { procedures } = await library.list();
  const able = procedures.flatMap(({ procedure }) => (misfitOf(procedure.needs, circuit) ? [] : [procedure]));
  if (able.length === 0) return bothOf({ code: 'misfit.none' });
  const said = (lang: 'zh' | 'en'): string => {
    const names = able.map(({ id, title }) => (lang === 'zh' ? `${title.zh}（${id}）` : `${title.en} (${id})`));
    return bothOf({ code: 'misfit.procedures', params: { list: names.join(lang === 'zh' ? '、' : ', ') } })[lang];
  };
  return { zh: said('zh'), en: said('en') };
}

/** Refuses a circuit that a procedure, one of its limit sets or the `rate` set for the test is not for, naming the procedures that are. Errors: `circuit-misfit`. */
export async function checkCircuit(
  procedure: Procedure,
  circuit: Circuit | undefined,
  limitSets: readonly LimitSet[],
  library: Library,
  rate?: string,
): Promise<void> {
  if (!circuit) return;
  const reasons = [
    misfitOf(procedure.needs, circuit),
    ...limitSets.map((set) => misfitOfRate(set.rate, circuit.rate, 'misfit.limits')),
    misfitOfRate(rate, circuit.rate, 'misfit.asked'),
  ];
  const why = reasons.find((reason) => reason !== undefined);
  if (why) throw misfit(circuit, procedure, why, await fitting(circuit, library));
}
