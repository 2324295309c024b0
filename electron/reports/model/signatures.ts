import { signaturesNow, type SignatureRecord } from '../../contract/run.ts';
import { SIGNER_ROLES, USUAL_SIGNERS } from '../../contract/signers.ts';
import { optionalSignersOf, signersOf } from '../../contract/steps.ts';
import type { Source } from './basis.ts';
import { wordOf } from './texts.ts';
import type { SignatureBlock } from './document.ts';

/** Commands and numbers of SVG path data and nothing else: what a browser sent is drawn, never interpreted. */
const PATH = /^[MmLlHhVvCcSsQqTtAaZz0-9eE.,+\-\s]{1,200000}$/;
export const drawable = (signature: SignatureRecord): boolean =>
  signature.how === 'drawn' &&
  signature.path !== undefined &&
  /^\s*[Mm]/.test(signature.path) &&
  PATH.test(signature.path);

function signatureBlock(signature: SignatureRecord): SignatureBlock {
  const { role, name, atMs } = signature;
  const block = { role: wordOf('signer', role, 'paper'), name, at: Math.floor(atMs / 1000) };
  return drawable(signature) ? { ...block, path: signature.path } : { ...block, typed: true };
}

/**
 * Every signature of each role, in the order of roles; a blank field for a role that the procedure asks for, or for the usual ones where it asks for none,
 * until somebody has signed; so for a role that may sign, which the field says.
 */
export function signaturesOf({ record }: Source): SignatureBlock[] {
  const signed = signaturesNow(record);
  const asks = signersOf(record.procedure);
  const asked = asks.length > 0 ? asks : USUAL_SIGNERS;
  const optional = optionalSignersOf(record.procedure);
  return SIGNER_ROLES.flatMap((role): SignatureBlock[] => {
    const own = signed.filter((signature) => signature.role === role);
    if (own.length > 0) return own.map(signatureBlock);
    if (asked.includes(role)) return [{ role: wordOf('signer', role, 'paper') }];
    return optional.includes(role) ? [{ role: wordOf('signer', role, 'paper'), optional: true }] : [];
  });
}
