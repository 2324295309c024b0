import type { SitePing } from '../site.ts';

/** The probes of one round: what they carry, octets of payload. */
export const PROBES = [
  { payload: 'prbs', size: 64 },
  { payload: 'prbs', size: 512 },
  { payload: 'prbs', size: 1472 },
  { payload: '00', size: 512 },
] as const;

/** How one target answered: `all`, `none`, or so many of each probe lost. */
export interface PingRow {
  how?: 'all' | 'none' | 'some';
  /** Lost of each probe, in the order of `PROBES`; absent: none. */
  lost?: readonly (number | undefined)[];
  avgMs?: number;
  /** Seconds at which something was lost, where it came in bursts. */
  lossSeconds?: readonly number[];
  /** Text of an ICMP error and who sent it. */
  said?: string;
}
/** Probes to several targets, `sent` of each. */
export interface PingDraft {
  sent: number;
  rows: Readonly<Record<string, PingRow>>;
}

/** Everything answered. `sent`: probes of each size to each target. */
export const emptyPings = (rows: readonly string[], sent: number): PingDraft => ({
  sent,
  rows: Object.fromEntries(rows.map((row) => [row, { how: 'all' as const }])),
});

/** The probes to one target as an observation has them; none where nobody said how it answered. */
export function pingsOf(draft: PingDraft | undefined, row: string): SitePing[] {
  const { how, lost = [], avgMs, lossSeconds = [] } = draft?.rows[row] ?? {};
  const sent = draft?.sent ?? 0;
  if (how === undefined) return [];
  return PROBES.map((probe, at) => {
    const gone = how === 'none' ? sent : how === 'some' ? Math.min(sent, lost[at] ?? 0) : 0;
    return {
      ...probe,
      sent,
      lost: gone,
      ...(avgMs === undefined || gone === sent ? {} : { avgMs }),
      lossSeconds: gone > 0 && gone < sent ? [...lossSeconds] : [],
    };
  });
}
