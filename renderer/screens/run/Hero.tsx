import { isOwn } from '../../../electron/contract/instrument.ts';
import type { RunView } from '../../../electron/contract/views.ts';
import { useSecond } from '../../page/now.ts';
import { clock, needsDays } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { BigState } from '../../widgets/BigState.tsx';
import { Times } from '../../widgets/Times.tsx';
import './Hero.css';

/** How long ago a rung last lost something, or since START; those that only answer rarely aside. */
function sinceLoss({ ladder = [], elapsedS }: RunView): number | undefined {
  const last = ladder.flatMap(({ bursts, answersRarely }) => (answersRarely ? [] : (bursts.at(-1)?.to ?? [])));
  return elapsedS === undefined ? undefined : Math.max(0, elapsedS - Math.max(0, ...last));
}

/** Big state and times: the line now, and how long to go. */
export function Hero({ run }: { run: RunView }) {
  const nowMs = useSecond();
  const say = useSay();
  const days = needsDays(run.forS);
  const loss = run.ladder ? sinceLoss(run) : run.sinceLastErrorS;
  const since = isOwn(run.role)
    ? {
        label: say(run.stream ? 'stream.since-loss' : 'ladder.since-loss'),
        value: loss === undefined ? '---' : clock(loss, days),
        below: '',
      }
    : undefined;
  return (
    <section className="hero" data-days={days || undefined}>
      <BigState run={run} />
      <Times run={run} nowMs={nowMs} byHand={run.big.state === 'by-hand'} since={since} />
    </section>
  );
}
