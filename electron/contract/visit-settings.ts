import type { SettingRow } from './setting-rows.ts';

/** Of an internet line seen from the laptop, and of lines of one route. */
export const OF_VISITS = {
  sites: {
    screen: { zh: '网站', en: 'Web sites' },
    help: { zh: '按域名访问，用空格分开，至多十个', en: 'Reached by name; blanks between them, ten at most' },
    type: 'sites',
  },
  addresses: {
    screen: { zh: '地址', en: 'Addresses' },
    help: { zh: '按 IPv4 地址和端口连接，至多十个', en: 'Reached by IPv4 address and port; ten at most' },
    type: 'addresses',
  },
  download: {
    screen: { zh: '下载', en: 'Download' },
    help: {
      zh: '从这个网址下载，至多 8 秒；none 为不做。含对方服务器在内，不是线路速率',
      en: 'From this address, for 8 s at most; none: not done. It holds the far server too and is no rate of the line',
    },
    type: 'text',
  },
  'first-line': {
    screen: { zh: '首条的测试', en: "First line's test" },
    help: {
      zh: '同路由首条电路的测试编号；这一条就是首条时不填',
      en: 'Number of the test of the first line of this route; blank where this is the first',
    },
    type: 'text',
  },
} as const satisfies Record<string, SettingRow>;
