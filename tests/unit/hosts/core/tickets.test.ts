import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ticketNews } from '../../../../electron/contract/book/ticket-news.ts';
import type { TicketAlarm, TicketState } from '../../../../electron/contract/book/ticket.ts';
import type { TicketFile } from '../../../../electron/contract/book/tickets-api.ts';
import { localText } from '../../../../electron/contract/book/times.ts';
import type { NewEntry } from '../../../../electron/contract/book/entry.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { defaultArchive } from '../../../../electron/hosts/program/places.ts';
import { circuitEntry } from '../../../support/book.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { localArchive } from '../../../support/local-archive.ts';
import { newRun } from '../../../support/records.ts';

const MINUTE_MS = 60_000;
let home = '';
let core: Core | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tickets-'));
});
afterEach(async () => {
  await core?.close();
  core = undefined;
  rmSync(home, { recursive: true });
});

const customer = { name: '供电局', city: '南宁' };
const VIP = circuitEntry({
  ...{ number: 'VIP', service: 'internet', span: 'city', grade: 'gold' },
  customer: { name: '银行', class: 'provincial' },
});
const PLAIN = circuitEntry({ number: 'PLAIN', service: 'voice', span: 'city', grade: 'gold', customer });

/** The program on a book with these two circuits, and runs of one of them. */
async function open(entries: readonly NewEntry[] = [], runs: readonly string[] = []): Promise<FakeClock> {
  const archive = localArchive(defaultArchive(home));
  await archive.enter([VIP, PLAIN, ...entries]);
  for (const runId of runs) await archive.createRun({ ...newRun(), runId });
  await archive.close();
  const clock = new FakeClock(Math.ceil(Date.now() / 1000) * 1000);
  core = await createCore({ home, clock });
  return clock;
}
const call = <T>(method: string, input: object): Promise<T> => callCore(core!.methods, method, input) as Promise<T>;
const opened = async (circuit: string, reportedMs: number): Promise<string> => {
  const ticket = { channel: '400', reportedAt: localText(reportedMs), circuit };
  return (await call<{ ticket: string }>('tickets.open', { ticket })).ticket;
};
const one = async (ticket: string): Promise<TicketState> =>
  (await call<{ tickets: TicketState[] }>('tickets.list', { find: '' })).tickets.find((it) => it.ticket === ticket)!;

describe('open tickets', () => {
  it('are told to everybody as their clocks turn, and no more once they are restored', async () => {
    const clock = await open();
    const told: string[] = [];
    let before: TicketAlarm[] = [];
    core!.onState(({ tickets = [] }) => {
      for (const { what } of ticketNews(before, tickets)) told.push(what);
      before = tickets;
    });
    const ticket = await opened('VIP', clock.nowMs() - 20 * MINUTE_MS);
    const turned = async (is: Partial<TicketAlarm>): Promise<void> => {
      const aMinuteLater = (): Promise<typeof before> => clock.advance(MINUTE_MS).then(() => before);
      await expect.poll(aMinuteLater, { interval: 5 }).toMatchObject([{ ticket, ...is }]);
    };
    await turned({ clock: 'running', severe: true });
    await turned({ clock: 'amber' });
    await turned({ clock: 'over' });
    expect(told).toEqual(['severe', 'amber', 'over']);
    await call('tickets.note', { ticket, did: 'restored' });
    await expect.poll(() => before).toEqual([]);
  });
});

describe('a ticket on the page', () => {
  it('gathers what was tried, and takes a slip of the finger back', async () => {
    const clock = await open([], ['01A', '01B']);
    const first = await opened('PLAIN', clock.nowMs() - 90 * MINUTE_MS);
    const ticket = await opened('PLAIN', clock.nowMs() - 30 * MINUTE_MS);
    await call('tickets.note', { ticket, did: 'run', runId: '01A' });
    await call('tickets.note', { ticket, did: 'located-customer', by: '王工' });
    const located = await one(ticket);
    expect(located).toMatchObject({ beside: { located: 'customer', dispatch: 'support-team', runs: ['01A'] } });
    await call('tickets.takeBack', { ticket, entry: located.beside.entries.at(-1) });
    expect(await one(ticket)).toMatchObject({
      log: [{ did: 'reported' }, { did: 'run' }],
      beside: { located: 'not-located', standing: 'running' },
    });
    await expect(call('tickets.takeBack', { ticket, entry: 'none' })).rejects.toMatchObject({
      code: 'book-item-unknown',
    });
    const file = await call<TicketFile>('tickets.file', { ticket });
    expect(file.tickets.map((it) => it.ticket)).toEqual([first]);
    expect(file.own.map(({ runId }) => runId)).toEqual(['01A']);
    await call('tickets.note', { ticket, did: 'hard-fault', reason: '三次都没找到' });
    expect(await one(ticket)).toMatchObject({ beside: { hardFault: '三次都没找到' } });
  });

  it.each([
    ['tickets.note', { ticket: '0000-0000', did: 'accepted' }, 'ticket-unknown'],
    ['tickets.file', { ticket: 'x' }, 'ticket-unknown'],
    ['tickets.report', { ticket: '0000-0000' }, 'ticket-unknown'],
    ['tickets.operation', { customer: '无此客户', from: '2026-01-01', to: '2026-01-31' }, 'operation-customer'],
    ['tickets.operation', { customer: '银行', from: '2026-02-01', to: '2026-01-31' }, 'operation-period'],
    ['tickets.operation', { customer: '银行', from: '2999-01-01', to: '2999-01-31' }, 'operation-period'],
    ['tickets.open', { ticket: { channel: '400', circuit: 'VIP' } }, 'bad-request'],
  ])('%s of nonsense is refused', async (method, input, code) => {
    await open();
    await expect(call(method, input)).rejects.toMatchObject({ code });
  });
});

describe('the list of tickets', () => {
  it('holds whatever is open and the newest of the others, counts all, and shows an older one to who asks for it', async () => {
    await open(
      Array.from({ length: 310 }, (_, n): NewEntry[] => {
        const item = `T${String(n).padStart(3, '0')}`;
        const at = (minute: number): string => localText(Date.now() - 86_400_000 * (400 - n) + 60_000 * minute);
        const body = {
          channel: '400',
          reportedAt: at(0),
          circuit: 'PLAIN',
          says: n === 3 ? '时断时续' : '不通',
        } as const;
        const restored = { kind: 'ticket', item, event: { at: at(5), did: 'restored' } } as const;
        return [{ kind: 'ticket', item, body }, ...(n === 1 ? [] : [restored])];
      }).flat(),
    );
    type List = { tickets: TicketState[]; counts: Record<string, number> };
    const names = ({ tickets }: List): string[] => tickets.map(({ ticket }) => ticket);
    const list = await call<List>('tickets.list', { find: '' });
    expect(list.counts).toEqual({ open: 1, severe: 0, all: 310 });
    expect(names(list)).toHaveLength(301);
    expect(names(list).slice(0, 2)).toEqual(['T001', 'T010']);
    expect(names(await call<List>('tickets.list', { find: '', ticket: 'T005' })).slice(0, 3)).toEqual([
      'T001',
      'T005',
      'T010',
    ]);
    expect(names(await call<List>('tickets.list', { find: '时断' }))).toEqual(['T003']);
  });
});
