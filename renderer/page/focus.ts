/** Who takes the focus when what had it is gone: the primary action, the lanes of a run, else whatever comes first. */
const HEIRS = ['main .btn.main', 'main .over input', 'main :is(button, a, input, [tabindex="0"])'];

/**
 * The focus never falls to nothing: a button that gives way to what it did, a dialog whose opener is gone. Whoever works by keyboard goes on
 * where the next thing is. Returns what ends it.
 */
export function keepFocus(document: Document): () => void {
  let last: Element | null = null;
  const remember = (): void => {
    last = document.activeElement;
  };
  const check = (): void => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    if (document.querySelector('dialog[open]')) return;
    const heir = HEIRS.map((one) => document.querySelector<HTMLElement>(one)).find(Boolean);
    heir?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(check);
  document.addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}
