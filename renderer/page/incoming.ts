import { useEffect, useRef } from 'react';

type Take = (files: File[]) => void;
/** Who takes what is pasted or dropped: the last that asked for it, a dialog before its screen. */
const takers: { current: Take }[] = [];

const give = (event: Event, files: FileList | undefined): void => {
  const taker = takers.at(-1);
  if (!files || files.length === 0 || !taker) return;
  event.preventDefault();
  taker.current([...files]);
};
window.addEventListener('paste', (event) => give(event, event.clipboardData?.files));
window.addEventListener('drop', (event) => {
  // A file that nobody wants must not take the place of the page.
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  give(event, event.dataTransfer?.files);
});
window.addEventListener('dragover', (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = takers.length > 0 ? 'copy' : 'none';
});

/** Takes files that are pasted or dropped on the page, for as long as the caller is on screen. */
export function useIncoming(take: Take): void {
  const taker = useRef(take);
  useEffect(() => {
    taker.current = take;
  });
  useEffect(() => {
    takers.push(taker);
    return () => void takers.splice(takers.indexOf(taker), 1);
  }, []);
}
