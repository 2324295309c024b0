import { checkAddress, families as familyList, familyOf, listPorts, wayTo } from '../../drivers/index.ts';
import type { FamilyName } from '../contract/address.ts';
import { panelOf, type BoxKind, type BoxPanel } from '../contract/box.ts';
import { rolesOfFamily, type FamilyInfo } from '../contract/family.ts';
import type { RoleKind } from '../contract/instrument.ts';
import { alike, type Bilingual } from '../contract/text.ts';
import type { Identity, Observation } from '../contract/tester.ts';
import { Bench } from './bench/bench.ts';
import { infosOf, type BenchTools } from './bench/bench-tools.ts';
import type { LeftLoop } from './loops/loop-book.ts';
import { releaseLeft as releaseLeftWith, type ReleaseTools } from './loops/release-left.ts';
import { createWires } from './line/wires.ts';
import { openSessionWith, type SessionOptions } from './line/open-session.ts';
import { isOfTester, isSame, type Session } from './line/session.ts';
import { isOne, type Known } from './line/one-instrument.ts';
import { offerSecrets } from './secrets/secret-store.ts';
import { isSimulated } from './simulators/simulator-registry.ts';

const tools: BenchTools = {
  wires: createWires({ wayTo, listPorts }),
  families: familyList,
  familyOf,
  isSimulated,
  listPorts,
};

/** Opens an address, identifies what answers. Ends within 15 s. Errors: the port and link errors of the catalogue. */
export { checkFar, farAddresses, openFar, startFar, type Far } from './stream.ts';
export function openSession(address: string, signal: AbortSignal, options: SessionOptions): Promise<Session> {
  return openSessionWith(tools, address, signal, options);
}
/** Ports and testers at hand, and the manual panel of each. */
export function createBench(options: SessionOptions): Bench {
  return new Bench(tools, options);
}
/** The families this program knows, for `tributary testers` and the bench. */
export function families(): readonly FamilyInfo[] {
  return infosOf(tools);
}
/** What people call a family; one that this program does not know by its name. */
export const familyTitle = (name: FamilyName): Bilingual =>
  families().find(({ family }) => family === name)?.title ?? alike(name);
/** How a box of this kind looks: by maker and model where they are known, else the common one of its kind. */
export const boxFor = (kind: BoxKind, printed?: Parameters<typeof panelOf>[2]): BoxPanel | undefined =>
  panelOf(
    families().flatMap(({ panels = [] }) => panels),
    kind,
    printed,
  );
/** What an instrument can be to a run, by its address alone. Errors: `bad-address`. */
export const rolesAt = (address: string): RoleKind[] => rolesOfFamily(familyOf(checkAddress(address).family).info);
/** True if `found` is the instrument `expected` of this family: the rule by which a lost line is taken up again. */
export const isSameInstrument = (family: FamilyName, expected: Identity, found: Identity): boolean =>
  isSame(familyOf(family), expected, found);
/** True if both are one instrument, however it is reached. Two seats on one cable are two. Errors: `bad-address`. */
export const isOneInstrument = (one: Known, other: Known): boolean =>
  isOne(one, other, (family) => familyOf(family).info.seat);
export { checkAddress, isOfTester, offerSecrets };
export { lent } from './line/lent.ts';
export { loopBook, mayOwe, type LeftLoop, type LoopBook } from './loops/loop-book.ts';
/** Releases a loop that was left, on the instrument on which it was set. Errors: those of the link, `other-instrument`, `command-refused`. */
export const releaseLeft = (
  loop: LeftLoop,
  { home, ...tools }: Omit<ReleaseTools, 'familyOf' | 'isSimulated'> & { home: string },
  signal: AbortSignal,
): Promise<void> =>
  releaseLeftWith(loop, { ...tools, familyOf, isSimulated: (address) => isSimulated(address, home) }, signal);
export { clockOffsetOf } from './line/clock-offset.ts';
export type { Known };
export type { Bench } from './bench/bench.ts';
export { simulate } from './simulators/simulate.ts';
export type { SessionOptions } from './line/open-session.ts';
export type { Session } from './line/session.ts';
export type { Observation };
export { download, openProber, reachPlace, reachSite } from '../../drivers/index.ts';
export { checkLadder, ladderIn, readLadder } from './ladder.ts';
