import { useEffect, useRef, useState } from 'react';

/** A wiring picture as an element of the page, so that it takes the ink of the theme. Undefined: there is none, or not yet. */
async function load(id: string, signal: AbortSignal): Promise<Element | undefined> {
  const answer = await fetch(`./pictures/${id}.svg`, { signal });
  if (!answer.ok) return undefined;
  const { documentElement } = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml');
  return documentElement.nodeName === 'svg' ? documentElement : undefined;
}

/** What to connect to what. Without the picture the text beside it must do. */
export function Picture({ id }: { id: string }) {
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
    place.current?.replaceChildren(...(svg ? [svg] : []));
  }, [svg]);
  return <div className="pic" ref={place} />;
}
