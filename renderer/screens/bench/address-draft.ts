import {
  ADDRESS_KINDS,
  partsOf,
  writeAddress,
  type AddressKind,
  type PlaceParts,
} from '../../../electron/contract/address.ts';
import type { AddressField, FamilyInfo, PortInfo } from '../../../electron/contract/family.ts';

/** What was chosen and typed in of an instrument that is to be added. What its family or its way does not have stays, and is not written. */
export interface AddressDraft {
  family: string;
  way: AddressKind;
  parts: PlaceParts;
  options: Readonly<Record<string, string>>;
}

/** The form as it opens. `port`: the port that somebody wants to use; else the first of this computer stands there, where there is one. */
export function firstDraft(
  families: readonly FamilyInfo[],
  ports: readonly PortInfo[],
  port: string | undefined,
): AddressDraft {
  const way = waysOf(families)[0]!;
  const first = reachedBy(families, way)[0]!;
  const path = port ?? ports[0]?.path;
  return { family: first.family, way, parts: path === undefined ? {} : { path }, options: {} };
}

/** By which ways anything can be reached, in the order in which people are offered them. */
export const waysOf = (families: readonly FamilyInfo[]): AddressKind[] =>
  ADDRESS_KINDS.filter((way) => families.some(({ transports }) => transports.includes(way)));

/** What can be reached by a way. */
export const reachedBy = (families: readonly FamilyInfo[], way: AddressKind): FamilyInfo[] =>
  families.filter(({ transports }) => transports.includes(way));

/** Another way, to what was chosen if it can be reached by that. */
export function withWay(draft: AddressDraft, families: readonly FamilyInfo[], way: AddressKind): AddressDraft {
  const there = reachedBy(families, way);
  const { family } = there.find((one) => one.family === draft.family) ?? there[0]!;
  return { ...draft, way, family };
}

/** The rows that this way has: the needed ones first, then what is chosen from a list, and what can mostly be left open last. */
export function rowsOf({ addressForm }: FamilyInfo, way: AddressKind): AddressField[] {
  const rank = (field: AddressField): number => (field.required?.includes(way) ? 0 : field.choices ? 1 : 2);
  return addressForm.filter(({ on }) => on.includes(way)).toSorted((a, b) => rank(a) - rank(b));
}

/** The address that the form stands for, complete or not. */
export function addressOf({ family, way, parts, options }: AddressDraft, info: FamilyInfo): string {
  const place = partsOf(way).map(([part]) => [part, parts[part]?.trim()]);
  // Blanks at the ends are a mistake, but for those of a password.
  const given = rowsOf(info, way).map(({ option, kind }) => [
    option,
    kind === 'secret' ? options[option] : options[option]?.trim(),
  ]);
  return writeAddress(family, way, Object.fromEntries(place), Object.fromEntries(given));
}
