import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Text is measured at this size, pixels. */
const TRIAL_PX = 100;
/** Room that is left free, so that no rounding cuts a digit. */
const FILL = 0.97;

/** The largest size at which the text of `box` fits into it, pixels. */
function sizeFor(box: HTMLElement): number {
  const text = box.firstElementChild;
  if (!text) return Infinity;
  const { width, height } = text.getBoundingClientRect();
  return TRIAL_PX * Math.min(box.clientWidth / width, box.clientHeight / height) * FILL;
}

const boxesIn = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-fit]')];
/** What is written in them, as wide as it is: one digit is as wide as another. */
const formOf = (root: HTMLElement): string =>
  boxesIn(root)
    .map(({ textContent }) => textContent.replaceAll(/\d/g, '0'))
    .join(' ');

function fit(root: HTMLElement): void {
  const boxes = boxesIn(root);
  const names = [...new Set(boxes.map((box) => box.dataset['fit']))];
  const put = (name: string | undefined, px: number): void => root.style.setProperty(`--fit-${name}`, `${px}px`);
  for (const name of names) put(name, TRIAL_PX);
  const sizes = names.map((name) => Math.min(...boxes.filter((box) => box.dataset['fit'] === name).map(sizeFor)));
  names.forEach((name, i) => put(name, Math.max(1, Math.floor(sizes[i] ?? 1))));
}

/**
 * Gives all boxes of one name (`data-fit`) within an element the same size of text, as large as all of them have room for: `--fit-<name>`. Done anew
 * when the window changes, when something longer or shorter is written in them, and when a font comes.
 */
export function useFit<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const root = ref.current;
    if (!root) return;
    let form = formOf(root);
    const again = (): void => fit(root);
    const written = (): void => {
      if (formOf(root) === form) return;
      form = formOf(root);
      again();
    };
    again();
    const [sizes, texts] = [new ResizeObserver(again), new MutationObserver(written)];
    sizes.observe(root);
    texts.observe(root, { childList: true, characterData: true, subtree: true });
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      sizes.disconnect();
      texts.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, []);
  return ref;
}
