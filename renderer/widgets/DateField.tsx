import type { KeyboardEvent } from 'react';
import { useMinute } from '../page/now.ts';
import { useSay, type Say } from '../text/say.ts';
import { Field, type FieldProps } from './Dialog.tsx';
import { dayAndTime, dayOf, dayProblem, momentOf, timeOf } from './when.ts';

const DAY_MS = 86_400_000;

/** The sentence about a day that is none; undefined for a day, and for nothing at all. */
function dayFault(say: Say, text: string, nowMs: number): string | undefined {
  const problem = text.trim() === '' ? undefined : dayProblem(text, nowMs);
  if (!problem) return undefined;
  return problem === 'form' ? say('date.form', { day: dayAndTime(nowMs).day }) : say('date.no-such-day');
}

/**
 * A date, typed in any usual form and shown as `YYYY-MM-DD` in every language; arrows move it by a day. What is no day is said under it once
 * the field is left. `onChange` gets what stands in the field: a day in full, or what is no day yet.
 */
export function DateField(props: FieldProps) {
  const say = useSay();
  const nowMs = useMinute();
  const text = props.value ?? '';
  const leave = (): void => {
    const day = dayOf(text, nowMs);
    if (day && day !== text) props.onChange(day);
  };
  const step = (event: KeyboardEvent): void => {
    // What Enter sends is what would stand here once the field is left.
    if (event.key === 'Enter') leave();
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const from = dayOf(text, nowMs);
    // Noon: a day of 23 or 25 hours does not matter.
    const next = from ? (momentOf(from, '12:00') ?? nowMs) + by * DAY_MS : nowMs;
    props.onChange(dayAndTime(next).day);
  };
  return (
    <Field
      {...props}
      placeholder={props.placeholder ?? say('date.example')}
      numeric
      problem={props.problem ?? dayFault(say, text, nowMs)}
      quiet
      onBlur={leave}
      onKeyDown={step}
    />
  );
}

/** A time of day, `HH:MM` in every language, typed in any usual form. */
export function TimeField(props: FieldProps) {
  const leave = (): void => {
    const time = timeOf(props.value ?? '');
    if (time && time !== props.value) props.onChange(time);
  };
  return <Field {...props} placeholder="15:00" numeric onBlur={leave} />;
}
