import { z } from 'zod';
import { alike, seenLine, type Bilingual } from './text.ts';
import type { Message } from './words/index.ts';

/** Why somebody stops a test: the closed list, in the order in which it is offered. The first is what holds where nobody says. */
export const ABORT_REASONS = {
  'not-given': { zh: '未说明', en: 'not given' },
  customer: { zh: '客户要求停止', en: 'stopped by the customer' },
  'wrong-circuit': { zh: '电路不对', en: 'wrong circuit' },
  wiring: { zh: '要改接线', en: 'wiring to be changed' },
  fault: { zh: '发现故障', en: 'fault found' },
  release: { zh: '中断时间到', en: 'release ended' },
  instrument: { zh: '仪表另有用处', en: 'instrument needed elsewhere' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<string, Bilingual>;
export type AbortReasonName = keyof typeof ABORT_REASONS;
export const ABORT_REASON_NAMES = Object.keys(ABORT_REASONS) as readonly AbortReasonName[];

/** What somebody says when he stops a test. `text`: in his own words, which only `other` has. */
export const abortReasonSchema = z.strictObject({
  name: z.enum(ABORT_REASON_NAMES),
  text: z.string().max(200).transform(seenLine).optional(),
});
export type AbortReason = z.infer<typeof abortReasonSchema>;

/** The sentence of it. `at`: local time, as people read it; without a reason given there is only that. */
export function abortedWhy({ name, text }: AbortReason, at: string): Message {
  if (name === 'not-given') return { code: 'why.stopped-at', params: { at } };
  const { zh, en } = name === 'other' && text ? alike(text) : ABORT_REASONS[name];
  return { code: 'why.stopped-for', params: { at, zh, en } };
}
