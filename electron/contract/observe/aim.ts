import type { SectionKind } from '../states.ts';
import { inFrames, partsOf } from '../site-action.ts';
import type { ActionKind, Side, SiteLine } from '../site.ts';
import { kindOfSection, sideOf } from '../site-chain.ts';

/** What an action is done to. */
export interface Aim {
  line: SiteLine;
  kind: ActionKind;
  /** Section or point of the line, as the action names it. */
  at: string;
  section: SectionKind | undefined;
  side: Side | undefined;
  /** How long is measured, seconds. */
  forS: number;
}

export const DAY_S = 86_400;
const QUARTER_S = 900;

/** Kind and place of an action; undefined for one that nobody knows. */
export function aimOf(line: SiteLine, action: string): Aim | undefined {
  const parts = partsOf(action);
  if (!parts) return undefined;
  const { kind, at } = parts;
  const forS = /24$|^watch$/.test(kind) ? DAY_S : /^(ping|load|between)$/.test(kind) ? 60 : QUARTER_S;
  return { line, kind, at, section: kindOfSection(at), side: parts.side ?? sideOf(at), forS };
}

export const isEthernet = ({ line }: Aim): boolean => inFrames(line.variant);
/** The router of this end has its WAN on a V.35 port, on an E1 card, or on Ethernet. */
export function wanOf({ line: { variant }, side }: Aim): 'v35' | 'e1' | 'ethernet' {
  if (variant === 'router-e1-card' || (variant === 'converter-v35-to-e1-card' && side === 'z')) return 'e1';
  return variant === 'converter-v35' || variant === 'converter-v35-to-e1-card' ? 'v35' : 'ethernet';
}
