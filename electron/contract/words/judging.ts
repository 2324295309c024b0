import type { Bilingual } from '../text.ts';

/** Reasons of verdicts and what stands in limit tables. */
export const judgingWords = {
  'why.nothing-observed': { zh: '没有观测到任何一秒', en: 'Not a single second was observed' },
  'why.ladder-good': {
    zh: '{{rungs}} 级共 {{sent}} 个探测包，丢包和错字节都在限值内',
    en: '{{sent}} probes to {{rungs}} rungs: losses and wrong octets within the limits',
  },
  'why.ladder-silent': {
    zh: '{{rung, rung}}：{{size}} 字节的 {{sent}} 个探测包全无应答',
    en: '{{rung, rung}}: none of {{sent}} probes of {{size}} octets was answered',
  },
  'why.ladder-loss': {
    zh: '{{rung, rung}}：{{size}} 字节的探测包丢 {{lost}}/{{sent}}（{{percent}} %），限值 {{limit}} %',
    en: '{{rung, rung}}: {{lost}} of {{sent}} probes of {{size}} octets lost ({{percent}} %), limit {{limit}} %',
  },
  'why.ladder-wrong': {
    zh: '{{rung, rung}}：返回的内容错了 {{n}} 个字节',
    en: '{{rung, rung}}: {{n}} octets came back wrong',
  },
  'why.ladder-delay': {
    zh: '{{rung, rung}}：平均时延 {{ms}} ms，限值 {{limit}} ms',
    en: '{{rung, rung}}: average delay {{ms}} ms, limit {{limit}} ms',
  },
  'why.ladder-rarely': {
    zh: '{{rung, rung}} 很少应答 ping；它后面的级都好，不算丢包',
    en: '{{rung, rung}} answers pings rarely; the rungs behind it are good, so this is no loss',
  },
  'why.unseen': {
    zh: '有 {{seconds}} s 没有任何数据，超过 {{of}} s 的 {{percent}} %',
    en: 'No data at all for {{seconds}} s, more than {{percent}} % of {{of}} s',
  },
  'rule.m2100.short': { zh: 'M.2100，不满 2 小时', en: 'M.2100, under 2 h' },
  'rule.m2100.middle': { zh: 'M.2100', en: 'M.2100' },
  'rule.m2100.long': { zh: 'M.2100，7 天及以上', en: 'M.2100, 7 d or more' },
  'rule.loop-check': { zh: '环路检查', en: 'loop check' },
  'broken.ES': { zh: '误码秒 {{n}}', en: '{{n, plural(of: errored second)}}' },
  'broken.SES': { zh: '严重误码秒 {{n}}', en: '{{n, plural(of: severely errored second)}}' },
  'broken.UAS': { zh: '不可用秒 {{n}}', en: '{{n, plural(of: unavailable second)}}' },
  'broken.bitErrors': { zh: '误码 {{n}}', en: '{{n, plural(of: bit error)}}' },
  'broken.slips': { zh: '滑码 {{n}}', en: '{{n, plural(of: slip)}}' },
  'broken.break': { zh: '全 0 {{n}} 秒', en: 'break for {{n}} s' },
  'broken.defect': { zh: '{{parameter}} {{n}} 秒', en: '{{parameter}} for {{n}} s' },
  'why.broken': { zh: '{{zh}}（{{ruleZh}}）', en: '{{en}} ({{ruleEn}})' },
  'why.broken.zero': { zh: '{{zh}}，限值 0（{{ruleZh}}）', en: '{{en}}; the limit is 0 ({{ruleEn}})' },
  'why.broken.zeros': { zh: '{{zh}}，限值都是 0（{{ruleZh}}）', en: '{{en}}; the limits are 0 ({{ruleEn}})' },
  'why.no-limits': { zh: '没有限值集', en: 'No limit set was applied' },
  'why.indicative': {
    zh: '{{set}}：指标按月计，不满 30 天的测试只作参考，不作判定',
    en: '{{set}}: monthly objectives, indicative in a run under 30 d; decides nothing',
  },
  'why.blank': {
    zh: '{{set}}：{{parameter}} 无读数，不能评定',
    en: '{{set}}: {{parameter}} is not known, not assessed',
  },
  'why.gap-either': {
    zh: '{{set}}：中断期间的误码使 {{parameter}} 在 {{least}} 到 {{most}} 之间，限值 {{limit}}，不能确定',
    en: '{{set}}: errors during an interruption leave {{parameter}} between {{least}} and {{most}}, limit {{limit}}: cannot be decided',
  },
  'why.m2100.short.pass': {
    zh: '误码秒、严重误码秒、不可用秒都是 0（M.2100，不满 2 小时）',
    en: 'No errored, severely errored or unavailable second (M.2100, under 2 h)',
  },
  'why.m2100.middle.pass': {
    zh: '误码秒 {{es}} ≤ S1 {{esS1}}、严重误码秒 {{ses}} ≤ S1 {{sesS1}}、不可用秒 0（M.2100）',
    en: 'ES {{es}} ≤ S1 {{esS1}}, SES {{ses}} ≤ S1 {{sesS1}}, UAS 0 (M.2100)',
  },
  'why.m2100.middle.between': {
    zh: '{{parameter}} {{value}}，介于 S1 {{s1}} 与 S2 {{s2}} 之间：延长到 7 天，含第一天（M.2100）',
    en: '{{parameter}} {{value}} lies between S1 {{s1}} and S2 {{s2}}: extend to 7 days, the first day included (M.2100)',
  },
  'why.m2100.long.pass': {
    zh: '误码秒 {{es}} ≤ BISO {{esBiso}}、严重误码秒 {{ses}} ≤ BISO {{sesBiso}}、不可用秒 0（M.2100，7 天及以上）',
    en: 'ES {{es}} ≤ BISO {{esBiso}}, SES {{ses}} ≤ BISO {{sesBiso}}, UAS 0 (M.2100, 7 d or more)',
  },
  'why.ratio.pass': {
    zh: '{{set}}：{{parameter}} {{value}} ≤ {{limit}}',
    en: '{{set}}: {{parameter}} {{value}} ≤ {{limit}}',
  },
  'why.ratio.fail': {
    zh: '{{set}}：{{parameter}} {{value}} > {{limit}}',
    en: '{{set}}: {{parameter}} {{value}} > {{limit}}',
  },
  'why.ratio.proven': {
    zh: '{{set}}：{{of}} s 中 {{parameter}} 已有 {{count}} s，限值 {{limit}} 已不可能满足',
    en: '{{set}}: {{parameter}} {{count}} s of {{of}} s can no longer meet the limit {{limit}}',
  },
  'why.loop.nothing': { zh: '环路检查：没有比较任何比特', en: 'Loop check: no bits were compared' },
  'why.loop.blank': {
    zh: '环路检查：{{zh}}不明，不能评定',
    en: 'Loop check: {{en}} not known, not assessed',
  },
  'why.loop.zero': {
    zh: '误码 0，BER < {{bound}}（95 %，环路检查）',
    en: '0 errors, BER < {{bound}} at 95 % (loop check)',
  },
  'why.loop.ber.pass': {
    zh: '误码 {{errors}}，误码率 {{value}}，限值 {{limit}}（环路检查）',
    en: '{{errors, plural(of: bit error)}}, BER {{value}}, limit {{limit}} (loop check)',
  },
  'why.loop.ber.fail': {
    zh: '误码 {{errors}}，误码率 {{value}}，超过限值 {{limit}}（环路检查）',
    en: '{{errors, plural(of: bit error)}}, BER {{value}}, above the limit of {{limit}} (loop check)',
  },
  'why.loop.none': { zh: '环路检查：没有{{zh}}', en: 'Loop check: no {{en}}' },
  'loop.bit-errors': { zh: '误码', en: 'bit errors' },
  'loop.break-seconds': { zh: '全 0秒', en: 'seconds of break' },
  'loop.LOS-seconds': { zh: 'LOS 秒', en: 'seconds with LOS' },
  'loop.LOF-seconds': { zh: 'LOF 秒', en: 'seconds with LOF' },
  'loop.LOC-seconds': { zh: 'LOC 秒', en: 'seconds with LOC' },
  'loop.AIS-seconds': { zh: 'AIS 秒', en: 'seconds with AIS' },
  'loop.LSS-seconds': { zh: 'LSS 秒', en: 'seconds with LSS' },
  'why.loop.pass': {
    zh: '没有滑码，没有出现 LOS、AIS、全 0或 LSS 的秒（环路检查）',
    en: 'no slip, no second with LOS, AIS, break or LSS (loop check)',
  },
} as const satisfies Record<string, Bilingual>;
