/** Many calls within `ms` become one: the first at once (after the current turn), the last one never lost. */
export function coalesce(act: () => void, ms: number): { soon: () => void; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let lastMs = -Infinity;
  return {
    soon: () => {
      if (timer) return;
      timer = setTimeout(
        () => {
          timer = undefined;
          lastMs = performance.now();
          act();
        },
        Math.max(0, lastMs + ms - performance.now()),
      );
    },
    cancel: () => clearTimeout(timer),
  };
}
