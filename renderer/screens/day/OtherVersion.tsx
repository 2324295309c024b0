import type { JobView } from '../../../electron/contract/book/job.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import './OtherVersion.css';

/** So many circuits are named. */
const NAMED = 3;
const named = (circuits: readonly string[]): string =>
  [...circuits.slice(0, NAMED), ...(circuits.length > NAMED ? ['…'] : [])].join(' · ');

/** Two laptops changed the job: what the other one says, and one press that keeps the circuits of both. Field by field it is decided at the mark in the bar. */
export function OtherVersion({ job, other }: { job: string; other: NonNullable<JobView['other']> }) {
  const say = useSay();
  const { more, less, all, heads } = other;
  const settle = (): void => attempt(() => host.call('day.settle', { job, heads }));
  return (
    <section className="other-version" role="alert">
      <p>{say('day.two-heads')}</p>
      {more.length > 0 && <p>{say('day.other-more', { n: more.length, list: named(more) })}</p>}
      {less.length > 0 && <p>{say('day.other-less', { n: less.length, list: named(less) })}</p>}
      {more.length + less.length === 0 && <p>{say('day.other-order')}</p>}
      <Action label={say('day.other-all', { n: all })} onAct={settle} />
    </section>
  );
}
