import { describe, expect, it } from 'vitest';
import { chainOf } from '../../../electron/contract/site-chain.ts';
import { actionsOf, actionWords } from '../../../electron/contract/site-action.ts';
import { LINE_VARIANTS, type Observation, type Told } from '../../../electron/contract/site.ts';
import { sayMessage } from '../../../electron/contract/words/index.ts';
import { decide } from '../../../electron/locator/index.ts';
import { POOR, RICH } from '../../support/site-model/line.ts';
import { siteWith, type Site } from '../../support/site-model/site.ts';

const tell = (site: Site, ...actions: string[]): Told[] =>
  actions.map((action) => ({ action, saw: site.answer(action) }));
const dark = (): Site => siteWith('converter-ethernet', RICH, [{ section: 'conv_z', kind: 'power' }], 1);

describe('where a search stands', () => {
  it('knows nothing before anything was told, and asks what tells most for its price', () => {
    const { next, chain, left, contradictions } = decide(dark().case, []);
    expect(next).toMatchObject({ ask: { trip: false, stops: false } });
    expect(chain.map(({ section }) => section.id)).toEqual(chainOf('converter-ethernet'));
    expect(chain.every(({ state }) => state === 'unknown')).toBe(true);
    expect(left.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.0001);
    expect(contradictions).toEqual([]);
  });

  it('is worked out from the whole of what was told, in whatever order, asked or not', () => {
    const site = dark();
    const answers = tell(site, 'ping:pc_a', 'registers:conv_z', 'alarms:node_z');
    const there = decide(site.case, answers);
    expect(decide(site.case, answers.toReversed()).chain.map(({ state }) => state)).toEqual(
      there.chain.map(({ state }) => state),
    );
    expect(there.chain.find(({ section }) => section.id === 'conv_z')).toMatchObject({ state: 'faulty' });
    expect(there.next).toMatchObject({ verdict: { section: 'conv_z', certainty: 'certain' } });
    // Taken back: asked again as if it had never been told.
    expect(decide(site.case, answers.slice(0, 1)).next).toEqual(decide(site.case, tell(site, 'ping:pc_a')).next);
  });

  it('never asks again what cannot be done, and offers other questions', () => {
    const site = dark();
    const first = decide(site.case, []);
    const id = 'ask' in first.next ? first.next.ask.id : '';
    const after = decide(site.case, [{ action: id, refused: 'nobody there' }]);
    expect(after.next).not.toMatchObject({ ask: { id } });
    expect(after.others.length).toBeGreaterThan(0);
    expect(after.others.map((other) => other.id)).not.toContain(id);
  });

  it('is never certain of a section that no answer reached, nor by what was found good elsewhere alone', () => {
    const site = siteWith('converter-v35-to-e1-card', POOR, [{ section: 'router_z', kind: 'framing' }], 2);
    const { next } = decide(site.case, tell(site, 'ping:pc_a', 'lamps:conv_a', 'settings:conv_a'));
    expect(next).toMatchObject({ verdict: { section: 'router_z', certainty: 'likely' } });
  });

  it('names the answers that contradict each other', () => {
    const site = siteWith('converter-v35', POOR, [{ section: 'conv_z', kind: 'power' }], 3);
    const impossible: Told = { action: 'lamps:conv_a', saw: { lamps: { PWR: 'on', LOS: 'on', AIS: 'on', LOF: 'on' } } };
    const { contradictions, chain } = decide(site.case, [...tell(site, 'ping:pc_a'), impossible]);
    expect(contradictions.map((message) => sayMessage('en', message)).join()).toMatch(/Lamps of the A-end/);
    expect(chain.some(({ state }) => state === 'faulty')).toBe(false);
  });
});

it('does not believe a loop that is not gone on release', () => {
  const site = siteWith('router-e1-card', POOR, [{ section: 'cable_z', kind: 'joint-i' }], 4);
  const [ping] = tell(site, 'ping:pc_a');
  const saw = site.answer('loop:a:plug_z') as Observation<'loop'>;
  const withLoop = (lostOnRelease: boolean): Told[] => [
    ping!,
    { action: 'loop:a:plug_z', saw: { ...saw, lostOnRelease } },
  ];
  expect(decide(site.case, withLoop(true)).contradictions).toEqual([]);
  const { contradictions } = decide(site.case, withLoop(false));
  expect(contradictions.map((message) => sayMessage('en', message)).join()).toMatch(/not proven/);
});

describe('what can be done on a line', () => {
  it.each(LINE_VARIANTS)('%s: each action once, in words of both languages', (variant) => {
    const { line } = siteWith(variant, RICH, [], 1).case;
    const actions = actionsOf(line);
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
    for (const { id } of actions) {
      const [zh, en] = [sayMessage('zh', actionWords(line, id)), sayMessage('en', actionWords(line, id))];
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]|\{\{|_/);
    }
  });

  it('is what the tests list as well, with the same prices', () => {
    for (const variant of LINE_VARIANTS)
      for (const riches of [RICH, POOR]) {
        const { line, actions } = siteWith(variant, riches, [], 1).case;
        const byId = (one: { id: string }, other: { id: string }): number => one.id.localeCompare(other.id);
        expect(actionsOf(line).toSorted(byId)).toEqual(actions.toSorted(byId));
      }
  });
});
