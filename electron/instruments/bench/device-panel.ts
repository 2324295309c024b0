import type { DeviceView } from '../../contract/bench-item.ts';

/** What stands beside a connected row of the bench, whatever the instrument is to a run. */
export interface DevicePanel {
  /** Nobody else may ask the instrument for anything. */
  readonly busy: boolean;
  view(): DeviceView;
  /** Has it look at the instrument while nobody tests, or not: then resolves, within a second, when it is left alone. */
  watch(allowed: boolean): Promise<void>;
  /** Ends whatever was begun by hand. Safe in any state. */
  stop(signal: AbortSignal): Promise<void>;
}
