import { writeAddress } from '../../../electron/contract/address.ts';
import type { BenchItem } from '../../../electron/contract/views.ts';
import { date } from '../../text/format.ts';
import { chooseTester } from '../../pieces/testers/chosen.ts';
import { host } from '../../link/host.ts';
import { useMinute } from '../../page/now.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { Problem } from '../../widgets/Problem.tsx';
import { serialOf } from '../../pieces/testers/items.ts';
import { itemLabel } from '../../pieces/testers/names.ts';
import './Identity.css';

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

/** Adds one more of a kind that people number, with a number that no other has, and takes it as the one that is meant. */
async function addAnother({ family = '', way, numbered = '' }: BenchItem, bench: readonly BenchItem[]): Promise<void> {
  const taken = new Set(bench.map((item) => item.address));
  const nth = (n: number): string => writeAddress(family, way, {}, { [numbered]: String(n) });
  let n = 2;
  while (taken.has(nth(n))) n++;
  const { id } = await host.call('bench.add', { address: nth(n) });
  chooseTester(id);
}

interface IdentityProps {
  item: BenchItem;
  bench: readonly BenchItem[];
  onDescribe: () => void;
  /** Says of a port what hangs on it. */
  onUse: () => void;
}

/** What can be done with it beside measuring. */
function Buttons({ item, bench, onDescribe, onUse }: IdentityProps) {
  const say = useSay();
  const open = item.state !== 'closed';
  const byHand = item.capabilities?.reading === 'by-hand';
  const toggle = () => host.call(open ? 'bench.disconnect' : 'bench.connect', { id: item.id });
  return (
    <span className="row">
      <button type="button" className="btn" onClick={onDescribe}>
        {say(byHand ? 'set.describe' : 'bench.describe')}
      </button>
      {item.numbered ? (
        <button type="button" className="btn" onClick={() => attempt(() => addAnother(item, bench))}>
          {say('set.another')}
        </button>
      ) : (
        <button type="button" className="btn" onClick={() => attempt(toggle)}>
          {say(open ? 'bench.disconnect' : 'bench.connect')}
        </button>
      )}
      {item.family === undefined && (
        <button type="button" className="btn" onClick={onUse}>
          {say('bench.use-as')}…
        </button>
      )}
      {item.removable && (
        <button type="button" className="btn" onClick={() => attempt(() => host.call('bench.remove', { id: item.id }))}>
          {say('bench.remove')}
        </button>
      )}
    </span>
  );
}

/** Who it is, what it measures, what it does not have, and what can be done with its line. */
export function Identity(props: IdentityProps) {
  const { item } = props;
  const say = useSay();
  const lacks = item.capabilities?.lacks.map((text) => say.text(text)).join(say.lang === 'zh' ? '、' : ', ');
  const shown = item.lacks ?? [];
  return (
    <div className="identity">
      <h1 className="clip identity-wide">{itemLabel(say, item)}</h1>
      <Facts item={item} />
      <Buttons {...props} />
      {item.capabilities && (
        <p className="label identity-wide">
          {say('bench.measures', { what: say.text(item.capabilities.measures) })}{' '}
          {lacks && say('bench.lacks', { what: lacks })}
          {shown.length > 0 && ` ${say('reading.not-shown', { zh: shown.join('、'), en: shown.join(', ') })}`}
        </p>
      )}
      {item.problem && (
        <div className="identity-wide">
          <Problem problem={item.problem} />
        </div>
      )}
    </div>
  );
}
