import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { compileReport } from '../../electron/reports/make/compiler.ts';
import { reportParts } from '../../electron/reports/make/render.ts';
import { located } from '../unit/reports/located.ts';

it('prints the page of a fault as PDF/UA-1, its chain in words too', () => {
  const fixture = located();
  const pdf = compileReport(reportParts(fixture, fixture.photos).parts, 'ua-1');
  const first = execFileSync('pdftotext', ['-f', '1', '-l', '1', '-layout', '-', '-'], {
    input: pdf,
    encoding: 'utf8',
  });
  for (const text of ['故障报告', '乙端协议转换器', 'certain', '依据', '下一步', '客户签字盖章', '传输网'])
    expect(first).toContain(text);
});
