/** What an instrument is to a run. */
export const roleWords = {
  'event.link-lost-of': { zh: '与{{roleZh}}的连接断开', en: 'link to the {{roleEn}} lost' },
  'event.link-back-of': { zh: '与{{roleZh}}的连接恢复', en: 'link to the {{roleEn}} is back' },
  'event.link-other-of': { zh: '{{roleZh}}处接上的是另一台', en: 'another instrument answers as {{roleEn}}' },
  'new.role-without': { zh: '不用', en: 'none' },
  'new.role-none': { zh: '工作台上没有可用的', en: 'none on the bench that is free' },
  'new.why-role': { zh: '先给{{role}}选一台。', en: 'Choose an instrument as {{role}} first.' },
  'result.instruments': { zh: '所用仪表', en: 'Instruments used' },
  'result.calibrated-until': { zh: '校准至 {{due}}', en: 'calibrated until {{due}}' },
  'result.measurements': { zh: '各次测量', en: 'Measurements made' },
  'result.bit-errors': { zh: '误码 {{n}}', en: '{{n, plural(of: bit error)}}' },
  'role.ladder': { zh: 'ping 阶梯', en: 'ping ladder' },
  'who.other-program': { zh: '另一个程序', en: 'another program' },
} as const;
