import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import type { LinkState } from '../../../../electron/contract/bench-item.ts';
import { LINK_TABLE, mayFollow } from '../../../../electron/instruments/line/link-states.ts';
import { openSessionWith, type SessionTools } from '../../../../electron/instruments/line/open-session.ts';
import type { Session } from '../../../../electron/instruments/line/session.ts';
import { createWires } from '../../../../electron/instruments/line/wires.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { fakeFamily, fakeMachine, type FakePort } from '../../../support/fake-instrument.ts';

const never = new AbortController().signal;
const states = Object.keys(LINK_TABLE) as LinkState[];

/** The table as people read it. */
function page(): string {
  const rows = states.flatMap((state) =>
    Object.entries(LINK_TABLE[state].next).map(([to, on]) => `| \`${state}\` | ${on} | \`${to}\` |`),
  );
  return [
    '# The states of a connection',
    '',
    'Made of `electron/instruments/line/link-states.ts` (`vitest -u`), which says what may follow what; the real session is tried against it with any sequence of events (`tests/unit/instruments/line/link-states.test.ts`).',
    '',
    ...states.map((state) => `- \`${state}\`: ${LINK_TABLE[state].means}`),
    '',
    '| state | what happens | next |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** What can happen to a plug and to what hangs on it, and time. */
const EVENTS = {
  pull: ({ port }: Bench) => port.pull(),
  plug: ({ port }: Bench) => void (port.plugged = true),
  ours: ({ port }: Bench) => void port.answers.set('', 'A1'),
  another: ({ port }: Bench) => void port.answers.set('', 'B2'),
  silent: ({ port }: Bench) => void port.answers.delete(''),
  busy: ({ port }: Bench) => void (port.refuse = new TributaryError('port-busy', port.path, { text: '-' })),
  free: ({ port }: Bench) => void (port.refuse = undefined),
  'another adapter': ({ port }: Bench) => void (port.usbSerial = 'FT9'),
  'our adapter': ({ port }: Bench) => void (port.usbSerial = 'FT1'),
  'another name': ({ port }: Bench) => void (port.path = port.path === '/dev/a' ? '/dev/b' : '/dev/a'),
} as const;
interface Bench {
  port: FakePort;
}
const event = fc.oneof(
  fc.constantFrom(...(Object.keys(EVENTS) as (keyof typeof EVENTS)[])),
  fc.constantFrom(100, 300, 1000, 3000, 10_000, 60_000),
);

function bench() {
  const machine = fakeMachine();
  const clock = new FakeClock();
  const port = machine.port('/dev/a', 'FT1');
  const tools: SessionTools = {
    wires: createWires(machine.tools),
    familyOf: () => fakeFamily,
    isSimulated: () => Promise.resolve(false),
  };
  /** Every state that it was in, one after the other. */
  const seen: LinkState[] = [];
  const see = (state: LinkState): void => void (seen.at(-1) !== state && seen.push(state));
  const open = async (): Promise<Session> => {
    const session = await openSessionWith(tools, 'comtech@/dev/a', never, { home: '', clock }, see);
    see(session.state);
    session.onChange(() => see(session.state));
    return session;
  };
  return { clock, port, seen, open };
}

const outside = (seen: readonly LinkState[]): string[] =>
  seen.slice(1).flatMap((to, at) => (mayFollow(seen[at]!, to) ? [] : [`${seen[at]} -> ${to}`]));

describe('a connection', () => {
  it('goes by its table alone, whatever happens; is ready as soon as its own instrument can be asked, and closed for good', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 25 }), fc.boolean(), async (events, closes) => {
        const { clock, port, seen, open } = bench();
        port.answers.set('', 'A1');
        const session = await open();
        for (const one of events) {
          if (typeof one === 'number') await clock.advance(one);
          else EVENTS[one]({ port });
          expect(session.state === 'ready' || session.trouble !== undefined).toBe(true);
        }
        if (closes) {
          await session.close();
          await clock.advance(60_000);
          expect(seen.at(-1)).toBe('closed');
        } else {
          // All is well again: nothing that happened before may keep it away for good.
          for (const mend of ['our adapter', 'free', 'ours', 'plug'] as const) EVENTS[mend]({ port });
          await clock.advance(60_000);
          expect(session.state).toBe('ready');
          await session.close();
        }
        expect(outside(seen)).toEqual([]);
      }),
      { seed: 9, numRuns: 300 },
    );
  });

  it('that is not opened goes by it as well', async () => {
    for (const event of ['pull', 'silent', 'busy'] as const) {
      const { clock, port, seen, open } = bench();
      EVENTS[event]({ port });
      const opened = open().catch(() => seen.push('closed'));
      await clock.advance(15_000);
      await opened;
      expect(outside(seen)).toEqual([]);
      expect(seen.at(-1)).toBe('closed');
    }
  });

  it('can leave every state but the last, and come to every one', () => {
    const reached = new Set(states.flatMap((state) => Object.keys(LINK_TABLE[state].next)));
    expect(states.filter((state) => state !== 'opening' && !reached.has(state))).toEqual([]);
    expect(states.filter((state) => Object.keys(LINK_TABLE[state].next).length === 0)).toEqual(['closed']);
  });

  it('is described as it is', async () => {
    await expect(page()).toMatchFileSnapshot(
      fileURLToPath(new URL('../../../../docs/connection-states.md', import.meta.url)),
    );
  });
});
