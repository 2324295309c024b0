/** What an instrument is to a run. */
export const roleWords = {
  'instrument.tester': { zh: '仪表', en: 'tester' },
  'instrument.converter': { zh: '协议转换器', en: 'converter' },
  'instrument.witness': { zh: '见证设备', en: 'witness' },
  'event.link-lost-of': { zh: '与{{roleZh}}的连接断开', en: 'link to the {{roleEn}} lost' },
  'event.link-back-of': { zh: '与{{roleZh}}的连接恢复', en: 'link to the {{roleEn}} is back' },
  'event.link-other-of': { zh: '{{roleZh}}处接上的是另一台', en: 'another instrument answers as {{roleEn}}' },
  'who.other-program': { zh: '另一个程序', en: 'another program' },
} as const;
