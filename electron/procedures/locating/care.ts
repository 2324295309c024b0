import { kindOfSection } from '../../contract/site-chain.ts';
import { partsOf } from '../../contract/site-action.ts';
import type { ActionKind, Owner, SiteLine } from '../../contract/site.ts';
import type { Message } from '../../contract/words/index.ts';

/** What touches a box: before it, configuration and log are saved and its owner is asked. Loops only where they stand on a box. */
const TOUCHING: readonly ActionKind[] = ['restart', 'swap', 'swap24', 'unplug', 'load'];
const LOOPS: readonly ActionKind[] = ['loop', 'loop24'];

/** The section that is touched: that of a place where a laptop stands, or the box of a loop. */
function touched(line: SiteLine, action: string): string | undefined {
  const parts = partsOf(action);
  if (!parts) return undefined;
  const { kind, at } = parts;
  const section = line.sections.find(({ id }) => id === at)?.id;
  if (LOOPS.includes(kind)) return section;
  if (kind === 'load')
    return section ?? line.sections.find(({ id }) => id === at.replace(/^(line|cli)_/, 'router_'))?.id;
  return TOUCHING.includes(kind) ? section : undefined;
}

/** Whose consent an action takes, and for which section; undefined where it touches no box. */
export function careFor(line: SiteLine, action: string): { section: string; owner: Owner } | undefined {
  const id = touched(line, action);
  const section = line.sections.find((one) => one.id === id);
  return section && { section: section.id, owner: section.owner };
}

/** What has light in it. */
const OPTICAL = ['fibre', 'modem', 'node', 'net'] as const;
/** What to mind with an action. */
export function notesOf(line: SiteLine, action: string): Message[] {
  const { kind, at } = partsOf(action) ?? {};
  const section = at === undefined ? undefined : kindOfSection(at);
  const light =
    kind === 'optical' || ((kind === 'swap' || kind === 'swap24') && OPTICAL.some((one) => one === section));
  const notes: Message[] = light ? [{ code: 'care.light' }] : [];
  const loop = kind !== undefined && LOOPS.includes(kind) && line.sections.length > 0;
  return loop ? [...notes, { code: 'care.loop' }] : notes;
}
