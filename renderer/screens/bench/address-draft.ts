import { partsOf, writeAddress, type AddressKind, type PlaceParts } from '../../../electron/contract/address.ts';
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
  const first = families[0]!;
  const way = port === undefined ? first.transports[0]! : 'serial';
  const path = port ?? ports[0]?.path;
  return { family: first.family, way, parts: path === undefined ? {} : { path }, options: {} };
}

/** Families that can be reached by a port, where one is meant. */
export const offered = (families: readonly FamilyInfo[], port: string | undefined): FamilyInfo[] =>
  families.filter(({ transports }) => port === undefined || transports.includes('serial'));

/** Another family, by the way that was chosen if it has it. */
export const withFamily = (draft: AddressDraft, { family, transports }: FamilyInfo): AddressDraft => ({
  ...draft,
  family,
  way: transports.includes(draft.way) ? draft.way : transports[0]!,
});

/** The rows that this way has, the needed ones first. */
export function rowsOf({ addressForm }: FamilyInfo, way: AddressKind): AddressField[] {
  const needed = (field: AddressField): number => (field.required?.includes(way) ? 0 : 1);
  return addressForm.filter(({ on }) => on.includes(way)).toSorted((a, b) => needed(a) - needed(b));
}

/** The address that the form stands for, complete or not. */
export function addressOf({ family, way, parts, options }: AddressDraft, info: FamilyInfo): string {
  const place = partsOf(way).map(([part]) => [part, parts[part]?.trim()]);
  const given = rowsOf(info, way).map(({ option }) => [option, options[option]?.trim()]);
  return writeAddress(family, way, Object.fromEntries(place), Object.fromEntries(given));
}
