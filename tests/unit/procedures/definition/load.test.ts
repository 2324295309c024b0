import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { manualInfo } from '../../../../drivers/testers/manual/model.ts';
import { limitRefs } from '../../../../electron/analysis/index.ts';
import { existsSync } from 'node:fs';
import { createLibrary, planRun, startRun } from '../../../../electron/procedures/index.ts';
import { DRAWN } from '../../../../electron/procedures/steps/wiring.ts';
import { bench, circuitInService, request } from '../fixtures.ts';

const library = createLibrary();
const folder = mkdtempSync(join(tmpdir(), 'tributary-yaml-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function file(text: string): string {
  const path = join(folder, `p${Math.random()}.yaml`);
  writeFileSync(path, text);
  return path;
}
const HEAD = `version: 1
id: mine
title: { zh: 我的, en: Mine }
`;

describe('procedures', () => {
  it('have pictures that exist and limit sets that load', async () => {
    const all = (await library.list()).procedures.map(({ procedure }) => procedure);
    expect(all.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['e1-acceptance', 'loop-check', 'serial-acceptance']),
    );
    for (const step of all.flatMap(({ steps }) => steps)) {
      if (typeof step['picture'] === 'string' && step['picture'] !== DRAWN)
        expect(existsSync(new URL(`../../../../resources/pictures/${step['picture']}.svg`, import.meta.url))).toBe(
          true,
        );
    }
    for (const { set } of all.flatMap(limitRefs)) expect(await library.limitSet(set)).toBeTruthy();
  });
  it('offer every setting of the job', async () => {
    const { settings } = await library.procedure('e1-acceptance');
    for (const name of [
      'duration',
      'framing',
      'pattern',
      'line-code',
      'impedance',
      'termination',
      'clock',
      'interface',
    ])
      expect(settings).toHaveProperty(name);
    for (const name of ['m2100-allocation', 'g826-allocation', 'unseen-max', 'patience'])
      expect(settings).toHaveProperty(name);
  });
  it('are named where one is unknown', async () => {
    await expect(library.procedure('nope')).rejects.toMatchObject({
      code: 'procedure-unknown',
      params: { text: expect.stringMatching(/^(?=.*e1-acceptance)(?=.*loop-check)/) },
    });
    await expect(library.limitSet('nope')).rejects.toMatchObject({ code: 'limits-unknown' });
    await expect(library.procedure(join(folder, 'absent.yaml'))).rejects.toMatchObject({ code: 'file-missing' });
  });
  it.each([
    ['a typo in a key', `${HEAD}stepps: []\n`, /:4:1$/],
    ['a tab', `${HEAD}\tsteps: []\n`, /:4:1$/],
    ['an unknown kind of step', `${HEAD}steps:\n  - { id: a, do: dance }\n`, /:5:14$/],
    ['two steps of one id', `${HEAD}steps:\n  - { id: a, do: configure }\n  - { id: a, do: release }\n`, /:6:7$/],
    ['a setting that is not there', `${HEAD}steps:\n  - { id: a, do: run, for: $time }\n`, /:5:23$/],
    ['a run of 2 s', `${HEAD}steps:\n  - { id: a, do: run, for: 2s }\n`, /:5:23$/],
    [
      'a default that is no choice',
      `${HEAD}settings:\n  clock: { type: choice, default: x, choices: [a, b] }\nsteps:\n  - { id: a, do: configure }\n`,
      /:5:26$/,
    ],
  ])('say line and column of %s', async (_what, text, where) => {
    await expect(library.procedure(file(text))).rejects.toMatchObject({
      code: 'bad-yaml',
      where: expect.stringMatching(where),
    });
  });
});

describe('values of a procedure', () => {
  const good = `${HEAD}steps:\n  - { id: a, do: configure }\n`;
  it('whatever they look like, are texts where texts are wanted', async () => {
    const text = good.replace(
      'steps:',
      'settings:\n  a: { type: choice, default: 75, choices: [75, 0120, 1e3, yes] }\nsteps:',
    );
    const { settings } = await library.procedure(file(text));
    expect(settings['a']).toEqual({ type: 'choice', default: '75', choices: ['75', '0120', '1e3', 'yes'] });
  });
});

describe('settings', () => {
  it.each([
    ['duration', '4s'],
    ['duration', '32d'],
    ['duration', 'long'],
    ['framing', 'esf'],
    ['pattern', '2^16-1'],
    ['m2100-allocation', '101'],
    ['m2100-allocation', '-1'],
    ['patience', ''],
  ])('%s=%s is refused before anything exists', async (name, value) => {
    const on = bench();
    await expect(startRun(await request({ settings: { [name]: value } }), on.options)).rejects.toMatchObject({
      code: 'setting-bad',
      where: name,
    });
    expect(await on.archive.listRuns({})).toEqual([]);
    expect(on.session.closed).toBe(false);
  });
  it('of another name are refused, with the names there are', async () => {
    await expect(startRun(await request({ settings: { durration: '5m' } }), bench().options)).rejects.toMatchObject({
      code: 'setting-unknown',
      params: { text: expect.stringContaining('duration') },
    });
  });
  it('that the tester can set, but not to this value, are refused', async () => {
    const on = bench();
    const framed = await request({ settings: { framing: 'pcm30' } });
    await expect(startRun(framed, on.options)).rejects.toMatchObject({ code: 'setting-bad', where: 'framing' });
    expect(on.session.closed).toBe(true);
  });
  it('take any length from 5 s to 31 d', async () => {
    for (const duration of ['5s', '31d'])
      expect((await planRun(await request({ settings: { duration } }), library, {})).problems).toEqual([]);
  });
});

describe('what a procedure needs of a tester', () => {
  it('is checked before anything exists', async () => {
    for (const capabilities of [{ notApplicable: ['interface'] as const }, { judging: 'ber-only' as const }]) {
      const on = bench({ capabilities });
      await expect(startRun(await request(), on.options)).rejects.toMatchObject({ code: 'tester-unfit' });
      expect(await on.archive.listRuns({})).toEqual([]);
      expect(on.session.closed).toBe(true);
    }
  });
  it('refuses a signature of an unknown role', async () => {
    const signed = await request({ signatures: [{ role: 'boss', name: 'x' }] });
    await expect(startRun(signed, bench().options)).rejects.toMatchObject({ code: 'setting-bad', where: 'sign' });
  });
});

describe('a plan', () => {
  it('counts what people do, names the front panel, and says what a clean run proves', async () => {
    const plan = await planRun(await request({ settings: { duration: '15m' } }), library, {
      tester: { device: bench().tester },
    });
    expect(plan.problems).toEqual([]);
    expect(plan.frontPanel).toEqual(['interface', 'impedance', 'termination', 'clock']);
    // START, wiring, front panel, two signatures, report.
    expect(plan.actions).toBe(6);
    expect(plan.steps.find((step) => step.id === 'run')?.durationS).toBe(900);
    expect(plan.totalS).toBeLessThan(17.5 * 60);
    expect(plan.berBound).toBe(1.7e-9);
    expect(plan.toProve).toEqual({ ratio: 1e-9, forS: 900, seconds: 24 * 60 + 23 });
    const longer = await planRun(await request({ settings: { duration: '30m' } }), library, {
      tester: { device: bench().tester },
    });
    expect(longer.toProve).toBeUndefined();
  });
  it('goes by the default of a setting that nobody gave', async () => {
    const { procedure } = await request();
    const asking = { ...procedure.settings['open-loop']!, default: 'ask' };
    const asks = { ...procedure, settings: { ...procedure.settings, 'open-loop': asking } };
    expect(
      (await planRun(await request({ procedure: asks }), library, { tester: { device: bench().tester } })).actions,
    ).toBe(8);
  });
  it('names the front panel of a tester that is not connected yet, as far as its family is known', async () => {
    const plan = await planRun(await request(), library, { tester: { capabilities: manualInfo.capabilities } });
    expect(plan.frontPanel).toContain('pattern');
    // START, wiring, front panel, the loop opened by hand, START and the reading of the set, two signatures, report.
    expect(plan.actions).toBeGreaterThanOrEqual(9);
    expect((await planRun(await request(), library, {})).frontPanel).toEqual([]);
  });
  it('shows problems that forbid START instead of throwing', async () => {
    const bad = await planRun(await request({ settings: { duration: 'x' } }), library, {
      tester: { device: bench().tester },
    });
    expect(bad.problems.map(({ code }) => code)).toEqual(['setting-bad']);
    const unreleased = await planRun(await request({ circuit: circuitInService }), library, {});
    expect(unreleased.problems.map(({ code }) => code)).toEqual(['release-needed']);
    const unfit = await planRun(await request(), library, {
      tester: { device: bench({ capabilities: { judging: 'integrity' } }).tester },
    });
    expect(unfit.problems.map(({ code }) => code)).toEqual(['tester-unfit']);
  });
});
