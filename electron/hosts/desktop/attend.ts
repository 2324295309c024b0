import type { BrowserWindow } from 'electron';
import { z } from 'zod';
import type { Attention } from '../../contract/channels.ts';
import type { TaskBar } from '../../contract/attention.ts';

const attentionSchema: z.ZodType<Attention> = z.strictObject({
  bar: z.strictObject({ progress: z.number().min(0).max(1), look: z.enum(['good', 'bad', 'waits']) }).optional(),
  flash: z.boolean(),
});

/** How Electron calls the looks of a bar: green, red, yellow where the system has colours. */
const MODES = { good: 'normal', bad: 'error', waits: 'paused' } as const satisfies Record<TaskBar['look'], string>;
/** A bar at nothing is none to some systems. */
const LEAST = 0.01;
const NO_BAR = -1;

/** Shows what the page tells on the window and its place in the task bar. Errors: ZodError where it is nothing of the kind. */
export function attend(window: BrowserWindow, told: unknown): void {
  const { bar, flash } = attentionSchema.parse(told);
  if (bar) window.setProgressBar(Math.max(LEAST, bar.progress), { mode: MODES[bar.look] });
  else window.setProgressBar(NO_BAR);
  if (!flash || window.isFocused()) return;
  window.flashFrame(true);
  window.once('focus', () => window.flashFrame(false));
}
