import type { Device, HasRegisters } from '../../contract/instrument.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import { within } from '../../contract/waiting.ts';
import type { RunContext } from '../recording/run-context.ts';

/** A box is asked so often, milliseconds: registers count for longer than that. */
const EVERY_MS = 10_000;
const ASK_MS = 9_000;

type Told = Device & HasRegisters;
const tells = (device: Device | undefined): device is Told => device !== undefined && device.role !== 'tester';

/** Asks a box for its registers while a ladder runs, until the signal aborts. What it does not answer is a gap; the link is the session's to tell of. */
export async function pollRegisters(context: RunContext, one: MeasurementRecord, signal: AbortSignal): Promise<void> {
  const { recording, clock, time, sessions } = context;
  const device = sessions.get(one.role)?.device;
  if (!tells(device)) return;
  let [coveredTo, failed] = [one.to, false];
  while (!signal.aborted) {
    const t = Math.floor(time.nowMs() / 1000);
    const samples = await within(clock, ASK_MS, device.address, signal, (limited) => device.registers(limited)).catch(
      () => undefined,
    );
    if (samples) {
      const gap = failed && coveredTo !== undefined && t > coveredTo;
      if (gap)
        await recording.write({
          what: 'pings',
          of: one,
          items: [{ kind: 'gap', gap: { from: coveredTo!, to: t, reason: 'link-lost' } }],
          events: [],
        });
      await recording.write({
        what: 'pings',
        of: one,
        items: samples.map((sample) => ({ kind: 'register', sample: { ...sample, t } })),
        events: [],
      });
      coveredTo = t + 1;
      const from = one.from ?? t;
      if (one.from === undefined) await recording.write({ what: 'measurement', of: one, change: { from } });
    }
    failed = samples === undefined;
    await clock.sleep(EVERY_MS, signal).catch(() => undefined);
  }
  if (coveredTo !== undefined) await recording.write({ what: 'measurement', of: one, change: { to: coveredTo } });
}
