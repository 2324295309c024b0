import type { Bilingual } from '../text.ts';

/** Tickets: what can happen to one, its clocks, severe faults, who must be told; their page and their list on the command line. */
export const ticketWords = {
  'ticket.did.reported': { zh: '报障', en: 'Reported' },
  'ticket.did.accepted': { zh: '受理', en: 'Accepted' },
  'ticket.did.told': { zh: '已通知', en: 'Told' },
  'ticket.did.manager-told': { zh: '已通知客户经理', en: 'Account manager told' },
  'ticket.did.located': { zh: '定位：网络侧', en: 'Located: in the network' },
  'ticket.did.located-customer': { zh: '定位：客户侧', en: "Located: at the customer's" },
  'ticket.did.restored': { zh: '业务恢复', en: 'Restored' },
  'ticket.did.reopened': { zh: '重新打开', en: 'Reopened' },
  'ticket.did.paused': { zh: '挂起计时', en: 'Clock paused' },
  'ticket.did.resumed': { zh: '恢复计时', en: 'Clock resumed' },
  'ticket.did.struck-off': { zh: '剔除重大故障', en: 'Struck off as severe' },
  'ticket.did.run': { zh: '测试', en: 'Test' },
  'ticket.did.hard-fault': { zh: '标为疑难故障', en: 'Marked as a hard fault' },
  'ticket.did.taken-back': { zh: '撤回', en: 'Taken back' },

  'ticket.stood.running': { zh: '正在计时', en: 'its clock runs' },
  'ticket.stood.paused': { zh: '已挂起', en: 'its clock is paused' },
  'ticket.stood.restored': { zh: '业务已恢复', en: 'it is restored' },

  'ticket.clock.running': { zh: '计时中', en: 'in time' },
  'ticket.clock.amber': { zh: '将超时', en: 'time is short' },
  'ticket.clock.over': { zh: '已超时', en: 'overdue' },
  'ticket.clock.stopped': { zh: '已恢复', en: 'restored' },
  'ticket.clock.not-set': { zh: '未设时限', en: 'not set' },
  'ticket.clock.paused': { zh: '已挂起', en: 'paused' },
  'ticket.clock.met': { zh: '按时恢复', en: 'restored in time' },
  'ticket.clock.missed': { zh: '超时恢复', en: 'restored too late' },

  'ticket.circuit-unknown': {
    zh: '台账里没有电路 {{number}}：已开单，没有时限、不判重大故障；把电路导入后自动算。',
    en: 'The book has no circuit {{number}}: the ticket is open, without a clock and without a rule for severe faults. Both come by themselves once the circuit is in the book.',
  },
  'ticket.ahead': {
    zh: '报障时间 {{at}} 在本机时钟之后：到那时才会列出。',
    en: "The report time {{at}} lies ahead of this computer's clock: it is listed from then on.",
  },
  'ticket.behind': {
    zh: '本机时钟（{{now}}）落后于最新的记录（{{newest}}）：核对时钟。已记录的不会倒退。',
    en: "This computer's clock ({{now}}) is behind the newest entry ({{newest}}): check it. What is recorded does not go back.",
  },
  'ticket.due': { zh: '修复时限', en: 'Due' },
  'ticket.none': { zh: '没有故障单', en: 'No tickets' },
  'ticket.severe': { zh: '重大', en: 'SEVERE' },
  'ticket.struck-off': { zh: '已剔除', en: 'struck off' },
  'ticket.to-tell': { zh: '待通知', en: 'to tell' },
} as const satisfies Record<string, Bilingual>;
