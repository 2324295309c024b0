import { useEffect, useRef, useState } from 'react';
import type { WiringView } from '../../electron/contract/prompt.ts';
import { useSay, type Say } from '../text/say.ts';
import { fill } from './wiring/fill.ts';
import './Picture.css';

/** A wiring picture as an element of the page, so that it takes the ink of the theme. Undefined: there is none, or not yet. */
async function load(id: string, signal: AbortSignal): Promise<Element | undefined> {
  const answer = await fetch(`./pictures/${id}.svg`, { signal });
  if (!answer.ok) return undefined;
  const { documentElement } = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml');
  return documentElement.nodeName === 'svg' ? documentElement : undefined;
}

function drawn(say: Say, svg: Element, wiring: WiringView | undefined): Element {
  const copy = svg.cloneNode(true) as Element;
  if (!wiring) return copy;
  fill(copy, wiring.shows, (name) => {
    const given = wiring.names[name];
    return given ? say.text(given) : say.word(name);
  });
  copy.setAttribute('aria-label', say.text(wiring.title));
  return copy;
}

/** What to connect to what, with the names of this line. Without the picture the text beside it must do. */
export function Picture({ id, wiring }: { id: string; wiring?: WiringView | undefined }) {
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  const [svg, setSvg] = useState<Element>();
  useEffect(() => {
    const stop = new AbortController();
    load(id, stop.signal).then(setSvg, (thrown: unknown) => {
      if (!stop.signal.aborted) console.warn(`picture ${id}`, thrown);
    });
    return () => stop.abort();
  }, [id]);
  useEffect(() => {
    place.current?.replaceChildren(...(svg ? [drawn(say, svg, wiring)] : []));
  }, [say, svg, wiring]);
  return <div className="picture" ref={place} />;
}
