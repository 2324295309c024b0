import type { Bilingual } from '../text.ts';

/** What the hosts say themselves: command line, web host, desktop window. */
export const hostWords = {
  'host.no-token': { zh: '这个地址缺少口令', en: 'This address lacks its token' },
  'host.no-token-hint': {
    zh: '请打开程序启动时打印的完整地址（含 token=）。程序每次启动都换新口令。',
    en: 'Open the whole address that the program printed when it started (with token=). Every start makes a new one.',
  },
  'host.close-running': { zh: '正在进行的测试：{{n}} 个。', en: 'Tests going on: {{n}}.' },
  'host.close-running-hint': {
    zh: '关闭窗口会停止全部测试并记为“中止”。',
    en: 'Closing the window stops them all; they are recorded as aborted.',
  },
  'host.closing-runs': {
    zh: '正在停止 {{n}} 个测试：撤环路、停仪表、存档 ……',
    en: 'Stopping the tests going on ({{n}}): releasing loops, stopping testers, closing records ...',
  },
  'host.last-resort': {
    zh: '正在按正常步骤停止测试并存档，然后退出。',
    en: 'The test is being stopped in the normal way and its record closed; then the program ends.',
  },
  'host.core-silent': {
    zh: '测量进程没有应答，可能还有测试在进行。',
    en: 'The measuring process does not answer; tests may be going on.',
  },
  'host.core-lost': {
    zh: '测量进程意外退出，已重新启动。',
    en: 'The measuring process ended unexpectedly and has been started again.',
  },
  'host.core-lost-hint': {
    zh: '中断的测试可在档案中点“接着测”；中断期间记为未观测。',
    en: 'Tests that broke off can be resumed from the archive; the time between counts as not observed.',
  },
  'host.core-gone': {
    zh: '测量进程再次退出，程序将关闭。已存盘的数据都在，重新打开后可接着测。',
    en: 'The measuring process ended again; the program closes. All stored seconds are safe, and tests can be resumed after the next start.',
  },
  'host.window-fault': {
    zh: '窗口内部出错，测试仍在进行。请在测试结束后重新打开程序。',
    en: 'The window had a fault of its own; the tests go on. Restart the program once they have ended.',
  },
  'host.keep-running': { zh: '继续测试', en: 'Keep testing' },
  'host.stop-and-close': { zh: '停止并关闭', en: 'Stop and close' },
  'cli.assumed': { zh: '{{name}} 按 {{value}} % 取（未给出）', en: '{{name}} {{value}} % assumed (not given)' },
  'cli.verdict': { zh: '结论', en: 'Verdict' },
  'cli.run': { zh: '记录', en: 'Record' },
  'cli.seconds': {
    zh: '秒：共 {{total}}，已观测 {{observed}}，缺口 {{gaps}} 个',
    en: 'Seconds: {{total}} in all, {{observed}} observed, gaps: {{gaps}}',
  },
  'cli.block': { zh: '块形式', en: 'block form' },
  'cli.connection': { zh: '连接形式', en: 'connection form' },
  'cli.home-ignored': {
    zh: 'TRIBUTARY_HOME“{{value}}”不是绝对路径，不采用；数据在 {{home}}',
    en: 'TRIBUTARY_HOME "{{value}}" is no absolute path and is not used; data are in {{home}}',
  },
  'cli.no-runs': { zh: '档案里没有记录', en: 'The archive has no records' },
  'cli.exported': { zh: '{{n}} 份记录已导出到 {{path}}', en: 'Records exported to {{path}}: {{n}}' },
  'cli.imported.new': { zh: '{{runId}} 新', en: '{{runId}} new' },
  'cli.imported.same': { zh: '{{runId}} 已有，相同', en: '{{runId}} here already, the same' },
  'cli.imported.beside': {
    zh: '{{runId}} 与已有的 {{beside}} 不同，并列保存',
    en: '{{runId}} says something else than {{beside}} and is kept beside it',
  },
  'cli.no-records-in': { zh: '{{path}} 里没有已结束的记录', en: '{{path}} holds no finished record' },
  'cli.beside': { zh: '与 {{beside}} 并列', en: 'beside {{beside}}' },
  'cli.aborting': { zh: '正在停止：撤环路、停仪表 ……', en: 'Stopping: releasing loops, stopping the tester ...' },
  'cli.started': { zh: '记录 {{runId}}', en: 'Run {{runId}}' },
  'help.program': {
    zh: '驱动误码仪验收专线：测试、判定、签字报告',
    en: 'Drives bit error testers on leased lines: test, verdict, signed report',
  },
  'help.run': { zh: '无人值守地做一个流程', en: 'Run a procedure headless' },
  'help.resume': { zh: '继续中断的测试', en: 'Go on with a run that broke off' },
  'help.suite': {
    zh: '按清单做多个流程，不同仪表可同时进行',
    en: 'Run many procedures of a list, side by side where instruments allow',
  },
  'help.runs': { zh: '列出档案里的记录', en: 'List the runs of an archive' },
  'help.report': { zh: '由记录再出报告（PDF、JSON、CSV）', en: 'Make the report of a run again (PDF, JSON, CSV)' },
  'help.export': {
    zh: '把已结束的记录连同附件导出为一个文件',
    en: 'Export finished records with their attachments to one file',
  },
  'help.import': {
    zh: '导入别的电脑导出的记录；重复导入不会变多',
    en: 'Import records that another computer exported; nothing comes twice',
  },
  'help.judge': { zh: '按限值判定逐秒记录 CSV', en: 'Judge a CSV of seconds against limits' },
  'help.testers': { zh: '列出支持的仪表', en: 'List the testers this program knows' },
  'help.simulate': { zh: '运行一台模拟仪表', en: 'Run a simulated tester' },
  'help.serve': { zh: '在本机浏览器里使用', en: 'Serve the app to a browser on this machine' },
} as const satisfies Record<string, Bilingual>;
