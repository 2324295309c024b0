import { describe, expect, it } from 'vitest';
import type { Answer, Prompt } from '../../../../electron/contract/prompt.ts';
import { blockOf } from '../../../../electron/contract/prompt.ts';
import type { RunRecord } from '../../../../electron/contract/run.ts';
import { bothOf } from '../../../../electron/contract/words/index.ts';
import { nextWork, worksFile, type Work, type WorkDone } from '../../../../electron/contract/works.ts';
import { parseYaml } from '../../../../electron/contract/yaml.ts';
import { createLibrary, startRun, type RunHandle, type RunRequest } from '../../../../electron/procedures/index.ts';
import { buildModel } from '../../../../electron/reports/model/report.ts';
import { bench, mainOf, toEnd, until, type Bench } from '../fixtures.ts';

const emergency = await createLibrary().procedure('emergency');
const CASES = emergency.settings['emergency']!.choices!;
const entries = emergency.steps.find(({ do: kind }) => kind === 'works')!['entries'] as Record<string, Work[]>;

/** What somebody gives who fills in everything: lamps not lit but for the power, texts, seven minutes. */
function givenFor(prompt: Prompt): unknown {
  const panel = blockOf(prompt, 'panel')?.panel;
  if (panel)
    return Object.fromEntries(
      panel.lamps.map(({ name, looks }) => [name, looks.off && !/^P(WR|OWER)$/.test(name) ? 'off' : 'on']),
    );
  if (blockOf(prompt, 'consent')) return { configuration: 'saved', log: 'cannot', consentBy: '于小川' };
  const fields = blockOf(prompt, 'form')?.fields;
  return (
    fields &&
    Object.fromEntries(
      fields.map(({ id, kind, options }) => [
        id,
        kind === 'choice' ? options![0]!.value : kind === 'minutes' ? '7' : '王一凡',
      ]),
    )
  );
}

type Says = Readonly<Record<string, string>>;
/** Answers every question until nobody is asked any more; `says`: other than the primary answer, by kind of question. */
async function through(handle: RunHandle, on: Bench, says: Says = {}, stopAt?: string): Promise<string[]> {
  const asked: string[] = [];
  for (;;) {
    const { prompt, finished } = await until(handle, on, (view) => view.finished || view.prompt !== undefined);
    if (finished || !prompt || prompt.kind === stopAt) return asked;
    asked.push(prompt.kind);
    const option = says[prompt.kind] ?? (prompt.kind === 'sign' ? 'finish' : mainOf(prompt));
    const gives = prompt.answers.find(({ id }) => id === option)?.gives === true;
    const answer: Answer = { option, ...(gives ? { given: givenFor(prompt) } : {}) };
    handle.answer(prompt.id, answer);
    await on.clock.advance(60_000);
  }
}
const asRequest = (emergencyIs: string): RunRequest => ({
  use: { tester: 'comtech@sim:' },
  procedure: { ...emergency, needs: {} },
  person: 'person',
  settings: { emergency: emergencyIs },
  circuit: CIRCUIT,
});
const CIRCUIT = { number: 'A1', inService: false, ends: { A: { owner: '甲公司', converter: { model: 'RC803' } } } };
const told = ({ attempts }: RunRecord): string[] =>
  (attempts[0]?.steps.flatMap(({ told: rows = [] }) => rows) ?? []).map(
    ({ words, value }) => `${bothOf(words).en}: ${bothOf(value).en}`,
  );

describe('emergency work', () => {
  it.each(CASES)('%s goes from who started it to the proof, and is signed', async (name) => {
    const on = bench();
    const handle = await startRun(asRequest(name), on.options);
    const asked = await through(handle, on);
    const record = await toEnd(handle, on);
    expect(record).toMatchObject({ verdict: 'pass', state: 'finished' });
    expect([asked[0], asked.at(-2), asked.at(-1)]).toEqual(['work-start', 'work-proof', 'sign']);
    expect(asked.filter((kind) => kind === 'work-look').length).toBeGreaterThanOrEqual(2);
    // What is touched was released by its owner first, and was tried before it was replaced.
    asked.forEach((kind, at) => /restart|replace/.test(kind) && expect(asked[at - 1]).toBe('consent'));
    const rows = told(record);
    expect(rows).toContain('Who started the plan: 王一凡');
    expect(rows).toContain('Outage in all (min): 7 min');
    expect(rows).toContain('Against before: no lamp has changed');
    expect(rows).toContain('Proof that the service works again: The service works');
  });

  it('goes on to the replacement where a restart changes nothing, notes the care and what it came to', async () => {
    const on = bench();
    const handle = await startRun(asRequest('service'), on.options);
    const asked = await through(handle, on, { 'work-restart': 'same', 'work-proof': 'still-out' });
    expect(asked).toEqual([
      ...['work-start', 'work-do', 'work-look', 'work-look', 'work-test'],
      ...['consent', 'work-restart', 'consent', 'work-restart', 'consent', 'work-replace'],
      ...['work-look', 'work-proof', 'sign'],
    ]);
    const record = await toEnd(handle, on);
    expect([record.verdict, bothOf(record.why![0]!).en]).toEqual([
      'fail',
      'the service is still out, for 7 min by now',
    ]);
    expect(told(record)).toContain('Before it was touched: configuration: saved; log: cannot be; agreed by 于小川');
  });

  it('is printed as work: what was done and how long it was out, and nothing of a test that there was none', async () => {
    const on = bench();
    const handle = await startRun({ ...asRequest('ring'), procedure: emergency, use: {} }, on.options);
    await through(handle, on);
    const record = await toEnd(handle, on);
    const model = buildModel({ record, histories: new Map() }, new Set());
    expect(model.figures.map(({ value }) => value)).toEqual([expect.stringMatching(/^\d+$/), 7, 0]);
    expect(model.done[0]!.en).toBe('The works of the plan were gone through one by one; 7 in all.');
    expect(JSON.stringify([model.done, model.proves, model.measures])).not.toMatch(/TCP|ICMP|limits/);
    expect(model.sections.find(({ id }) => id === 'told')?.tables?.[0]?.rows.length).toBeGreaterThan(8);
  });

  it('touches nothing that its owner does not allow, and proves nothing that nobody saw', async () => {
    const on = bench();
    const handle = await startRun(asRequest('box'), on.options);
    const asked = await through(handle, on, { consent: 'cannot', 'work-proof': 'cannot' });
    expect(asked.filter((kind) => /restart|replace/.test(kind))).toEqual([]);
    expect((await toEnd(handle, on)).verdict).toBe('not-assessed');
  });

  it('draws the box that the circuit has at this end, and proposes the outage as it has grown', async () => {
    const on = bench();
    const handle = await startRun(asRequest('lamps'), on.options);
    await through(handle, on, {}, 'work-look');
    expect(blockOf(handle.view().prompt!, 'panel')?.panel.title.en).toContain('RC803');
    await through(handle, on, {}, 'work-proof');
    const minutes = blockOf(handle.view().prompt!, 'form')?.fields.find(({ id }) => id === 'outage')?.value;
    expect(Number(minutes)).toBeGreaterThan(7);
    await through(handle, on);
  });

  it.each([
    ['a blank', { 'started-by': ' ', 'out-for': '3' }],
    ['no minutes', { 'started-by': 'Li', 'out-for': 'soon' }],
  ])('takes no %s', async (_what, given) => {
    const on = bench();
    const handle = await startRun(asRequest('lamps'), on.options);
    const { prompt } = await until(handle, on, (view) => view.prompt !== undefined);
    expect(() => handle.answer(prompt!.id, { option: 'told', given })).toThrow(/form-field/);
    await through(handle, on);
  });

  it('headless asks nobody and is not assessed', async () => {
    const on = bench();
    const handle = await startRun({ ...asRequest('ring'), person: 'headless' }, on.options);
    expect((await toEnd(handle, on)).verdict).toBe('not-assessed');
  });
});

describe('works in a file', () => {
  const read = (text: string): unknown => parseYaml(`version: 1\nid: mine\nworks:\n${text}`, worksFile, 'mine.yaml');
  const work = (text: string): string => `  - { ${text}, title: { zh: 一, en: a } }\n`;
  it.each([
    ['a replacement that nothing came before', work('id: a, kind: replace'), 'bad-yaml'],
    ['one after a look alone', work('id: a, kind: look, box: conv') + work('id: b, kind: replace'), 'bad-yaml'],
    ['two of one id', work('id: a') + work('id: a'), 'bad-yaml'],
    ['a condition on what comes later', work('id: a, when: { b: done }') + work('id: b'), 'bad-yaml'],
    ['an outcome that cannot be', work('id: a') + work('id: b, when: { a: gone }'), 'bad-yaml'],
    ['a look at no box', work('id: a, kind: look'), 'bad-yaml'],
    ['none at all', '', 'bad-yaml'],
  ])('are refused with %s', (_what, text, code) => {
    expect(() => read(text)).toThrow(new RegExp(code));
  });

  it.each(Object.entries(entries))(
    'of %s: whatever is answered, nothing is replaced before a self-loop or a restart',
    (_name, works) => {
      const done: WorkDone[] = [];
      const came = { test: 'bad', restart: 'same', do: 'done' } as Readonly<Record<string, WorkDone['outcome']>>;
      for (let next = nextWork(works, done); next; next = nextWork(works, done))
        done.push({ id: next.id, outcome: came[next.kind] ?? 'told', atMs: 0 });
      const kinds = done.map(({ id }) => works.find((one) => one.id === id)!.kind);
      const tried = kinds.findIndex((kind) => kind === 'test' || kind === 'restart');
      expect(kinds.every((kind, at) => kind !== 'replace' || (tried >= 0 && tried < at))).toBe(true);
    },
  );
});
