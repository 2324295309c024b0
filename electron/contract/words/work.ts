import type { Bilingual } from '../text.ts';

/** What people are asked to look at, to do and to tell: forms, leads, works, lamps of boxes. */
export const workWords = {
  'form.minutes': { zh: '{{n}} 分钟', en: '{{n}} min' },
  'form.fill': { zh: '有必填项未填', en: 'something is still blank' },
  'form.optional': { zh: '可不填', en: 'may stay blank' },
  'form.told': { zh: '填好了', en: 'That is it' },

  'leads.title': { zh: '看{{name}}接口的时钟和控制线', en: 'Clock and leads of the {{name}} interface' },
  'leads.read': { zh: '{{zh}}读到的状态已填好，核对即可。', en: 'Filled in as the {{en}} reads it; please check.' },
  'leads.must': {
    zh: '测试前下面的控制线都应为通（ON）。DCE 是协转、调制解调器一侧，DTE 是仪表一侧。',
    en: 'All leads below must be ON before the test. The DCE is the converter or modem, the DTE the set.',
  },
  'leads.clock': { zh: '谁给时钟', en: 'Who gives the clock' },
  'leads.clock.dce': { zh: 'DCE 给（114、115）', en: 'the DCE (114 and 115)' },
  'leads.clock.dte': { zh: 'DTE 给（113）', en: 'the DTE (113)' },
  'leads.clock.none': { zh: '异步，无时钟', en: 'none, asynchronous' },
  'leads.clock.s': { zh: 'DCE 给（S）', en: 'the DCE (S)' },
  'leads.lead': { zh: '{{name}}（{{id}}）{{zh}}，{{from}} 给', en: '{{name}} ({{id}}) {{en}}, from the {{from}}' },
  'leads.on': { zh: '通', en: 'ON' },
  'leads.off': { zh: '断', en: 'OFF' },
  'leads.unseen': { zh: '看不到', en: 'not seen' },
  'leads.done': { zh: '看好了', en: 'Looked at' },
  'step.leads-stand': { zh: '控制线都通', en: 'all leads stand' },
  'step.leads-off': { zh: '断：{{names}}', en: 'off: {{names}}' },
  'step.leads-unseen': { zh: '有的控制线看不到', en: 'some leads were not seen' },
  'step.leads-none': { zh: '此接口没有控制线', en: 'this interface has no leads' },
  'report.told.bad': { zh: '不应如此', en: 'not as it has to be' },
  'result.told': { zh: '人工查看和填写', en: 'Looked at and told' },
  'report.section.told': { zh: '人工查看和填写', en: 'Looked at and told by people' },
} as const satisfies Record<string, Bilingual>;
