export { createEar } from './ear.ts';
export { createHarness, type Harness } from './harness.ts';
export { createOctetLine, type OctetLine } from './octet-line.ts';
export { createRandom } from './random.ts';
export { createScriptedLine, standing, type LineSpan, type ScriptedLine } from './scripted-line.ts';
