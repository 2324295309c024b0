import { useId, useState } from 'react';
import type { BlockOf, ListItem } from '../../../electron/contract/prompt.ts';
import { sentenceOf } from '../../../electron/contract/words/index.ts';
import { useSay } from '../../text/say.ts';
import './AskList.css';

/** What is to be set where; a tick serves the memory of whoever stands at the set. */
function Tick({ item: { words, value, text } }: { item: ListItem }) {
  const say = useSay();
  const [ticked, setTicked] = useState(false);
  const id = useId();
  return (
    <li className="ask-list-tick">
      <input id={id} type="checkbox" checked={ticked} onChange={(event) => setTicked(event.target.checked)} />
      <label htmlFor={id}>
        <span className="label">{say.message(words)}</span>
        {value && <b>{say.message(value)}</b>}
        {text && <small>{say.message(text)}</small>}
      </label>
    </li>
  );
}

function Line({ item: { words, value, text }, number }: { item: ListItem; number: number | undefined }) {
  const say = useSay();
  return (
    <li>
      {number !== undefined && <i className="circled">{number}</i>}
      <div>
        {value ? (
          <>
            <span className="label">{say.message(words)}</span> <b>{say.message(value)}</b>
          </>
        ) : (
          <b>{say.message(words)}</b>
        )}
        {text && <p className="label">{say.message(text)}</p>}
      </div>
    </li>
  );
}

/** Lines of a question: to be done in order, to be looked at, or to be ticked off. */
export function AskList({ list: { form, title, items } }: { list: BlockOf<'list'> }) {
  const say = useSay();
  const Kind = form === 'numbers' ? 'ol' : 'ul';
  const told = items.some(({ text }) => text !== undefined);
  return (
    <>
      {title && <h3 className="ask-list-title label">{say.message(title)}</h3>}
      <Kind className="ask-list" data-form={form} data-beside={(form === 'numbers' && told) || undefined}>
        {items.map((item, at) =>
          form === 'ticks' ? (
            <Tick key={sentenceOf(item.words)} item={item} />
          ) : (
            <Line key={sentenceOf(item.words)} item={item} number={form === 'numbers' ? at + 1 : undefined} />
          ),
        )}
      </Kind>
    </>
  );
}
