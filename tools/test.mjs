// `npm test`: everything that must hold, from format to browser, ending in one line of counts. Starts on Node 20 on a fresh clone.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compiled, ensureInstalled, ensurePrograms, PEERS, pinnedNode, root } from './set-up.mjs';

const results = join(root, 'out', 'test-results');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const tsc = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
const SOURCES = ['electron', 'drivers', 'renderer', 'tests', 'tools'];
const PROJECTS = [
  'electron/contract',
  'electron/analysis',
  'electron',
  'drivers',
  'drivers/signal',
  'renderer',
  'tests',
];

/** Projects of vitest.config.ts that run side by side: within wire and within shell one file at a time has the machine's lines. */
const PARTS = [['unit'], ['wire', 'waiting'], ['shell', 'electron']];

/** Checks without tests of their own; each counts as one. */
const checks = [
  ['format', [bin('prettier'), '--check', '--log-level', 'warn', '.']],
  ['lint', [bin('oxlint'), '--type-aware', '--deny-warnings', ...SOURCES]],
  ...PROJECTS.map((project) => [`types ${project}`, [tsc, '-p', project]]),
  ['layers', [bin('depcruise'), 'electron', 'drivers', 'renderer']],
  ['no family above drivers', [join(root, 'tools', 'family-names.mjs')]],
  ['unused code', [bin('knip')]],
  ['figures', [join(root, 'tools', 'figures.mjs')]],
];

async function main() {
  const startedMs = Date.now();
  ensureInstalled();
  const missing = ensurePrograms(['chromium', 'socat', 'pdftotext']);
  ensurePrograms(PEERS);
  const node = pinnedNode();
  if (missing.length > 0 || !node) return 1;
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const only = process.argv.slice(2);
  const wanted = (name) => only.length === 0 || only.includes(name);
  const total = { passed: 0, failed: 0, skipped: [] };
  // The tests mostly wait for lines and clocks: the checks find room beside them.
  await Promise.all([
    wanted('checks') ? runChecks(node, total) : undefined,
    ...(wanted('vitest') ? PARTS.map((projects) => runVitest(node, projects, total)) : []),
  ]);
  if (wanted('browser')) await runBrowser(node, total);
  const unnamed = judgeSkips(total.skipped);
  const failed = total.failed + unnamed;
  console.log(`\n${Math.round((Date.now() - startedMs) / 1000)} s`);
  console.log(`${total.passed} passed, ${failed} failed, ${total.skipped.length - unnamed} skipped`);
  return failed === 0 ? 0 : 1;
}

/** Runs a tool; resolves with its exit code. What it says is shown at once, or whole at its end where something else is talking. */
function run(node, args, { env = {}, quiet = false } = {}) {
  const PATH = `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`;
  const out = quiet ? 'pipe' : 'inherit';
  const child = spawn(node, args, {
    cwd: root,
    stdio: ['ignore', out, out],
    env: { ...compiled, ...process.env, PATH, ...env },
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (thrown) => resolve({ code: 1, said: String(thrown) }));
    child.on('close', (code) => resolve({ code, said: Buffer.concat(said).toString() }));
  });
}

async function runChecks(node, total) {
  for (const [name, args] of checks) {
    const startedMs = Date.now();
    const { code, said } = await run(node, args, { quiet: true });
    const took = ((Date.now() - startedMs) / 1000).toFixed(1);
    console.log(`\n${said.trim()}\n${code === 0 ? 'ok    ' : 'FAILED'} ${String(name)} (${took} s)`);
    total[code === 0 ? 'passed' : 'failed']++;
  }
}

/** A report that is not there means that the runner itself died: one failure more. */
function readReport(file, total) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (thrown) {
    console.error(`FAILED no report in ${file}: ${String(thrown)}`);
    total.failed++;
    return undefined;
  }
}

async function runVitest(node, projects, total) {
  const file = join(results, `${projects.join('-')}.json`);
  const named = projects.flatMap((project) => ['--project', project]);
  const ended = await run(node, [
    bin('vitest'),
    'run',
    ...named,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = readReport(file, total);
  if (!report) return;
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  for (const suite of report.testResults) {
    // A file that could not even be loaded has no tests to fail.
    if (suite.status === 'failed' && suite.assertionResults.length === 0) total.failed++;
    for (const test of suite.assertionResults)
      if (['pending', 'skipped', 'todo', 'disabled'].includes(test.status)) total.skipped.push(test.fullName);
  }
  if (ended.code !== 0 && report.numFailedTests === 0) total.failed++;
}

async function runBrowser(node, total) {
  const file = join(results, 'browser.json');
  const ended = await run(
    node,
    [bin('playwright'), 'test', '-c', 'tests/playwright.config.ts', '--reporter=line,json'],
    {
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    },
  );
  const report = readReport(file, total);
  if (!report) return;
  total.passed += report.stats.expected;
  total.failed += report.stats.unexpected + report.stats.flaky + report.errors.length;
  total.skipped.push(...skippedSpecs(report.suites ?? []));
  if (ended.code !== 0 && report.stats.unexpected === 0 && report.errors.length === 0) total.failed++;
}

const skippedSpecs = (suites) =>
  suites.flatMap((suite) => [
    ...(suite.specs ?? [])
      .filter((spec) => spec.tests.every((test) => test.status === 'skipped'))
      .map((spec) => spec.title),
    ...skippedSpecs(suite.suites ?? []),
  ]);

/** Every skip stands in tests/skips.json with its reason; returns how many do not. */
function judgeSkips(skipped) {
  const known = JSON.parse(readFileSync(join(root, 'tests', 'skips.json'), 'utf8'));
  if (skipped.length > 0) console.log('\nSkipped:');
  const unnamed = skipped.filter((name) => {
    const entry = known.find((skip) => name.includes(skip.test));
    console.log(`  ${name}: ${entry ? entry.reason : 'NO REASON in tests/skips.json'}`);
    return !entry;
  });
  return unnamed.length;
}

process.exitCode = await main();
