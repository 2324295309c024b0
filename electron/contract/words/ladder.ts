/** Words of the ladder of pings and of a watch: run screen, lanes, result, New test. */
export const ladderWords = {
  'ladder.title': { zh: 'ping 阶梯', en: 'Ping ladder' },
  'ladder.lost-of': { zh: '丢 {{n}}/{{of}}', en: '{{n}}/{{of}} lost' },
  'ladder.late-n': { zh: '迟 {{n}}', en: '{{n}} late' },
  'ladder.wrong-n': { zh: '错 {{n}}', en: '{{n}} wrong' },
  'lanes.its-clock': { zh: '设备时钟差 {{offset}}', en: 'its clock {{offset}}' },
  'lanes.registers-still': { zh: '另有 {{n}} 个寄存器没有变化', en: '{{n}} further registers did not change' },
} as const;
