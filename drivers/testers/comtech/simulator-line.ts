import type { Scenario } from '../../../electron/contract/scenario.ts';
import type { Defect } from '../../../electron/contract/second.ts';
import { createScriptedLine, type ScriptedLine } from '../../simulation/index.ts';
import type { Display } from './simulator-models.ts';

/** What the modem is set to; read anew for every stretch of time. */
export interface AnalyserSettings {
  running: boolean;
  injecting: boolean;
  bitsPerS: number;
  limit: number;
}
/** The injected ratio of `BKE=1`. */
const INJECTED = 1e-3;

/** The analyser of a simulated modem on a scripted line: counts what the line does while it runs. Times in seconds of one clock. */
export class SimulatedAnalyser {
  readonly #seed: number | undefined;
  /** Instants at which a defect begins or ends: between two of them the line is the same throughout. */
  #edges: readonly number[] = [];
  #line: ScriptedLine | undefined;
  #originS = 0;
  #nowS: number;
  #errors = 0;
  #bits = 0;
  #injectedPart = 0;
  #lostBefore = false;
  #slip = false;
  #changed = false;
  #active: readonly Defect[] = [];

  constructor(seed: number | undefined, nowS: number) {
    this.#seed = seed;
    this.#nowS = nowS;
  }

  /** The measurement begins: the scenario plays from its start. */
  begin(scenario: Scenario, nowS: number, bitsPerS: number): void {
    const edges = scenario.events.flatMap((e) => ('defect' in e ? [e.from, e.from + e.for] : []));
    this.#edges = edges.sort((a, b) => a - b);
    this.#line = createScriptedLine(scenario, { seed: this.#seed, bitRate: bitsPerS });
    this.#originS = nowS;
    this.#nowS = nowS;
    this.#active = this.#line.between(0, 0).active;
  }

  clear(): void {
    this.#errors = 0;
    this.#bits = 0;
    this.#injectedPart = 0;
    this.#lostBefore = false;
  }

  /** One error on purpose. */
  injectOne(limit: number): void {
    this.#errors = Math.min(this.#errors + 1, limit);
  }

  get errors(): number {
    return this.#errors;
  }

  /** Lets time pass until `nowS` under these settings. */
  advance(nowS: number, settings: AnalyserSettings): void {
    const end = nowS - this.#originS;
    const cuts = this.#edges.filter((edge) => edge > this.#nowS - this.#originS && edge < end);
    for (const cut of [...cuts, end]) this.#pass(cut, settings);
    this.#nowS = nowS;
  }

  #pass(toS: number, { running, injecting, bitsPerS, limit }: AnalyserSettings): void {
    const fromS = this.#nowS - this.#originS;
    this.#nowS = this.#originS + toS;
    const span = this.#line?.between(fromS, toS);
    const active = span?.active ?? [];
    if (active.join() !== this.#active.join()) this.#changed = true;
    this.#active = active;
    if (span?.slipBits.length) this.#slip = this.#changed = true;
    if (!running) return;
    if (span && (Object.keys(span.defectSeconds).length > 0 || span.slipBits.length > 0)) this.#lostBefore = true;
    if (span && Object.keys(span.defectSeconds).length > 0) return;
    const bits = (toS - fromS) * bitsPerS;
    this.#injectedPart += injecting ? bits * INJECTED : 0;
    const injected = Math.floor(this.#injectedPart);
    this.#injectedPart -= injected;
    this.#bits += bits;
    this.#errors = Math.min(this.#errors + (span?.bitErrors ?? 0) + injected, limit);
  }

  /** What a question reads; the slip and the change are forgotten once they have been read as faults. */
  display(running: boolean, asFaults: boolean): Display {
    const display = {
      errors: this.#errors,
      ber: this.#bits > 0 ? Math.min(1, this.#errors / this.#bits) : 0,
      inSync: running && this.#active.length === 0,
      lostBefore: this.#lostBefore,
      active: this.#active,
      slip: this.#slip,
      changed: this.#changed,
    };
    if (asFaults) this.#slip = this.#changed = false;
    return display;
  }
}
