import { ROLE_KINDS } from '../../contract/instrument.ts';

const DOTTED = new RegExp(`^--((?:${ROLE_KINDS.join('|')})\\.[a-z0-9-]+)(?:=(.*))?$`);

/** `--converter.a <address>` is `--use converter.a=<address>`. */
export function withoutDots(argv: readonly string[]): string[] {
  const plain: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const [, role, inline] = DOTTED.exec(argv[at]!) ?? [];
    if (role === undefined) plain.push(argv[at]!);
    else plain.push('--use', `${role}=${inline ?? argv[++at] ?? ''}`);
  }
  return plain;
}
