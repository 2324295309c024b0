/** A text that people read, in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Language of screen or command line. */
export type Language = 'zh' | 'en';

/** Control characters but the end of a line, and what turns the direction of the text behind it: no paper shows them, and what it shows is another text. */
const UNSEEN = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;
/** What somebody typed or pasted, as it can be shown anywhere: without signs that nobody sees and without blanks at its ends. */
export const seenText = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ').replaceAll(UNSEEN, '').trim();
/** The same in one line: a name. */
export const seenLine = (text: string): string => seenText(text).replaceAll(/\s+/g, ' ');

/** What reads the same in both languages: a name, a figure, a word of a file. */
export const alike = (text: string): Bilingual => ({ zh: text, en: text });
