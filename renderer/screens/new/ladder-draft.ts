import {
  LADDER_LIMITS,
  ladderRungs,
  PAYLOADS,
  type LadderGiven,
  type LadderRungs,
  type PayloadName,
} from '../../../electron/contract/ladder.ts';
import type { Needs } from '../../../electron/contract/needs.ts';
import { SITE_RUNGS } from '../../../electron/contract/site.ts';

/** How a ladder is chosen: laid by itself from the gateway and the way to the far end, rung by rung, as a file has it, or not at all. */
export const LADDER_MODES = ['auto', 'typed', 'file', 'none'] as const;
export type LadderMode = (typeof LADDER_MODES)[number];

/** A ladder as it is typed: texts, so that what is half written stays. */
export interface LadderDraft {
  mode: LadderMode;
  /** Address by rung; an empty one is not asked. */
  addresses: Readonly<Record<string, string>>;
  everyS: string;
  sizes: string;
  payload: PayloadName;
  /** What stood in the file that was chosen last, and its name. */
  file?: { name: string; ladder: LadderRungs };
}
export const NEW_LADDER: LadderDraft = {
  mode: 'auto',
  addresses: {},
  everyS: '1',
  sizes: '64 512 1472',
  payload: 'prbs',
};

const [leastMs, mostMs] = LADDER_LIMITS.everyMs;
const [leastSize, mostSize] = LADDER_LIMITS.size;
const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;
const IPV6 = /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*(%\w+)?$/i;
export const isAddress = (text: string): boolean => IPV4.test(text) || IPV6.test(text);

export function everyMsOf(text: string): number | undefined {
  const ms = /^\d+(\.\d+)?$/.test(text.trim()) ? Math.round(1000 * Number(text)) : NaN;
  return ms >= leastMs && ms <= mostMs ? ms : undefined;
}
export function sizesOf(text: string): number[] | undefined {
  const parts = text.split(/[\s,，、]+/).filter(Boolean);
  const sizes = parts.map((part) => (/^\d{1,5}$/.test(part) ? Number(part) : NaN));
  const isGood = sizes.every((size) => size >= leastSize && size <= mostSize) && new Set(sizes).size === sizes.length;
  return isGood && sizes.length > 0 && sizes.length <= LADDER_LIMITS.sizes ? sizes : undefined;
}

/** Rungs with an address, nearest first. */
export const rungsOf = ({ addresses }: LadderDraft): { id: string; address: string }[] =>
  SITE_RUNGS.flatMap((id) => {
    const address = addresses[id]?.trim() ?? '';
    return address === '' ? [] : [{ id, address }];
  });

/** The ladder that the core is given; undefined where none is wanted, or what is typed cannot be one. */
export function ladderGiven(draft: LadderDraft): LadderGiven | undefined {
  if (draft.mode === 'none') return undefined;
  if (draft.mode === 'auto') return 'auto';
  if (draft.mode === 'file') return draft.file?.ladder;
  const [everyMs, sizes, rungs] = [everyMsOf(draft.everyS), sizesOf(draft.sizes), rungsOf(draft)];
  if (everyMs === undefined || !sizes || rungs.length === 0 || !rungs.every(({ address }) => isAddress(address)))
    return undefined;
  return { version: 1, everyMs, timeoutMs: 1000, sizes, payloads: [draft.payload], rungs };
}

/** The modes that a procedure leaves: one that needs a ladder has one. */
export const modesFor = (needs: Needs): readonly LadderMode[] =>
  LADDER_MODES.filter((mode) => mode !== 'none' || needs.ladder?.optional);

/** The same as it is taken for a procedure: where nobody chose, one that goes without goes without. */
export function draftFor(needs: Needs, chosen: LadderDraft | undefined): LadderDraft {
  if (!chosen) return { ...NEW_LADDER, mode: needs.ladder?.optional ? 'none' : 'auto' };
  return modesFor(needs).includes(chosen.mode) ? chosen : { ...chosen, mode: 'auto' };
}

/** What was remembered; anything unreadable is nothing. */
export function rememberedLadder(text: string | undefined): LadderDraft | undefined {
  try {
    const { mode, addresses, everyS, sizes, payload, file } = JSON.parse(text ?? '') as Partial<LadderDraft>;
    if (!mode || !LADDER_MODES.includes(mode) || !payload || !PAYLOADS.includes(payload)) return undefined;
    const known = Object.entries(addresses ?? {}).filter(([, one]) => typeof one === 'string');
    const ladder = ladderRungs.safeParse(file?.ladder);
    return {
      mode,
      payload,
      addresses: Object.fromEntries(known),
      everyS: String(everyS),
      sizes: String(sizes),
      ...(file && ladder.success ? { file: { name: file.name, ladder: ladder.data } } : {}),
    };
  } catch {
    return undefined;
  }
}
