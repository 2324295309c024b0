export type { NoteKind } from './note-kind.ts';
