/** Of several pages of one program that are open at once only one tells what happens: whoever holds the lock, until it is closed. */
let tells = !('locks' in navigator);
if ('locks' in navigator)
  navigator.locks
    .request('tributary-tells', () => {
      tells = true;
      return new Promise<never>(() => undefined);
    })
    .catch((thrown: unknown) => console.warn('lock', thrown));

export const tellsHere = (): boolean => tells;
