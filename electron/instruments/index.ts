import { baudOf, checkAddress, familyOf, listPorts, testerFamilies, wayTo } from '../../drivers/index.ts';
import type { FamilyInfo, Observation } from '../contract/tester.ts';
import { Bench, type BenchTools } from './bench/bench.ts';
import { createWires } from './line/wires.ts';
import { openSessionWith, type Session, type SessionOptions } from './line/session.ts';
import { isSimulated } from './simulators/simulator-registry.ts';

const tools: BenchTools = { wires: createWires({ wayTo, listPorts }), familyOf, baudOf, isSimulated, listPorts };

/** Opens an address, identifies what answers. Ends within 15 s. Errors: the port and link errors of the catalogue. */
export function openSession(address: string, signal: AbortSignal, options: SessionOptions): Promise<Session> {
  return openSessionWith(tools, address, signal, options);
}
/** Ports and testers at hand, and the manual panel of each. */
export function createBench(options: SessionOptions): Bench {
  return new Bench(tools, options);
}
/** The families this program knows, for `tributary testers` and the bench. */
export function families(): readonly FamilyInfo[] {
  return testerFamilies.map((family) => family.info);
}
export { checkAddress };
export type { Bench } from './bench/bench.ts';
export { simulate } from './simulators/simulate.ts';
export type { Session, SessionOptions } from './line/session.ts';
export type { WireLine } from './line/wire-tap.ts';
export type { Observation };
