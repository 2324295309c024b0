import { platform, release } from 'node:os';
import { TributaryError } from '../../electron/contract/errors.ts';
import type { Prober } from '../../electron/contract/ladder.ts';
import { DOTNET_PING } from './dotnet-ping.ts';
import { openHelper } from './helper.ts';
import { ICMP_SOCKET } from './icmp-socket.ts';
import { createOneShot, IPUTILS, MACOS, type PingProgram } from './one-shot.ts';
import { runProgram } from './program.ts';
import { systemWire } from './wire.ts';

const START_MS = 5_000;
/** PowerShell starts and compiles in a few seconds. */
const POWERSHELL_MS = 20_000;

type Open = () => Promise<Prober | string>;

const icmpSocket: Open = () =>
  openHelper({
    facility: 'icmp-socket',
    identity: { maker: 'Linux', model: 'ICMP socket', firmware: release() },
    command: 'python3',
    args: ['-I', '-S', '-c', ICMP_SOCKET],
    startMs: START_MS,
  });

/** The ping of the system, if it answers a probe to this computer itself. */
const oneShot =
  (program: PingProgram, identityOf: () => Promise<Prober['identity']>): Open =>
  async () => {
    const prober = createOneShot(program, await identityOf());
    try {
      const [told] = prober.round([{ address: '127.0.0.1', payload: '00', size: 64 }], 1_000);
      await told;
      return prober;
    } catch (thrown) {
      return thrown instanceof TributaryError ? String(thrown.params.text ?? thrown.code) : String(thrown);
    }
  };

/** `ping from iputils 20221126` */
async function iputilsIdentity(): Promise<Prober['identity']> {
  const { out } = await runProgram('ping', ['-V'], START_MS);
  const firmware = /iputils[ -]([\w.]+)/.exec(out)?.[1];
  return { maker: 'iputils', model: 'ping', ...(firmware === undefined ? {} : { firmware }) };
}

const dotnet: Open = () =>
  openHelper({
    facility: 'dotnet-ping',
    identity: { maker: 'Microsoft', model: '.NET Ping', firmware: release() },
    command: 'powershell.exe',
    args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-Command', DOTNET_PING],
    startMs: POWERSHELL_MS,
  });

/** What each system offers, the best first. None needs an administrator. */
const WAYS: Readonly<Partial<Record<NodeJS.Platform, readonly Open[]>>> = {
  linux: [icmpSocket, oneShot(IPUTILS, iputilsIdentity)],
  darwin: [oneShot(MACOS, () => Promise.resolve({ maker: 'Apple', model: 'ping', firmware: release() }))],
  win32: [dotnet],
};

/** The first way of this system that works. Errors: `ping-none`, saying why each did not. */
export async function openSystemProber(): Promise<Prober> {
  const why: string[] = [];
  for (const open of WAYS[platform()] ?? []) {
    const prober = await open();
    if (typeof prober !== 'string') return { ...prober, wire: systemWire };
    why.push(prober);
  }
  throw new TributaryError('ping-none', platform(), { text: why.filter(Boolean).join('; ') || platform() });
}
