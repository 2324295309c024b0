// Assembles drivers/signal/prbs-kernel.wat into drivers/signal/prbs-kernel-wasm.ts. Run it after a change of the text; a test compares the two.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openWabt from 'wabt';

const FOLDER = new URL('../drivers/signal/', import.meta.url);

/** The module's bytes in hexadecimal digits. */
export async function assemble(): Promise<string> {
  const wabt = await openWabt();
  const text = await readFile(new URL('prbs-kernel.wat', FOLDER), 'utf8');
  const parsed = wabt.parseWat('prbs-kernel.wat', text, { simd: true });
  const { buffer } = parsed.toBinary({});
  parsed.destroy();
  return Buffer.from(buffer).toString('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = (await assemble()).match(/.{1,110}/g)?.map((line) => `  '${line}'`);
  const source = `/** prbs-kernel.wat, assembled by tools/assemble-kernel.ts: a WebAssembly module in hexadecimal digits. */
export const PRBS_KERNEL_HEX =
${lines?.join(' +\n')};
`;
  await writeFile(new URL('prbs-kernel-wasm.ts', FOLDER), source);
}
