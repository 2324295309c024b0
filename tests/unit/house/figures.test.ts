import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const TOOL = fileURLToPath(new URL('../../../tools/figures.mjs', import.meta.url));
type Tree = Readonly<Record<string, string>>;

/** What the figures say of a project of these files: its faults. */
function faultsOf(files: Tree): { status: number | null; faults: string[] } {
  const tree = mkdtempSync(join(tmpdir(), 'tributary-figures-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  execFileSync('git', ['init', '-q'], { cwd: tree });
  const { status, stdout, stderr } = spawnSync(process.execPath, [TOOL], { cwd: tree, encoding: 'utf8' });
  rmSync(tree, { recursive: true });
  const lines = stdout.trimEnd().split('\n');
  expect(stderr).toBe('');
  return { status, faults: lines.filter((line) => line.startsWith('  ')).map((line) => line.trim()) };
}

const many = (n: number, line: string): string => Array.from({ length: n }, () => `${line}\n`).join('');

/** Everything as it should be: each rule once at its limit, and what looks like a fault and is none. */
const GOOD: Tree = {
  'renderer/css/base.css': '.btn { color: red }\n.btn.is-main, .row > .btn { color: blue }\nhtml { margin: 0 }\n',
  'renderer/widgets/BigLamp.css': `/* .gone { } */
@media (min-width: 1px) {
  .big-lamp:not(.is-off, [data-of='.none']) > svg,
  [data-theme='dark'] .big-lamp-ring { color: url(a.b) }
}
.big-lamp .btn { color: red }
`,
  'renderer/widgets/BigLamp.tsx': `import './BigLamp.css';
export const BigLamp = ({ off, more }) => (
  <i className={\`big-lamp row \${off === 'away' ? 'is-off' : ''} \${more}\`} data-of="none">
    <b className={off ? 'big-lamp-ring' : undefined} /> <button className="btn is-main" />
  </i>
);
`,
  'resources/report/a.typ': `#let longest = {\n${many(48, '  1')}}\n#let short(a) = [\n  ${'x'.repeat(280)}\n]\n${many(400, '// x')}`,
  'resources/procedures/a.yaml': many(150, '- a'),
  'tools/a.ts': `function it() {\n${many(48, '  go();')}}\n${many(20, 'function short() { go(); }')}${many(180, '// x')}`,
};

it('finds nothing where all is as it should be', () => {
  expect(faultsOf(GOOD)).toEqual({ status: 0, faults: [] });
});

it('finds each fault by itself, and says where it stands', () => {
  const lamp = GOOD['renderer/widgets/BigLamp.css'] ?? '';
  const tsx = GOOD['renderer/widgets/BigLamp.tsx'] ?? '';
  const { status, faults } = faultsOf({
    ...GOOD,
    'renderer/css/base.css': `${GOOD['renderer/css/base.css']}.unused { color: red }\n`,
    'renderer/widgets/BigLamp.css': `${lamp}.big-lamps { color: red }
.big-lamp .strange { color: red }
b { color: red }
.big-lamp-dead { color: red }
`,
    'renderer/widgets/BigLamp.tsx': `${tsx}export const Bad = (x) => <i className={x ? 'big-lamp-none' : \`big-lamp-\${x}\`} />;
document.body.className = 'nowhere';
`,
    // A class of a sheet that it does not import.
    'renderer/widgets/Other.tsx': `export const Other = () => <i className="big-lamp" />;\n`,
    'renderer/widgets/Alone.css': `.alone { color: red }\n`,
    'renderer/widgets/Many.css': many(61, '.many { color: red }'),
    'renderer/widgets/Long.css': `.long {\n${many(250, '  color: red;')}}\n`,
    'renderer/widgets/Many.tsx': `import './Many.css';\nimport './Long.css';\nexport const Many = () => <i className="many long" />;\n`,
    'resources/report/a.typ': `#let longest = {\n${many(49, '  1')}}\n#let wide(a) = [\n${many(24, `  ${'x'.repeat(400)}`)}]\n`,
    'resources/report/b.typ': many(601, '// x'),
    'resources/procedures/a.yaml': `${many(149, '- a')}- ${'a'.repeat(140)}\n`,
    'tools/a.ts': `function it(x: any) {\n${many(49, '  go();')}}\n`,
    'tools/b.ts': many(251, '// x'),
  });
  expect(status).toBe(1);
  expect(faults.sort()).toEqual(
    [
      '251 lines: tools/b.ts',
      '51 lines: tools/a.ts:1 it',
      'p90 of functions is 51 lines, over 20',
      'any is used 1 times',
      'renderer/css/base.css .unused is used nowhere',
      'renderer/widgets/BigLamp.css:7 .big-lamps names nothing of big-lamp',
      'renderer/widgets/BigLamp.css:7 .big-lamps is neither of big-lamp nor shared',
      'renderer/widgets/BigLamp.css .big-lamps is used nowhere',
      'renderer/widgets/BigLamp.css:8 .strange is neither of big-lamp nor shared',
      'renderer/widgets/BigLamp.css .strange is used nowhere',
      'renderer/widgets/BigLamp.css:9 b names nothing of big-lamp',
      'renderer/widgets/BigLamp.css .big-lamp-dead is used nowhere',
      'renderer/widgets/BigLamp.tsx uses .big-lamp-none, which none of its sheets defines',
      'renderer/widgets/BigLamp.tsx uses .big-lamp-, which none of its sheets defines',
      'renderer/widgets/BigLamp.tsx makes a class of parts: `big-lamp-${x}`',
      'renderer/widgets/BigLamp.tsx uses .nowhere, which none of its sheets defines',
      'renderer/widgets/Other.tsx uses .big-lamp, which none of its sheets defines',
      'renderer/widgets/Alone.css .alone is used nowhere',
      'renderer/widgets/Alone.css is imported by nothing',
      '61 rules: renderer/widgets/Many.css',
      '252 lines: renderer/widgets/Long.css',
      '51 lines of 140 columns, over 50: resources/report/a.typ:1 longest',
      '74 lines of 140 columns, over 50: resources/report/a.typ:52 wide',
      '601 lines of 140 columns, over 600: resources/report/b.typ',
      '151 lines of 140 columns, over 150: resources/procedures/a.yaml',
    ].sort(),
  );
});
