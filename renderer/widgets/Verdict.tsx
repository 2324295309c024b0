import type { ReactNode } from 'react';
import type { Verdict } from '../../electron/contract/verdict.ts';
import { useSay } from '../text/say.ts';
import './Verdict.css';

const TICK = 'M7 12.5l3.5 3.5 6.5-7';
const CROSS = 'M8 8l8 8M16 8l-8 8';
const WAVE = 'M7 14c2-5 4-5 5-2s3 3 5-2';
const square = <rect x=".5" y=".5" width="23" height="23" />;
const dashed = <rect x="1" y="1" width="22" height="22" />;

/** Circle with a tick, square with a cross, diamond with a wave, hatch with a question mark, dashes: told apart without colour. */
const MARKS: Record<Verdict, { look: string; shape: React.JSX.Element }> = {
  pass: {
    look: 'pass',
    shape: (
      <>
        <circle cx="12" cy="12" r="12" />
        <path d={TICK} />
      </>
    ),
  },
  fail: {
    look: 'fail',
    shape: (
      <>
        <rect width="24" height="24" />
        <path d={CROSS} />
      </>
    ),
  },
  error: {
    look: 'fail',
    shape: (
      <>
        <rect width="24" height="24" />
        <path d="M12 5v9M12 18v1" />
      </>
    ),
  },
  uncertain: {
    look: 'uncertain',
    shape: (
      <>
        <polygon points="12,-2 26,12 12,26 -2,12" />
        <path d={WAVE} />
      </>
    ),
  },
  'not-assessed': {
    look: 'not-assessed',
    shape: (
      <>
        {square}
        <circle cx="12" cy="12" r="8" />
        <text x="12" y="12.5">
          ?
        </text>
      </>
    ),
  },
  aborted: {
    look: 'aborted',
    shape: (
      <>
        {dashed}
        <path d="M8 12h8" />
      </>
    ),
  },
  'not-set': {
    look: 'aborted',
    shape: (
      <>
        {dashed}
        <path d="M8 10h8M8 14h8" />
      </>
    ),
  },
};

/** Mark of a verdict, 24 px; the word stands beside it. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { look, shape } = MARKS[verdict];
  return (
    <svg className="verdict-mark" data-look={look} viewBox="0 0 24 24" aria-hidden="true">
      {shape}
    </svg>
  );
}

/** Mark and word, as lists show it. */
export function VerdictWord({ verdict }: { verdict: Verdict }) {
  const say = useSay();
  return (
    <span className="row">
      <VerdictMark verdict={verdict} />
      <b className="num">{say(`verdict.${verdict}`)}</b>
    </span>
  );
}

const BANNER_MARKS: Record<Verdict, React.JSX.Element> = {
  pass: (
    <>
      <circle cx="28" cy="28" r="24" />
      <path d="M17 29l8 8 15-17" />
    </>
  ),
  fail: (
    <>
      <rect x="4" y="4" width="48" height="48" />
      <path d="M17 17l22 22M39 17l-22 22" />
    </>
  ),
  error: (
    <>
      <rect x="4" y="4" width="48" height="48" />
      <path d="M28 13v19M28 38v5" />
    </>
  ),
  uncertain: (
    <>
      <polygon points="28,2 54,28 28,54 2,28" />
      <path d="M17 32c4-11 8-11 11-4s7 7 11-4" />
    </>
  ),
  'not-assessed': (
    <>
      <rect x="4" y="4" width="48" height="48" strokeDasharray="2 3" />
      <path d="M20 22c0-12 17-11 16-1 0 7-8 6-8 14M28 40v4" />
    </>
  ),
  aborted: (
    <>
      <rect x="4" y="4" width="48" height="48" strokeDasharray="8 5" />
      <path d="M17 28h22" />
    </>
  ),
  'not-set': (
    <>
      <rect x="4" y="4" width="48" height="48" strokeDasharray="8 5" />
      <path d="M17 23h22M17 33h22" />
    </>
  ),
};

/** The verdict, one word, with what decided beside it (`children`) and the cause and next action (`aside`). */
export function VerdictBanner({
  verdict,
  children,
  aside,
}: {
  verdict: Verdict;
  children?: ReactNode;
  aside?: ReactNode;
}) {
  const say = useSay();
  const tone = verdict === 'error' ? 'fail' : verdict;
  return (
    <section className="verdict" data-tone={tone}>
      <svg className="verdict-sign" viewBox="0 0 56 56" aria-hidden="true">
        {BANNER_MARKS[verdict]}
      </svg>
      <h1>{say(`verdict.${verdict}`)}</h1>
      <div>{children}</div>
      {aside}
    </section>
  );
}
