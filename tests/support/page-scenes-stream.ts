import type { Judgement } from '../../electron/contract/judgement.ts';
import type { MeasurementRecord } from '../../electron/contract/measurement.ts';
import type { RunRecord } from '../../electron/contract/run.ts';
import { STREAM_CAN, streamRecord } from '../../electron/contract/stream-tester.ts';
import type { DirectionCounts, StreamResult } from '../../electron/contract/stream.ts';
import type { ProcedureView, RunView } from '../../electron/contract/views.ts';
import { cleanRun, procedureViews, START_S } from './page-fixtures.ts';

const FAR = 'udp://10.177.100.254:52017';
/** Both directions, with as many digits as there can be. */
const results = (profile: StreamResult['profile'], askedBps: number): StreamResult[] =>
  (['out', 'back'] as const).map((direction) => ({
    step: profile,
    profile,
    direction,
    askedBps,
    sentBps: askedBps,
    receivedBps: askedBps * 0.9513,
    frame: 1518,
    sent: 444_664_031,
    received: 423_009_812,
    lost: 21_654_219,
    lossRatio: 0.0487,
    keptS: 86_400,
    reordered: 1204,
    duplicated: 17,
    corrupted: direction === 'back' ? 3 : 0,
    overrun: 0,
    ...(direction === 'out' ? { delayMs: { min: 4.1, avg: 12.35, max: 1204.9 } } : {}),
  }));
const second: DirectionCounts = {
  sent: 4941,
  sentS: 1,
  received: 4701,
  lost: 240,
  reordered: 0,
  duplicated: 0,
  corrupted: 0,
  longestLoss: 3,
  behindMs: 1,
};

/** A stream that goes on and loses. */
export const streamRun: RunView = {
  ...cleanRun,
  runId: 'stream',
  title: { zh: '以太网专线', en: 'Ethernet private line' },
  role: 'stream',
  instruments: {
    stream: {
      family: 'udp',
      label: 'Tributary UDP',
      address: FAR,
      simulated: false,
      link: 'ready',
      capabilities: STREAM_CAN,
    },
  },
  lamps: [],
  big: { state: 'frames-lost', line: { code: 'big.line.frames-lost', params: { lost: 480, sent: 9882 } } },
  events: [],
  stream: results('committed', 60e6),
  streamNow: {
    n: 365,
    second: { out: second, back: second },
    total: { out: second, back: second },
  },
  tracks: [{ id: 'r', kind: 'register', role: 'stream' }],
};

/** The procedure as New test draws it. */
export const streamView: ProcedureView = {
  ...procedureViews()[0]!,
  id: 'ethernet-private-line',
  title: { zh: '以太网专线', en: 'Ethernet private line' },
  needs: { stream: {} },
  settings: {
    far: { type: 'text', label: { zh: '远端电脑', en: 'Far computer' } },
    cir: { type: 'rate' },
    pir: { type: 'rate', optional: true, atLeast: 'cir' },
    duration: { type: 'duration', default: '15m', choices: ['1m', '15m', '2h', '24h'] },
    'frame-size': { type: 'choice', default: '1518', choices: ['64', '128', '256', '512', '1024', '1280', '1518'] },
  },
};
export const farEnd = { farEnd: { addresses: [FAR, 'udp://192.168.100.254:52017', 'udp://172.16.100.254:52017'] } };

/** The same as a record that failed. */
export function recordOfStream(like: RunRecord): RunRecord {
  const both = { zh: 'A→Z', en: 'A→Z', asked: '60 Mbit/s', came: '57.08 Mbit/s' };
  const judgement: Judgement = {
    seconds: { total: 86_400, observed: 86_400, gaps: 0 },
    totals: {},
    defects: {},
    sets: [],
    stream: [...results('committed', 60e6), ...results('peak', 80e6)],
    verdict: 'fail',
    why: [
      {
        code: 'why.stream-loss',
        params: { ...both, lost: 21_654_219, sent: 444_664_031, percent: '4.9', limit: '0.1' },
      },
    ],
  };
  const measurement: MeasurementRecord = {
    id: 'r',
    step: 'committed',
    role: 'stream',
    kind: 'register',
    forS: 86_400,
    from: START_S,
    to: START_S + 86_400,
    readings: [],
    judgement,
    verdict: 'fail',
  };
  return {
    ...like,
    runId: 'stream',
    instruments: { stream: streamRecord(FAR, { name: 'Tributary', version: '0.6.0' }) },
    gaps: [],
    events: [],
    verdict: 'fail',
    why: judgement.why,
    attempts: [{ number: 1, startedAtMs: START_S * 1000, steps: [], measurements: [measurement], verdict: 'fail' }],
  };
}
