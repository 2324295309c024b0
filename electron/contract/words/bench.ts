/** The bench: what stands on it besides testers. */
export const benchWords = {
  'bench.registers': { zh: '寄存器与计数，实时；不存盘', en: 'Registers and counters, live; not stored' },
  'bench.registers-of': { zh: '寄存器与计数，{{time}} 的值', en: 'Registers and counters as of {{time}}' },
  'bench.registers-none': { zh: '还没有读到。', en: 'Nothing has been read yet.' },
  'bench.register-source': { zh: '所属端口', en: 'Box or port' },
  'bench.register-name': { zh: '寄存器', en: 'Register' },
  'bench.register-value': { zh: '数值', en: 'Value' },
  'bench.loops': { zh: '可遥控的环回', en: 'Loops by remote control' },
  'bench.loops-line': {
    zh: '环回会中断业务，只由测试流程接通和撤除；这里不能切换。',
    en: 'A loop cuts traffic: only a test sets and releases it. Nothing is switched from here.',
  },
  'bench.why-no-tester': {
    zh: '这是{{role}}，不比对比特：到“新建测试”里选一台仪表，再把它选为{{role}}。',
    en: 'This is a {{role}}: it compares no bits. Choose a tester in New test, and this one as its {{role}}.',
  },
  'bench.log-in': { zh: '登录', en: 'Log in' },
  'bench.host-key': { zh: 'SSH 主机密钥', en: 'SSH host key' },
  'bench.address-copy': { zh: '复制', en: 'Copy' },
  'bench.address-copied': { zh: '已复制', en: 'Copied' },
  'bench.call-off': { zh: '停止识别', en: 'Stop identifying' },
  'bench.asking': { zh: '试 {{family}} {{baud}}（{{n}}/{{of}}）', en: '{{family}} at {{baud}}? ({{n}} of {{of}})' },
  'bench.look-going': {
    zh: '正在识别：{{asked}} 处中已问完 {{through}} 处',
    en: 'Identifying: {{through}} of {{asked}} are through',
  },
  'bench.look-done': {
    zh: '识别完：问了 {{asked}} 处，{{answered}} 处有回答',
    en: 'Done: {{asked}} asked, {{answered}} answered',
  },
  'bench.look-cancelled': {
    zh: '已停止：{{asked}} 处中问完 {{through}} 处',
    en: 'Stopped: {{through}} of {{asked}} were through',
  },
  'bench.nothing-to-ask': {
    zh: '没有新的要识别。机内串口请选中后按“连接”',
    en: 'Nothing new to identify. A built-in port is asked by its Connect button',
  },
  'bench.next-try': {
    zh: '正在等它回来，自动重试，下一次 {{time}}。',
    en: 'Waiting for it; tried again by itself at {{time}}.',
  },
  'bench.trying': { zh: '正在重试…', en: 'Trying again now…' },
  'bench.where': { zh: '接在', en: 'At' },
  'clock.offset': { zh: '时钟差', en: 'Clock offset' },
  'bench.lacks-many': { zh: '没有的 {{n}} 项', en: 'Does not have: {{n}}' },
  'bench.same': { zh: '同上次 · 开始', en: 'Same as last time · START' },
  'bench.same-ask': { zh: '同上次 · 选电路', en: 'Same as last time · choose the circuit' },
  'bench.same-known': { zh: '认得 {{name}}：{{at}} 用过', en: '{{name}} is known: used on {{at}}' },
  'bench.same-what': { zh: '同上次：{{what}}。', en: 'Same again: {{what}}.' },
  'bench.same-rest': { zh: '其余为流程默认值', en: 'the rest as the procedure has it' },
  'bench.same-no-circuit': { zh: '上次的电路不能再用：要选一条', en: 'the circuit has to be chosen' },
  'bench.same-release': {
    zh: '电路在用：开始后先问谁同意中断，到几点。',
    en: 'The circuit is in service: who released it, and until when, is asked first.',
  },
  'new.tester-choose': { zh: '选一台仪表', en: 'choose a tester' },
} as const;
