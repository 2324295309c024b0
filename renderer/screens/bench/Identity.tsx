import type { BenchItem } from '../../../electron/contract/views.ts';
import { date } from '../../format.ts';
import { host } from '../../host.ts';
import { useMinute } from '../../now.ts';
import { attempt } from '../../notice.ts';
import { useSay } from '../../say.ts';
import { Problem } from '../../widgets/Problem.tsx';
import { serialOf } from './items.ts';
import { itemLabel } from './names.ts';

function Facts({ item }: { item: BenchItem }) {
  const say = useSay();
  const now = useMinute();
  const serial = serialOf(item);
  const due = item.calibration?.due;
  const overdue = due !== undefined && due < date(now);
  const facts: [string, string | undefined][] = [
    [say('bench.maker'), item.identity?.maker],
    [say('bench.firmware'), item.identity?.firmware],
    [say(serial?.typed ? 'bench.serial-typed' : 'bench.serial'), serial?.text ?? say('ui.not-known')],
    [say('bench.due'), due ? `${due}${overdue ? ` · ${say('bench.overdue')}` : ''}` : say('ui.not-known')],
  ];
  return (
    <dl>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Who it is, what it measures, what it does not have, and what can be done with its line. */
export function Identity({ item, onDescribe }: { item: BenchItem; onDescribe: () => void }) {
  const say = useSay();
  const open = item.state !== 'closed';
  const wired = item.family !== 'manual';
  const toggle = () => host.call(open ? 'bench.disconnect' : 'bench.connect', { id: item.id });
  const lacks = item.capabilities?.lacks.map((text) => say.text(text)).join(say.lang === 'zh' ? '、' : ', ');
  return (
    <div className="id">
      <h1 className="clip all">{itemLabel(say, item)}</h1>
      <Facts item={item} />
      <span className="row">
        <button type="button" className="btn" onClick={onDescribe}>
          {say('bench.describe')}
        </button>
        {wired && (
          <button type="button" className="btn" onClick={() => attempt(toggle)}>
            {say(open ? 'bench.disconnect' : 'bench.connect')}
          </button>
        )}
        <button type="button" className="btn" onClick={() => attempt(() => host.call('bench.remove', { id: item.id }))}>
          {say('bench.remove')}
        </button>
      </span>
      {item.capabilities && (
        <p className="label all">
          {say('bench.measures', { what: say.text(item.capabilities.measures) })}{' '}
          {lacks && say('bench.lacks', { what: lacks })}
        </p>
      )}
      {item.problem && (
        <div className="all">
          <Problem problem={item.problem} />
        </div>
      )}
    </div>
  );
}
