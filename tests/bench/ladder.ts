import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { openProber } from '../../drivers/index.ts';
import { ladderSchema, type Prober } from '../../electron/contract/ladder.ts';
import { createLineTime } from '../../electron/contract/line-time.ts';
import { systemClock } from '../../electron/machine/index.ts';
import { createFacility } from '../../electron/procedures/ladder/facility.ts';
import { sendRounds } from '../../electron/procedures/ladder/rounds.ts';
import { figure, measured, type Figure, type Measured } from './figure.ts';

const SECONDS = 8;
const EVERY_MS = 100;
/** Addresses of this computer: what is measured is the sender, not a network. */
const HOSTS = Array.from({ length: 8 }, (_, i) => `127.0.0.${i + 1}`);
const TICKS_A_SECOND = 100;

/** Processor time of this process and of what it started, milliseconds; Linux manual proc(5). */
function spentMs(): number {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean);
  const of = (pid: string): number => {
    const [utime = 0, stime = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .split(') ')[1]!
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return ((utime + stime) * 1000) / TICKS_A_SECOND;
  };
  return ['self', ...children].reduce((sum, pid) => sum + of(pid), 0);
}

interface Ladder {
  share: number;
  lateMs: Measured;
  sent: number;
  lost: number;
}
async function ladderFigures(): Promise<Ladder> {
  const rungs = HOSTS.map((address, at) => ({ id: `r${at}`, address }));
  const ladder = ladderSchema.parse({ version: 1, every: `${EVERY_MS}ms`, rungs });
  const time = createLineTime(systemClock);
  const prober = await openProber(ladder, systemClock);
  const late: number[] = [];
  const timed: Prober = {
    ...prober,
    round: (probes, patienceMs) => {
      late.push(time.at(systemClock.monotonicMs()) % EVERY_MS);
      return prober.round(probes, patienceMs);
    },
  };
  const facility = createFacility(
    timed,
    () => Promise.resolve(timed),
    systemClock,
    () => undefined,
  );
  let [sent, lost] = [0, 0];
  const [before, began] = [spentMs(), performance.now()];
  await sendRounds({
    ...{ ladder, facility, time, clock: systemClock, signal: new AbortController().signal },
    ...{ leftS: SECONDS, patienceMs: 60_000 },
    tell: (item) => {
      for (const ping of item.kind === 'second' ? item.pings : []) {
        sent += ping.sent;
        lost += ping.lost;
      }
    },
  });
  const share = (100 * (spentMs() - before)) / (performance.now() - began);
  await facility.close();
  return { share, sent, lost, lateMs: measured(late) };
}

/** How late fping sends, by when its answers come on this computer: the same hosts, the same pace. */
function fpingLateMs(): Measured {
  const count = (SECONDS * 1000) / EVERY_MS;
  const args = ['-D', '-i', '1', '-p', String(EVERY_MS), '-C', String(count), '-b', '64', ...HOSTS];
  const { stdout } = spawnSync('fping', args, { encoding: 'utf8' });
  const sent = new Map<string, number[]>();
  for (const [, at = '', host = ''] of stdout.matchAll(/^\[([\d.]+)\] (\S+)\s*: \[\d+\]/gm))
    sent.set(host, [...(sent.get(host) ?? []), Number(at) * 1000]);
  return measured([...sent.values()].flatMap((all) => all.map((ms, n) => Math.abs(ms - all[0]! - n * EVERY_MS))));
}

/** A ladder of eight rungs and three sizes at 10 Hz: what it takes of a processor, and how late its rounds are. */
export async function benchLadder(): Promise<Figure[]> {
  const { share, lateMs, lost, sent } = await ladderFigures();
  const fping = fpingLateMs();
  return [
    figure('ladder of 8 rungs x 3 sizes at 10 Hz, share of a core', share, '%', '<=', 15),
    figure(`its rounds are late by (fping in the same run: ${fping.value.toPrecision(2)} ms)`, lateMs, 'ms', '<=', 5),
    figure('its probes answered on this computer', (100 * (sent - lost)) / sent, '%', '>=', 100),
  ];
}
