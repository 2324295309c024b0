/** The bench: what stands on it besides testers. */
export const benchWords = {
  'bench.registers': { zh: '寄存器与计数，实时；不存盘', en: 'Registers and counters, live; not stored' },
  'bench.registers-of': { zh: '寄存器与计数，{{time}} 的值', en: 'Registers and counters as of {{time}}' },
  'bench.registers-none': { zh: '还没有读到。', en: 'Nothing has been read yet.' },
  'bench.register-source': { zh: '来源', en: 'Source' },
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
  'new.tester-choose': { zh: '选一台仪表', en: 'choose a tester' },
} as const;
