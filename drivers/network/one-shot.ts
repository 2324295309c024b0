import { TributaryError } from '../../electron/contract/errors.ts';
import type {
  FacilityName,
  PayloadName,
  Probe,
  ProbeAnswer,
  Prober,
  WrongOctet,
} from '../../electron/contract/ladder.ts';
import { hexOf, payloadName, payloadOf } from './payload.ts';
import { runProgram } from './program.ts';

/** How the ping of a system is called for one probe, and what its output means. */
export interface PingProgram {
  facility: FacilityName;
  command: string;
  /** `ms`: how long it waits for an answer. */
  args(probe: Probe & { pattern: string; ms: number }): string[];
  /** Octets at the beginning of the payload that hold its own time and are not compared. */
  clockOctets: number;
}

/** Debian, Ubuntu, Red Hat ...: iputils, manual ping(8). `-p`: up to 16 octets, said over and over. */
export const IPUTILS: PingProgram = {
  facility: 'iputils',
  command: 'ping',
  args: ({ address, size, pattern, ms }) => [
    '-n',
    '-c',
    '1',
    '-W',
    String(Math.ceil(ms / 1000)),
    '-s',
    String(size),
    '-p',
    pattern,
    address,
  ],
  clockOctets: 16,
};

/** macOS: ping(8) of network_cmds; `-W` in milliseconds. */
export const MACOS: PingProgram = {
  facility: 'macos-ping',
  command: '/sbin/ping',
  args: ({ address, size, pattern, ms }) => [
    '-n',
    '-c',
    '1',
    '-W',
    String(Math.ceil(ms)),
    '-s',
    String(size),
    '-p',
    pattern,
    address,
  ],
  clockOctets: 8,
};

/** Both say so where they are not let. */
const FORBIDDEN = /Operation not permitted|Permission denied|missing cap_net_raw/i;
const ANSWER = /bytes from ([0-9.]+):.*?icmp_seq=\d+.*?(?:time=([\d.]+) ms|$)/m;
const ERROR =
  /^(?:From|\d+ bytes from) ([0-9.]+):?(?: icmp_seq=\d+)? ((?:Destination|Time|Redirect|Source|Packet|Frag|Parameter|frag|Communication).*)$/m;
const OWN_ERROR = /^ping: (.*)$/m;
const WRONG = /wrong data byte #(\d+) should be 0x([0-9a-f]+) but was 0x([0-9a-f]+)/;

/** Octets that a program shows of an answer whose payload was wrong, by offset: iputils in rows that begin with `#<offset>`, BSD after `cp:`. */
function shown(text: string, first: number): Map<number, number> {
  const octets = new Map<number, number>();
  const dump = text.slice(text.search(WRONG)).split(/\n\s*(?:dp:|--- )/)[0] ?? '';
  let at = first;
  for (const line of dump.split('\n').slice(1)) {
    const row = /^#(\d+)\s+(.*)$/.exec(line);
    if (row) at = Number(row[1]);
    for (const octet of (row?.[2] ?? line.replace(/^cp:/, '')).trim().split(/\s+/))
      if (/^[0-9a-f]{1,2}$/.test(octet)) octets.set(at++, parseInt(octet, 16));
  }
  return octets;
}

function wrongIn(text: string, sent: Uint8Array, { clockOctets, facility }: PingProgram): WrongOctet[] {
  const told = WRONG.exec(text);
  if (!told) return [];
  const octets = shown(text, facility === 'macos-ping' ? 0 : clockOctets);
  const wrong = [...octets].flatMap(([offset, received]) =>
    offset >= clockOctets && offset < sent.length && sent[offset] !== received
      ? [{ offset, sent: sent[offset]!, received }]
      : [],
  );
  const first = { offset: Number(told[1]), sent: parseInt(told[2]!, 16), received: parseInt(told[3]!, 16) };
  return wrong.length > 0 ? wrong : [first];
}

/** What one run of ping says of its probe. `tookMs`: for sizes too small to hold a time. Pure. Errors: `ping-forbidden`, `ping-gone`. */
export function parsePing(
  program: PingProgram,
  { out, err }: { out: string; err: string },
  sent: Uint8Array,
  tookMs: number,
): ProbeAnswer {
  const answer = ANSWER.exec(out);
  if (answer && !/^(From|\d+ bytes from [0-9.]+: [A-Z])/m.test(answer[0])) {
    const wrong = wrongIn(out, sent, program);
    const ms = answer[2] === undefined ? tookMs : Number(answer[2]);
    return { ms, ...(wrong.length > 0 ? { wrong, wrongOctets: wrong.length } : {}) };
  }
  if (FORBIDDEN.test(err)) throw new TributaryError('ping-forbidden', program.facility, { text: err.trim() });
  const error = ERROR.exec(out);
  if (error) return { said: `${error[1]}: ${error[2]!.trim()}` };
  const own = OWN_ERROR.exec(err) ?? OWN_ERROR.exec(out);
  if (own) return { said: own[1]!.trim() };
  if (!/packets transmitted/.test(out)) throw new TributaryError('ping-gone', program.facility, { text: err.trim() });
  return {};
}

/** A prober that runs the ping of the system once for each probe; slow, and everywhere. `model`: what it calls itself. */
export function createOneShot(program: PingProgram, identity: Prober['identity']): Prober {
  const one = async (probe: Probe, ms: number): Promise<ProbeAnswer> => {
    const sent = payloadOf(probe.payload, probe.size, true);
    const pattern = hexOf(payloadOf(probe.payload, 16, true));
    const began = performance.now();
    const ran = await runProgram(program.command, program.args({ ...probe, pattern, ms }), ms + 2_000);
    return parsePing(program, ran, sent, performance.now() - began);
  };
  return {
    facility: program.facility,
    identity,
    compared: true,
    oneByOne: true,
    payloadName: (payload: PayloadName) => payloadName(payload, true),
    twice: () => undefined,
    round: (probes, patienceMs) => probes.map((probe) => one(probe, patienceMs)),
    close: () => Promise.resolve(),
  };
}
