import { progressOf, type ProgressAsked } from '../model/progress.ts';
import type { Letterhead } from '../model/letterhead.ts';
import type { Printing } from './job.ts';

/** The progress report of orders; what it was made of is attached. */
export const progressPaper = (asked: ProgressAsked, head?: Letterhead): Printing => ({
  is: 'paper',
  paper: 'progress',
  model: progressOf(asked),
  attached: asked,
  code: 'PROGRESS',
  head,
});
