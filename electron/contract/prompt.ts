import { z } from 'zod';
import type { BoxPanel, LampsSeen } from './box.ts';
import type { FormField } from './form.ts';
import type { LocateBlock } from './locate-blocks.ts';
import type { SignerRole } from './signers.ts';
import type { Bilingual } from './text.ts';
import type { Message } from './words/index.ts';

/** What to connect to what, drawn from circuit and settings. */
export interface WiringView {
  /** Template in `resources/pictures`. */
  picture: string;
  /** Words that choose among its parts. */
  shows: string[];
  title: Bilingual;
  /** Names that fill it, by place. */
  names: Record<string, Bilingual>;
  /** What to do, in order. */
  works: { title: Bilingual; text: Bilingual }[];
  /** A message for whoever stands at the far end. */
  farEnd: Bilingual;
  /** Where the loop is set that has to be taken off again. */
  loop: Bilingual;
}

/** One line of a list. */
export interface ListItem {
  words: Message;
  /** What is to be set there. */
  value?: Message;
  /** One more sentence under it. */
  text?: Message;
}

/** A stage of something that a step does by itself: what it saw when it is done, else what is to come. */
export interface Stage {
  words: Message;
  state: 'done' | 'now' | 'todo';
  saw?: Message;
  ok?: boolean;
}

/** How far a step has come that asks nobody. `part`: 0 to 1; `leftS`: as it usually takes, seconds; absent while a person has to do something. */
export interface Progress {
  what: Message;
  part: number;
  leftS?: number;
  stages: Stage[];
}

/** One part of what is shown. Whoever draws it does not know what kind of step shows it. */
export type Block =
  /** `loud`: something went wrong, told to screen readers at once. */
  | { block: 'text'; text: Message; loud?: boolean }
  /** A remark in small letters. */
  | { block: 'note'; text: Message }
  /** A length of time in large digits, seconds. */
  | { block: 'length'; forS: number }
  /** `ticks`: each line can be ticked off; it serves the memory and is not part of the answer. */
  | { block: 'list'; form: 'numbers' | 'points' | 'ticks' | 'plain'; title?: Message; items: ListItem[] }
  | { block: 'picture'; picture: string; wiring?: WiringView }
  /** The lamps as they are now. `seen`: what they mean together; filled in where somebody is asked. */
  | { block: 'lamps'; seen?: { message: Message; good: boolean } }
  /** Big state and times of the run. */
  | { block: 'state' }
  | ({ block: 'progress' } & Progress)
  /** Form: who freed the circuit, until when. Given: `{by, until}`. */
  | { block: 'release'; forS: number }
  /** Form: the lamps of a box as they look. `seen`: as they looked before. Given: looks by printed name. */
  | { block: 'panel'; panel: BoxPanel; seen?: LampsSeen }
  /** Form: a few things asked for. Given: values by field. */
  | { block: 'form'; fields: readonly FormField[] }
  /** Form: what the display of a set shows. Given: a reading. */
  | { block: 'reading'; forS: number }
  /** The verdict of the attempt that ended, what it rests on, and the seconds behind it. */
  | { block: 'attempt' }
  /** Who is asked to sign: shown with the whole result. */
  | { block: 'signatures'; by: SignerRole[] }
  | LocateBlock;
export type BlockOf<B extends Block['block']> = Extract<Block, { block: B }>;

/** Something that can be done meanwhile and answers nothing: a photo for the record, a text for the clipboard. */
export type Tool = { tool: 'photo' } | { tool: 'copy'; words: Message; text: Bilingual };

/** One of the answers of a prompt. */
export interface AnswerOption {
  id: string;
  words: Message;
  /** Name of its key. */
  key?: string;
  /** The primary one. */
  main?: boolean;
  /** What it leads to, said beside it. */
  means?: Message;
  /** What the form of the prompt holds goes with it. */
  gives?: boolean;
}

/** A question to a person, as data; the run waits for the answer, the line does not. */
export interface Prompt {
  id: string;
  /** Which question it is: for scripts and tests, never for drawing. */
  kind: string;
  step: string;
  title: Message;
  blocks: Block[];
  tools?: Tool[];
  answers: AnswerOption[];
}

/** The part of a prompt of this kind, if it has one. */
export const blockOf = <B extends Block['block']>(
  { blocks }: Pick<Prompt, 'blocks'>,
  name: B,
): BlockOf<B> | undefined => blocks.find((one): one is BlockOf<B> => one.block === name);

/** What a person answers: which of the answers, who he is if that is known, and what goes with it; the step that asked knows what that may be. */
export const answerSchema = z.strictObject({
  option: z.string().min(1).max(100),
  by: z.string().max(2000).optional(),
  given: z.unknown().optional(),
});
export type Answer = z.infer<typeof answerSchema>;
