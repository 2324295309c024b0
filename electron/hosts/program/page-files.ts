import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { inProject } from '../../files/index.ts';

/** The page as Vite built it. */
export const pageFolder = (): string => inProject('out/renderer');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

const FONT_PACKAGE = 'node_modules/@expo-google-fonts/noto-sans-sc';
/** Noto Sans SC by the name the page asks for: the file in the development package, which the packed app has among its resources. */
const FONTS: Readonly<Record<string, { folder: string; file: string }>> = {
  '/fonts/NotoSansSC-Regular.ttf': { folder: '400Regular', file: 'NotoSansSC_400Regular.ttf' },
  '/fonts/NotoSansSC-Bold.ttf': { folder: '700Bold', file: 'NotoSansSC_700Bold.ttf' },
};

/** `/pictures/<id>.svg`: a wiring picture that a procedure names. They lie beside the procedures, so that a new one needs no new page. */
function pictureOf(pathname: string): string | undefined {
  const id = /^\/pictures\/([a-z0-9-]+)\.svg$/.exec(pathname)?.[1];
  return id && inProject(`resources/pictures/${id}.svg`);
}

/** The file behind a path; undefined for anything outside the page's folder. */
function fileOf(pathname: string, folder: string): string | undefined {
  const picture = pictureOf(pathname);
  if (picture) return picture;
  const font = Object.hasOwn(FONTS, pathname) ? FONTS[pathname] : undefined;
  if (font) {
    const packed = inProject(`resources/fonts/${font.file}`);
    return existsSync(packed) ? packed : inProject(`${FONT_PACKAGE}/${font.folder}/${font.file}`);
  }
  const file = normalize(join(folder, pathname === '/' ? 'index.html' : pathname));
  return file.startsWith(folder + sep) && !file.includes('\0') ? file : undefined;
}

/** A file of the page with its media type; undefined if there is none of that name. `path`: as `askedOf` reads it. */
export async function pageFile(
  path: string | undefined,
  folder = pageFolder(),
): Promise<{ bytes: Buffer; type: string } | undefined> {
  const file = path === undefined ? undefined : fileOf(path, folder);
  const type = file && TYPES[extname(file)];
  if (!file || !type) return undefined;
  try {
    return { bytes: await readFile(file), type };
  } catch (thrown) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw thrown;
  }
}

/**
 * What goes with every file, in window and browser alike: nothing but the page's own files runs or loads. `connect`: the WebSocket's address,
 * where there is one.
 */
export function pageHeaders(type: string, connect = ''): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${connect && ` ${connect}`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-type': type,
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': type.startsWith('text/html') ? 'no-store' : 'no-cache',
  };
}
