import type { Archive } from '../../archive/index.ts';
import { roleName } from '../../contract/instrument.ts';
import type { LeftLoop } from '../../instruments/index.ts';
import { putAttempt } from '../recording/recording.ts';

/** Keeps in its record that a loop was released which a program left that broke off. Does nothing where this archive does not have the run, or it has ended: that it was not released then stays true. */
export async function noteReleased(archive: Archive, left: LeftLoop, nowMs: number): Promise<void> {
  const record = await archive.getRun(left.runId).catch(() => undefined);
  const attempt = record?.attempts.find(({ teardown = [] }) => teardown.some(({ loop }) => loop?.id === left.id));
  if (record?.state !== 'running' || !attempt) return;
  attempt.teardown = attempt.teardown!.map((entry) =>
    entry.loop?.id === left.id ? { ...entry, atMs: nowMs, ok: true, loop: { ...entry.loop, left: true } } : entry,
  );
  await putAttempt(archive, left.runId, attempt);
  const { zh, en } = roleName(left.role);
  const params = { kind: left.kind, roleZh: zh, roleEn: en };
  const message = { code: 'event.remote-loop-left', params } as const;
  await archive.addEvent(left.runId, { t: Math.floor(nowMs / 1000), kind: 'step', attempt: attempt.number, message });
}
