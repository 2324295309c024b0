import { TributaryError } from '../../../contract/errors.ts';
import type { RunView } from '../../../contract/views.ts';
import type { RunHandle } from '../../../procedures/index.ts';

/** The one run that may go on at a time. A page that closes changes nothing here. */
export interface RunSlot {
  /** Starts a run, unless one goes on. Errors: `run-active`, and those of `make`. */
  begin(make: () => Promise<RunHandle>): Promise<string>;
  /** The run going on. Errors: `run-none`. */
  current(): RunHandle;
  running(): boolean;
  /** The run going on, or the last one that ended in this session. */
  view(): RunView | undefined;
  /** Stops the run going on; resolves when its teardown is done and its record is closed. */
  end(): Promise<void>;
}

/** `onChange` is called whenever the view may have changed, `onEnd` once for every run that ended. */
export function createRunSlot(onChange: (view: RunView) => void, onEnd: () => void): RunSlot {
  let handle: RunHandle | undefined;
  let starting: Promise<RunHandle> | undefined;
  let going = false;

  const watch = (run: RunHandle): RunHandle => {
    handle = run;
    going = true;
    run.onChange(() => onChange(run.view()));
    const ended = (): void => {
      going = false;
      onEnd();
    };
    run.done.then(ended, ended);
    onChange(run.view());
    return run;
  };
  const current = (): RunHandle => {
    if (!handle || !going) throw new TributaryError('run-none');
    return handle;
  };
  return {
    begin: async (make) => {
      if (starting || going) throw new TributaryError('run-active');
      starting = make();
      try {
        return watch(await starting).runId;
      } finally {
        starting = undefined;
      }
    },
    current,
    running: () => starting !== undefined || going,
    view: () => handle?.view(),
    end: async () => {
      // A run that is only about to begin has a line already; it is stopped as soon as it can be.
      const begun = await starting?.catch(() => undefined);
      const last = begun ?? handle;
      if (!last || !(begun || going)) return;
      last.stop();
      await last.done;
    },
  };
}
