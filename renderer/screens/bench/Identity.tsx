import { writeAddress } from '../../../electron/contract/address.ts';
import { offsetText } from '../../../electron/contract/clock-offset.ts';
import type { Capabilities } from '../../../electron/contract/tester.ts';
import type { BenchItem } from '../../../electron/contract/views.ts';
import { date, timeOfDay } from '../../text/format.ts';
import { chooseNone, chooseTester } from '../../pieces/testers/chosen.ts';
import { connect } from '../../pieces/testers/connect.ts';
import { host } from '../../link/host.ts';
import { useMinute } from '../../page/now.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { Problem, Trouble } from '../../widgets/Problem.tsx';
import { isIdentified, serialOf } from '../../pieces/testers/items.ts';
import { itemLabel } from '../../pieces/testers/names.ts';
import { AskSecrets } from './AskSecrets.tsx';
import './Identity.css';

const NOWHERE: ReadonlySet<string> = new Set(['none', 'sim']);

function Facts({ item }: { item: BenchItem }) {
  const say = useSay();
  const now = useMinute();
  const serial = serialOf(item);
  const { clockOffsetMs: offset } = item;
  const due = item.calibration?.due;
  const overdue = due !== undefined && due < date(now);
  const facts: [string, string | undefined][] = [
    [say('bench.firmware'), item.identity?.firmware],
    [say(serial?.typed ? 'bench.serial-typed' : 'bench.serial'), serial?.text ?? say('ui.not-known')],
    [say('bench.due'), due ? `${due}${overdue ? ` · ${say('bench.overdue')}` : ''}` : say('ui.not-known')],
    [say('clock.offset'), offset === undefined ? undefined : offsetText(offset)],
    // What a person reads or a program plays is nowhere; a port says in its name where it is.
    [say('bench.where'), NOWHERE.has(item.way) || !isIdentified(item) ? undefined : say.text(item.detail)],
    [say('bench.host-key'), item.identity?.hostKey],
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

/** What its button does to the line: what is being asked can be left alone. */
function wordOf({ state, trouble }: BenchItem): WordKey {
  if (state === 'closed') return 'bench.connect';
  return !trouble && (state === 'opening' || state === 'identifying') ? 'bench.call-off' : 'bench.disconnect';
}

/** Takes it off the bench. Who does so need not be told that it is gone. */
async function remove(id: string): Promise<void> {
  await host.call('bench.remove', { id });
  chooseNone();
}

/** Connects it, or lets go of it. What does not answer says so in its own place: a notice would only say it once more, above that. */
async function toggle({ id, state }: BenchItem): Promise<void> {
  if (state === 'closed') connect(id);
  else await host.call('bench.disconnect', { id });
}

/** What can be done with it beside measuring. */
function Buttons({ item, bench, onDescribe, onUse }: IdentityProps) {
  const say = useSay();
  const byHand = item.capabilities?.reading === 'by-hand';
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
        <button type="button" className="btn" onClick={() => attempt(() => toggle(item))}>
          {say(wordOf(item))}
        </button>
      )}
      {item.family === undefined && (
        <button type="button" className="btn" onClick={onUse}>
          {say('bench.use-as')}…
        </button>
      )}
      {item.removable && (
        <button type="button" className="btn" onClick={() => attempt(() => remove(item.id))}>
          {say('bench.remove')}
        </button>
      )}
    </span>
  );
}

/** What its results speak of, in one line; what it does not have only for whoever asks. */
function Measures({ item, capabilities }: { item: BenchItem; capabilities: Capabilities }) {
  const say = useSay();
  const { measures, lacks } = capabilities;
  const shown = item.lacks ?? [];
  return (
    <div className="label identity-wide identity-measures">
      <p>
        {say('bench.measures', { what: say.text(measures) })}
        {shown.length > 0 && ` ${say('reading.not-shown', { zh: shown.join('、'), en: shown.join(', ') })}`}
      </p>
      {lacks.length > 0 && (
        <details>
          <summary>{say('bench.lacks-many', { n: lacks.length })}</summary>
          <p>{lacks.map((text) => say.text(text)).join(say.lang === 'zh' ? '、' : ', ')}</p>
        </details>
      )}
    </div>
  );
}

/** What is wrong with it or its line, and what is being done about it. */
function What({ item }: { item: BenchItem }) {
  const say = useSay();
  const { trouble, problem } = item;
  if (!trouble) return problem && <Problem problem={problem} />;
  const { why, nextTryAtMs } = trouble;
  const next =
    nextTryAtMs === undefined ? say('bench.trying') : say('bench.next-try', { time: timeOfDay(nextTryAtMs) });
  return <Trouble message={say.text((problem ?? why).message)} hint={`${say.text((problem ?? why).hint)} ${next}`} />;
}

/** Who it is, what it measures, what it does not have, and what can be done with its line. */
export function Identity(props: IdentityProps) {
  const { item } = props;
  const say = useSay();
  return (
    <div className="identity">
      <h1 className="identity-wide">{itemLabel(say, item)}</h1>
      <Facts item={item} />
      <Buttons {...props} />
      {item.capabilities && <Measures item={item} capabilities={item.capabilities} />}
      <div className="identity-wide">
        <What item={item} />
        {item.asks && <AskSecrets key={item.id} id={item.id} asks={item.asks} />}
      </div>
    </div>
  );
}
