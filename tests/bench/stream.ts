import { spawn, spawnSync } from 'node:child_process';
import { openStream, startReflector } from '../../drivers/index.ts';
import { payloadLength } from '../../drivers/network/stream/frame.ts';
import { figure, measured, type Figure } from './figure.ts';

const SECONDS = 3;
const ROUNDS = 3;
/** The most that a far end takes. */
const CAP_BPS = 1_000_000_000;

/** Frames a second that arrived over the loop of this computer of as many as asked for, half of them each way: each numbered, and compared octet by octet. */
async function ours(frame: number, wanted: number): Promise<number> {
  const far = await startReflector({ port: 0, bind: '127.0.0.1' });
  const near = await openStream('127.0.0.1', far.port);
  const signal = new AbortController().signal;
  const bitsPerS = Math.min(CAP_BPS, (wanted / 2) * frame * 8);
  const { out, back } = await near.send({ bitsPerS, frame }, { forS: SECONDS }, () => undefined, signal);
  await near.close();
  await far.close();
  return out.received / out.sentS + back.received / back.sentS;
}

/** The same of iperf3, which compares nothing; undefined where it is not there. */
function iperf3(frame: number): number | undefined {
  const server = spawn('iperf3', ['-s', '-1', '-p', '5299'], { stdio: 'ignore' });
  server.on('error', () => undefined);
  try {
    for (let n = 0; n < 20; n++) {
      const asked = [
        '-c',
        '127.0.0.1',
        '-p',
        '5299',
        '-u',
        '-b',
        '0',
        '-l',
        String(payloadLength(frame)),
        '-t',
        String(SECONDS),
        '-J',
      ];
      const { stdout, error } = spawnSync('iperf3', asked, { encoding: 'utf8', timeout: 20_000 });
      if (error) return undefined;
      const { end } = JSON.parse(stdout) as {
        end?: { sum?: { packets: number; lost_packets: number; seconds: number } };
      };
      if (end?.sum) return (end.sum.packets - end.sum.lost_packets) / end.sum.seconds;
    }
    return undefined;
  } finally {
    server.kill();
  }
}

/** UDP sender and receiver against iperf3 on the same loop, in frames a second that arrived. */
export async function benchStream(): Promise<Figure[]> {
  const lines: Figure[] = [];
  for (const frame of [1518, 64]) {
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const theirs = iperf3(frame);
      if (theirs === undefined) return lines;
      ratios.push((await ours(frame, theirs)) / theirs);
    }
    lines.push(
      figure(`frames of ${frame} octets sent and compared / iperf3 -u`, measured(ratios), 'x', '>=', TARGETS[frame]!),
    );
  }
  return lines;
}
const TARGETS: Readonly<Record<number, number>> = { 1518: 0.5, 64: 0.5 };
