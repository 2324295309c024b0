import type { FramerFor } from './framer.ts';

/** What a command line says until it asks for the next command. */
export interface PromptFrame<M> {
  /** Fits the last line as soon as it is a prompt, and nothing shorter: `/^router[>#]$/`. */
  prompt: Pick<RegExp, 'test'>;
  /** Characters of one answer at most; what is longer is cut there. */
  limit: number;
  /** `text`: what stands before the prompt, line ends as LF. Undefined = no message. */
  decode(text: string, prompt: string): M | undefined;
}

const [LF, CR, NUL] = ['\n', '\r', '\0'];
/** No prompt is longer. */
const PROMPT_LIMIT = 120;

/** Messages that end with a prompt, decided character by character: an output that is cut anywhere is the same output. */
export function byPrompt<M>({ prompt, limit, decode }: PromptFrame<M>): FramerFor<M> {
  return (heard) => {
    let text = '';
    let line = '';
    const end = (): void => {
      const message = decode(text, line);
      if (message === undefined) heard.noise(text + line);
      else heard.message(message);
      text = '';
      line = '';
    };
    const hear = (character: string): void => {
      if (character === CR || character === NUL) return;
      if (character === LF) {
        text = `${text}${line}\n`.slice(0, limit);
        line = '';
      } else if (line.length < limit) {
        line += character;
        if (line.length <= PROMPT_LIMIT && prompt.test(line)) end();
      }
    };
    return {
      push: (bytes) => {
        for (const character of Buffer.from(bytes).toString('latin1')) hear(character);
      },
      open: () => text + line,
    };
  };
}
