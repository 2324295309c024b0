/** A text that people read, in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Language of screen or command line. */
export type Language = 'zh' | 'en';

/** What reads the same in both languages: a name, a figure, a word of a file. */
export const alike = (text: string): Bilingual => ({ zh: text, en: text });
