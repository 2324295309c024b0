/** Packets of a ladder's four pings (64, 512, 1472 octets of a pattern, 512 of zeros) that are lost, share of those sent: between `lo` and `hi`. */
export interface LossBand {
  lo: readonly [number, number, number, number];
  hi: readonly [number, number, number, number];
  /** Answers take far longer than they should; absent: either. */
  slow?: boolean;
  /** Long packets are lost far oftener than short ones, as by bit errors. */
  byLength?: boolean;
  /** Bands that are alike have the same. */
  key: string;
}

/**
 * An answer, as far as it tells anything, by name of what it tells. A fault's: the values it allows, parted by `|`, and bands of loss; what a
 * name does not stand in may be anything. One that was given: the values seen, and shares lost.
 */
export interface Answer {
  says: Readonly<Record<string, string>>;
  lost: Readonly<Record<string, LossBand>>;
}

export interface SeenLoss {
  sent: readonly number[];
  lost: readonly number[];
  slow?: boolean;
}
export interface Seen {
  says: Readonly<Record<string, string>>;
  lost: Readonly<Record<string, SeenLoss>>;
}

export function says(entries: Readonly<Record<string, string | undefined>>): Answer {
  const told: Record<string, string> = {};
  for (const name in entries) if (entries[name] !== undefined) told[name] = entries[name];
  return { says: told, lost: {} };
}

/** Chance has some room: a share lost of so many sent. */
const room = (share: number, sent: number): number => 3 * Math.sqrt((share * (1 - share)) / Math.max(1, sent)) + 1e-9;

/** Bit errors hit a packet of 1472 octets a dozen times as often as one of 64; by less than this they do not explain the loss. */
const TIMES_AS_OFTEN = 2.5;

const isByLength = ({ sent, lost }: SeenLoss): boolean => {
  const [short, long] = [(lost[0] ?? 0) / Math.max(1, sent[0] ?? 0), (lost[2] ?? 0) / Math.max(1, sent[2] ?? 0)];
  return TIMES_AS_OFTEN * short <= long + room(long, sent[2] ?? 0);
};

/** What is lost whatever its size: all four pings together spread less than each. */
function pooledFits({ sent, lost }: SeenLoss, { lo, hi }: LossBand): boolean {
  if (lo.some((one) => one !== lo[0]) || hi.some((one) => one !== hi[0])) return true;
  const all = sent.reduce((sum, n) => sum + n, 0);
  const share = lost.reduce((sum, n) => sum + n, 0) / Math.max(1, all);
  return all === 0 || (share >= lo[0] - room(lo[0], all) && share <= hi[0] + room(hi[0], all));
}

const lossFits = (seen: SeenLoss, band: LossBand): boolean =>
  (!band.byLength || isByLength(seen)) &&
  pooledFits(seen, band) &&
  (band.slow === undefined || seen.slow === undefined || band.slow === seen.slow) &&
  seen.sent.every((sent, i) => {
    if (sent === 0) return true;
    const share = (seen.lost[i] ?? 0) / sent;
    const [lo, hi] = [band.lo[i] ?? 0, band.hi[i] ?? 1];
    return share >= lo - room(lo, sent) && share <= hi + room(hi, sent);
  });

/** Fewer are lost than this band has them at least: nothing that is added mends that. */
export const losesLess = (seen: SeenLoss, band: LossBand): boolean =>
  (band.slow === true && seen.slow === false) ||
  seen.sent.some((sent, i) => sent > 0 && (seen.lost[i] ?? 0) / sent < (band.lo[i] ?? 0) - room(band.lo[i] ?? 0, sent));

/** As many are lost as several bands at most lose together. */
export const reachedBy = (seen: SeenLoss, bands: readonly LossBand[]): boolean =>
  seen.sent.every((sent, i) => {
    const most = 1 - bands.reduce((left, { hi }) => left * (1 - (hi[i] ?? 0)), 1);
    return sent === 0 || (seen.lost[i] ?? 0) / sent <= most + room(most, sent);
  });

const valueFits = (seen: string, allowed: string): boolean => seen === allowed || allowed.split('|').includes(seen);

/** What of an answer given does not fit what a fault allows; empty: all fits. */
export function misfits(seen: Seen, answer: Answer): string[] {
  const out: string[] = [];
  for (const name of Object.keys(seen.says)) {
    const allowed = answer.says[name];
    if (allowed !== undefined && !valueFits(seen.says[name]!, allowed)) out.push(name);
  }
  for (const name of Object.keys(seen.lost)) {
    const band = answer.lost[name];
    if (band !== undefined && !lossFits(seen.lost[name]!, band)) out.push(name);
  }
  return out;
}

/** Short packets are lost as long ones are. */
const flat = ({ lo, hi }: LossBand): boolean => TIMES_AS_OFTEN * lo[0] > hi[2];

/** Packets of one size in a minute's ladder: with fewer than these nothing is told apart. */
const IN_A_MINUTE = 600;
/** Whether one share lost could be seen of both bands. */
const overlap = (a: LossBand, b: LossBand): boolean =>
  !(a.byLength && flat(b)) &&
  !(b.byLength && flat(a)) &&
  (a.slow === undefined || b.slow === undefined || a.slow === b.slow) &&
  a.lo.every((lo, i) => reaches(lo, b.hi[i]!) && reaches(b.lo[i]!, a.hi[i]!));
const reaches = (lo: number, hi: number): boolean => lo - room(lo, IN_A_MINUTE) <= hi + room(hi, IN_A_MINUTE);

const meet = (a: string, b: string): boolean =>
  a === b || (a.includes('|') || b.includes('|') ? a.split('|').some((one) => b.split('|').includes(one)) : false);

/** Whether one and the same answer could be given by both. */
export function compatible(a: Answer, b: Answer): boolean {
  for (const name of Object.keys(a.says)) {
    const other = b.says[name];
    if (other !== undefined && !meet(a.says[name]!, other)) return false;
  }
  for (const name of Object.keys(a.lost)) {
    const other = b.lost[name];
    if (other !== undefined && !overlap(a.lost[name]!, other)) return false;
  }
  return true;
}

/** Two answers that are alike have the same key. */
export function keyOf({ says: told, lost }: Answer): string {
  let key = '';
  for (const name in told) key += `${name}=${told[name]};`;
  for (const name in lost) key += `${name}:${lost[name]!.key};`;
  return key;
}
