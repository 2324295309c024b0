import { DEFECTS, type Defect, type Range, type Second } from '../../../electron/contract/second.ts';
import type { Tally } from '../../signal/index.ts';

/** A second while it is counted, and until it is settled. */
export interface OpenSecond {
  t: number;
  octets: number;
  los: boolean;
  /** The tester itself stumbled. */
  valid: boolean;
  tally: Tally | undefined;
  rtdUs: Range | undefined;
}

export function openSecond(t: number): OpenSecond {
  return { t, octets: 0, los: false, valid: true, tally: undefined, rtdUs: undefined };
}

/** What was seen in a second. LOS, AIS and break leave nothing to compare. */
export function secondOf(open: OpenSecond): Second {
  const { tally } = open;
  const gone = open.los || tally === undefined || tally.ones || tally.zeros;
  const defects = defectsOf(open);
  const counted = gone ? { bits: 0, bitErrors: 0 } : { bits: tally.bits, bitErrors: tally.bitErrors };
  const notComparedBits = gone ? 8 * open.octets : tally.notComparedBits;
  return {
    t: open.t,
    ...counted,
    ...(tally && tally.slips.length > 0 ? { slips: tally.slips.map((slip) => ({ ...slip })) } : {}),
    ...(open.rtdUs && !gone ? { rtdUs: open.rtdUs } : {}),
    defects: DEFECTS.filter((d) => defects.has(d)),
    ...(tally?.zeros ? { notices: ['break'] } : {}),
    ...(notComparedBits > 0 ? { notComparedBits } : {}),
    ...(tally?.inverted ? { inverted: true } : {}),
    source: 'laptop',
    valid: open.valid,
  };
}

/**
 * LSS: more than 20 % wrong over the second, a relock at another phase, nothing compared though octets came; all zeros have no name of their own. The
 * inverse of the pattern set is not that pattern, however well it agrees with itself.
 */
function defectsOf({ los, tally, octets }: OpenSecond): Set<Defect> {
  const defects = new Set<Defect>();
  if (los) defects.add('LOS');
  if (!tally || los) return defects;
  if (tally.ones) defects.add('AIS');
  if (tally.zeros) defects.add('LSS');
  if (tally.ones || tally.zeros) return defects;
  const lost = tally.relocks > 0 || 5 * tally.bitErrors > tally.bits || (tally.bits === 0 && octets > 0);
  if (lost || tally.inverted) defects.add('LSS');
  return defects;
}
