import type { Bilingual } from '../text.ts';

/** Addresses of instruments: the ways to one, how each is written, what can be wrong. */
export const addressWords = {
  'way.serial': { zh: '串口', en: 'Serial port' },
  'way.tcp': { zh: '网络（TCP）', en: 'Network (TCP)' },
  'way.telnet': { zh: '网络（Telnet）', en: 'Network (Telnet)' },
  'way.ssh': { zh: '网络（SSH）', en: 'Network (SSH)' },
  'way.snmp': { zh: '网络（SNMP）', en: 'Network (SNMP)' },
  'way.exec': { zh: '本机程序', en: 'Program on this computer' },
  'way.sim': { zh: '模拟', en: 'Simulated' },
  'way.none': { zh: '无接口', en: 'No interface' },
  'way.shape.serial': { zh: '/dev/ttyUSB0 或 COM5', en: '/dev/ttyUSB0 or COM5' },
  'way.shape.tcp': { zh: 'tcp://主机:端口', en: 'tcp://host:port' },
  'way.shape.telnet': { zh: 'telnet://主机', en: 'telnet://host' },
  'way.shape.ssh': { zh: 'ssh://用户@主机', en: 'ssh://user@host' },
  'way.shape.snmp': { zh: 'snmp://主机', en: 'snmp://host' },
  'way.shape.exec': { zh: 'exec:程序', en: 'exec:program' },
  'way.shape.sim': { zh: 'sim:', en: 'sim:' },
  'way.shape.none': { zh: '（不写地址）', en: '(nothing)' },
  'address.family': {
    zh: '不认识的仪表族“{{family}}”；可用：{{known}}',
    en: 'unknown family "{{family}}"; known: {{known}}',
  },
  'address.scheme': { zh: '不认识“{{scheme}}”；可用：{{zh}}', en: '"{{scheme}}" is unknown; there are: {{en}}' },
  'address.shape': { zh: '应为 {{zh}}', en: 'expected {{en}}' },
  'address.kind': {
    zh: '{{family}} 没有“{{zh}}”这种接法；写成 {{examples}}',
    en: '{{family}} cannot be reached by "{{en}}": write {{examples}}',
  },
  'address.option': { zh: '选项“{{option}}”应写成 名称=值', en: 'option "{{option}}" is not name=value' },
  'address.option-unknown': {
    zh: '没有选项“{{name}}”；这里可用：{{known}}',
    en: 'there is no option "{{name}}" here; there are: {{known}}',
  },
  'address.option-value': {
    zh: '选项 {{name}} 的值“{{value}}”不对；应为 {{wanted}}',
    en: 'option {{name}} cannot be "{{value}}": expected {{wanted}}',
  },
  'address.option-twice': { zh: '选项“{{name}}”写了两次', en: 'option "{{name}}" stands twice' },
  'address.no-simulator': { zh: '{{family}} 没有模拟器', en: '{{family}} has no simulator' },
  'address.baud': { zh: '速率（bit/s）', en: 'Speed (bit/s)' },
  'address.line': { zh: '模拟线路剧本', en: 'Script of the simulated line' },
  'address.line-help': { zh: '空：无误码的线路', en: 'blank: a line without errors' },
  'address.seed': { zh: '随机种子', en: 'Seed' },
} as const satisfies Record<string, Bilingual>;
