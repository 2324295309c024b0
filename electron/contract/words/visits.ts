import type { Bilingual } from '../text.ts';

/** What is looked at and told on a visit: fields of a procedure, an internet line seen from the laptop, lines of one route, an inspection. */
export const visitWords = {
  'form.bounds': { zh: '{{min}} 至 {{max}}', en: '{{min}} to {{max}}' },
  'measure.advice': { zh: '怎么办', en: 'What to do' },
  'step.not-asked': { zh: '按设置不做', en: 'not done by these settings' },
  'reach.answered': {
    zh: '解析 {{list}}，{{nameMs}} ms；应答 {{status}}，首字节 {{ms}} ms',
    en: '{{list}} in {{nameMs}} ms; answer {{status}}, first octet after {{ms}} ms',
  },
  'reach.connected': { zh: '连上，{{ms}} ms', en: 'connected after {{ms}} ms' },
  'reach.name': { zh: '域名解析不了（{{detail}}）', en: 'its name is not found ({{detail}})' },
  'reach.refused': { zh: '对方拒绝连接（{{detail}}）', en: 'the far side refuses ({{detail}})' },
  'reach.silent': { zh: '4 秒没有应答', en: 'no answer within 4 s' },
  'reach.no-route': { zh: '没有路由到那里（{{detail}}）', en: 'no way there ({{detail}})' },
  'reach.certificate': {
    zh: '证书不可信（{{detail}}）：可能是认证页或劫持',
    en: 'its certificate is not trusted ({{detail}}): a log-in page, or somebody between',
  },
  'reach.other': { zh: '没通（{{detail}}）', en: 'not reached ({{detail}})' },
  'reach.downloaded': {
    zh: '{{octets}} 字节，{{s}} s，{{mbits}} Mbit/s：一条连接，含对方服务器，不是线路速率',
    en: '{{octets}} octets in {{s}} s, {{mbits}} Mbit/s: one connection, the far server included, no rate of the line',
  },
  'why.reach-all': { zh: '{{n}} 个网站和地址都通', en: 'all {{n}} sites and addresses answer' },
  'why.reach-nothing': {
    zh: '网站和地址没有一个通：先看网线、网关和拨号',
    en: 'no site and no address answers: look at cable, gateway and dial-in first',
  },
  'why.reach-no-names': {
    zh: '按地址能通，域名都解析不了：查 DNS 服务器',
    en: 'addresses answer, and no name is found: look at the name servers',
  },
  'why.reach-some': {
    zh: '{{of}} 个里通了 {{n}} 个，没通的：{{list}}；是线路还是对方，分不清',
    en: '{{n}} of {{of}} answer, not {{list}}: the line or the far side, which cannot be told apart',
  },
  'report.told.looked-at': { zh: '查看的项目', en: 'things looked at' },
  'report.told.not-good': { zh: '不符合的项目', en: 'not as it has to be' },
  'report.done.told': { zh: '逐项查看，共 {{n}} 项。', en: '{{n}} things were looked at or asked, one by one.' },
  'report.unseen.told': {
    zh: '只是当时看到的：此前此后怎样，没有看。',
    en: 'This is what was seen at that time; nobody looked before or after.',
  },
  'first-line.first': { zh: '首条', en: 'the first line' },
  'first-line.further': { zh: '同路由的后续电路', en: 'a further line of the route' },
  'first-line.rests-on': { zh: '依据的首条', en: 'Rests on the first line' },
  'first-line.not-passed': { zh: '那次测试不是合格', en: 'that test was not passed' },
  'first-line.too-short': { zh: '那次测试没有测够首条的时长', en: 'that test was shorter than a first line asks' },
  'first-line.same': { zh: '那是同一条电路', en: 'that is the same circuit' },
  'first-line.other-route': { zh: '主用路由不同', en: 'its main route is another' },
  'first-line.other-ends': { zh: '两端局站不同', en: 'its ends are others' },
  'why.route-short': {
    zh: '测试不满 {{leastS, length}}：M.2110 8.3 的时长未满足',
    en: 'the test is shorter than {{leastS, length}}: the duration of M.2110 8.3 is not reached',
  },
  'compare.first': { zh: '这条电路第一次做，没有上次可比', en: 'the first of this circuit: nothing to compare with' },
  'compare.same': { zh: '与 {{day}}（{{number}}）相同', en: 'as on {{day}} ({{number}})' },
  'compare.differs': {
    zh: '与 {{day}}（{{number}}）有 {{n}} 处不同',
    en: '{{n}} things differ from {{day}} ({{number}})',
  },
  'compare.against': { zh: '上次', en: 'Last time' },
  'compare.last': { zh: '{{day}}，{{number}}，{{zh}}', en: '{{day}}, {{number}}, {{en}}' },
  'compare.was': { zh: '上次 {{thenZh}}，这次 {{nowZh}}', en: '{{thenEn}} then, {{nowEn}} now' },
  'compare.blank': { zh: '没有', en: 'no entry' },
  'compare.rung': { zh: '丢包 {{share}} %，平均 {{ms}} ms', en: 'loss {{share}} %, {{ms}} ms on average' },
  'step.no-ladder': { zh: '没有阶梯和仪表，不测', en: 'no ladder and no tester: nothing is measured' },
  'rule.as-told': { zh: '按查看和填写的', en: 'what was looked at and told' },
  'why.told-bad': { zh: '不符合要求：{{zh}}', en: 'not as it has to be: {{en}}' },
  'why.told-good': { zh: '查看和填写的都符合要求', en: 'all that was looked at is as it has to be' },
} as const satisfies Record<string, Bilingual>;
