import type { RunView } from '../../../electron/contract/views.ts';
import { useSecond } from '../../page/now.ts';
import { needsDays } from '../../text/format.ts';
import { BigState } from '../../widgets/BigState.tsx';
import { Times } from '../../widgets/Times.tsx';
import './Hero.css';

/** Big state and times: the line now, and how long to go. */
export function Hero({ run }: { run: RunView }) {
  const nowMs = useSecond();
  return (
    <section className="hero" data-days={needsDays(run.forS) || undefined}>
      <BigState run={run} />
      <Times run={run} nowMs={nowMs} byHand={run.big.state === 'by-hand'} />
    </section>
  );
}
