import { TributaryError } from '../../contract/errors.ts';
import type { Second } from '../../contract/second.ts';
import type { Observation } from '../../contract/tester.ts';
import { noteInverted, type Live, type RunContext } from '../recording/run-context.ts';
import { hasPattern } from '../../analysis/index.ts';
import { settingsOn } from '../request/settings.ts';
import { orAborted, within } from '../../contract/waiting.ts';
import { owe, startedBy } from './switched-on.ts';
import { createInbox } from '../recording/inbox.ts';
import { bothOf } from '../../contract/words/index.ts';

const START_MS = 10_000;
const CLOSE_MS = 5_000;
const KEPT = 30;

/** Reads the tester into an inbox. `onItem` sees everything at once; `keep`: how many may wait. */
export function openLive(context: RunContext, onItem: (item: Observation) => void, keep = Infinity): Live {
  const inbox = createInbox<Observation>(context.clock, keep);
  const stop = new AbortController();
  const pump = async (): Promise<void> => {
    try {
      for await (const item of context.tester.observe(stop.signal)) {
        onItem(item);
        inbox.push(item);
      }
      inbox.end();
    } catch (thrown) {
      inbox.end(stop.signal.aborted ? undefined : thrown);
    }
  };
  const running = pump();
  return {
    inbox,
    close: async () => {
      stop.abort();
      await within(context.clock, CLOSE_MS, context.tester.address, undefined, () => running);
    },
  };
}

/** Lamps show what the line does, though nothing counts yet. */
function showLive(context: RunContext): (item: Observation) => void {
  return (item) => {
    void noteInverted(context, item).catch(() => undefined);
    context.recording.screen.dispatch({ type: 'live', item, nowMs: context.time.nowMs() });
  };
}

/** Generator and analyser on. */
export async function startTester(context: RunContext): Promise<void> {
  const { clock, tester, signal } = context;
  await owe(context, startedBy(tester.capabilities));
  await within(clock, START_MS, tester.address, signal, (limited) => tester.start(limited, context.time));
}

/** Generator and analyser on, and their seconds on the lamps, if that is not so already. */
export async function ensureLive(context: RunContext): Promise<Live> {
  const { state } = context;
  if (state.phase.is === 'watching') return state.phase.live;
  await startTester(context);
  const live = openLive(context, showLive(context), KEPT);
  state.phase = { is: 'watching', live };
  return live;
}

/** Nothing is read any more; generator and analyser stay as they are. */
export async function closeLive({ state }: Pick<RunContext, 'state'>): Promise<void> {
  const { phase } = state;
  state.phase = { is: 'idle' };
  if (phase.is === 'watching') await phase.live.close();
}

/** Sets the tester up once more without asking anybody: a resumed run, and lamps while somebody wires. */
export async function configureQuietly(context: RunContext): Promise<void> {
  const settings = settingsOn(context.recording.record, context.tester.capabilities);
  await within(context.clock, START_MS, context.tester.address, context.signal, (limited) =>
    context.tester.configure(settings, limited),
  );
}

/** The next seconds until `enough` says so or `ms` are over; `missed` is called for what this program itself did not see. Errors: `link-lost` if the tester stops sending for good. */
export async function watch(
  context: RunContext,
  live: Live,
  ms: number,
  enough: (seen: readonly Second[]) => boolean,
  missed?: () => void,
): Promise<Second[]> {
  const seen: Second[] = [];
  const endMs = context.clock.monotonicMs() + ms;
  while (!enough(seen)) {
    const leftMs = endMs - context.clock.monotonicMs();
    if (leftMs <= 0) break;
    const got = await orAborted(live.inbox.next(leftMs, context.signal), context.signal);
    if (got === 'ended')
      throw new TributaryError('link-lost', context.tester.address, { ...bothOf({ code: 'link.silent' }) });
    if (got === 'idle') continue;
    if (got.item.kind === 'second' && got.item.second.valid) seen.push(got.item.second);
    else if (got.item.kind === 'second' || got.item.kind === 'gap') missed?.();
  }
  return seen;
}

/** Waits until the pattern is received. Gives the seconds seen; the last has the pattern if it was found in time. */
export async function waitForPattern(context: RunContext, live: Live, ms: number): Promise<Second[]> {
  return await watch(context, live, ms, (seen) => {
    const last = seen.at(-1);
    return last !== undefined && hasPattern(last);
  });
}
