import { circuitSchema, type Circuit, type CircuitEnd } from '../../../electron/contract/circuit.ts';
import type { RunSummary } from '../../../electron/contract/run.ts';

/** A circuit as it is found, with its last test. */
export type Found = Circuit & { lastRun?: RunSummary };

/** A circuit of which only the number is known. */
export const numbered = (number: string): Circuit => ({ ...circuitSchema.parse({ number: number || '?' }), number });

/** What the form changes of an end and of the customer; all that it does not show stays as it is. */
export const withEnd = (
  circuit: Circuit,
  name: 'A' | 'Z',
  field: keyof CircuitEnd,
  value: string,
): Partial<Circuit> => ({
  ends: { ...circuit.ends, [name]: { ...circuit.ends?.[name], [field]: value || undefined } },
});
export const withCustomer = (
  { customer }: Circuit,
  field: 'name' | 'contact' | 'phone',
  value: string,
): Partial<Circuit> => ({ customer: { ...customer, [field]: value || undefined } });

/** The circuit alone, as it is saved and started. */
export function plain(found: Found): Circuit {
  const { lastRun: _lastRun, ...circuit } = found;
  return circuit;
}

/**
 * The circuit that Enter takes for what was typed or scanned: the one of exactly this number, the only one found, or a new one where
 * none is found. Undefined where several fit: a wrong circuit on a report is worse than one more key.
 */
export function meant(typed: string, found: readonly Found[]): Found | undefined {
  const exact = found.find((one) => one.number === typed);
  if (exact || found.length === 1) return exact ?? found[0];
  return found.length === 0 ? numbered(typed) : undefined;
}
