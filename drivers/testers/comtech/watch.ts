import { DEFECTS } from '../../../electron/contract/defect.ts';
import { lingering, type Patience } from '../../dialogue/index.ts';
import type { DefectsNow } from '../../polling/index.ts';
import { decodeFaultBits, decodeFaults } from './codec.ts';
import type { BertRow } from './model.ts';
import { query, type Modem } from './modem.ts';

/** It is no measurement: silence is not asked again at once. */
const WATCH_PATIENCE: Patience = { timeoutMs: 2_000, attempts: 1 };

/** The query of its faults, as letters or bits as the model's row writes them, and what they mean for the received line. */
export function faultsOf(modem: Modem, faults: NonNullable<BertRow['faults']>): DefectsNow {
  const meanings: Readonly<Record<string, string>> = faults.receive;
  const read = (text: string): string[] | undefined => {
    if (faults.form === 'bits') return decodeFaultBits(text);
    const letters = decodeFaults(text);
    return letters && [letters.receive];
  };
  return async (transport, signal) => {
    const now = await lingering(modem.clock, signal, (bounded) =>
      query(modem, transport, faults.code, read, bounded, WATCH_PATIENCE),
    );
    return now && DEFECTS.filter((defect) => now.some((fault) => meanings[fault] === defect));
  };
}
