import { decidingTester } from '../../../electron/contract/deciding.ts';
import { findingSentence } from '../../../electron/contract/finding.ts';
import { judgementOf } from '../../../electron/contract/measurement.ts';
import type { AttemptRecord, RunRecord } from '../../../electron/contract/run.ts';
import { shownBesides, type Reading } from '../../../electron/contract/reading.ts';
import { DEFECTS } from '../../../electron/contract/second.ts';
import type { ResultView } from '../../../electron/contract/views.ts';
import { sentenceOf } from '../../../electron/contract/words/index.ts';
import { bound, count, ratio, span, timeOfDay } from '../../text/format.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Lamp } from '../../widgets/Lamp.tsx';
import { VerdictMark } from '../../widgets/Verdict.tsx';
import { FactGroup, FoldedFacts } from './FactGroup.tsx';
import { StoredPhoto } from './Noted.tsx';
import './Facts.css';

/** The bound beside the observed time: what no error in so many bits proves. */
function BoundLine({ attempt }: { attempt: AttemptRecord }) {
  const say = useSay();
  const judgement = judgementOf(attempt);
  if (judgement?.berBound === undefined) return null;
  const { bits } = judgement.totals;
  const observed = span(judgement.seconds.observed);
  return (
    <p>
      <b className="num">{say('result.ber-below', { bound: bound(judgement.berBound) })}</b>{' '}
      {bits === undefined
        ? say('result.bound', { observed })
        : say('result.bound-bits', { observed, bits: ratio(bits) })}
    </p>
  );
}

/** What this run proves and what nobody saw; simple sentences, from the same source as page 1 of the report. */
export function Facts({ view }: { view: ResultView }) {
  const say = useSay();
  const measures = say.text(decidingTester(view.record).capabilities.measures);
  const bounded = judgementOf(view.attempt)?.berBound !== undefined;
  const said = view.proves.filter(({ code }) => !bounded || !code?.startsWith('report.proves.bound'));
  return (
    <>
      <FactGroup title={say('result.proves')}>
        <BoundLine attempt={view.attempt} />
        <p className="label">
          {said.map(say.message).join(say.lang === 'zh' ? '' : ' ')} {say('bench.measures', { what: measures })}
        </p>
      </FactGroup>
      <FactGroup title={say('result.not-observed')}>
        {view.notObserved.map((message) => (
          <p key={`${sentenceOf(message)} ${message.params?.['at'] ?? ''}`} className="label">
            {say.message(message)}
          </p>
        ))}
      </FactGroup>
    </>
  );
}

/** What the loop proof saw: what was done, what was expected, what came. */
export function Proof({ attempt }: { attempt: AttemptRecord }) {
  const say = useSay();
  const step = attempt.steps.find(({ loopProof }) => loopProof);
  const proof = step?.loopProof;
  if (!step || !proof) return null;
  return (
    <FoldedFacts
      summary={
        <>
          <VerdictMark verdict={proof.verdict} />
          <span>
            <span className="label">{say.text(step.title)}</span> {say.message(findingSentence(proof.finding))}
          </span>
        </>
      }
    >
      <table className="tbl">
        <tbody>
          {proof.steps.map((step) => (
            <tr key={`${step.atMs} ${sentenceOf(step.did)}`}>
              <td>
                <Lamp state={step.ok ? 'good' : 'bad'} />
              </td>
              <td>{say.message(step.did)}</td>
              <td>
                {say.message(step.saw)} <small>({say.message(step.expected)})</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </FoldedFacts>
  );
}

/** `误码 0 · ES 0 · LOS 0 s`: only what was read. */
function readingText(say: Say, reading: Reading): string {
  const counts = [
    [say.term('parameter', 'bitErrors', 'short'), reading.bitErrors],
    ['ES', reading.ES],
    ['SES', reading.SES],
    ['UAS', reading.UAS],
    [say.term('parameter', 'slips', 'short'), reading.slips],
  ] as const;
  const alarms = DEFECTS.map((defect) => [defect, reading.alarms[defect]] as const);
  return [
    ...counts.filter(([, value]) => value !== undefined).map(([name, value]) => `${name} ${count(value ?? 0)}`),
    ...alarms.filter(([, value]) => value !== undefined).map(([name, value]) => `${name} ${value} s`),
    ...shownBesides(reading).map(say.message),
    ...(reading.confirmed ? [say('reading.said.confirmed')] : []),
  ].join(' · ');
}

/** What a person read off the display, with the photos of it. */
export function Readings({ record, attempt }: { record: RunRecord; attempt: AttemptRecord }) {
  const say = useSay();
  const readings = attempt.measurements.flatMap((one) => one.readings);
  if (readings.length === 0) return null;
  return (
    <FactGroup title={say('result.readings')}>
      {readings.map((reading) => (
        <div key={reading.atMs} className="facts-reading">
          <p>
            <b>{say(reading.final ? 'result.reading-final' : 'result.reading-interim')}</b>{' '}
            {timeOfDay(reading.atMs).slice(0, 5)} · {say('result.test-time', { time: span(reading.testTimeS) })}{' '}
            <span className="label">{readingText(say, reading)}</span>
          </p>
          {reading.photo && <StoredPhoto runId={record.runId} id={reading.photo} />}
        </div>
      ))}
    </FactGroup>
  );
}

/** Further attempts of the same run: none is erased. */
export function Attempts({ record }: { record: RunRecord }) {
  const say = useSay();
  if (record.attempts.length < 2) return null;
  return (
    <FactGroup title={say('result.attempts')}>
      <ul className="row">
        {record.attempts.map((attempt) => (
          <li key={attempt.number} className="row">
            {attempt.verdict && <VerdictMark verdict={attempt.verdict} />}
            <span>
              {say('run.attempt', { n: attempt.number })} · {timeOfDay(attempt.startedAtMs).slice(0, 5)} ·{' '}
              {attempt.verdict ? say(`verdict.${attempt.verdict}`) : '–'}
            </span>
          </li>
        ))}
      </ul>
    </FactGroup>
  );
}
