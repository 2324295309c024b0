import { USUAL_SIGNERS, type SignerRole } from '../../electron/contract/signers.ts';
import { optionalSignersOf, signersOf } from '../../electron/contract/steps.ts';
import { missingSigners, type RunRecord } from '../../electron/contract/run.ts';
import type { Say } from '../text/speech.ts';

/** Who signs by the procedure, and whoever has. */
export function rolesOf(record: RunRecord): SignerRole[] {
  const asked = signersOf(record.procedure);
  const signed = record.signatures.map(({ role }) => role);
  const roles = asked.length > 0 ? asked : USUAL_SIGNERS;
  return [...new Set([...roles, ...signed])];
}

/** Who may sign beside them, and has not yet. */
export const mayToo = (record: RunRecord): SignerRole[] =>
  missingSigners(record, optionalSignersOf(record.procedure)).filter((role) => !toSign(record).includes(role));

/** Who has still to sign the result as it stands. */
export const toSign = (record: RunRecord): SignerRole[] => missingSigners(record, rolesOf(record));

/** Engineer and customer, as one says it. */
export const namesOf = (say: Say, roles: readonly SignerRole[]): string =>
  roles.map((role) => say(`signer.${role}`)).join(say.lang === 'zh' ? '、' : ', ');
