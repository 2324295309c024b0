import { protocol } from 'electron';
import { askedOf } from '../program/asked-path.ts';
import { pageFile, pageHeaders } from '../program/page-files.ts';

const SCHEME = 'app';
const HOST = 'tributary';
const PAGE_ROOT = `${SCHEME}://${HOST}/`;
/** Where the window finds its page. */
export const PAGE_URL = `${PAGE_ROOT}index.html`;

/** True for an address of our own page. */
export const isOurs = (url: string): boolean => url.startsWith(PAGE_ROOT);

/** Makes the scheme behave as a secure origin. Must come before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

async function answer(url: string): Promise<Response> {
  if (!isOurs(url)) return new Response('not found', { status: 404, headers: pageHeaders('text/plain') });
  const file = await pageFile(askedOf(url.slice(PAGE_ROOT.length - 1)).path);
  if (!file) return new Response('not found', { status: 404, headers: pageHeaders('text/plain') });
  return new Response(new Uint8Array(file.bytes), { headers: pageHeaders(file.type) });
}

/** Serves the built page under the scheme, with its policy on every answer. */
export function serveScheme(): void {
  protocol.handle(SCHEME, (request) => answer(request.url));
}
