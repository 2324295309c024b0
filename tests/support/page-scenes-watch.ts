import { wireMessage } from '../../electron/contract/ladder-finding.ts';
import type { LadderRungs, RungResult } from '../../electron/contract/ladder.ts';
import { NO_BITS } from '../../electron/contract/no-bits.ts';
import type { Judgement } from '../../electron/contract/judgement.ts';
import type { MeasurementRecord } from '../../electron/contract/measurement.ts';
import type { RunEvent, RunRecord } from '../../electron/contract/run.ts';
import type { PingSecond, TrackWindow } from '../../electron/contract/tracks.ts';
import type { ProcedureView, RunView } from '../../electron/contract/views.ts';
import { cleanRun, procedureViews, START_S } from './page-fixtures.ts';

/** Every rung that site names, the far ones losing; the third answers rarely. */
const RUNGS = [
  'lan',
  'gateway',
  'nearConverter',
  'farConverter',
  'farRouterWan',
  'farRouterLan',
  'farHost',
  'farHost2',
] as const;
const rungs: RungResult[] = RUNGS.map((rung, at) => ({
  rung,
  address: `10.177.${100 + at}.254`,
  sent: 259_200,
  lost: at === 2 ? 84_511 : at > 3 ? 1204 : 0,
  late: at > 3 ? 17 : 0,
  wrongOctets: at === 6 ? 3 : 0,
  minMs: 0.4 + 5 * at,
  avgMs: 1.3 + 6 * at,
  maxMs: 12 + 190 * at,
  bySize: [],
  bursts: at > 3 ? [0, 1, 2, 3].map((n) => ({ from: 900 * n, to: 900 * n + 3, sent: 3, lost: 3 })) : [],
  payload: 'prbs 2^15-1',
  compared: true,
  ...(at === 2 ? { answersRarely: true as const } : {}),
}));
const now: PingSecond[] = RUNGS.map((rung, at) => ({
  t: START_S + 365,
  rung,
  sent: 3,
  lost: at > 3 ? 3 : 0,
  late: 0,
  wrong: 0,
  ...(at > 3 ? {} : { minMs: 1, avgMs: 1.4 + at, maxMs: 2 }),
}));
const burst: RunEvent = {
  t: START_S + 300,
  kind: 'loss',
  attempt: 1,
  durationS: 3,
  message: {
    code: 'event.loss',
    params: {
      lost: 27,
      sent: 27,
      zh: 'E1 CRC errors → 远端路由器 WAN 口 (+1 s) → 远端电脑 (+1 s)',
      en: 'E1 CRC errors → far router, WAN (+1 s) → far computer (+1 s)',
    },
  },
};

const facility = { family: 'ping', label: 'Linux ICMP socket', address: 'ping@icmp-socket', simulated: false } as const;
/** A watch that goes on: the ladder alone, and what a converter tells. */
export const watchRun: RunView = {
  ...cleanRun,
  runId: 'watch',
  title: { zh: '值守监测', en: 'Watch' },
  role: 'ladder',
  instruments: { ladder: { ...facility, link: 'ready', capabilities: NO_BITS } },
  lamps: [],
  big: {
    state: 'loses',
    line: { code: 'big.line.loses', params: { zh: '远端路由器 WAN 口', en: 'far router, WAN', lost: 3, sent: 3 } },
  },
  events: [burst],
  ladder: rungs,
  rungsNow: now,
  found: [
    wireMessage('mtu', { rung: 'farHost', address: '10.77.2.2', octets: 1400 }),
    wireMessage('two-macs', { rung: 'gateway', address: '10.77.1.1', macs: '00:00:5e:00:53:01, 00:00:5e:00:53:02' }),
  ],
  tracks: [
    { id: 'p', kind: 'ping', role: 'ladder' },
    { id: 'r', kind: 'register', role: 'converter.a' },
  ],
};

/** A window of tracks: loss in the middle, a gap, a register that moves. */
export function tracks({
  measurement,
  from,
  to,
  pixels,
}: {
  measurement: string;
  from: number;
  to: number;
  pixels: number;
}): TrackWindow {
  const lane = <T>(fill: (at: number) => number, of: { from(items: number[]): T }): T =>
    of.from(Array.from({ length: pixels }, (_, at) => fill(at / pixels)));
  const pings = RUNGS.map((rung, n) => ({
    rung,
    sent: lane(() => 3, Float64Array),
    lost: lane((x) => (n > 3 && x > 0.3 && x < 0.32 ? 3 : 0), Float64Array),
    late: lane(() => 0, Float64Array),
    wrong: lane((x) => (n === 6 && x > 0.5 && x < 0.505 ? 1 : 0), Float64Array),
    maxMs: lane((x) => 1 + 6 * n + 3 * Math.sin(40 * x), Float64Array),
  }));
  const crc = lane((x) => (x > 0.29 ? 22 : 5), Float64Array);
  const registers = [
    {
      source: 'E1',
      name: 'CRC errors',
      min: crc,
      max: crc,
      said: lane(() => 1, Uint32Array),
      changed:
        pixels === 1
          ? Uint32Array.of(1)
          : lane((x) => (Math.floor(x * pixels) === Math.ceil(0.29 * pixels) ? 1 : 0), Uint32Array),
    },
  ];
  const unobserved = lane((x) => (x > 0.7 && x < 0.72 ? 1 : 0), Uint8Array);
  return {
    from,
    to,
    pings: measurement === 'r' ? [] : pings,
    registers: measurement === 'r' ? registers : [],
    unobserved,
  };
}

/** The procedure as New test draws it, and its ladder as it was typed last time: one address is wrong. */
export const watchView: ProcedureView = {
  ...procedureViews()[0]!,
  id: 'watch',
  title: { zh: '值守监测', en: 'Watch' },
  needs: { ladder: {} },
  settings: { duration: { type: 'duration', default: '24h', choices: ['1h', '24h', '72h', '7d'] } },
};
const LADDER_OF_FILE: LadderRungs = {
  version: 1,
  everyMs: 500,
  timeoutMs: 1000,
  sizes: [64, 512, 1472],
  payloads: ['prbs', 'FF'],
  rungs: ['gateway', 'nearConverter', 'ring-node-1', 'ring-node-2', 'farRouterWan', 'farRouterLan', 'farHost'].map(
    (id, at) => ({ id, address: `10.77.${at}.1` }),
  ),
};
export const WATCH_CHOSEN = {
  'remembered.get': () => ({
    'new.ladder': JSON.stringify({
      mode: 'typed',
      addresses: { gateway: '10.77.1.1', farRouterWan: '10.77.9.256', farHost: '10.77.2.2' },
      everyS: '1',
      sizes: '64 512 1472',
      payload: 'prbs',
    }),
  }),
};

/** The same with the ladder of a file. */
export const WATCH_OF_FILE = {
  'remembered.get': () => ({
    'new.ladder': JSON.stringify({
      ...{ mode: 'file', addresses: {}, everyS: '1', sizes: '64 512 1472', payload: 'prbs' },
      file: { name: '园区到城南局 ladder.yaml', ladder: LADDER_OF_FILE },
    }),
  }),
};

/** The same as a record that failed. */
export function watchRecord(like: RunRecord): RunRecord {
  const judgement: Judgement = {
    seconds: { total: 259_200, observed: 259_190, gaps: 1 },
    totals: {},
    defects: {},
    sets: [],
    ladder: rungs,
    verdict: 'fail',
    why: [
      {
        code: 'why.ladder-loss',
        params: { rung: 'farHost', size: 64, lost: 1204, sent: 86_400, percent: 1.4, limit: 0 },
      },
    ],
  };
  const measurement: MeasurementRecord = {
    id: 'p',
    step: 'run',
    role: 'ladder',
    kind: 'ping',
    forS: 259_200,
    from: START_S,
    to: START_S + 259_200,
    readings: [],
    judgement,
    verdict: 'fail',
  };
  const { family, address, simulated } = facility;
  return {
    ...like,
    runId: 'watch',
    ladder: {
      version: 1,
      everyMs: 1000,
      sizes: [64],
      payloads: ['prbs'],
      timeoutMs: 1000,
      rungs: rungs.map(({ rung, address }) => ({ id: rung, address })),
    },
    instruments: {
      ladder: { family, address, simulated, identity: { maker: 'Linux', model: 'ICMP socket' }, capabilities: NO_BITS },
    },
    gaps: [],
    events: [burst],
    verdict: 'fail',
    why: judgement.why,
    attempts: [{ number: 1, startedAtMs: START_S * 1000, steps: [], measurements: [measurement], verdict: 'fail' }],
  };
}
