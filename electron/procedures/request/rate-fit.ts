import type { Circuit } from '../../contract/circuit.ts';
import { TributaryError } from '../../contract/errors.ts';
import { misfitOfRate } from '../../contract/fit.ts';
import type { Procedure } from '../../contract/procedure.ts';
import { formatRate } from '../../contract/rate.ts';
import type { Bilingual } from '../../contract/text.ts';
import { bothOf } from '../../contract/words/index.ts';
import { agreedKbps, type RateSource } from './agreed-rate.ts';

/** Why a circuit and a test do not go together, and what would. Code `circuit-misfit`. */
export function misfit(circuit: Circuit, procedure: Procedure, text: Bilingual, fits: Bilingual): TributaryError {
  return new TributaryError('circuit-misfit', circuit.number, { procedure: procedure.title, ...text, fits });
}

/** Refuses a tester that runs at another rate than the circuit. Errors: `circuit-misfit`. */
export function checkRate(run: RateSource & { procedure: Procedure }, testerKbps: number | undefined): void {
  const { procedure, circuit } = run;
  if (!circuit || testerKbps === undefined) return;
  const tester = formatRate(Math.round(testerKbps * 1000));
  const why = testerKbps === agreedKbps(run) ? undefined : misfitOfRate(tester, circuit.rate, 'misfit.tester');
  if (why) throw misfit(circuit, procedure, why, bothOf({ code: 'misfit.set-tester' }));
}
