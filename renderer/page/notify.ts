const isThere = (): boolean => 'Notification' in window;

/** True where the system shows notices of this page; undefined where nobody has been asked yet. */
export function mayNotify(): boolean | undefined {
  if (!isThere()) return false;
  return Notification.permission === 'default' ? undefined : Notification.permission === 'granted';
}

/** Asks whether the page may show notices of the system. Must come from something that the user does. */
export const askToNotify = async (): Promise<boolean> =>
  isThere() && (await Notification.requestPermission()) === 'granted';

/** Something that the system shows, also over other programs and on a locked screen. */
interface Notice {
  title: string;
  body: string;
  /** A later notice of the same name takes the place of this one. */
  tag: string;
  /** It stays until somebody takes it away. */
  stays: boolean;
  /** Where it leads. */
  hash: string;
}

/** Shows a notice, without a sound: those are ours. Nothing where the system shows none. */
export function notify({ title, body, tag, stays, hash }: Notice): void {
  if (mayNotify() !== true) return;
  const notice = new Notification(title, { body, tag, requireInteraction: stays, silent: true });
  notice.addEventListener('click', () => {
    window.focus();
    location.hash = hash;
    notice.close();
  });
}
