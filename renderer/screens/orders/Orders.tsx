import { BookFrame } from '../../pieces/book/BookFrame.tsx';

export function OrdersScreen() {
  return <BookFrame here="orders">{null}</BookFrame>;
}
