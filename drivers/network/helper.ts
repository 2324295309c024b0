import { TributaryError } from '../../electron/contract/errors.ts';
import type { PayloadName, Probe, ProbeAnswer, Prober, WrongOctet } from '../../electron/contract/ladder.ts';
import { hexOf, payloadName, payloadOf } from './payload.ts';
import { openProgram } from './program.ts';

/** What a program is that sends probes when it is told to, one a line. */
export interface Helper {
  facility: Prober['facility'];
  identity: Prober['identity'];
  command: string;
  args: readonly string[];
  /** What it cannot be started without, milliseconds. */
  startMs: number;
}

/** What a line of a helper says. */
export type Said =
  | { is: 'ready'; how: string }
  | { is: 'answer'; id: number; answer: ProbeAnswer }
  | { is: 'again'; from: string }
  | { is: 'error'; id: number; said: string }
  | { is: 'unsent'; id: number; said: string };

const octet = (text: string): WrongOctet => {
  const [offset = NaN, sent = NaN, received = NaN] = text.split(':').map(Number);
  return { offset, sent, received };
};

/** ICMP errors by type and code, as RFC 792 calls them. */
const ERRORS: Readonly<Record<string, string>> = {
  '3 0': 'net unreachable',
  '3 1': 'host unreachable',
  '3 2': 'protocol unreachable',
  '3 3': 'port unreachable',
  '3 4': 'fragmentation needed and DF set',
  '3 5': 'source route failed',
  '3 13': 'administratively prohibited',
  '4 0': 'source quench',
  '11 0': 'time to live exceeded in transit',
  '11 1': 'fragment reassembly time exceeded',
};

function answerIn([us = '', count, listed = '']: readonly string[]): ProbeAnswer | undefined {
  if (!/^\d+$/.test(us)) return undefined;
  const ms = Number(us) / 1000;
  if (count === undefined) return { ms };
  return { ms, wrong: listed === '' ? [] : listed.split(',').map(octet), wrongOctets: Number(count) };
}

function errorIn([type = '', code = '', sender = '']: readonly string[]): string {
  return `${sender}: ${ERRORS[`${type} ${code}`] ?? (code === '-' ? type : `ICMP ${type}/${code}`)}`;
}

/** What may stand at the beginning of a line. */
const SAYINGS: Readonly<Record<string, (id: number, rest: readonly string[], text: string) => Said | undefined>> = {
  ready: (_id, _rest, how) => ({ is: 'ready', how }),
  answer: (id, rest) => {
    const answer = answerIn(rest);
    return answer && { is: 'answer', id, answer };
  },
  again: (_id, [from = '']) => ({ is: 'again', from }),
  error: (id, rest) => ({ is: 'error', id, said: errorIn(rest) }),
  unsent: (id, rest) => ({ is: 'unsent', id, said: rest.join(' ') }),
};

/** One line of a helper; undefined where it says nothing that is known. Pure. */
export function saidIn(line: string): Said | undefined {
  const [what = '', id = '', ...rest] = line.trim().split(' ');
  const say = Object.hasOwn(SAYINGS, what) ? SAYINGS[what] : undefined;
  return what === 'ready' || /^\d+$/.test(id) ? say?.(Number(id), rest, id) : undefined;
}

interface Waiting {
  resolve(answer: ProbeAnswer): void;
  reject(why: unknown): void;
  /** What came instead of an answer. */
  said?: string;
  timer: NodeJS.Timeout;
}

/** Probes on their way, by the number under which the program knows them. */
function createWaiting(facility: Prober['facility']) {
  const open = new Map<number, Waiting>();
  const take = (id: number): Waiting | undefined => {
    const one = open.get(id);
    clearTimeout(one?.timer);
    open.delete(id);
    return one;
  };
  const settle = (id: number, answer: ProbeAnswer): void => {
    const one = take(id);
    one?.resolve(one.said === undefined ? answer : { ...answer, said: one.said });
  };
  return {
    wait: (id: number, patienceMs: number): Promise<ProbeAnswer> =>
      new Promise((resolve, reject) => {
        open.set(id, { resolve, reject, timer: setTimeout(() => settle(id, {}), patienceMs) });
      }),
    hear: (said: Exclude<Said, { is: 'ready' | 'again' }>): void => {
      if (said.is === 'answer') return settle(said.id, said.answer);
      const one = open.get(said.id);
      if (one) one.said = said.said;
      if (said.is === 'error') return;
      if (FORBIDDEN.includes(said.said))
        take(said.id)?.reject(new TributaryError('ping-forbidden', facility, { text: said.said }));
      else settle(said.id, {});
    },
    rejectAll: (why: unknown): void => {
      for (const id of [...open.keys()]) take(id)?.reject(why);
    },
  };
}

/** What the system says where a rule of its own keeps pings from leaving. */
const FORBIDDEN = ['EPERM', 'EACCES'];

/** Payloads as the program knows them, by number; a new one is told in front of the probe that holds it. */
function createPayloads() {
  const known = new Map<string, number>();
  return ({ payload, size }: Probe, lines: string[]): number => {
    const key = `${payload} ${size}`;
    const number = known.get(key) ?? known.size;
    if (!known.has(key)) lines.push(`payload ${number} ${hexOf(payloadOf(payload, size))}`);
    known.set(key, number);
    return number;
  };
}

interface Told {
  ready(how: string): void;
  ended(said: string): void;
}
function start({ facility, identity, command, args }: Helper, told: Told): Prober {
  const waiting = createWaiting(facility);
  const numberOf = createPayloads();
  const twice: Record<string, number> = {};
  let [next, gone]: [number, Error | undefined] = [0, undefined];
  const program = openProgram(command, args, (line) => {
    const said = saidIn(line);
    if (said?.is === 'ready') told.ready(said.how);
    else if (said?.is === 'again') twice[said.from] = (twice[said.from] ?? 0) + 1;
    else if (said) waiting.hear(said);
  });
  const end = (said: string): void => {
    gone = new TributaryError('ping-gone', facility, { text: said });
    told.ended(said);
    waiting.rejectAll(gone);
  };
  void program.ended.then(end);
  const probeLines = (probe: Probe, id: number): string[] => {
    const lines: string[] = [];
    const number = numberOf(probe, lines);
    return [...lines, `probe ${id} ${probe.address} ${number}`];
  };
  return {
    facility,
    identity,
    compared: true,
    payloadName: (payload: PayloadName) => payloadName(payload),
    twice: () => twice,
    round: (probes, patienceMs) => {
      if (gone) return probes.map(() => Promise.reject(gone!));
      const ids = probes.map(() => next++);
      const answers = ids.map((id) => waiting.wait(id, patienceMs));
      program.send(probes.flatMap((probe, i) => probeLines(probe, ids[i]!)));
      return answers;
    },
    close: async () => {
      program.stop();
      await program.ended;
    },
  };
}

/** Starts a helper. Where it cannot run here: why not, as it says, so that another facility is tried. */
export function openHelper(helper: Helper): Promise<Prober | string> {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      void prober.close();
      resolve('timed out');
    }, helper.startMs);
    const end = (what: Prober | string): void => {
      clearTimeout(late);
      resolve(what);
    };
    const prober = start(helper, { ready: () => end(prober), ended: end });
  });
}
