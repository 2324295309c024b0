import { farLoopOf, farLoopSentence } from '../../contract/far-loop.ts';
import { findingSentence } from '../../contract/finding.ts';
import type { Message } from '../../contract/words/index.ts';
import { decidingAttempt, stepsOf, type Source } from './basis.ts';
import type { Section, Table } from './document.ts';
import { both, bothOf } from './texts.ts';

function proofTable(steps: readonly { did: Message; expected: Message; saw: Message; ok: boolean }[]): Table {
  return {
    columns: [
      { head: both('report.head.step'), width: '1.4fr', align: 'left' },
      { head: both('report.head.expected'), width: '1fr', align: 'left' },
      { head: both('report.head.saw'), width: '1fr', align: 'left' },
      { head: both('report.head.result'), width: '24mm', align: 'left' },
    ],
    rows: steps.map((step) => [
      bothOf(step.did),
      bothOf(step.expected),
      bothOf(step.saw),
      { verdict: step.ok ? 'pass' : 'fail' },
    ]),
  };
}

/** Section 5: what the loop proof of the deciding attempt did and saw. */
export function loopSection(source: Source): Section {
  const title = both('report.section.loop');
  const proofs = stepsOf(decidingAttempt(source.record), 'prove-loop').flatMap((step) => step.loopProof ?? []);
  const loop = farLoopOf(source.record);
  if (!proofs.length) {
    const left = loop ? [bothOf(farLoopSentence(loop))] : [];
    return { id: 'loop', title, paragraphs: [both('report.loop.none'), ...left] };
  }
  const delays = proofs.flatMap((proof) => proof.rtdUs ?? []);
  const ms = (us: number): string => (us / 1000).toFixed(2);
  return {
    id: 'loop',
    title,
    tables: proofs.filter((proof) => proof.steps.length > 0).map((proof) => proofTable(proof.steps)),
    paragraphs: [
      ...proofs.map((proof) => bothOf(findingSentence(proof.finding))),
      ...(loop ? [bothOf(farLoopSentence(loop))] : []),
      ...delays.map((d) => both('report.loop.rtd', { text: `${ms(d.min)} … ${ms(d.max)} ms` })),
    ],
  };
}
