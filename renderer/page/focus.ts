/** Who takes the focus when what had it is gone: the primary action, the lanes of a run, else whatever comes first. */
const HEIRS = ['.btn.is-main', '.over input', ':is(button, a, input, [tabindex="0"])'];

/** Gives the focus to the first of `all` that takes it: one that is hidden or cannot be pressed does not. */
const given = (all: Iterable<HTMLElement>): boolean => {
  for (const one of all) {
    one.focus({ preventScroll: true });
    if (one.ownerDocument.activeElement === one) return true;
  }
  return false;
};

/** What an element stands in, from the inside out, as far as the screen. */
function aroundOf(element: Element): Element[] {
  const around: Element[] = [];
  for (let at = element.parentElement; at?.closest('main'); at = at.parentElement) around.push(at);
  return around;
}

/**
 * The focus never falls to nothing: a button that gives way to what it did, a dialog whose opener is gone. Whoever works by keyboard goes on
 * where the next thing is, as near to the place of before as there is one. Returns what ends it.
 */
export function keepFocus(document: Document): () => void {
  let last: Element | null = null;
  let around: Element[] = [];
  const remember = (): void => {
    const now = document.activeElement;
    // The places of a dialog end with it: what stands around its opener counts.
    if (now && !now.closest('dialog')) around = aroundOf(now);
    last = now;
  };
  const check = (): void => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    if (document.querySelector('dialog[open]')) return;
    const places = [...around.filter((place) => place.isConnected), ...document.querySelectorAll('main')];
    HEIRS.some((heir) => places.some((place) => given(place.querySelectorAll<HTMLElement>(heir))));
  };
  const observer = new MutationObserver(check);
  document.addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}
