/** What the clocks of the computer do to a record, and whether it may sleep meanwhile. `wall`: what the clock on the wall shows. */
export const timeWords = {
  'event.clock-set-behind': {
    zh: '电脑时钟被拨回 {{by, length}}，现在显示 {{wall}}；本记录的时间照走，不受影响',
    en: 'the computer’s clock was set back by {{by, length}} and now shows {{wall}}; the time of this record runs on evenly',
  },
  'event.clock-set-ahead': {
    zh: '电脑时钟被拨快 {{by, length}}，现在显示 {{wall}}；本记录的时间照走，不受影响',
    en: 'the computer’s clock was set forward by {{by, length}} and now shows {{wall}}; the time of this record runs on evenly',
  },
  'event.clock-resumed-behind': {
    zh: '接着测时电脑时钟比本记录慢 {{by, length}}，显示 {{wall}}；本记录的时间从最后一秒往下接',
    en: 'when the test went on the computer’s clock was {{by, length}} behind this record and showed {{wall}}; the time of this record goes on from its last second',
  },
  'event.clock-resumed-ahead': {
    zh: '接着测时电脑时钟比本记录快 {{by, length}}，显示 {{wall}}；本记录的时间从最后一秒往下接',
    en: 'when the test went on the computer’s clock was {{by, length}} ahead of this record and showed {{wall}}; the time of this record goes on from its last second',
  },
  'event.computer-restarted': {
    zh: '电脑重启过，或换了一台：中断了多久无从得知，至少 1 秒；电脑时钟现在显示 {{wall}}',
    en: 'the computer was restarted, or is another one: for how long nobody looked is unknown, at least 1 s; its clock now shows {{wall}}',
  },
  'why.gap-length': {
    zh: '有 {{n}} 段未观测的时间长度不明（电脑重启过）',
    en: 'Unobserved stretches of unknown length (the computer was restarted): {{n}}',
  },
  'big.line.silent': {
    zh: '已有 {{s}} 秒没收到仪表的读数。',
    en: 'No reading of the tester for {{s}} s.',
  },
  'time.less-unseen': { zh: '另有未观测 {{s}}', en: '+ {{s}} unseen' },
  'awake.none': {
    zh: '没能阻止电脑休眠（{{text}}）：请自己关掉自动休眠，不要合盖',
    en: 'the computer could not be kept from sleeping ({{text}}): switch automatic sleep off and leave its lid open',
  },
  'awake.idle-only': {
    zh: '已阻止电脑自动休眠；合盖或手动休眠没能阻止：测试期间不要合盖',
    en: 'automatic sleep is prevented; closing the lid or sleep by hand is not: leave the lid open while the test goes on',
  },
  'awake.no-lid': {
    zh: '已阻止电脑休眠；合盖没能阻止：测试期间不要合盖',
    en: 'sleep is prevented, but not by closing the lid: leave it open while the test goes on',
  },
  'awake.lost': {
    zh: '阻止休眠的系统程序已退出：电脑可能会休眠',
    en: 'the program of the system that kept the computer awake has ended: it may sleep from now on',
  },
  'report.note.zone-offset': { zh: '时间按 {{label}}。', en: 'Times are in {{label}}.' },
  'report.unseen.length': {
    zh: '其中有 {{n}} 个缺口长度不明（电脑重启过），只按至少计入。',
    en: 'Of unknown length (the computer was restarted), counted as the least they can be: {{n}} of these gaps.',
  },
  'report.caution.clock-more': {
    zh: '电脑时钟还被改过 {{n}} 次，见“事件”。',
    en: 'Further changes of the computer’s clock: {{n}}, see Events.',
  },
  'report.caution.clock': {
    zh: '{{at}}（本记录）：{{zh}}。',
    en: '{{at}} by this record: {{en}}.',
  },
} as const;
