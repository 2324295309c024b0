import { TributaryError } from '../../contract/errors.ts';
import { isRole, kindOfRole, ROLE_KINDS, type Role, type RoleKind } from '../../contract/instrument.ts';
import { neededRoles, needsLadder, rolesOf } from '../../contract/needs.ts';
import { withoutSecrets } from '../../contract/secrets.ts';
import type { Procedure } from '../../contract/procedure.ts';
import { usage } from './usage.ts';
import { checkAddress, offerSecrets } from '../../instruments/index.ts';

/** Addresses as given: `--use role=address`, and `--tester`, `--converter`, `--witness` for the roles of their kind, in order. */
export type UseOptions = { use: string[] } & Record<RoleKind, string[]>;

/** `--use tester.z=<family>@...`. Errors: `usage`. */
function pairOf(text: string): [Role, string] {
  const at = text.indexOf('=');
  const role = text.slice(0, Math.max(0, at)).trim();
  if (isRole(role)) return [role, text.slice(at + 1)];
  const kinds = ROLE_KINDS.map((kind) => `${kind}, ${kind}.<a-z0-9>`).join(', ');
  throw usage('usage.use', { text: withoutSecrets(text), kinds }, '--use');
}

/** Which role the n-th address of a kind is for; beyond what the procedure needs, the last one, or a role that it does not have. */
function nthOf(roles: readonly Role[], kind: RoleKind, n: number): Role {
  const ofKind = roles.filter((role) => kindOfRole(role) === kind);
  return ofKind[Math.min(n, ofKind.length - 1)] ?? kind;
}

/** The same addresses without what is secret in them, which is tried at their places. Errors: `usage`, `bad-address`, those of `offerSecrets`. */
export function checkedUses<O extends UseOptions>(options: O, home: string): O {
  checkUses(options);
  const kept = (text: string): string => offerSecrets(text, home);
  const byKind = Object.fromEntries(ROLE_KINDS.map((kind) => [kind, options[kind].map(kept)]));
  return {
    ...options,
    ...byKind,
    use: options.use.map((text) => pairOf(text)).map(([role, at]) => `${role}=${kept(at)}`),
  };
}

/** Addresses by role. Errors: `usage`, `bad-address`, `role-twice`. */
export function usesOf({ needs }: Procedure, options: UseOptions): Record<Role, string> {
  const roles = [...rolesOf(needs).keys()];
  const byKind = ROLE_KINDS.flatMap((kind) =>
    options[kind].map((address, n): [Role, string] => [nthOf(roles, kind, n), address]),
  );
  const uses = new Map<Role, string>();
  for (const [role, address] of [...byKind, ...options.use.map(pairOf)]) {
    const first = uses.get(role) ?? address;
    if (first !== address) throw new TributaryError('role-twice', role, { first, second: address });
    uses.set(role, address);
  }
  return Object.fromEntries(uses);
}

/** What can be told of them before anything is read or opened. Errors: `usage`, `bad-address`. */
function checkUses(options: UseOptions): void {
  const addresses = [...ROLE_KINDS.flatMap((kind) => options[kind]), ...options.use.map((text) => pairOf(text)[1])];
  for (const address of addresses) checkAddress(address);
}

/** Where nothing is given, a procedure that does not begin with nothing at hand names what it needs. Errors: `usage`. */
export function checkAny({ needs }: Procedure, options: UseOptions): void {
  if ([...ROLE_KINDS, 'use' as const].some((name) => options[name].length > 0)) return;
  if (neededRoles(needs).length > 0) throw usage('usage.no-option', { name: '--tester <family@address>' }, '--tester');
  if (needsLadder(needs)) throw usage('usage.no-option', { name: '--ladder <ladder.yaml|auto>' }, '--ladder');
}
