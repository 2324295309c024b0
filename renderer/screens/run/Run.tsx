import { useAppState } from '../../host.ts';
import { useSimulated } from '../../simulated.ts';
import { BigState } from '../../widgets/BigState.tsx';

/** The run going on: is the line good now, was it bad since START, how long to go. */
export function RunScreen() {
  const run = useAppState()?.run;
  useSimulated(run?.simulated ?? false);
  return <main className="run">{run && <BigState run={run} />}</main>;
}
