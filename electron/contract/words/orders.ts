import type { Bilingual } from '../text.ts';

/** Orders: the seven steps, what can happen, gates, warnings, their page, their list on the command line and their progress report. */
export const orderWords = {
  'order.step.review': { zh: '订单审核', en: 'Order review' },
  'order.step.survey': { zh: '详细勘查', en: 'Detailed survey' },
  'order.step.plan': { zh: '制定方案', en: 'Plan' },
  'order.step.build': { zh: '建设施工', en: 'Construction' },
  'order.step.warning': { zh: '预警', en: 'Early warning' },
  'order.step.commissioning': { zh: '业务调试', en: 'Commissioning' },
  'order.step.handover': { zh: '竣工交付', en: 'Completion and hand-over' },

  'order.did.reviewed': { zh: '审核通过', en: 'Reviewed' },
  'order.did.returned': { zh: '退单', en: 'Returned' },
  'order.did.surveyed': { zh: '勘查完成', en: 'Surveyed' },
  'order.did.planned': { zh: '方案完成', en: 'Planned' },
  'order.did.built': { zh: '施工完成', en: 'Built' },
  'order.did.engineering-passed': { zh: '工程验收通过', en: 'Engineering acceptance passed' },
  'order.did.engineering-failed': { zh: '工程验收不通过', en: 'Engineering acceptance failed' },
  'order.did.service-passed': { zh: '业务验收通过', en: 'Service acceptance passed' },
  'order.did.service-failed': { zh: '业务验收不通过', en: 'Service acceptance failed' },
  'order.did.called-back': { zh: '已回访客户', en: 'Customer called back' },
  'order.did.warned': { zh: '已预警', en: 'Warned' },
  'order.did.postponed': { zh: '改期', en: 'Postponed' },
  'order.did.completed': { zh: '竣工', en: 'Completed' },
  'order.did.run': { zh: '测试', en: 'Test' },
  'order.did.taken-back': { zh: '撤回', en: 'Taken back' },

  'order.gate.engineering': { zh: '工程验收', en: 'Engineering acceptance' },
  'order.gate.service': { zh: '业务验收', en: 'Service acceptance' },
  'order.gate.not-needed': { zh: '不需要', en: 'not needed' },
  'order.gate.open': { zh: '未验收', en: 'open' },
  'order.gate.failed': { zh: '不通过，待整改复验', en: 'failed: rectify, then test again' },
  'order.gate.passed': { zh: '通过', en: 'passed' },

  'order.state.open': { zh: '未完成', en: 'open' },
  'order.state.done': { zh: '完成', en: 'done' },
  'order.state.not-needed': { zh: '不需要', en: 'not needed' },

  'order.progress.none': { zh: '不要进度报告', en: 'no progress reports' },
  'order.progress.weekly': { zh: '每周报进度', en: 'weekly progress report' },
  'order.progress.as-asked': { zh: '按客户要求报进度', en: 'progress as the customer asks' },

  'order.press.over': { zh: '已超期', en: 'overdue' },
  'order.press.late-warning': { zh: '预警已过期限', en: 'warning is late' },
  'order.press.to-warn': { zh: '待预警', en: 'to be warned of' },
  'order.press.second-check': { zh: '资源需二次核查', en: 'resources to be checked again' },
  'order.press.survey': { zh: '待勘查', en: 'survey open' },
  'order.standing.open': { zh: '在办', en: 'open' },
  'order.standing.returned': { zh: '已退单', en: 'returned' },
  'order.standing.completed': { zh: '已竣工', en: 'completed' },

  'order.due': { zh: '要求完成', en: 'Due' },
  'order.last-day': { zh: '最迟预警', en: 'Warn by' },
  'order.pool': { zh: '预警池', en: 'Warning pool' },
  'order.important': { zh: '重要', en: 'important' },
  'order.urgent': { zh: '加急', en: 'urgent' },
  'order.none': { zh: '没有工单', en: 'No orders' },
  'order.missing-year': {
    zh: '没有 {{years}} 年的工作日历，有关日期不算：把国务院放假通知写进 {{where}}。',
    en: 'No calendar of {{years}}: dates that hang on it are left out. Write its holidays into {{where}}.',
  },
} as const satisfies Record<string, Bilingual>;
