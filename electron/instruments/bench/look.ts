import type { LookView } from '../../contract/bench-item.ts';
import type { Session } from '../line/session.ts';
import type { Entry } from './bench-entry.ts';

/** What a look round is made with. */
interface LookOf {
  /** Asks one row what it is. */
  find(entry: Entry, signal: AbortSignal): Promise<Session>;
  changed(): void;
}

/** Asks rows of the bench what hangs there, says how far it is, and can be called off. What is asked while one look goes on belongs to it. */
export class Look {
  readonly #of: LookOf;
  #view: LookView | undefined;
  #calledOff = new AbortController();

  constructor(of: LookOf) {
    this.#of = of;
  }

  view(): LookView | undefined {
    return this.#view;
  }

  /** Resolves when all of them are through; what does not answer says so in its own row. */
  async at(entries: readonly Entry[], signal: AbortSignal): Promise<void> {
    if (this.#view?.state !== 'going' && entries.length === 0) {
      this.#view = { state: 'done', asked: 0, through: 0, answered: 0 };
      return;
    }
    if (this.#view?.state !== 'going') {
      this.#calledOff = new AbortController();
      this.#view = { state: 'going', asked: 0, through: 0, answered: 0 };
    }
    const bounded = AbortSignal.any([signal, this.#calledOff.signal]);
    this.#count({ asked: entries.length });
    await Promise.all(entries.map((entry) => this.#ask(entry, bounded)));
    this.#end('done');
  }

  /** Leaves those alone that have not answered yet. */
  cancel(): void {
    this.#calledOff.abort(new DOMException('look called off', 'AbortError'));
    this.#end('cancelled');
  }

  async #ask(entry: Entry, signal: AbortSignal): Promise<void> {
    entry.asked = true;
    const answered = await this.#of.find(entry, signal).then(
      () => 1,
      () => 0,
    );
    this.#count({ through: 1, answered });
  }

  #count(more: Partial<Record<'asked' | 'through' | 'answered', number>>): void {
    const { state, asked, through, answered } = this.#view!;
    if (state !== 'going') return;
    this.#view = {
      state,
      asked: asked + (more.asked ?? 0),
      through: through + (more.through ?? 0),
      answered: answered + (more.answered ?? 0),
    };
    this.#of.changed();
  }

  #end(state: 'done' | 'cancelled'): void {
    if (this.#view?.state !== 'going') return;
    if (state === 'done' && this.#view.through < this.#view.asked) return;
    this.#view = { ...this.#view, state };
    this.#of.changed();
  }
}
