import { TributaryError } from '../../contract/errors.ts';
import { unfitFor, judgesPath } from '../../contract/fit.ts';
import { kindOfRole, roleName, type Device, type Role } from '../../contract/instrument.ts';
import { rolesOf } from '../../contract/needs.ts';
import type { Procedure } from '../../contract/procedure.ts';
import { familyTitle } from '../../instruments/index.ts';

/** Refuses roles that a procedure does not need, needed ones without an address, and one address for two. Errors: `role-missing`, `role-unneeded`, `role-shared`. */
export function checkUse(procedure: Procedure, use: Readonly<Record<Role, string>>): void {
  const roles = [...rolesOf(procedure.needs).keys()];
  const { title } = procedure;
  for (const role of roles)
    if (use[role] === undefined)
      throw new TributaryError('role-missing', role, { procedure: title, ...roleName(role) });
  const known = new Map<string, Role>();
  for (const [role, address] of Object.entries(use)) {
    if (!roles.includes(role))
      throw new TributaryError('role-unneeded', role, { procedure: title, needed: roles.join(', ') });
    const first = known.get(address);
    if (first !== undefined) throw new TributaryError('role-shared', address, { first, second: role });
    known.set(address, role);
  }
}

/** Refuses an instrument that is nothing that a role of a procedure is for. Errors: `role-unfit`, `tester-unfit`. */
export function checkDevice(procedure: Procedure, role: Role, device: Device): void {
  const { needs, title } = procedure;
  const kind = kindOfRole(role);
  if (device.role !== kind) {
    const [is, wanted] = [roleName(device.role), roleName(kind)];
    const params = { isZh: is.zh, isEn: is.en, wantedZh: wanted.zh, wantedEn: wanted.en };
    throw new TributaryError('role-unfit', device.address, params);
  }
  const can = device.role === 'tester' ? device.capabilities : undefined;
  const why = unfitFor({ needs, judgesPath: judgesPath(procedure) }, device.family, can, familyTitle, role);
  if (!why) return;
  const params = { tester: familyTitle(device.family), procedure: title, ...why };
  throw new TributaryError('tester-unfit', device.family, params);
}
