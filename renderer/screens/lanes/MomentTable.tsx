import type { Moment } from '../../../electron/contract/lanes.ts';
import { needsDays } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { momentRows } from './moment.ts';
import { trackRows } from './track-moment.ts';
import type { Shown } from './shown.ts';
import './MomentTable.css';

interface MomentTableProps {
  all: readonly Shown[];
  moments: readonly ReadonlyMap<string, Moment>[];
  cursor: number | undefined;
  /** Added to a time of the axis it is a time of the second record, seconds. */
  shiftS: number;
}

/** The second under the cursor, as a table: what the lanes show by their looks, in words and figures. */
export function MomentTable({ all, moments, cursor, shiftS }: MomentTableProps) {
  const say = useSay();
  return (
    <section className="moment-table" aria-label={say('lanes.moment')} aria-live="polite" data-whole>
      {cursor === undefined ? (
        <p className="label">{say('lanes.point')}</p>
      ) : (
        all.map((shown, n) => {
          const { measurement, whole } = shown;
          const t = cursor + (n === 0 ? 0 : shiftS);
          const rows = momentRows(
            say,
            moments[n]!.get(measurement.id) ?? { t },
            whole.from,
            needsDays(whole.to - whole.from),
          );
          const beside = trackRows(say, shown, moments[n]!);
          return (
            <div key={measurement.id} className="row">
              {all.length > 1 && <b className="circled">{n + 1}</b>}
              <dl>
                {[...rows, ...beside].map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </div>
          );
        })
      )}
    </section>
  );
}
