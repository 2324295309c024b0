import { damageIn, damageMessage, type Damage } from '../../contract/damage.ts';
import type { RunEvent, RunRecord } from '../../contract/run.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Source } from './basis.ts';

/** The record with the damage that only its seconds show: those of a long measurement are looked through where they are read. */
export function withDamageFound(source: Source): Source {
  const { record, histories } = source;
  const known = new Set(record.damage?.map(({ measurement }) => measurement));
  const found = record.attempts.flatMap(({ number, measurements }) =>
    measurements
      .filter(({ id }) => !known.has(id))
      .flatMap((one) => {
        const history = histories.get(one.id);
        return history ? damageIn(history, one, number) : [];
      }),
  );
  return found.length > 0 ? { ...source, record: { ...record, damage: [...(record.damage ?? []), ...found] } } : source;
}

/** What a verdict rests on. */
const PROOF: readonly Damage['what'][] = ['seconds', 'readings', 'measurement', 'judgement', 'steps'];

/** What of a record is damaged, and that what was judged then can no longer be proven. */
export function damageTold({ damage = [], zone, verdict, signatures }: RunRecord): Message[] {
  const told = damage.map((one) => damageMessage(one, zone.offsetS));
  if (verdict === undefined || !damage.some(({ what }) => PROOF.includes(what))) return told;
  return [...told, { code: signatures.length > 0 ? 'damaged.signed' : 'damaged.judged' }];
}

/** The same as lines of the event list: what is damaged at a time stands at that time, the rest at the beginning. */
export const damageEvents = ({ damage = [], zone, startedAtMs }: RunRecord): RunEvent[] =>
  damage.map((one) => ({
    t: one.from ?? Math.floor(startedAtMs / 1000),
    kind: 'damaged',
    attempt: one.attempt ?? 1,
    ...(one.from !== undefined && one.to !== undefined ? { durationS: one.to - one.from } : {}),
    message: damageMessage(one, zone.offsetS),
  }));
