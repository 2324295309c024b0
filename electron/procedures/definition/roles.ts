import { TributaryError } from '../../contract/errors.ts';
import { unfitFor, wantsOf } from '../../contract/fit.ts';
import { kindOfRole, roleName, type Device, type Role, type RoleKind } from '../../contract/instrument.ts';
import { neededRoles, rolesOf } from '../../contract/needs.ts';
import type { Procedure } from '../../contract/procedure.ts';
import { familyTitle, isOneInstrument, rolesAt, type Known } from '../../instruments/index.ts';

/** Refuses an instrument that is something else than its role is for. Errors: `role-unfit`. */
function checkKind(role: Role, can: readonly RoleKind[], address: string): void {
  const kind = kindOfRole(role);
  if (can.includes(kind)) return;
  const [found, wanted] = [roleName(can[0]!), roleName(kind)];
  const params = { isZh: found.zh, isEn: found.en, wantedZh: wanted.zh, wantedEn: wanted.en };
  throw new TributaryError('role-unfit', address, params);
}

/** Refuses one instrument for two roles, by its place and by the number that it tells; else adds it to those `taken`. Errors: `role-shared`. */
export function checkOwn(taken: Map<Role, Known>, role: Role, known: Known): void {
  const first = [...taken].find(([, other]) => isOneInstrument(known, other))?.[0];
  if (first !== undefined) throw new TributaryError('role-shared', known.address, { first, second: role });
  taken.set(role, known);
}

/**
 * Refuses roles that a procedure does not need, needed ones without an address, an instrument that is no such thing, and one instrument for two
 * roles. Errors: `role-missing`, `role-unneeded`, `roles-none`, `role-unfit`, `role-shared`, `bad-address`.
 */
export function checkUse({ needs, title }: Procedure, use: Readonly<Record<Role, string>>): void {
  const roles = [...rolesOf(needs).keys()];
  const missing = neededRoles(needs).find((role) => use[role] === undefined);
  if (missing !== undefined)
    throw new TributaryError('role-missing', missing, { procedure: title, ...roleName(missing) });
  const taken = new Map<Role, Known>();
  for (const [role, address] of Object.entries(use)) {
    if (!roles.includes(role))
      throw roles.length === 0
        ? new TributaryError('roles-none', role, { procedure: title })
        : new TributaryError('role-unneeded', role, { procedure: title, needed: roles.join(', ') });
    checkKind(role, rolesAt(address), address);
    checkOwn(taken, role, { address });
  }
}

/** Refuses an instrument that a procedure cannot do with in a role. Errors: `role-unfit`, `tester-unfit`. */
export function checkDevice(procedure: Procedure, role: Role, device: Device): void {
  checkKind(role, [device.role], device.address);
  const can = device.role === 'tester' ? device.capabilities : undefined;
  const why = unfitFor(wantsOf(procedure, familyTitle), device.family, can, role);
  if (!why) return;
  const params = { tester: familyTitle(device.family), procedure: procedure.title, ...why };
  throw new TributaryError('tester-unfit', device.family, params);
}
