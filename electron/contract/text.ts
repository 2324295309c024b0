/** A text that people read, in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Language of screen or command line. */
export type Language = 'zh' | 'en';
