import { placeText, type Address } from '../../../electron/contract/address.ts';
import type { Clock } from '../../../electron/contract/clock.ts';
import { TributaryError } from '../../../electron/contract/errors.ts';
import type { Bilingual } from '../../../electron/contract/text.ts';
import {
  AUTH_PROTOCOLS,
  PRIV_PROTOCOLS,
  snmpOver,
  type SnmpAccess,
  type SnmpTalk,
  type Transport,
} from '../../transport/index.ts';
import { decodeIntervals, decodeLine, intervalColumns, lineOids, type Ds1Interval } from './codec.ts';
import { CONFIG, INTERVAL_S, WORDS } from './model.ts';
import { fallenSince, type Ds1State } from './state.ts';

const bad = (address: Address, words: Bilingual): TributaryError =>
  new TributaryError('bad-address', `${address.family}@${placeText(address)}`, { ...words });

/** As whom the box is asked. Errors: `bad-address` where version 3 lacks a user. */
export function accessOf(address: Address): SnmpAccess {
  const { version = '2c', community = 'public', user, auth, priv } = address.options;
  if (version === '1' || version === '2c') return { version, community };
  if (user === undefined) throw bad(address, WORDS['no-user']);
  if (priv !== undefined && auth === undefined) throw bad(address, WORDS['no-auth']);
  const named = <N extends string>(names: readonly N[], name: string | undefined, usual: N): N =>
    names.find((one) => one === name) ?? usual;
  return {
    version: '3',
    user,
    ...(auth
      ? { auth: { protocol: named(AUTH_PROTOCOLS, address.options['auth-protocol'], 'sha'), password: auth } }
      : {}),
    ...(priv
      ? { priv: { protocol: named(PRIV_PROTOCOLS, address.options['priv-protocol'], 'aes'), password: priv } }
      : {}),
  };
}

export const talkTo = (transport: Transport, address: Address, clock: Clock): SnmpTalk =>
  snmpOver(transport, accessOf(address), clock);

/** The line that the address means. Errors: `bad-answer` where the box has none; `bad-address` where it has others, or several. */
export async function indexOf(talk: SnmpTalk, address: Address, signal: AbortSignal): Promise<number> {
  const column = `${CONFIG}.1`;
  const rows = await talk.under([column], signal);
  const known = [...rows.keys()].map((oid) => Number(oid.slice(column.length + 1)));
  const wanted = address.options['index'];
  if (known.length === 0) throw new TributaryError('bad-answer', placeText(address), { ...WORDS['no-line'] });
  if (wanted === undefined && known.length > 1) throw bad(address, WORDS['which-line'](known));
  if (wanted === undefined) return known[0]!;
  if (!known.includes(Number(wanted))) throw bad(address, WORDS['no-such-line'](Number(wanted), known));
  return Number(wanted);
}

/** Reads a line again and again: the earlier intervals only when one has ended since. */
export function createReader(clock: Clock) {
  let before: { atMs: number; state: Ds1State } | undefined;
  const isSameInterval = (elapsed: number | undefined): boolean => {
    const past = before?.state.line.elapsed;
    if (!before || elapsed === undefined || past === undefined || elapsed < past) return false;
    return clock.monotonicMs() - before.atMs < (INTERVAL_S - past) * 1000;
  };
  return async (talk: SnmpTalk, index: number, signal: AbortSignal): Promise<Ds1State> => {
    const line = decodeLine(await talk.get(lineOids(index), signal), index);
    const isSame = isSameInterval(line.elapsed);
    const intervals: readonly Ds1Interval[] = isSame
      ? before!.state.intervals
      : decodeIntervals(await talk.under(intervalColumns(index), signal), index);
    const fallen = isSame ? fallenSince(before!.state.line.current, line.current) : [];
    const state = { index, line, intervals, fallen };
    before = { atMs: clock.monotonicMs(), state };
    return state;
  };
}
