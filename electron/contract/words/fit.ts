import type { Bilingual } from '../text.ts';

/** Why a tester cannot do a procedure, or have a setting at a value. */
export const fitWords = {
  'unfit.families': { zh: '这个流程只用于{{zh}}', en: 'this procedure is only for: {{en}}' },
  'unfit.interface': { zh: '它没有 {{interface}} 接口', en: 'it has no {{interface}} interface' },
  'unfit.judging': {
    zh: '它的读数不能按 G.826、M.2100 判定',
    en: 'what it counts cannot be judged by G.826 and M.2100',
  },
  'misfit.service': {
    zh: '电路业务是 {{ownZh}}，此流程用于 {{wantedZh}}',
    en: 'its service is {{ownEn}}, this procedure is for {{wantedEn}}',
  },
  'misfit.rate': {
    zh: '电路速率是 {{own}}，此流程用于 {{wanted}}',
    en: 'its rate is {{own}}, this procedure is for {{wanted}}',
  },
  'misfit.rate-max': {
    zh: '电路速率是 {{own}}，此流程只到 {{wanted}}',
    en: 'its rate is {{own}}, this procedure goes up to {{wanted}}',
  },
  'misfit.limits': {
    zh: '电路速率是 {{own}}，限值用于 {{wanted}}',
    en: 'its rate is {{own}}, the limits are for {{wanted}}',
  },
  'misfit.asked': {
    zh: '电路速率是 {{own}}，测试设为 {{wanted}}',
    en: 'its rate is {{own}}, the test is set to {{wanted}}',
  },
  'misfit.tester': {
    zh: '电路速率是 {{own}}，仪表的速率是 {{wanted}}',
    en: 'its rate is {{own}}, the tester runs at {{wanted}}',
  },
  'misfit.procedures': { zh: '适合这条电路的流程：{{list}}。', en: 'Procedures that fit this circuit: {{list}}.' },
  'misfit.none': {
    zh: '没有适合这条电路的流程。检查电路资料里的业务和速率。',
    en: 'No procedure fits this circuit. Check service and rate in its data.',
  },
  'misfit.set-tester': {
    zh: '把仪表设为电路的速率，或换仪表；电路资料有误就先改。',
    en: 'Set the tester to the rate of the circuit, take another one, or mend the data of the circuit.',
  },
  'unfit.value': { zh: '这台仪表没有', en: 'not on this tester' },
  'wanted.choice': { zh: '请从列出的值中选', en: 'one of those listed' },
  'wanted.duration': {
    zh: '{{zh}}到 31 天，例如 90s、15m、24h、7d',
    en: '{{en}} to 31 d, such as 90s, 15m, 24h, 7d',
  },
  'wanted.time': {
    zh: '日历上有的时间，如 2026-01-31T15:00（本地时间）',
    en: 'a time of the calendar such as 2026-01-31T15:00 (local)',
  },
  'wanted.percent': { zh: '0 到 100', en: '0 to 100' },
  'wanted.at-least': { zh: '不低于 {{least}}', en: '{{least}} or more' },
  'wanted.rate': { zh: '速率，如 64k、2048k、60M 或 9600', en: 'a rate such as 64k, 2048k, 60M or 9600' },
  'wanted.some-percent': { zh: '大于 0，至多 100', en: 'more than 0, at most 100' },
  'wanted.ratio': { zh: '0 到 1，例如 1e-6', en: '0 to 1, such as 1e-6' },
  'wanted.milliseconds': { zh: '大于 0 的毫秒数，或 none', en: 'more than 0 ms, or none' },
  'wanted.kilometres': { zh: '大于 0、至多 40000 的公里数', en: 'more than 0, at most 40000 km' },
  'wanted.dbm': { zh: '-70 到 70 的 dBm 数，例如 -18.5', en: '-70 to 70 dBm, such as -18.5' },
  'wanted.sites': { zh: '一到十个网址，例如 www.qq.com', en: 'one to ten sites, such as www.qq.com' },
  'wanted.addresses': {
    zh: '一到十个 IPv4 地址，例如 223.5.5.5:443',
    en: 'one to ten IPv4 addresses, such as 223.5.5.5:443',
  },
  'wanted.text': { zh: '1 到 1000 个字', en: '1 to 1000 characters' },
} as const satisfies Record<string, Bilingual>;
