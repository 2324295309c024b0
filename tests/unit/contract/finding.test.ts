import { describe, expect, it } from 'vitest';
import { withFinding } from '../../../electron/archive/worker/older-steps.ts';
import { findingFrom, findingSentence, type Finding, type LoopFinding } from '../../../electron/contract/finding.ts';
import type { LoopProof, StepRecord } from '../../../electron/contract/run.ts';
import { sayMessage, type Message } from '../../../electron/contract/words/index.ts';

const loop = (found: Omit<LoopFinding, 'kind'>): LoopFinding => ({ kind: 'loop', ...found });
const proofs: [LoopFinding, string][] = [
  [loop({ outcome: 'proven-count', out: 10, back: 10 }), '10 out, 10 back, then 0: the loop is proven'],
  [loop({ outcome: 'proven-ratio', out: 1e-3, back: 9.8e-4 }), 'error ratio 1.0E-03 injected, 9.8E-04 received'],
  [loop({ outcome: 'wrong-back', out: 1e-3, back: 2e-3 }), 'error ratio 1.0E-03 injected, 2.0E-03 received'],
  [loop({ outcome: 'none-back', out: 10 }), '10 out, 0 back'],
  [loop({ outcome: 'noise-hides', noise: 1204 }), 'about 1204 a second'],
  [loop({ outcome: 'still-errors', left: 1 }), '1 error after injection was off'],
  [loop({ outcome: 'silent-lost', lost: { zh: '断', en: 'the port went away' } }), 'the port went away'],
  [loop({ outcome: 'AIS' }), 'All ones received'],
];

describe('a finding', () => {
  it.each(proofs)('%o is one sentence, and an older sentence the same finding', (finding, said) => {
    const sentence = findingSentence(finding);
    expect(sayMessage('en', sentence).toLowerCase()).toContain(said.toLowerCase());
    expect(findingFrom(sentence)).toEqual(finding);
  });

  it.each<[Finding, string]>([
    [{ kind: 'cause', outcome: 'alarm', defect: 'AIS', seconds: 3 }, 'AIS for 3 s'],
    [{ kind: 'cause', outcome: 'slips', count: 1 }, '1 slip;'],
    [{ kind: 'cause', outcome: 'injected', errors: 11, rest: [] }, 'by hand: 11.'],
    [{ kind: 'cause', outcome: 'injected-part', errors: 0, rest: [{ zh: '甲', en: 'x' }] }, 'by hand: x.'],
    [{ kind: 'cause', outcome: 'errors' }, 'No alarm, only errors'],
    [{ kind: 'cause', outcome: 'not-assessed' }, 'Not enough was seen'],
    [{ kind: 'cause', outcome: 'error' }, 'could not be completed'],
  ])('%o of a result says where to look', (finding, said) => {
    expect(sayMessage('en', findingSentence(finding))).toContain(said);
  });

  it('is read out of the sentence that an older program stored, and a sentence of nobody is no finding', () => {
    const stored = (conclusion: Message): StepRecord =>
      ({
        id: 'proof',
        do: 'prove-loop',
        title: { zh: '', en: '' },
        state: 'done',
        loopProof: { verdict: 'pass', atMs: 1, steps: [], conclusion } as unknown as LoopProof,
      }) satisfies StepRecord;
    const params = { out: '1.0E-03', back: '1.0E-03' };
    expect((withFinding(stored({ code: 'proof.proven-ratio', params })) as StepRecord).loopProof).toEqual({
      verdict: 'pass',
      atMs: 1,
      steps: [],
      finding: loop({ outcome: 'proven-ratio', out: 1e-3, back: 1e-3 }),
    });
    expect(findingFrom({ code: 'event.start' })).toBeUndefined();
    expect(findingFrom({ code: 'proof.not-a-word' as 'proof.LOS' })).toBeUndefined();
    expect(findingFrom({ said: { zh: '', en: '' } })).toBeUndefined();
  });
});
