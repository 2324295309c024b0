import { PRBS_KERNEL_HEX } from './prbs-kernel-wasm.ts';

/** Most octets of one `count`. */
export const BLOCK = 32_768;
/** Room for the reference: history, many blocks, one unit; a whole period of up to 2^20 - 1 octets and a block. */
export const REFERENCE_ROOM = 17 * 65_536;

/** Generates a reference into its memory and compares received octets with it. */
export interface Kernel {
  readonly name: 'wasm' | 'typescript';
  /** Octets of one step of `generate`: 16 or 4. */
  readonly unit: number;
  /** The reference: REFERENCE_ROOM octets. */
  readonly memory: Uint8Array;
  /** Fills [at, end), both multiples of the unit, from what lies `lagN` and `lagT` octets before. */
  generate(at: number, end: number, lagN: number, lagT: number, inverted: boolean): void;
  /** Bits in which `octets` (at most BLOCK) differ from the reference at `at`. */
  count(at: number, octets: Uint8Array): number;
}

/** The few words of the WebAssembly API that are used: the pure rooms have no host types. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: Record<string, unknown> };
};
interface KernelExports {
  memory: { buffer: ArrayBuffer };
  generate(at: number, end: number, lagN: number, lagT: number, flip: number): void;
  count(a: number, b: number, length: number): number;
}

let compiled: object | undefined;

/** The fast kernel; where the machine has no WebAssembly SIMD, the same in TypeScript. */
export function createKernel(): Kernel {
  try {
    return createWasmKernel();
  } catch (thrown) {
    if (thrown instanceof Error) return createTypescriptKernel();
    throw thrown;
  }
}

/** Errors: those of WebAssembly where SIMD is missing. */
export function createWasmKernel(): Kernel {
  compiled ??= new WebAssembly.Module(fromHex(PRBS_KERNEL_HEX));
  const wasm = new WebAssembly.Instance(compiled).exports as unknown as KernelExports;
  const memory = new Uint8Array(wasm.memory.buffer, 0, REFERENCE_ROOM);
  const received = new Uint8Array(wasm.memory.buffer, REFERENCE_ROOM, BLOCK);
  return {
    name: 'wasm',
    unit: 16,
    memory,
    generate: (at, end, lagN, lagT, inverted) => wasm.generate(at, end, lagN, lagT, inverted ? -1 : 0),
    count(at, octets) {
      received.set(octets);
      return wasm.count(at, REFERENCE_ROOM, octets.length);
    },
  };
}

/** Reference implementation: 32-bit words. */
export function createTypescriptKernel(): Kernel {
  const words = new Int32Array(REFERENCE_ROOM / 4);
  const memory = new Uint8Array(words.buffer);
  const receivedWords = new Int32Array(BLOCK / 4 + 1);
  const received = new Uint8Array(receivedWords.buffer);
  return {
    name: 'typescript',
    unit: 4,
    memory,
    generate(at, end, lagN, lagT, inverted) {
      const flip = inverted ? -1 : 0;
      const [n, t] = [lagN >>> 2, lagT >>> 2];
      for (let i = at >>> 2; i < end >>> 2; i++) words[i] = (words[i - n] ?? 0) ^ (words[i - t] ?? 0) ^ flip;
    },
    count(at, octets) {
      const shift = at & 3;
      received.set(octets, shift);
      return countWords(words, memory, at, receivedWords, received, shift, octets.length);
    },
  };
}

/** Both streams lie alike on word boundaries: octets up to the first, then words, then octets. */
function countWords(
  words: Int32Array,
  memory: Uint8Array,
  at: number,
  otherWords: Int32Array,
  other: Uint8Array,
  shift: number,
  length: number,
): number {
  let errors = 0;
  const end = shift + length;
  let i = shift;
  for (; i < end && (i & 3) !== 0; i++) errors += popcount((other[i] ?? 0) ^ (memory[at - shift + i] ?? 0));
  const base = (at - shift) >>> 2;
  for (; i + 4 <= end; i += 4) {
    const wrong = (otherWords[i >>> 2] ?? 0) ^ (words[base + (i >>> 2)] ?? 0);
    if (wrong !== 0) errors += popcount(wrong);
  }
  for (; i < end; i++) errors += popcount((other[i] ?? 0) ^ (memory[at - shift + i] ?? 0));
  return errors;
}

/** Ones in a 32-bit word. */
export function popcount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
