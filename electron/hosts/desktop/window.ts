import { app, BrowserWindow, session, type WebContents } from 'electron';
import type { Log } from '../../contract/log.ts';
import { inProject } from '../../files/index.ts';
import { PAGE_URL, isOurs } from './scheme.ts';

/** A page that crashed comes back after this, milliseconds: one that crashes at once must not spin. */
const RELOAD_MS = 1_000;

/** A page stays where it is: no other address, no further window, no embedded one. */
function confine(contents: WebContents): void {
  const stay = (event: { preventDefault(): void }, url: string): void => {
    if (!isOurs(url)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** What our own page may ask of the system: notices, the whole screen, and of the media the camera. */
const GRANTED: ReadonlySet<string> = new Set(['notifications', 'fullscreen', 'media']);

/** `media`: kinds of it that are wanted; nobody here listens. */
const isGranted = (url: string, permission: string, media: readonly (string | undefined)[]): boolean =>
  isOurs(url) && GRANTED.has(permission) && !media.includes('audio');

/** Refuses whatever else a page could ask of the system, for every page there will ever be. Call once, when the app is ready. */
export function confineAll(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(isGranted(details.requestingUrl, permission, 'mediaTypes' in details ? (details.mediaTypes ?? []) : [])),
  );
  defaultSession.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isGranted(details.requestingUrl ?? `${origin}/`, permission, [details.mediaType]),
  );
}

/** The one window. The page in it has no Node and no way out but the bridge of the preload. */
export function openWindow(log: Log): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    // What every screen is laid out and tested for; smaller only by zoom.
    minWidth: 900,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    icon: inProject('resources/icons/icon.png'),
    webPreferences: {
      preload: inProject('out/preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // A page that was loaded again while nobody is there is heard, too.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  window.once('ready-to-show', () => window.show());
  const load = (url: string): void => {
    window.loadURL(url).catch((thrown: unknown) => log.warn({ err: thrown }, 'page not loaded'));
  };
  // The page is not the test: that goes on in the core, and a fresh page shows it, in the place where the old one was.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error({ reason }, 'page gone');
    const url = window.webContents.getURL();
    setTimeout(() => window.isDestroyed() || load(isOurs(url) ? url : PAGE_URL), RELOAD_MS);
  });
  load(PAGE_URL);
  return window;
}
