import type { Clock } from '../../../electron/contract/clock.ts';
import { TributaryError } from '../../../electron/contract/errors.ts';
import type { SnmpTalk } from '../../transport/index.ts';
import { decodeLine, lineOids, type Ds1Line } from './codec.ts';
import { CODE_MS, CONFIG, CONFIG_COLUMNS, FAR_LOOPS, LOOPS, NO_LOOP, SEND, WORDS, type LoopKind } from './model.ts';

/** An agent may take seconds to do what it was told. */
const LOOK_MS = 1_000;

const OBJECTS = { loopConfig: 'dsx1LoopbackConfig', sendCode: 'dsx1SendCode' } as const;

function put(
  talk: SnmpTalk,
  index: number,
  object: keyof typeof OBJECTS,
  value: number,
  signal: AbortSignal,
): Promise<void> {
  return talk.set(`${CONFIG}.${CONFIG_COLUMNS[object]}.${index}`, value, `${OBJECTS[object]}=${value}`, signal);
}

const read = async (talk: SnmpTalk, index: number, signal: AbortSignal): Promise<Ds1Line> =>
  decodeLine(await talk.get(lineOids(index), signal), index);

/** Looks until it is so, as long as a code is sent. False: it is not, or this agent cannot tell. */
async function comes(
  { talk, index, clock }: { talk: SnmpTalk; index: number; clock: Clock },
  isSo: (loops: number) => boolean,
  signal: AbortSignal,
): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < CODE_MS; waitedMs += LOOK_MS) {
    const { loopStatus } = await read(talk, index, signal);
    if (loopStatus !== undefined && isSo(loopStatus)) return true;
    await clock.sleep(LOOK_MS, signal);
  }
  return false;
}

/**
 * Sets a loop. Near: at once. Far: its code is sent until the agent tells that the far end has followed, or as long as is usual where the agent is too
 * old to tell. Errors: `command-refused` for a loop that the box or the far end does not do.
 */
export async function setLoop(
  talk: SnmpTalk,
  index: number,
  kind: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  if (!Object.hasOwn(LOOPS, kind)) throw refused(kind, { zh: '—', en: '—' });
  const { object, value, bit } = LOOPS[kind as LoopKind];
  await put(talk, index, object, value, signal);
  if (object === 'loopConfig') return;
  const tells = (await read(talk, index, signal)).loopStatus !== undefined;
  const isFar = (loops: number): boolean => (loops & bit) !== 0;
  const follows = await comes({ talk, index, clock }, isFar, signal);
  if (tells && !follows) {
    await put(talk, index, 'sendCode', SEND.reset, signal);
    await clock.sleep(LOOK_MS, signal);
  }
  await put(talk, index, 'sendCode', SEND.none, signal);
  if (tells && !follows) throw refused(kind, WORDS['far-silent']);
}

const refused = (command: string, text: { zh: string; en: string }): TributaryError =>
  new TributaryError('command-refused', '', { command, ...text });

/** Takes back whatever loop stands, near and far. Errors: `command-refused` where the far end keeps its loop. */
export async function releaseLoops(talk: SnmpTalk, index: number, clock: Clock, signal: AbortSignal): Promise<void> {
  const { loopConfig, loopStatus, sendCode = SEND.none } = await read(talk, index, signal);
  if (loopConfig !== NO_LOOP) await put(talk, index, 'loopConfig', NO_LOOP, signal);
  const tells = loopStatus !== undefined;
  // One that cannot tell may have looped the far end: it is asked to drop it in any case.
  if (tells && (loopStatus & FAR_LOOPS) === 0 && sendCode === SEND.none) return;
  await put(talk, index, 'sendCode', SEND.reset, signal);
  const gone = await comes({ talk, index, clock }, (loops) => (loops & FAR_LOOPS) === 0, signal);
  await put(talk, index, 'sendCode', SEND.none, signal);
  if (tells && !gone) throw refused(`dsx1SendCode=${SEND.reset}`, WORDS['far-stands']);
}
