import type { Random } from './random.ts';
import type { CustomerClass, Grade, LineFacts, Span } from './rules.ts';

export const CITIES = ['苏州', '无锡', '常州', '南京', '镇江'];
const CLASSES: [number, CustomerClass | undefined][] = [
  [10, 'provincial'],
  [12, 'city-diamond'],
  [66, 'ordinary'],
  [12, undefined],
];
const SPANS: [number, Span | undefined][] = [
  [32, 'district'],
  [32, 'city'],
  [14, 'province'],
  [11, 'national'],
  [4, 'international'],
  [7, undefined],
];
const GRADES: [number, Grade | undefined][] = [
  [25, 'AAA'],
  [25, 'AA'],
  [20, 'A'],
  [24, 'ordinary'],
  [6, undefined],
];
/** With the rates at which each is ordered; none for what is not ordered by rate. */
const SERVICES: [number, { service: string; rates: string[] }][] = [
  [20, { service: 'internet', rates: ['20M', '100M'] }],
  [20, { service: 'voice', rates: ['2048k'] }],
  [10, { service: 'sms', rates: ['2048k'] }],
  [10, { service: 'apn', rates: ['2048k'] }],
  [14, { service: 'e1', rates: ['2048k'] }],
  [10, { service: 'ethernet', rates: ['10M', '100M'] }],
  [8, { service: 'mpls-vpn', rates: ['2048k'] }],
  [8, { service: 'v35', rates: ['64k', '2048k'] }],
];

interface Customer extends Pick<LineFacts, 'customer' | 'class' | 'city'> {}
const customerOf = (random: Random, place: number): Customer => ({
  customer: `客户${String(place).padStart(3, '0')}公司`,
  class: random.weighed(CLASSES),
  city: random.chance(0.94) ? random.pick(CITIES) : undefined,
});

/** What a line is, whoever has it. */
export function lineOf(random: Random, customer: Customer, number: string): LineFacts {
  const { service, rates } = random.weighed(SERVICES);
  return {
    number,
    ...customer,
    service,
    rate: random.pick(rates),
    grade: random.weighed(GRADES),
    span: random.weighed(SPANS),
  };
}

/** The lines of a city. */
export function linesOf(random: Random, count: number): LineFacts[] {
  const customers = Array.from({ length: Math.ceil(count / 8) }, (_, place) => customerOf(random, place));
  return Array.from({ length: count }, (_, place) =>
    lineOf(random, random.pick(customers), `城市电路${String(place).padStart(4, '0')}`),
  );
}

const OTHER_WORDS: Record<Grade, string> = { AAA: 'gold', AA: 'silver', A: 'bronze', ordinary: 'standard' };
/** A grade as either list of names says it. */
export const gradeWord = (random: Random, grade: Grade | undefined): string | undefined =>
  grade && random.chance(0.3) ? OTHER_WORDS[grade] : grade;

/** A line that nobody knew before it was ordered. */
export const isNew = ({ number }: LineFacts): boolean => number.startsWith('新');

/** A line as a file of circuits holds it. */
export function circuitOf(random: Random, line: LineFacts): Record<string, unknown> {
  const { number, customer, class: rank, city, service, rate, grade, span } = line;
  const site = (end: string): Record<string, string> => ({ site: `${city ?? '城'}${number.slice(-3)}${end}局` });
  return {
    number,
    customer: { name: customer, class: rank, city },
    service,
    rate,
    grade: gradeWord(random, grade),
    span,
    inService: true,
    ends: service === 'internet' ? { A: site('甲') } : { A: site('甲'), Z: site('乙') },
  };
}
