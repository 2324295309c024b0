import { BookFrame } from '../../pieces/book/BookFrame.tsx';

export function DayScreen() {
  return <BookFrame here="day">{null}</BookFrame>;
}
