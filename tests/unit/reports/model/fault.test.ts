import { describe, expect, it } from 'vitest';
import { NO_PROBER } from '../../../../electron/contract/ladder-tester.ts';
import type { LocateRecord, ToldRecord } from '../../../../electron/contract/locate-record.ts';
import type { ReportModel } from '../../../../electron/reports/model/document.ts';
import { buildModel } from '../../../../electron/reports/model/report.ts';
import { located } from '../located.ts';
import { pass15, type Fixture } from '../fixtures.ts';

const nothingDrawn = new Set<string>();
const modelOf = (...args: Parameters<typeof located>): ReportModel => buildModel(located(...args), nothingDrawn);
const english = (lines: readonly { en: string }[]): string => lines.map(({ en }) => en).join('\n');
const sectionText = (model: ReportModel, id: string): string =>
  JSON.stringify(model.sections.find((one) => one.id === id));

describe('the report of a search for a fault', () => {
  it('names section, end, owner and how sure on page 1, with at most three lines of proof and the next step', () => {
    const { fault, words } = modelOf();
    expect(words['report']).toEqual({ zh: '故障报告', en: 'Fault report' });
    expect(fault?.headline).toEqual({ zh: '乙端协议转换器', en: 'Z-end protocol converter' });
    expect(fault?.certainty).toBe('certain');
    expect(JSON.stringify(fault?.facts)).toContain('Z end');
    expect(JSON.stringify(fault?.facts)).toContain('carrier');
    expect(fault?.proof.length).toBeLessThanOrEqual(3);
    expect(english(fault!.proof)).toContain('PWR');
    expect(fault?.next?.en).toContain('supply');
    expect(fault?.chain.filter(({ state }) => state === 'faulty')).toHaveLength(1);
    expect(fault?.chain).toHaveLength(15);
  });

  it('lists every question with its answer, who told it, and what was taken back or could not be done', () => {
    const change = (search: LocateRecord): LocateRecord => {
      const [first, second, ...rest] = search.told as [ToldRecord, ToldRecord];
      const refused = { action: second.action, refused: 'no-key', atMs: second.atMs, by: '李兵' } as ToldRecord;
      return { ...search, told: [{ ...first, withdrawnAtMs: first.atMs + 1 }, refused, ...rest] };
    };
    const model = modelOf(undefined, undefined, change);
    const text = sectionText(model, 'questions');
    expect(text).toContain('taken back');
    expect(text).toContain('could not be done');
    expect(text).toContain('李兵');
    expect(english(model.fault!.done)).toContain('1 more answered and taken back.');
    expect(english(model.fault!.done)).toContain('1 could not be done.');
  });

  it('says with whose consent a box was changed, and what came of it', () => {
    const care = { configuration: 'saved', log: 'cannot', consentBy: '于小川' } as const;
    const change = (search: LocateRecord): LocateRecord => ({
      ...search,
      told: [
        ...search.told,
        { action: 'swap:conv_z', saw: { complaint: 'gone' }, atMs: search.told[0]!.atMs, by: '王一凡', care },
      ],
    });
    const done = english(modelOf(undefined, undefined, change).fault!.done);
    expect(done).toContain('gone');
    expect(done).toContain('configuration saved, log cannot be, agreed by 于小川');
  });

  it('names no instrument, and no ping of this computer, where a person answered all; nor a setting that the search asked anew', () => {
    const fixture = located();
    const record = {
      ...fixture.record,
      instruments: { ladder: NO_PROBER },
      settings: { line: 'as-recorded', complaint: 'other' },
    };
    const model = buildModel({ ...fixture, record }, nothingDrawn);
    expect(model.instruments).toEqual([]);
    expect(JSON.stringify(model)).not.toContain('by this computer');
    const settings = sectionText(model, 'settings');
    expect(settings).toContain('converters E1 to Ethernet');
    expect(settings).not.toContain('other');
    expect(settings).not.toContain('assumed');
  });

  it('numbers the photo of an answer and says what it shows', () => {
    const fixture = located(undefined, undefined, (search) => ({
      ...search,
      told: search.told.map((told, at) => (at === 1 ? { ...told, photos: ['p1'] } : told)),
    }));
    const attachments = [
      { id: 'p1', kind: 'photo', name: 'IMG_1.jpg', mime: 'image/jpeg', size: 10, sha256: 'ab'.repeat(32), atMs: 0 },
    ] as const;
    const model = buildModel(
      { ...fixture, record: { ...fixture.record, attachments: [...attachments] } },
      nothingDrawn,
    );
    expect(sectionText(model, 'questions')).toMatch(/[Pp]hoto/);
    expect(model.sections.find(({ id }) => id === 'photos')?.photos?.[0]?.caption.en).toContain('Lamps of the');
  });

  it('shows settings that were read against the order', () => {
    const fault = [{ section: 'conv_z', kind: 'brand' }];
    expect(sectionText(modelOf('converter-ethernet', fault), 'found')).toContain('not as ordered');
  });

  it('calls nothing good that was not excluded, and a healthy line healthy', () => {
    const two = modelOf('ethernet-private-line', [
      { section: 'fibre_z', kind: 'cut-o' },
      { section: 'switch_a', kind: 'bad-port' },
    ]).fault!;
    expect(two.certainty).not.toBe('certain');
    expect(two.chain.some(({ state }) => state === 'faulty')).toBe(false);
    expect(two.chain.filter(({ state }) => state !== 'good').length).toBeGreaterThan(0);
    expect(modelOf('router-e1-card', []).fault?.headline.en).toBe('All sections good');
  });

  it('names no section, end or owner where nothing was told', () => {
    const change = (search: LocateRecord): LocateRecord => ({
      ...search,
      told: [],
      verdict: {
        ...search.verdict!,
        certainty: 'open',
        section: 'conv_a',
        end: 'A',
        evidence: [],
        notExcluded: ['conv_a', 'conv_z', 'net'],
      },
    });
    const { fault } = modelOf(undefined, undefined, change);
    expect(fault?.headline.en).toBe('Section not decided');
    expect(JSON.stringify(fault?.facts)).not.toContain('A end');
    expect(english(fault!.proof)).toBe('Nothing was seen that proves it');
    expect(english(fault!.besides)).toContain('transmission network');
  });

  it('tells what a ladder saw, rung by rung and size by size, with its bursts', () => {
    const { record, histories, photos } = pass15();
    const rung = {
      rung: 'farHost',
      address: '10.77.2.2',
      sent: 20,
      lost: 3,
      late: 1,
      wrongOctets: 2,
      avgMs: 12.34,
      bySize: [{ size: 64, sent: 20, lost: 3, wrongOctets: 2, avgMs: 12.34 }],
      bursts: [{ from: 4, to: 7, sent: 3, lost: 3 }],
      payload: 'prbs',
      compared: true,
      answersRarely: true as const,
    };
    const attempts = record.attempts.map((attempt) => ({
      ...attempt,
      measurements: attempt.measurements.map((one) => ({ ...one, judgement: { ...one.judgement!, ladder: [rung] } })),
    }));
    const said = { code: 'wire.mtu', params: { rung: 'farHost', address: '10.77.2.2', octets: 1400 } } as const;
    const found = { t: 0, kind: 'wire', attempt: attempts.at(-1)!.number, message: said } as const;
    const model = buildModel(
      { record: { ...record, attempts, events: [...record.events, found] }, histories, photos } as Fixture,
      nothingDrawn,
    );
    // Page 1 counts probes where a ladder was run, no bits.
    expect(model.figures.slice(0, 4).map(({ value }) => value)).toEqual([20, 3, 1, 2]);
    const text = sectionText(model, 'ladder');
    for (const part of [
      '10.77.2.2',
      '3 (15.00 %)',
      '64 octets',
      'second 4 to 6, 3 lost',
      'answers rarely',
      'up to 1400 octets pass',
      'octet by octet',
      '12.3',
    ])
      expect(text).toContain(part);
  });

  it('leaves the report of every other test as it was', () => {
    const model = buildModel(pass15(), nothingDrawn);
    expect(model.fault).toBeUndefined();
    expect(model.words['report']?.en).not.toBe('Fault report');
  });
});
