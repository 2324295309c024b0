import type { TaskBar } from '../../electron/contract/attention.ts';

/** As it was told last. */
let shown: string | undefined;

/** Shows on the task bar how far the tests are, where the page has one: in the window of the desktop app. `flash`: it asks to be looked at. */
export function showTaskBar(bar: TaskBar | undefined, flash: boolean): void {
  const rounded = bar && { ...bar, progress: Math.round(bar.progress * 100) / 100 };
  const form = JSON.stringify(rounded ?? null);
  if (form === shown && !flash) return;
  shown = form;
  window.tributary?.attend({ bar: rounded, flash });
}
