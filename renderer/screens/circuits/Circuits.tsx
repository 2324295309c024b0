import { BookFrame } from '../../pieces/book/BookFrame.tsx';

export function CircuitsScreen() {
  return <BookFrame here="circuits">{null}</BookFrame>;
}
