import { parseAddress, wireOf, type FamilyName } from '../../contract/address.ts';
import type { Identity } from '../../contract/tester.ts';

/** What is known of an instrument: where it is and, once it has answered, what it says of itself. */
export interface Known {
  address: string;
  identity?: Identity;
  simulated?: boolean;
}
/** What of a family is needed to tell its instruments apart. */
export type SeatOf = (family: FamilyName) => string | undefined;

/** Two ways to one place: the same seat on one cable or socket, or one of them takes it whole. What has no cable is what its address says. */
function isSamePlace(one: string, other: string, seatOf: SeatOf): boolean {
  if (one === other) return true;
  const [a, b] = [parseAddress(one), parseAddress(other)];
  const wire = wireOf(a);
  if (wire === undefined || wire !== wireOf(b)) return false;
  const [at, and] = [a, b].map(({ family, options }) => options[seatOf(family) ?? '']);
  return at === undefined || and === undefined || (a.family === b.family && at === and);
}

/** The number on its label, as it tells it. Simulators of a kind all tell the same. */
const numberOf = ({ address, identity, simulated }: Known): string | undefined =>
  identity?.serial === undefined || simulated
    ? undefined
    : [parseAddress(address).family, identity.maker, identity.model, identity.serial].join('|');

/** True if both are one instrument, however it is reached. Two seats on one cable are two instruments. */
export function isOne(one: Known, other: Known, seatOf: SeatOf): boolean {
  const number = numberOf(one);
  if (number !== undefined && number === numberOf(other)) return true;
  return isSamePlace(one.address, other.address, seatOf);
}
