import type { CounterView } from '../../electron/contract/views.ts';
import { bound, count, ratio } from '../text/format.ts';
import { useSay } from '../text/say.ts';
import './Counter.css';

/** A limit as its counter prints it. */
const limitText = (limit: number | undefined): string => (limit === undefined ? '' : `≤ ${count(limit)}`);

function Swatch() {
  return (
    <svg className="counter-swatch" aria-hidden="true">
      <rect x=".5" y=".5" width="15" height="15" fill="url(#hatch)" />
    </svg>
  );
}

/** Name and limit, the count, ratio and seconds. Zero is thin but there; unknown is absent, with the reason. */
export function Counter({ counter, berBound }: { counter: CounterView; berBound?: number | undefined }) {
  const say = useSay();
  const { name, value } = counter;
  const unseen = name === 'unobserved';
  const seconds = counter.seconds === undefined ? '' : say('counter.seconds', { n: counter.seconds });
  const reason = counter.reason ? say.message(counter.reason) : undefined;
  // No error is no ratio of zero: it is what so many bits without one prove.
  const proven = name === 'bitErrors' && value === 0 && berBound !== undefined;
  const left = unseen
    ? say('counter.unknown-seconds', { n: counter.seconds ?? 0 })
    : (reason ?? (proven ? `< ${bound(berBound)}` : counter.ratio === undefined ? '' : ratio(counter.ratio)));
  return (
    <div className="counter" data-zero={value === 0 || undefined} data-over={counter.overLimit || undefined}>
      <div className="counter-head">
        <span>
          {unseen && <Swatch />}
          {say.term('parameter', name, 'short')}
        </span>
        <span className={unseen ? undefined : 'counter-limit'}>{unseen ? reason : limitText(counter.limit)}</span>
      </div>
      <b>
        {value === undefined ? '---' : count(value)}
        {unseen && <small> {say('counter.unit')}</small>}
      </b>
      <div className="counter-foot">
        <span>{left}</span>
        <span className={unseen ? 'counter-limit' : undefined}>{unseen ? limitText(counter.limit) : seconds}</span>
      </div>
    </div>
  );
}

/** The row of counters; its columns never move. */
export function Counters({
  counters,
  berBound,
}: {
  counters: readonly CounterView[];
  /** What the bits so far prove if none of them was wrong. */
  berBound?: number | undefined;
}) {
  return (
    <section className="counter-list">
      {counters.map((counter) => (
        <Counter key={counter.name} counter={counter} berBound={berBound} />
      ))}
    </section>
  );
}
