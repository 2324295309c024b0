import { stringify } from 'yaml';
import type { Calendar } from './calendar.ts';
import { gradeWord, isNew } from './city-lines.ts';
import type { BookedOrder } from './orders.ts';
import type { Random } from './random.ts';
import type { BookedTicket, LineFacts, Span } from './rules.ts';

export interface CityFile {
  name: string;
  text: string;
}
type Row = Record<string, string | boolean | undefined>;

const SPAN_WORDS: Record<Span, string> = {
  district: '本地网营业区内',
  city: '本地网营业区间',
  province: '区内长途',
  national: '国内长途',
  international: 'international',
};
/** The columns of an order list, and what a Chinese one calls them. */
const COLUMNS = {
  order: '工单号',
  circuit: '电路编号',
  customer: '客户',
  service: '业务',
  rate: '速率',
  grade: '等级',
  span: '范围',
  built: '新建',
  urgent: '加急',
  progress: '进度',
  received: '受理',
  surveyAsked: '勘查',
  resourceAnswered: '资源答复',
  due: '要求完成',
  'A.site': 'A端site',
} as const;

/** An order as one row; a column that says nothing else than the line's own record is sometimes left out. */
function rowOf(random: Random, { facts, line }: BookedOrder): Row {
  const makes = isNew(line);
  const own = (value: string | undefined): string | undefined => (makes || random.chance(0.6) ? value : undefined);
  return {
    circuit: line.number,
    customer: own(line.customer),
    service: own(line.service),
    rate: own(line.rate),
    grade: gradeWord(random, own(line.grade) as LineFacts['grade']),
    span: own(line.span),
    'A.site': makes ? `新局${line.number}` : undefined,
    ...facts,
  };
}

function csvOf(
  rows: readonly Row[],
  header: Partial<Record<string, string>>,
  say: (value: Row[string], column: string) => string,
): string {
  const columns = Object.keys(COLUMNS);
  const lines = rows.map((row) => columns.map((column) => say(row[column], column)).join(','));
  return [columns.map((column) => header[column] ?? column).join(','), ...lines, ''].join('\n');
}
const isDate = /^\d{4}-\d\d-\d\d$/;
const inEnglish = (value: Row[string]): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value ?? ''));
function inChinese(value: Row[string], column: string): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (column === 'span' && value) return SPAN_WORDS[value as Span];
  if (value && isDate.test(value)) return value.split('-').map(Number).join('/');
  return value ?? '';
}

/** The orders as three lists: Chinese CSV with dates as 2024/9/3, English CSV, JSON. */
export function orderFiles(random: Random, orders: readonly BookedOrder[]): CityFile[] {
  const rows = orders.map((order) => rowOf(random, order));
  const third = Math.ceil(rows.length / 3);
  const [zh, en, json] = [0, 1, 2].map((part) => rows.slice(part * third, (part + 1) * third));
  return [
    { name: 'orders-zh.csv', text: csvOf(zh!, COLUMNS, inChinese) },
    { name: 'orders-en.csv', text: csvOf(en!, {}, inEnglish) },
    { name: 'orders.json', text: JSON.stringify(json) },
  ];
}
export const circuitFile = (circuits: readonly Record<string, unknown>[]): CityFile => ({
  name: 'circuits.json',
  text: JSON.stringify(circuits),
});
export const calendarFile = (calendar: Calendar): CityFile => ({
  name: 'calendars/cn.yaml',
  text: stringify(
    new Map<string | number, unknown>([
      ['version', 1],
      ...Object.entries(calendar).map(([year, days]) => [Number(year), days] as const),
    ]),
  ),
});

/** The file of a ticket; what is not said stands nowhere. */
export const ticketOf = ({ facts, line }: BookedTicket): Record<string, unknown> => ({
  ...facts,
  by: '客户值班',
  circuit: line.number,
  says: '业务全部中断',
});
