import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { byUrgency, ordersAt, ordersOf, readFigures, weeksOf } from '../../electron/circuits/index.ts';
import type { Item } from '../../electron/contract/book/entry.ts';
import { orderSchema } from '../../electron/contract/book/order.ts';
import { progressPaper } from '../../electron/reports/make/render-progress.ts';
import { renderPaper } from '../../electron/reports/make/render-paper.ts';

const folder = mkdtempSync(join(tmpdir(), 'tributary-progress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TODAY = '2026-11-25';
const day = (n: number): string => new Date(Date.UTC(2026, 10, 25 + n)).toISOString().slice(0, 10);
const entered = { entry: 'E', enteredAtMs: 0, origin: 'a' };

/** Many orders with long names, due around these two weeks; every third was put off. */
const items = Array.from({ length: 80 }, (_, n): Item<'order'> => {
  const body = orderSchema.parse({
    order: `苏州-GD-2026-11-${1000 + n}-加急专线`,
    circuit: `苏州工业园区星港国际物流有限公司-南京江宁数据中心-数字电路-${n}`,
    customer: {
      name: 'Suzhou Industrial Park International Trading Company',
      class: n % 2 ? 'provincial' : 'ordinary',
    },
    span: n % 3 === 1 ? 'national' : 'city',
    due: day((n % 20) - 8),
    urgent: n % 4 === 0,
  });
  const put = { did: 'postponed', at: '2026-11-20T08:00:00', until: day(n % 12), ...entered };
  return { kind: 'order', item: body.order, heads: [{ ...entered, after: [], body }], events: n % 3 ? [] : [put] };
});

test('the progress report is one page, however many orders there are, and says what finds no room', async () => {
  const orders = byUrgency(ordersAt(items, new Map(), await readFigures(undefined), `${TODAY}T10:00:00`));
  const part = (filter: 'to-warn' | 'this-week' | 'next-week') => ordersOf(orders, filter, TODAY);
  const asked = {
    madeAtMs: Date.UTC(2026, 10, 25, 2),
    offsetS: 28_800,
    number: 'SZP-202611251000',
    today: TODAY,
    weeks: weeksOf(TODAY),
    open: orders,
    parts: { 'to-warn': part('to-warn'), 'this-week': part('this-week'), 'next-week': part('next-week') },
    noted: {},
  };
  const path = join(folder, 'progress.pdf');
  writeFileSync(path, renderPaper(progressPaper(asked, { name: '星港通信', address: '苏州市' })));
  const pages = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  expect(pages).toHaveLength(1);
  for (const text of ['星港通信', 'SZP-202611251000', '进度报告', 'Progress report', '本周应完成', 'Due next week'])
    expect(pages[0]).toContain(text);
  expect(pages[0]).toContain('集团政企部');
  expect(pages[0]).toMatch(/还有 \d+ 张未列出/);
});
