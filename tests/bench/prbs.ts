import { createChecker } from '../../drivers/signal/checker.ts';
import { createWasmKernel, BLOCK } from '../../drivers/signal/kernel.ts';
import { patternOf, PATTERNS, type Pattern } from '../../drivers/signal/patterns.ts';
import { createRandom, drawGap } from '../../drivers/simulation/random.ts';
import { createGenerator, createReference } from '../../drivers/signal/reference.ts';
import { faster, figure, type Figure, type Measured } from './figure.ts';

const CHUNK = 65_536;
/** Larger than any cache. */
const COLD = 128 * 1024 * 1024;

/** As the engine of a loop test hands it in. */
const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Generating and checking against the machine's own copy and compare. */
export async function benchPrbs(): Promise<Figure[]> {
  const lines: Figure[] = [];
  for (const name of ['2^9-1', '2^11-1', '2^15-1', '2^20-1', '2^23-1', '2^31-1']) {
    const pattern = patternOf(name);
    if (!pattern) continue;
    await new Promise((resolve) => setImmediate(resolve));
    lines.push(figure(`generate ${name} / Buffer.copy`, generateRatio(pattern), 'x', '>=', 0.8));
    lines.push(figure(`locked check ${name} / Buffer.compare`, checkRatio(pattern), 'x', '>=', 0.6));
  }
  lines.push(exactness());
  return lines;
}

/** 128 MiB copied from memory in chunks of 64 KiB, against as many made and copied from where they are made. */
function generateRatio(pattern: Pattern): Measured {
  const [stream, to] = [Buffer.alloc(COLD, 1), Buffer.alloc(CHUNK, 1)];
  const reference = createReference(pattern, createWasmKernel());
  return faster(
    () => {
      for (let at = 0; at < COLD; at += CHUNK) stream.copy(to, 0, at, at + CHUNK);
      return COLD;
    },
    () => {
      for (let made = 0; made < COLD; made += BLOCK) {
        const at = reference.ahead(BLOCK);
        to.set(reference.memory.subarray(at, at + BLOCK));
        reference.skip(BLOCK);
      }
      return COLD;
    },
  );
}

/** 128 MiB from memory in chunks of 64 KiB, through the whole checker. */
function checkRatio(pattern: Pattern): Measured {
  const stream = Buffer.from(createGenerator(pattern).take(COLD).buffer);
  const copy = Buffer.from(stream);
  let same = 0;
  return faster(
    () => {
      for (let at = 0; at < COLD; at += CHUNK) {
        same += Buffer.compare(stream.subarray(at, at + CHUNK), copy.subarray(at, at + CHUNK));
      }
      return COLD + same;
    },
    () => {
      const checker = createChecker(pattern, { equal });
      for (let at = 0; at < COLD; at += CHUNK) checker.push(stream.subarray(at, at + CHUNK));
      const { bits, bitErrors } = checker.cut();
      if (bits !== 8 * COLD || bitErrors !== 0) throw new Error(`${pattern.name}: ${bits} bits, ${bitErrors} errors`);
      return COLD;
    },
  );
}

/** Errors and a slip put in = errors and a slip found, in every pattern. */
function exactness(): Figure {
  const exact = PATTERNS.filter((pattern, i) => {
    const octets = createGenerator(pattern).take(4_000_000);
    const random = createRandom(i + 1);
    let errors = 0;
    for (let bit = 1000; bit < 24_000_000; bit += 1 + drawGap(random, 1e-3)) {
      octets[bit >>> 3] = (octets[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      errors++;
    }
    const checker = createChecker(pattern, { equal });
    checker.push(octets.subarray(0, 3_500_000));
    checker.push(octets.subarray(3_500_037));
    const tally = checker.cut();
    return tally.bitErrors === errors && tally.slips.length === 1 && tally.slips[0]?.bits === -8 * 37;
  });
  return figure('patterns with counts and slips exact', exact.length / PATTERNS.length, 'of all', '>=', 1);
}

if (import.meta.main) {
  const lines = await benchPrbs();
  for (const { name, value, unit, target, ok } of lines) {
    process.stdout.write(`${ok ? 'ok  ' : 'LOW '} ${name}: ${value.toFixed(2)} ${unit} (target ${target})\n`);
  }
  process.exitCode = lines.every((line) => line.ok) ? 0 : 1;
}
