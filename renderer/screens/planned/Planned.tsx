import { BookFrame } from '../../pieces/book/BookFrame.tsx';

export function PlannedScreen() {
  return <BookFrame here="planned">{null}</BookFrame>;
}
