import { BookFrame } from '../../pieces/book/BookFrame.tsx';

export function TicketsScreen() {
  return <BookFrame here="tickets">{null}</BookFrame>;
}
