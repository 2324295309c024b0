import type { LineBeside } from '../../../electron/contract/book/line.ts';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import type { Say } from '../../text/say.ts';
import type { Row } from './RowTable.tsx';
import { Stands } from './Stands.tsx';

export const LINE_HEADS: readonly WordKey[] = [
  'line.head.state',
  'line.head.circuit',
  'line.head.line',
  'line.head.ends',
];

/** `E1 · 2048k · AAA · within a province`. */
export const kindOf = (say: Say, { service, rate, span, grade }: Circuit): string =>
  [service && say.term('service', service), rate, span && say.term('span', span), grade && say.term('grade', grade)]
    .filter(Boolean)
    .join(' · ');

/** A circuit as a row of a list. */
export const lineRow = (say: Say, one: LineBeside): Row => {
  const { line, conflict } = one;
  return {
    id: line.number,
    cells: [
      <Stands key="state" one={one} />,
      <>
        <b>{line.number}</b>
        {conflict && <small>{say('line.conflict')}</small>}
        <small>{line.customer?.name}</small>
      </>,
      kindOf(say, line),
      [line.ends?.A?.site, line.ends?.Z?.site].filter(Boolean).join(' – '),
    ],
  };
};
