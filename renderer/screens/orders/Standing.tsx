import type { OrderState } from '../../../electron/contract/book/order.ts';
import { useSay } from '../../text/say.ts';
import './Standing.css';

/** What presses about an order, else whether it is worked on; a word in a frame that tells it apart without colour. */
export function Standing({ order: { beside } }: { order: OrderState }) {
  const say = useSay();
  const { presses, standing } = beside;
  return (
    <b className="standing" data-state={presses ?? standing}>
      {say(presses ? `order.press.${presses}` : `order.standing.${standing}`)}
    </b>
  );
}
