import type { Family } from '../../../drivers/index.ts';
import type { FamilyInfo, PortInfo } from '../../contract/family.ts';
import type { SessionTools } from '../line/open-session.ts';

/** What a bench needs from below; tests hand in their own. */
export interface BenchTools extends SessionTools {
  families: readonly Family[];
  listPorts(): Promise<PortInfo[]>;
}

export const infosOf = ({ families }: BenchTools): FamilyInfo[] => families.map(({ info }) => info);
