/** The book of circuits: how each stands, its customers and instruments, and the history of each. */
export const lineWords = {
  'line.state.in-service': { zh: '在用', en: 'In service' },
  'line.state.for-test': { zh: '试用', en: 'For a test' },
  'line.state.given-up': { zh: '已退租', en: 'Given up' },
  'line.state.not-in-service': { zh: '未开通', en: 'Not in service' },
  'line.none': { zh: '没有电路', en: 'No circuits' },
  'line.test-ends': { zh: '试用到 {{day}}', en: 'Test ends {{day}}' },
} as const;
