import { expect, it } from 'vitest';
import { say, words, type WordKey } from '../../../../electron/contract/words/index.ts';

/** What people in the field were promised to read, letter by letter: state, line, verdict. */
const PROMISED: [WordKey, string, string, Record<string, string | number>?][] = [
  ['big.idle', '未在测试', 'NOT RUNNING'],
  ['big.line.idle', '新建测试，或从档案打开。', 'Start a new test, or open one from the archive.'],
  ['big.before-sync', '等待同步', 'NO SYNC YET'],
  [
    'big.line.before-sync',
    '还没收到图案：查环路和接线。计时未开始。',
    'No pattern received: check loop and wiring. The clock has not started.',
  ],
  ['big.clean', '无误码', 'ERROR-FREE'],
  [
    'big.line.clean',
    '至此已证明 BER\u00a0<\u00a01.7E-09（95\u00a0%）',
    'Proven so far: BER\u00a0<\u00a01.7E-09 (95\u00a0%)',
    { bound: '1.7E-09' },
  ],
  ['big.latched', '有过误码', 'HAD ERRORS'],
  ['big.now-good', '现在正常', 'now good'],
  ['big.certain', '已定：不合格', 'FAIL is certain'],
  ['big.errors', '正在误码', 'ERRORS NOW'],
  ['big.line.errors', '本秒 17 个，8.3E-06', '17 in this second, 8.3E-06', { n: 17, ratio: '8.3E-06' }],
  ['big.defect', '告警', 'ALARM'],
  ['big.line.defect', '已 3 秒，再过 7 秒计入不可用。', 'For 3 s; 7 s more is unavailable time.', { n: 3, m: 7 }],
  ['big.no-pattern', '失步', 'PATTERN LOST'],
  [
    'big.line.no-pattern',
    '有信号，图案不对：查图案、极性、环路。',
    'Signal, but not this pattern: check pattern, polarity, loop.',
  ],
  ['big.unavailable', '不可用', 'UNAVAILABLE'],
  [
    'big.line.unavailable',
    '连续 10 个严重误码秒起，00:12:40 开始。',
    'Since 00:12:40, after ten severely errored seconds.',
    { since: '00:12:40' },
  ],
  ['big.link-lost', '未观测', 'NOT OBSERVED'],
  [
    'big.line.link-lost',
    '与仪表的连接断开 00:00:03。插回 USB 线，自动续测。',
    'Link to the tester lost for 00:00:03. Plug the USB cable back in; the run goes on by itself.',
    { ago: '00:00:03' },
  ],
  ['big.line.back', '已重连同一台仪表，4 秒未观测。', 'Same tester again; 4 s were not observed.', { s: 4 }],
  ['big.other-tester', '未观测', 'NOT OBSERVED'],
  ['big.stopping', '正在收尾', 'STOPPING'],
  ['big.line.stopping', '撤环路、关注入、停仪表…', 'Releasing loops, injection off, tester off…'],
  ['verdict.pass', '合格', 'PASS'],
  ['verdict.uncertain', '不确定', 'UNCERTAIN'],
  ['verdict.not-assessed', '未评定', 'NOT ASSESSED'],
  ['verdict.fail', '不合格', 'FAIL'],
  ['verdict.aborted', '中止', 'ABORTED'],
  ['verdict.error', '出错', 'ERROR'],
  ['verdict.not-set', '未设限值', 'NOT SET'],
  ['not-observed', '未观测', 'not observed'],
  ['unconfirmed', '未核实', 'unconfirmed'],
];

it.each(PROMISED)('%s', (key, zh, en, params = {}) => {
  const verdict = { zh: words['verdict.fail'].zh, en: words['verdict.fail'].en };
  expect(say('zh', words[key], { verdict: verdict.zh, ...params })).toBe(zh);
  expect(say('en', words[key], { verdict: verdict.en, ...params })).toBe(en);
});
